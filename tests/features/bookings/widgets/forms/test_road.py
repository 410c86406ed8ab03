"""The forms that take a vehicle off the road and put it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.widgets.forms import road
from bcu_desk.features.bookings.widgets.forms.choices import Ends
from bcu_desk.kit.form import Form

ENDS: Ends = (lambda _: None, lambda: None)


def test_both_forms_have_their_fields(keep: Callable[[Form], Form], loaded: Loaded) -> None:
    off, back = keep(road.off_road_form(loaded, ENDS)), keep(road.back_form(loaded, ENDS))
    assert list(off.values()) == ["vehicle", "reason", "start", "back", "note"]
    assert list(back.values()) == ["vehicle", "at"]


def test_a_vehicle_is_back_at_the_start_of_a_day() -> None:
    assert road.day_of_back({"back": date(2017, 1, 25)}) == "2017-01-25T00:00"
    assert road.day_of_back({"back": None}) is None
