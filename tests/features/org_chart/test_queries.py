"""Questions about posts and people, over the sample and a small command."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.assignments import Standing
from bcu_desk.domain.measures import Cost
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import minute_of
from bcu_desk.features.org_chart.commands import MovePost
from bcu_desk.features.org_chart.queries import (
    Branch,
    Charges,
    ChartDifferences,
    Holders,
    People,
    PostRow,
    Posts,
)
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.postings import EndPosting
from bcu_desk.work.view import View
from tests.builders import A_BOROUGH
from tests.conftest import GO_LIVE
from tests.features.org_chart.small import FEBRUARY, RANK_IDS, held, small_desk

DAY = date(2017, 1, 23)
EAST = View(DAY, ("EA",))


def sample(path: Path) -> Desk:
    """The sample, to read."""
    return Desk(path, Clock(minute_of(GO_LIVE)), read_only=True)


def test_posts_of_the_sample_make_one_command_with_four_superintendents(
    made_sample: Path,
) -> None:
    with sample(made_sample).reader() as reader:
        rows = Posts().rows(reader, EAST)
    kinds = Counter(row.kind for row in rows)
    assert (kinds["commander"], kinds["superintendent"]) == (1, 4)
    assert [row.code for row in rows if row.reports_to is None] == ["EA-C1"]
    assert {row.bcu for row in rows} == {"EA"}
    codes = {row.code for row in rows}
    assert all(row.reports_to in codes for row in rows if row.reports_to)


def test_posts_hold_what_the_contract_names(made_sample: Path) -> None:
    with sample(made_sample).reader() as reader:
        rows = Posts(kind="dwo").rows(reader, EAST)
    assert rows
    assert set(PostRow.__slots__) >= {
        "code", "title", "kind", "rank", "bcu", "borough", "ward", "function", "reports_to",
        "holder", "standing", "vacant_since",
    }  # fmt: skip
    assert all(row.ward and row.borough for row in rows)
    assert all((row.holder is None) == (row.vacant_since is not None) for row in rows)


def test_posts_can_be_asked_for_by_kind_and_by_being_vacant(made_sample: Path) -> None:
    with sample(made_sample).reader() as reader:
        vacant = Posts(vacant=True).rows(reader, EAST)
        filled = Posts(vacant=False).rows(reader, EAST)
        every = Posts().rows(reader, EAST)
    assert vacant
    assert all(row.holder is None for row in vacant)
    assert len(vacant) + len(filled) == len(every)


def test_a_post_is_vacant_since_its_last_holder_left_or_since_it_was_made(tmp_path: Path) -> None:
    left = held(212, 112, to_day=date(2017, 1, 20))
    with small_desk(tmp_path, left).reader() as reader:
        found = {row.code: row for row in Posts().rows(reader, View(FEBRUARY))}
    assert found["EA-S2"].vacant_since == date(2017, 1, 20)
    assert found["EA-CI1"].vacant_since == date(2017, 1, 9)
    assert found["EA-S1"].vacant_since is None


def test_a_holder_who_acts_up_goes_by_the_rank_of_the_post(tmp_path: Path) -> None:
    acting = held(212, 113, standing=Standing.ACTING, to_day=FEBRUARY)
    temporary = held(213, 114, id=880, standing=Standing.TEMPORARY)
    with small_desk(tmp_path, acting, temporary).reader() as reader:
        found = {row.code: row for row in Posts().rows(reader, View(DAY))}
    assert (found["EA-S2"].holder_rank, found["EA-CI1"].holder_rank) == ("A/Supt", "T/CI")


def test_people_are_listed_highest_rank_first_with_posts_and_authorities(
    made_sample: Path,
) -> None:
    with sample(made_sample).reader() as reader:
        people = People().rows(reader, EAST)
        spare = People(unposted=True).rows(reader, EAST)
        one = People(collar=people[0].collar).rows(reader, EAST)
    assert [row.grade for row in people] == sorted((row.grade for row in people), reverse=True)
    assert one == people[:1]
    assert one[0].posts == ("EA-C1",)
    assert one[0].post_titles == ("BCU commander, East Area",)
    assert any(row.authorities for row in people)
    assert spare
    assert all(row.posts == () for row in spare)


def test_holders_are_told_for_a_post_or_for_all_in_order_of_their_days(tmp_path: Path) -> None:
    later = held(212, 112, id=890, from_day=date(2017, 3, 1))
    acting = held(212, 113, standing=Standing.ACTING, to_day=FEBRUARY)
    with small_desk(tmp_path, later, acting).reader() as reader:
        one = Holders(post="EA-S2").rows(reader, View(DAY))
        every = Holders().rows(reader, View(date(2019, 1, 1)))
    assert [(row.collar, row.rank) for row in one] == [("104EA", "A/Supt"), ("103EA", "Supt")]
    assert (one[0].to_day, one[1].from_day) == (FEBRUARY, later.from_day)
    assert [row.post for row in every] == ["EA-C1", "EA-I1", "EA-S1", "EA-S2", "EA-S2"]


def test_charges_name_the_function_led_and_the_boroughs_held(made_sample: Path) -> None:
    with sample(made_sample).reader() as reader:
        found = {row.post: row for row in Charges().rows(reader, View(DAY))}
    assert found["EA-S2"].function == "response"
    assert found["EA-S4"].function_title == "Protecting vulnerable people"
    held_boroughs = [borough for row in found.values() for borough in row.boroughs]
    assert sorted(held_boroughs) == [
        "Barking and Dagenham", "Camden", "Havering", "Islington", "Redbridge",
    ]  # fmt: skip


def test_a_person_knows_the_boroughs_of_posts_held_by_that_day(tmp_path: Path) -> None:
    with small_desk(tmp_path).reader() as reader:
        found = {row.collar: row.boroughs for row in People().rows(reader, View(DAY))}
        before = {row.collar: row.boroughs for row in People().rows(reader, View(date(2017, 1, 8)))}
    assert found["102EA"] == (A_BOROUGH.name,)
    assert found["103EA"] == ()
    assert before["102EA"] == ()


def _cost(number: int, rank: str, pence: int, **days: date) -> Cost:
    days = {"from_day": date(2016, 1, 1), **days}
    return Cost(id=number, rank_id=RANK_IDS[rank], pence_a_year=pence, **days)


def test_a_branch_is_counted_and_costed_as_of_the_day(tmp_path: Path) -> None:
    costs = (
        _cost(950, "Supt", 9_000_000, to_day=FEBRUARY),
        _cost(951, "Supt", 9_900_000, from_day=FEBRUARY),
        _cost(952, "CI", 7_900_000),
    )
    with small_desk(tmp_path, *costs).reader() as reader:
        (now,) = Branch(code="EA-S1").rows(reader, View(DAY))
        (later,) = Branch(code="EA-S1").rows(reader, View(FEBRUARY))
        each = Branch(code="EA-C1", each=True).rows(reader, View(DAY))
    assert (now.posts, now.headcount, now.vacant, now.span, now.layers) == (4, 2, 2, 1, 4)
    assert (now.pence_a_year, now.pence_a_year_filled) == (16_900_000, 9_000_000)
    assert now.cost_unknown == ("Insp", "PS")
    assert later.pence_a_year == 17_800_000
    assert [row.code for row in each] == ["EA-C1", "EA-S1", "EA-S2"]
    assert each[0].posts == 6


def test_the_sums_of_branches_are_the_sum_of_the_whole(made_sample: Path) -> None:
    with sample(made_sample).reader() as reader:
        whole, *parts = Branch(code="EA-C1", each=True).rows(reader, EAST)
        posts = Posts().rows(reader, EAST)
    assert whole.posts == len(posts) == 1 + sum(part.posts for part in parts)
    assert whole.vacant == sum(row.holder is None for row in posts)
    assert whole.pence_a_year is not None
    assert whole.cost_unknown == ()
    commander = next(row for row in posts if row.code == "EA-C1")
    assert commander.rank == "Ch Supt"
    assert whole.pence_a_year - sum(part.pence_a_year or 0 for part in parts) == 11_500_000


def test_the_branch_of_a_post_that_is_not_in_view_is_refused(made_sample: Path) -> None:
    with sample(made_sample).reader() as reader, pytest.raises(Refused) as told:
        Branch(code="CN-C1").rows(reader, EAST)
    assert told.value.code == "unknown_post"


def test_what_differs_between_two_days_is_told_post_by_post(tmp_path: Path) -> None:
    desk = small_desk(tmp_path)
    desk.do(MovePost(post="EA-CI1", under="EA-S2", from_day=FEBRUARY))
    desk.do(EndPosting(post="EA-S1", on=FEBRUARY))
    with desk.reader() as reader:
        rows = ChartDifferences(from_day=DAY).rows(reader, View(FEBRUARY))
        named = ChartDifferences(from_day=DAY, to_day=FEBRUARY).rows(reader, View(DAY))
        back = ChartDifferences(from_day=FEBRUARY).rows(reader, View(DAY))
        same = ChartDifferences(from_day=DAY).rows(reader, View(DAY))
    assert [(row.post, row.kind) for row in rows] == [("EA-CI1", "moved"), ("EA-S1", "changed")]
    assert "left, nobody followed" in rows[1].words
    assert named == rows
    assert "came, it was vacant" in back[1].words
    assert same == ()
