"""The ward teams' roster of a sample."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from bcu_desk.domain.rota.shifts import ShiftPattern
from bcu_desk.work.sample.rosters import LINES
from bcu_desk.work.sample.world import FIRST_DAY, World


def _pattern(world: World) -> ShiftPattern:
    return next(row for row in world.facts if isinstance(row, ShiftPattern) and row.code == "ward")


def test_three_of_five_lines_are_on_duty_on_every_day_of_the_cycle(world: World) -> None:
    pattern = _pattern(world)
    cycle = pattern.day_codes
    apart = len(cycle) // LINES
    for day in range(len(cycle)):
        on = [line for line in range(LINES) if cycle[(day + line * apart) % len(cycle)] != "R"]
        assert len(on) == 3, FIRST_DAY + timedelta(days=day)


def test_ward_officers_have_a_line_each_and_a_few_wards_are_not_rostered_yet(world: World) -> None:
    posts = {row.id: row for row in world.posts}
    team = [row for row in world.postings if posts[row.post_id].kind in ("dwo", "pcso")]
    lines = {row.person_id: row for row in world.shift_lines}
    assert len(lines) == len(world.shift_lines)
    without = {posts[row.post_id].ward_id for row in team if row.person_id not in lines}
    wards = {posts[row.post_id].ward_id for row in team}
    assert 0 < len(without) < len(wards) / 20
    assert {row.person_id for row in team} >= set(lines)


def test_the_dwos_of_a_ward_have_different_lines(world: World) -> None:
    posts = {row.id: row for row in world.posts}
    ward_of = {
        row.person_id: posts[row.post_id].ward_id
        for row in world.postings
        if posts[row.post_id].kind == "dwo"
    }
    shared = Counter(
        (ward_of[row.person_id], row.position)
        for row in world.shift_lines
        if row.person_id in ward_of
    )
    assert set(shared.values()) == {1}
