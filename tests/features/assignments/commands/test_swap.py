"""Swapping the holders of two posts."""

from __future__ import annotations

from datetime import date

from bcu_desk.domain.assignments import Standing
from bcu_desk.features.assignments.commands.swap import Swap
from bcu_desk.work.desk import Desk
from bcu_desk.work.postings import Appoint, EndPosting
from tests.features.assignments.asking import (
    LATER,
    ON,
    breaches,
    charges,
    refused,
    superintendents,
)

FEBRUARY = date(2017, 2, 1)
BARKING, HAVERING, REDBRIDGE, CAMDEN = "E09000002", "E09000016", "E09000026", "E09000007"


def test_a_swap_changes_people_and_leaves_charges_with_the_posts(desk: Desk) -> None:
    first = superintendents(desk)["EA-S1"][0].holder
    second = superintendents(desk)["EA-S2"][0].holder
    desk.do(Swap(post="EA-S1", other="EA-S2", from_day=FEBRUARY))
    after = superintendents(desk, FEBRUARY)
    assert (after["EA-S1"][0].holder, after["EA-S2"][0].holder) == (second, first)
    assert charges(desk, "EA-S1", FEBRUARY) == charges(desk, "EA-S1", ON)
    assert superintendents(desk)["EA-S1"][0].holder == first
    assert breaches(desk, LATER, "R1", "R2", "R3", "R4", "R5", "R6", "R10") == []


def test_each_takes_the_rest_of_the_others_days(desk: Desk) -> None:
    desk.do(EndPosting(post="EA-S1", on=LATER))
    desk.do(Swap(post="EA-S1", other="EA-S2", from_day=FEBRUARY))
    assert superintendents(desk, FEBRUARY)["EA-S1"][0].to_day == LATER
    assert superintendents(desk, FEBRUARY)["EA-S2"][0].to_day is None


def test_a_swap_from_the_first_day_leaves_no_empty_posting(desk: Desk) -> None:
    first = superintendents(desk)["EA-S2"][0].holder
    desk.do(Swap(post="EA-S1", other="EA-S2", from_day=date(2017, 1, 9)))
    assert superintendents(desk)["EA-S1"][0].holder == first


def test_a_swap_with_a_lower_rank_is_refused(desk: Desk) -> None:
    found = refused(desk, Swap(post="EA-S1", other="EA-CI1", from_day=FEBRUARY))
    assert found.code == "rank_too_low"


def test_a_vacant_post_can_not_be_swapped(desk: Desk) -> None:
    desk.do(EndPosting(post="EA-S1", on=FEBRUARY))
    found = refused(desk, Swap(post="EA-S2", other="EA-S1", from_day=FEBRUARY))
    assert (found.code, found.facts["field"]) == ("swap_of_vacant", "with")


def test_a_post_is_not_swapped_with_itself_nor_within_one_person(desk: Desk) -> None:
    assert refused(desk, Swap(post="EA-S1", other="EA-S1", from_day=ON)).code == "swap_with_itself"
    holder = superintendents(desk)["EA-S1"][0].holder or ""
    desk.do(EndPosting(post="EA-S2", on=ON))
    desk.do(Appoint(post="EA-S2", person=holder, from_day=ON))
    found = refused(desk, Swap(post="EA-S1", other="EA-S2", from_day=ON))
    assert found.code == "swap_of_one_person"


def test_acting_cover_without_an_end_is_told_when_it_is_swapped_in(desk: Desk) -> None:
    desk.do(
        Appoint(
            post="EA-S1",
            person="112KG",
            from_day=FEBRUARY,
            standing=Standing.ACTING,
            to_day=LATER,
            replace=True,
        )
    )
    done = desk.do(Swap(post="EA-S1", other="EA-S2", from_day=FEBRUARY))
    assert [notice.code for notice in done.notices] == ["acting_without_end"]
