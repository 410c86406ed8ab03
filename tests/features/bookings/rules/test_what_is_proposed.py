"""Law: what a refusal proposes can be booked, whatever is booked, lent, held or off the road."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bcu_desk.domain.fleet import Waiting
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import utc_text
from bcu_desk.features.bookings.commands.booking import Book
from bcu_desk.features.bookings.commands.limits import SetSpareMinimum
from bcu_desk.features.bookings.commands.loans import Lend
from bcu_desk.features.bookings.commands.off_road import MarkOffRoad
from bcu_desk.work.command import Command
from bcu_desk.work.desk import Desk
from bcu_desk.work.unit import Unit
from tests.features.bookings.small import DAY, KLM, KMA, KNE, NOW, a_fleet_desk, at

STEP = 15
cars = st.sampled_from((KLM, KMA, KNE))
boroughs = st.sampled_from(("Havering", "Barking and Dagenham"))
spans = st.tuples(st.integers(0, 24), st.integers(2, 12)).map(
    lambda told: (at("10:00") + STEP * told[0], at("10:00") + STEP * (told[0] + told[1]))
)
placed = st.tuples(cars, boroughs, spans)
several = st.lists(placed, max_size=4)


class Hold(Command, frozen=True, kw_only=True):
    """Somebody waits, and a vehicle is held for them."""

    vehicle: int
    start: int
    end: int

    def run(self, unit: Unit) -> str:
        """Write the hold."""
        unit.add(
            Waiting(
                id=unit.new_id(),
                kind_id=1,
                borough_id=9000016,
                purpose="Visit",
                asked_by="PS Test",
                asked_minute=NOW,
                status="held",
                vehicle_id=self.vehicle,
                hold_until=NOW + 60,
                start_minute=self.start,
                end_minute=self.end,
            )
        )
        return ""


class Probe(Command, frozen=True, kw_only=True):
    """Do what can be done of some gestures, ask for a booking, and take one of what is proposed."""

    before: tuple[Command, ...]
    asked: Book
    which: int

    def run(self, unit: Unit) -> str:
        """It always ends refused, so that nothing stays."""
        for command in self.before:
            with suppress(Refused):
                command.run(unit)
        try:
            self.asked.run(unit)
        except Refused as refused:
            for proposed in _proposed(self.asked, refused)[self.which : self.which + 1]:
                proposed.run(unit)
            raise Refused("probed", was=refused.code) from None
        raise Refused("probed", was="")


@cache
def _desk() -> Desk:
    return a_fleet_desk(Path(mkdtemp()))


def _book(vehicle: str, borough: str, span: tuple[int, int]) -> Book:
    start, end = map(utc_text, span)
    return Book(vehicle=vehicle, borough=borough, start=start, end=end, purpose="Visit")


def _proposed(asked: Book, refused: Refused) -> list[Book]:
    facts = refused.facts
    found = []
    if facts.get("free_vehicle"):
        found.append((str(facts["free_vehicle"]), asked.start, asked.end))
    if facts.get("free_start"):
        found.append((asked.vehicle, str(facts["free_start"]), str(facts["free_end"])))
    return [
        Book(vehicle=vehicle, borough=asked.borough, start=start, end=end, purpose="Visit")
        for vehicle, start, end in found
    ]


@settings(max_examples=40, deadline=None)
@given(
    booked=several,
    lent=st.lists(placed, max_size=2),
    held=st.lists(placed, max_size=2),
    away=st.lists(placed, max_size=2),
    least=st.integers(0, 1),
    asked=placed,
    which=st.integers(0, 1),
)
def test_what_is_proposed_can_be_booked(
    booked: list[tuple[str, str, tuple[int, int]]],
    lent: list[tuple[str, str, tuple[int, int]]],
    held: list[tuple[str, str, tuple[int, int]]],
    away: list[tuple[str, str, tuple[int, int]]],
    least: int,
    asked: tuple[str, str, tuple[int, int]],
    which: int,
) -> None:
    numbers = {KLM: 300, KMA: 301, KNE: 303}
    before: list[Command] = [_book(*told) for told in booked]
    for car, borough, (start, end) in lent:
        before.append(Lend(vehicle=car, borough=borough, start=utc_text(start), due=utc_text(end)))
    before += [Hold(vehicle=numbers[car], start=s, end=e) for car, _, (s, e) in held]
    before += [
        MarkOffRoad(vehicle=car, reason="mot", start=utc_text(s), end=utc_text(e))
        for car, _, (s, e) in away
    ]
    before.append(_least(least))
    with pytest.raises(Refused, match="probed"):
        _desk().do(Probe(before=tuple(before), asked=_book(*asked), which=which))


def _least(amount: int) -> SetSpareMinimum:
    return SetSpareMinimum(kind="irv", base="Romford", amount=amount, from_day=DAY)


def test_a_refusal_for_the_last_spare_proposes_what_works() -> None:
    book = _book(KLM, "Havering", (at("10:00"), at("11:00")))
    with pytest.raises(Refused) as caught:
        _desk().do(_least(1), _book(KMA, "Havering", (at("10:00"), at("11:00"))), book)
    assert caught.value.code == "spare_needed"
    assert caught.value.facts["free_vehicle"] == KNE
