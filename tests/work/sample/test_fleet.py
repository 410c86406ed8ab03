"""Fleet of a sample: kinds, plates, off-road days, bookings."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import timedelta
from itertools import pairwise

from bcu_desk.domain.clashes import unfit
from bcu_desk.domain.fleet import BookingState, VehicleKind
from bcu_desk.domain.people import Authority, PersonAuthority
from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import midnight
from bcu_desk.work.sample.fleet import Plates
from bcu_desk.work.sample.world import DAYS, FIRST_DAY, SAMPLE_DAY, World

FIRST, LAST = midnight(FIRST_DAY), midnight(FIRST_DAY) + DAYS * 1_440


def _kinds(world: World) -> dict[int, VehicleKind]:
    return {row.id: row for row in world.facts if isinstance(row, VehicleKind)}


def test_plates_are_never_given_twice() -> None:
    plates = Plates({})
    given = [plates.next("BX16") for _ in range(2_000)]
    assert len(set(given)) == 2_000
    assert all(len(plate) == 8 and plate.startswith("BX16 ") for plate in given)


def test_every_base_has_six_kinds_of_vehicle_some_with_a_turn_round(world: World) -> None:
    found = defaultdict(set)
    for row in world.vehicles:
        found[row.base_id].add(row.kind_id)
    assert len(found) == 5
    assert {len(kinds) for kinds in found.values()} == {6}
    turns = {kind.turn_round_minutes for kind in _kinds(world).values()}
    assert 0 in turns
    assert len(turns) > 1


def test_registrations_are_given_once(world: World) -> None:
    assert Counter(row.registration for row in world.vehicles).most_common(1)[0][1] == 1


def test_bookings_lie_in_the_eight_weeks_around_go_live(world: World) -> None:
    assert min(row.start_minute for row in world.bookings) >= FIRST
    assert max(row.end_minute for row in world.bookings) <= LAST
    assert max(row.start_minute for row in world.bookings) > LAST - 2 * 1_440


def test_bookings_of_a_vehicle_keep_its_turn_round(world: World) -> None:
    kinds = _kinds(world)
    turn = {row.id: kinds[row.kind_id].turn_round_minutes for row in world.vehicles}
    spans = defaultdict(list)
    for row in world.bookings:
        spans[row.vehicle_id].append((row.start_minute, row.end_minute))
    for vehicle, taken in spans.items():
        for (_, end), (start, _) in pairwise(sorted(taken)):
            assert start >= end + turn[vehicle]


def test_nothing_is_booked_while_it_is_off_the_road(world: World) -> None:
    off = {row.vehicle_id: row.minutes for row in world.off_roads}
    assert off
    clashing = [
        row.reference
        for row in world.bookings
        if row.vehicle_id in off and off[row.vehicle_id].overlaps(row.minutes)
    ]
    assert clashing == []


def test_every_driver_may_drive_what_is_booked(world: World) -> None:
    authorities = [row for row in world.facts if isinstance(row, Authority)]
    held: dict[int, list[PersonAuthority]] = defaultdict(list)
    for row in world.authorities:
        held[row.person_id].append(row)
    kinds, vehicles = _kinds(world), {row.id: row for row in world.vehicles}
    days = Span(FIRST_DAY, FIRST_DAY.replace(year=FIRST_DAY.year + 1))
    pairs = {(row.driver_id, vehicles[row.vehicle_id].kind_id) for row in world.bookings}
    lacking = [
        (driver, kind)
        for driver, kind in pairs
        if unfit(kinds[kind], authorities, held[driver], days)
    ]
    assert lacking == []


def test_most_bookings_are_confirmed_and_some_are_for_another_borough(world: World) -> None:
    states = Counter(row.state for row in world.bookings)
    assert states[BookingState.CONFIRMED] > 0.9 * len(world.bookings)
    assert states[BookingState.PENDING] > 0
    assert states[BookingState.CANCELLED] > 0
    bases = {row.id: row.borough_id for row in world.bases}
    home = {row.id: bases[row.base_id] for row in world.vehicles}
    lent = sum(row.borough_id != home[row.vehicle_id] for row in world.bookings)
    assert 0.02 < lent / len(world.bookings) < 0.12


def test_references_are_given_once_and_name_their_command(world: World) -> None:
    references = [row.reference for row in world.bookings]
    assert len(set(references)) == len(references)
    assert {reference[:6] for reference in references} == {"EA-01-", "CN-01-"}


def test_every_vehicle_is_kept_up_and_some_are_due_soon(world: World) -> None:
    assert all(row.odometer and row.next_service_miles for row in world.vehicles)
    assert all((row.next_service_miles or 0) > (row.odometer or 0) for row in world.vehicles)
    soon = SAMPLE_DAY + timedelta(days=28)
    due = [row for row in world.vehicles if row.mot_day is not None and row.mot_day < soon]
    assert 0 < len(due) < len(world.vehicles) / 4
    assert {row.kind_id for row in world.vehicles if row.cage} == {3}
