"""Turn-round, states, touching, pools, reasons and priority: every two values meet in some case.

What is expected is worked out here by plain arithmetic, and not by the program's own rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, product
from random import Random

import pytest

from bcu_desk.domain.fleet import Booking, BookingState, OffRoad, Vehicle, VehicleKind
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import utc_text
from bcu_desk.features.bookings.commands.booking import Book
from bcu_desk.work.command import Command
from bcu_desk.work.desk import Desk
from bcu_desk.work.unit import Unit
from tests.builders import LONG_AGO
from tests.features.bookings.small import a_fleet_desk, at, booked

Case = Mapping[str, object]
START, END = at("12:00"), at("14:00")
LENGTH = 90
FACTORS: Mapping[str, tuple[object, ...]] = {
    "turn": (0, 15, 45),
    "state": ("confirmed", "pending", "cancelled"),
    "place": (
        "same", "inside", "over its start", "over its end", "touching after", "touching before",
        "a minute short after", "a minute short before", "in time after", "in time before",
    ),
    "pool": ("one", "two, one in use", "two, both in use"),
    "first reason": (None, "Agreed"),
    "reason": (None, "Urgent"),
    "priority": (0, 2),
    "off road": ("never", "from the end on", "from the last minute on"),
    "asked": ("confirmed", "pending"),
}  # fmt: skip


def _pairs_of(case: Case) -> Iterator[tuple[tuple[str, object], tuple[str, object]]]:
    return combinations(sorted(case.items(), key=lambda item: item[0]), 2)


def _every_pair() -> set[tuple[tuple[str, object], tuple[str, object]]]:
    return {
        ((one, value), (other, another))
        for one, other in combinations(sorted(FACTORS), 2)
        for value, another in product(FACTORS[one], FACTORS[other])
    }


def _cases() -> list[Case]:
    """Cases in which every two values meet: of fifty drawn, the one with most new pairs."""
    left, found, chance = _every_pair(), [], Random(5)
    while left:
        one, other = min(left, key=repr)
        drawn = [
            {name: chance.choice(values) for name, values in FACTORS.items()} | dict((one, other))
            for _ in range(50)
        ]
        best = max(drawn, key=lambda case: len(left & set(_pairs_of(case))))
        left -= set(_pairs_of(best))
        found.append(best)
    return found


CASES = _cases()


def _span(case: Case) -> tuple[int, int]:
    turn = int(str(case["turn"]))
    start = {
        "same": START,
        "inside": START + 10,
        "over its start": START - 30,
        "over its end": END - 30,
        "touching after": END,
        "touching before": START - LENGTH,
        "a minute short after": END + turn - 1,
        "a minute short before": START - turn + 1 - LENGTH,
        "in time after": END + turn,
        "in time before": START - turn - LENGTH,
    }[str(case["place"])]
    return start, END if case["place"] == "same" else start + LENGTH


def _expected(case: Case) -> str:
    """The refusal's code, `gives way`, or nothing where it is booked."""
    start, end = _span(case)
    if case["asked"] == "pending":
        return ""
    if case["off road"] == "from the last minute on":
        return "vehicle_off_road"
    if case["state"] != "confirmed" or case["pool"] == "two, one in use":
        return ""
    overlaps = start < END and end > START
    crowded = start < END + int(str(case["turn"])) and START - int(str(case["turn"])) < end
    if not overlaps:
        return "turn_round" if crowded and not case["reason"] else ""
    return "gives way" if case["priority"] and case["reason"] else "vehicle_taken"


class Try(Command, frozen=True, kw_only=True):
    """Write the first booking, ask for the second, and end refused with what came of it."""

    case: dict[str, object]

    def run(self, unit: Unit) -> str:
        """Nothing of it stays."""
        self._first(unit)
        case, (start, end) = self.case, _span(self.case)
        priority = int(str(case["priority"])) if case["reason"] else 0
        asked = Book(
            vehicle="TEST",
            borough="Havering",
            start=utc_text(start),
            end=utc_text(end),
            purpose="Visit",
            override=None if case["reason"] is None else str(case["reason"]),
            priority=priority,
            pending=case["asked"] == "pending",
        )
        try:
            asked.run(unit)
        except Refused as refused:
            raise Refused("tried", outcome=refused.code) from None
        first = unit.get(Booking, 500)
        gave_way = first.displaced_by is not None and first.state is BookingState.PENDING
        raise Refused("tried", outcome="gives way" if gave_way else "")

    def _first(self, unit: Unit) -> None:
        case = self.case
        pool = 1 if case["pool"] == "one" else 2
        turn = int(str(case["turn"]))
        unit.add(
            VehicleKind(
                id=90, code="test", title="Test", turn_round_minutes=turn, from_day=LONG_AGO
            )
        )
        unit.add(
            Vehicle(
                id=900,
                registration="TEST",
                kind_id=90,
                base_id=1,
                marked=1,
                seats=5,
                amount=pool,
                from_day=LONG_AGO,
            )
        )
        unit.add(
            booked(
                500,
                "12:00",
                "14:00",
                vehicle_id=900,
                state=BookingState(str(case["state"])),
                amount=2 if case["pool"] == "two, both in use" else 1,
                override_reason=case["first reason"],
            )
        )
        if case["off road"] != "never":
            last = _span(case)[1] - (case["off road"] == "from the last minute on")
            unit.add(OffRoad(id=600, vehicle_id=900, reason="mot", start_minute=last))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """One desk for all: nothing of a case stays in it."""
    return a_fleet_desk(tmp_path_factory.mktemp("pairwise"))


def test_every_two_values_meet_in_some_case() -> None:
    assert {pair for case in CASES for pair in _pairs_of(case)} == _every_pair()
    assert len(CASES) < 60


@pytest.mark.parametrize("number", range(len(CASES)))
def test_a_case_ends_as_it_should(desk: Desk, number: int) -> None:
    case = CASES[number]
    assert (_outcome(desk, case), case) == (_expected(case), case)


@pytest.mark.parametrize("turn", FACTORS["turn"])
def test_where_two_confirmed_bookings_meet_every_place_reason_and_priority_is_tried(
    desk: Desk, turn: int
) -> None:
    """Three and more values decide there, and so all are tried with all."""
    plain = {name: values[0] for name, values in FACTORS.items()} | {"turn": turn}
    chosen = product(FACTORS["place"], FACTORS["reason"], FACTORS["priority"])
    found = set()
    for place, reason, priority in chosen:
        case = {**plain, "place": place, "reason": reason, "priority": priority}
        outcome = _outcome(desk, case)
        assert (outcome, case) == (_expected(case), case)
        found.add(outcome)
    assert found == {"", "gives way", "vehicle_taken"} | ({"turn_round"} if turn else set())


def _outcome(desk: Desk, case: Case) -> object:
    with pytest.raises(Refused) as caught:
        desk.do(Try(case=dict(case)))
    return caught.value.facts.get("outcome")
