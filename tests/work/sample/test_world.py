"""Everything a sample holds, by noun."""

from __future__ import annotations

from bcu_desk.work.reference import facts
from bcu_desk.work.sample.world import DAYS, FIRST_DAY, GO_LIVE, SAMPLE_DAY, World, flat


def test_the_reference_facts_are_told_as_rows(world: World) -> None:
    found = facts(["EA"])
    rows = flat(found)
    assert set(found.wards) <= set(rows)
    assert set(found.ranks) <= set(rows)
    assert len(world.facts) == len(flat(facts(["CN", "EA"])))


def test_the_sample_opens_two_weeks_after_go_live_within_its_bookings() -> None:
    assert (SAMPLE_DAY - GO_LIVE).days == 14
    assert 0 < (SAMPLE_DAY - FIRST_DAY).days < DAYS


def test_a_world_without_people_is_empty() -> None:
    assert World(facts=()).people == ()
