"""The commands that come of what is filled in."""

from __future__ import annotations

from datetime import date

import pytest

from bcu_desk.features.bookings.commands.keys import IssueKeys
from bcu_desk.features.bookings.commands.loans import Lend
from bcu_desk.features.bookings.widgets.lending import sending
from tests.features.bookings.small import KLM, when

EMPTY = {"booking": None, "driver": None, "due": None, "odometer": None, "fuel": None}


def test_what_stays_empty_is_not_sent() -> None:
    made = sending.issued({"vehicle": KLM, "at": when("10:40"), **EMPTY, "override": None})
    assert made == IssueKeys(vehicle=KLM, at=when("10:40"))


@pytest.mark.parametrize(
    ("told", "odd"), [("41,286", False), ("41 286", False), (None, False), ("41.2", True)]
)
def test_a_reading_is_a_whole_number(told: str | None, odd: bool) -> None:
    assert sending.is_odd({"odometer": told}) is odd


def test_readings_and_damage_go_along() -> None:
    made = sending.returned(
        {
            "vehicle": KLM,
            "at": when("10:40"),
            "odometer": "41,286",
            "fuel": "0",
            "damage": "Dent",
            "grounding": False,
        }
    )
    assert (made.odometer, made.fuel, made.damage, made.grounding) == (41_286, 0, "Dent", False)


def test_a_day_back_is_its_start() -> None:
    values = {"reason": "service", "start": when("10:40"), "note": None}
    made = sending.off_road(KLM, {**values, "back": date(2017, 1, 25)})
    assert (made.vehicle, made.end) == (KLM, "2017-01-25T00:00")
    assert sending.off_road(KLM, {**values, "back": None}).end is None


def test_loans_and_waits() -> None:
    lent = sending.lent(
        {"vehicle": KLM, "borough": "Havering", "start": "a", "due": "b", "note": ""}
    )
    assert lent == Lend(vehicle=KLM, borough="Havering", start="a", due="b")
    assert sending.given_back({"vehicle": KLM, "at": "a"}).at == "a"
    waits = {"kind": "irv", "borough": "Havering", "start": "a", "end": "b", "purpose": "Warrant"}
    joined = sending.joined({**waits, "base": None}, "c")
    assert (joined.base, joined.driver, joined.at) == (None, None, "c")
    assert sending.taken(7, {"override": "Needed"}, None).override == "Needed"
