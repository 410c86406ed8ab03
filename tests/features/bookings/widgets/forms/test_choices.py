"""What the forms offer to choose from."""

from __future__ import annotations

from collections.abc import Callable

from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.widgets.forms import booking
from bcu_desk.features.bookings.widgets.forms.choices import Ends
from bcu_desk.kit.fields import ChoiceField
from bcu_desk.kit.form import Form
from tests.features.bookings.small import KLM, KMA, KNE, VAN, at

TIMES = (at("11:00"), at("12:00"))
ENDS: Ends = (lambda _: None, lambda: None)


def _options(form: Form, name: str) -> list[tuple[str, str]]:
    field = form.field(name)
    assert isinstance(field, ChoiceField)
    return [(option.key, option.detail) for option in field._options]


def test_free_vehicles_come_first_and_taken_ones_say_so(
    keep: Callable[[Form], Form], loaded: Loaded
) -> None:
    form = keep(booking.book_form(loaded, "", TIMES, ENDS))
    assert _options(form, "vehicle") == [
        (KNE, "Dagenham"),
        (KMA, "Romford"),
        (KLM, "Romford · taken"),
        (VAN, "Romford · taken"),
    ]
    assert [key for key, _ in _options(form, "borough")] == ["E09000002", "E09000016"]
    assert form.objectName() == "bookings.book_form"
    assert form.field("purpose").objectName() == "bookings.book.purpose"


def test_drivers_say_what_they_hold_and_lack(keep: Callable[[Form], Form], loaded: Loaded) -> None:
    irv = keep(booking.book_form(loaded, KLM, TIMES, ENDS))
    assert _options(irv, "driver") == [("412KD", "response driver")]
    van = keep(booking.book_form(loaded, VAN, TIMES, ENDS))
    assert _options(van, "driver") == [
        ("412KD", "response driver · lacks response driver, van endorsement")
    ]
