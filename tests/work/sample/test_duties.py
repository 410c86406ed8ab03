"""Absences, on-call turns and figures of a sample."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise

from bcu_desk.domain.places import Borough
from bcu_desk.domain.times import midnight
from bcu_desk.work.sample.duties import COURT, COVER, GAP, LEAVE, MONTHS
from bcu_desk.work.sample.world import DAYS, FIRST_DAY, World

FIRST, LAST = midnight(FIRST_DAY), midnight(FIRST_DAY) + DAYS * 1_440


def test_absences_lie_in_the_eight_weeks_and_are_of_every_kind(world: World) -> None:
    assert min(row.start_minute for row in world.absences) >= FIRST
    assert max(row.end_minute for row in world.absences) <= LAST
    kinds = Counter(row.kind_id for row in world.absences)
    assert set(kinds) == set(range(LEAVE, COVER + 1))
    assert kinds[LEAVE] > kinds[COURT]


def test_abstractions_are_of_ward_officers_and_say_who_ordered_them(world: World) -> None:
    posts = {row.id: row for row in world.posts}
    kind_of = {row.person_id: posts[row.post_id].kind for row in world.postings}
    ordered = [row for row in world.absences if row.ordered_by]
    assert {kind_of[row.person_id] for row in ordered} == {"dwo"}


def test_on_call_turns_follow_one_another_with_one_gap_to_show(world: World) -> None:
    turns = defaultdict(list)
    for row in world.on_call:
        turns[row.bcu_id, row.role].append((row.start_minute, row.end_minute))
    assert len(turns) == 4
    gaps = []
    for (_, role), spans in turns.items():
        ordered = sorted(spans)
        gaps += [(role, end, start) for (_, end), (start, _) in pairwise(ordered) if end != start]
        assert min(spans)[0] < FIRST + 1_440
        assert max(spans)[0] < LAST
    assert gaps == [(GAP[1], GAP[2], GAP[2] + 720)]


def test_somebody_else_is_in_reserve_and_the_phone_is_one_of_fiction(world: World) -> None:
    assert all(row.reserve_id not in {None, row.person_id} for row in world.on_call)
    assert all((row.phone or "").startswith("07700 900") for row in world.on_call)


def test_on_call_turns_are_those_of_superintendents(world: World) -> None:
    posts = {row.id: row for row in world.posts}
    leads = {row.person_id for row in world.postings if posts[row.post_id].kind == "superintendent"}
    assert {row.person_id for row in world.on_call} == leads


def test_eighteen_months_of_figures_in_which_none_is_above_its_whole(world: World) -> None:
    assert (MONTHS[0], MONTHS[-1], len(MONTHS)) == ("2016-01", "2017-06", 18)
    boroughs = {row.code for row in world.facts if isinstance(row, Borough)}
    found = {(row.area, row.code, row.month) for row in world.measures}
    for code in ("i_grade", "s_grade"):
        assert {(borough, code, month) for borough in boroughs for month in MONTHS} <= found
    shares = [row for row in world.measures if row.denominator is not None]
    assert all(0 < row.numerator <= (row.denominator or 0) for row in shares)


def test_offences_are_told_for_wards_whose_yearly_figure_is_known(world: World) -> None:
    offences = [row for row in world.measures if row.code == "offences"]
    assert len(offences) % len(MONTHS) == 0
    assert all(row.denominator is None and row.numerator >= 0 for row in offences)
