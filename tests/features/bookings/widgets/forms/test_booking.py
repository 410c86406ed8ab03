"""The forms that book and move, and their commands."""

from __future__ import annotations

from collections.abc import Callable

from bcu_desk.features.bookings.commands.booking import MoveBooking
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.widgets.forms import booking
from bcu_desk.features.bookings.widgets.forms.choices import Ends
from bcu_desk.kit.form import Form
from tests.features.bookings.small import KLM, at, when

TIMES = (at("11:00"), at("12:00"))
ENDS: Ends = (lambda _: None, lambda: None)


def test_the_form_that_moves_has_its_fields(keep: Callable[[Form], Form], loaded: Loaded) -> None:
    form = keep(booking.move_form(loaded, TIMES, ENDS))
    assert list(form.values()) == ["vehicle", "start", "end", "override"]


def test_the_form_that_books_asks_for_a_driver_of_a_vehicle(
    keep: Callable[[Form], Form], loaded: Loaded
) -> None:
    form = keep(booking.book_form(loaded, KLM, TIMES, ENDS))
    assert list(form.values()) == (
        [
            "vehicle",
            "borough",
            "start",
            "end",
            "repeat",
            "purpose",
            "driver",
            "priority",
            "override",
        ]
    )


def test_what_a_form_says_becomes_its_command() -> None:
    values: dict[str, object] = {
        "vehicle": KLM,
        "start": when("11:00"),
        "end": when("12:00"),
        "override": None,
    }
    wanted = MoveBooking(booking="FB-1", vehicle=KLM, start=when("11:00"), end=when("12:00"))
    assert booking.moved("FB-1", values) == wanted
    told = {**values, "borough": "E09000016", "purpose": "Escort", "amount": 3}
    made = booking.booked(told)
    assert (made.vehicle, made.driver, made.amount) == (KLM, None, 3)
