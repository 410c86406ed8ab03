"""The form that says how many of a kind stay free at a base."""

from __future__ import annotations

from collections.abc import Callable

from bcu_desk.features.bookings.commands.limits import SetSpareMinimum
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.widgets.forms import keeping
from bcu_desk.features.bookings.widgets.forms.choices import Ends
from bcu_desk.kit.form import Form
from tests.features.bookings.small import DAY, VAN

ENDS: Ends = (lambda _: None, lambda: None)


def test_a_plate_fills_in_its_kind_and_base(keep: Callable[[Form], Form], loaded: Loaded) -> None:
    form = keep(keeping.keep_form(loaded, VAN, ENDS))
    values = {"kind": "station_van", "base": "Romford", "amount": 1, "from": DAY}
    assert form.values() == values
    assert keeping.kept({**values, "amount": 0}) == SetSpareMinimum(
        kind="station_van", base="Romford", amount=0, from_day=DAY
    )


def test_what_is_not_known_is_left_to_choose(keep: Callable[[Form], Form], loaded: Loaded) -> None:
    form = keep(keeping.keep_form(loaded, "", ENDS))
    assert not form.values()["kind"]
    assert not form.values()["base"]
