"""Superintendents, breaches and the board, from real files."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from bcu_desk.domain.spans import Span
from bcu_desk.features.assignments.commands.charges import Dedicate, Lead
from bcu_desk.features.assignments.queries import (
    Board,
    Breaches,
    BreachRow,
    SuperintendentRow,
    Superintendents,
    board,
)
from bcu_desk.work.desk import Desk
from bcu_desk.work.postings import Appoint, EndPosting
from bcu_desk.work.view import View
from tests.features.assignments.asking import ON, breaches, superintendents

FEBRUARY, MARCH = date(2017, 2, 1), date(2017, 3, 1)
HAVERING = "E09000016"
WEEKS = Span(date(2017, 1, 2), date(2017, 5, 1))


def _superintendents(
    desk: Desk, query: Superintendents, view: View
) -> tuple[SuperintendentRow, ...]:
    with desk.reader() as reader:
        return query.rows(reader, view)


def _breaches(desk: Desk, query: Breaches, view: View) -> tuple[BreachRow, ...]:
    with desk.reader() as reader:
        return query.rows(reader, view)


def _board(desk: Desk, scope: tuple[str, ...] = ("EA",)) -> Board:
    with desk.reader() as reader:
        return board(reader, View(ON, scope), WEEKS)


# ---- Superintendents -------------------------------------------------------------------------


def test_the_sample_has_four_superintendents_in_each_bcu(desk: Desk) -> None:
    found = superintendents(desk)
    assert sorted(found) == [f"{bcu}-S{n}" for bcu in ("CN", "EA") for n in range(1, 5)]
    assert all(row.holder for rows in found.values() for row in rows)
    assert {row.function for row in found["EA-S2"]} == {"response"}


def test_rows_are_told_with_the_names_of_the_contract(desk: Desk) -> None:
    rows = msgspec.to_builtins(_superintendents(desk, Superintendents(), View(ON, ("EA",))))
    assert list(rows[0]) == ["post", "holder", "function", "borough", "from", "to"]
    assert rows[0]["post"] == "EA-S1"


def test_a_post_of_two_functions_has_a_row_for_each(desk: Desk) -> None:
    desk.do(Lead(post="EA-S4", function="response", from_day=FEBRUARY, to_day=MARCH))
    rows = superintendents(desk, FEBRUARY)["EA-S4"]
    assert [(row.function, row.from_day, row.to_day) for row in rows] == [
        ("protecting", date(2017, 1, 9), None),
        ("response", FEBRUARY, MARCH),
    ]


def test_over_a_period_a_post_has_a_row_for_each_stretch(desk: Desk) -> None:
    desk.do(EndPosting(post="EA-S2", on=FEBRUARY))
    query = Superintendents(from_day=ON, to_day=MARCH)
    rows = [row for row in _superintendents(desk, query, View(ON, ("EA",))) if row.post == "EA-S2"]
    assert [(row.holder is None, row.from_day, row.to_day) for row in rows] == [
        (False, date(2017, 1, 9), FEBRUARY),
        (True, FEBRUARY, None),
    ]


def test_before_go_live_there_are_no_superintendents(desk: Desk) -> None:
    assert _superintendents(desk, Superintendents(), View(date(2017, 1, 8))) == ()


# ---- Breaches --------------------------------------------------------------------------------


@pytest.mark.parametrize("on", [date(2017, 1, 9), ON, date(2018, 6, 1)])
def test_the_sample_breaks_none_of_the_rules_r1_to_r6(desk: Desk, on: date) -> None:
    assert breaches(desk, on, "R1", "R2", "R3", "R4", "R5", "R6") == []


def test_a_breach_tells_first_and_last_day_within_the_period(desk: Desk) -> None:
    desk.do(EndPosting(post="EA-S2", on=FEBRUARY))
    rows = _breaches(desk, Breaches(from_day=ON, to_day=MARCH), View(ON))
    (row,) = (row for row in rows if row.rule == "R5")
    assert (row.subject, row.subject_name, row.bcu) == (HAVERING, "Havering", "EA")
    assert (row.first_day, row.last_day) == (FEBRUARY, date(2017, 2, 28))
    assert row.message == (
        "Havering has no dedicated superintendent from Wed 1 to Tue 28 Feb 2017 (28 days):"
        " EA-S2 is vacant."
    )
    assert row.next_step
    assert (row.severity, row.waived_until) == ("breach", None)


def test_breaches_out_of_view_are_left_out(desk: Desk) -> None:
    desk.do(EndPosting(post="EA-S2", on=FEBRUARY))
    rows = _breaches(desk, Breaches(from_day=FEBRUARY), View(ON, ("CN",)))
    assert {row.bcu for row in rows} == {"CN"}
    assert all(row.rule == "R7" for row in rows)


# ---- The board -------------------------------------------------------------------------------


def test_the_board_of_a_bcu_has_its_rows_rules_and_names(desk: Desk) -> None:
    found = _board(desk)
    assert [row.title for row in found.rows][:3] == [
        "Barking and Dagenham",
        "Havering",
        "Redbridge",
    ]
    assert [row.count for row in found.rows][:3] == [17, 18, 21]
    assert [lane.rule.code for lane in found.lanes] == [
        "R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10", "R11", "R12", "R13", "R14",
    ]  # fmt: skip
    assert found.names == (("EA", "East Area"),)
    assert len(_board(desk, ()).names) == 2


def test_before_a_bcu_began_the_board_is_empty_and_knows_when_it_begins(desk: Desk) -> None:
    with desk.reader() as reader:
        found = board(reader, View(date(2016, 1, 1)), Span(date(2016, 1, 1), date(2016, 3, 1)))
    assert (found.rows, found.begins) == ((), date(2017, 1, 9))


def test_the_board_shows_a_gap_and_who_follows(desk: Desk) -> None:
    desk.do(EndPosting(post="EA-S3", on=date(2017, 2, 2)))
    desk.do(Appoint(post="EA-S3", person="110JI", from_day=date(2017, 2, 13)))
    row = next(row for row in _board(desk).rows if row.title == "Redbridge")
    assert [gap.days for gap in row.gaps] == [Span(date(2017, 2, 2), date(2017, 2, 13))]
    assert [bar.days.start for bar in row.bars] == [date(2017, 1, 9), date(2017, 2, 13)]


def test_the_board_offers_the_commands_posts_and_those_who_might_hold_them(desk: Desk) -> None:
    choices = _board(desk).choices
    assert [post.code for post in choices.posts] == ["EA-C1", "EA-S1", "EA-S2", "EA-S3", "EA-S4"]
    assert choices.posts[0].holder.startswith("Ch Supt")
    assert {person.rank for person in choices.people} <= {
        "CI", "DCI", "Supt", "DSupt", "Ch Supt", "DCS",
    }  # fmt: skip
    assert any(person.posts == () for person in choices.people)
    assert [name for _, name in choices.boroughs] == [
        "Barking and Dagenham",
        "Havering",
        "Redbridge",
    ]
    assert len(choices.functions) == 4


def test_a_vacant_post_is_offered_without_a_holder(desk: Desk) -> None:
    desk.do(EndPosting(post="EA-S2", on=ON))
    posts = {post.code: post.holder for post in _board(desk).choices.posts}
    assert posts["EA-S2"] == ""


def test_two_superintendents_of_a_borough_show_in_the_lanes(desk: Desk) -> None:
    desk.do(Dedicate(post="EA-S4", borough=HAVERING, from_day=FEBRUARY))
    lanes = {lane.rule.code: lane for lane in _board(desk).lanes}
    assert [item.days.start for item in lanes["R5"].stretches] == [FEBRUARY]
