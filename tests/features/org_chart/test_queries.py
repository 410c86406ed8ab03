"""Questions about posts and people, over the sample and a small command."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

from bcu_desk.domain.assignments import Standing
from bcu_desk.domain.times import minute_of
from bcu_desk.features.org_chart.queries import Charges, Holders, People, PostRow, Posts
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.conftest import GO_LIVE
from tests.features.org_chart.small import FEBRUARY, held, small_desk

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
