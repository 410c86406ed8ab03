"""Rooms, kit and people on loan of a sample."""

from __future__ import annotations

from collections import Counter

from bcu_desk.domain.fleet import Sort, VehicleKind
from bcu_desk.domain.times import in_london
from bcu_desk.work.sample.world import World


def _sorts(world: World) -> dict[int, Sort]:
    return {row.id: row.sort for row in world.facts if isinstance(row, VehicleKind)}


def test_every_base_has_rooms_and_pools_of_kit(world: World) -> None:
    sorts = _sorts(world)
    found = Counter((row.base_id, sorts[row.kind_id]) for row in world.resources)
    bases = {row.id for row in world.bases}
    assert all(found[base, sort] == 2 for base in bases for sort in (Sort.ROOM, Sort.KIT))
    assert all(row.amount > 1 for row in world.resources if sorts[row.kind_id] is Sort.KIT)


def test_people_on_loan_are_people_of_the_command(world: World) -> None:
    sorts, people = _sorts(world), {row.id: row for row in world.people}
    lent = [row for row in world.resources if sorts[row.kind_id] is Sort.PERSON]
    assert len(lent) == 8
    assert all(people[row.person_id or 0].name == row.title for row in lent)
    assert len({row.person_id for row in lent}) == len(lent)


def test_codes_and_references_are_given_once(world: World) -> None:
    codes = [row.registration for row in (*world.vehicles, *world.resources)]
    names = [row.reference for row in (*world.bookings, *world.room_bookings)]
    assert len(codes) == len(set(codes))
    assert len(names) == len(set(names))


def test_each_base_is_briefed_on_the_mornings_of_working_days(world: World) -> None:
    starts = [in_london(row.start_minute) for row in world.room_bookings]
    assert {f"{start:%H:%M}" for start in starts} == {"06:30"}
    assert max(start.weekday() for start in starts) == 4
    assert len(starts) == 40 * len(world.bases)
