"""Moving the end or start of a holder or charge, with the neighbour that meets it."""

from __future__ import annotations

from datetime import date

import pytest

from bcu_desk.domain.assignments import Dedication, FunctionLead, Posting
from bcu_desk.features.assignments.commands.charges import Dedicate, EndDedication, EndLead, Lead
from bcu_desk.features.assignments.commands.edges import CorrectEdge, MoveEdge, edge_label
from bcu_desk.features.assignments.rules.plans.edges import Record, Side
from bcu_desk.work.desk import Desk
from bcu_desk.work.postings import Appoint, EndPosting
from tests.features.assignments.asking import refused, superintendents

HAVERING = "E09000016"
MARCH, APRIL, SOONER = date(2017, 3, 13), date(2017, 4, 3), date(2017, 2, 27)


def _followed(desk: Desk, gap_days: int = 0) -> None:
    desk.do(EndPosting(post="EA-S2", on=MARCH))
    first = date.fromordinal(MARCH.toordinal() + gap_days)
    desk.do(Appoint(post="EA-S2", person="111KD", from_day=first))


def _days(desk: Desk, kind: type[Posting | Dedication | FunctionLead]) -> set[object]:
    with desk.reader() as reader:
        return {(row.from_day, row.to_day) for row in reader.every(kind)}


def test_an_end_moves_with_the_start_that_meets_it_as_one_step(desk: Desk) -> None:
    _followed(desk)
    done = desk.do(MoveEdge(post="EA-S2", on=MARCH, to=SOONER))
    assert done.label.startswith("Change the end of ")
    assert done.label.endswith("(EA-S2) to Sun 26 Feb 2017")
    assert {row.from_day for row in superintendents(desk, MARCH)["EA-S2"]} == {SOONER}
    desk.undo()
    assert {row.from_day for row in superintendents(desk, MARCH)["EA-S2"]} == {MARCH}


def test_a_neighbour_left_behind_leaves_a_gap(desk: Desk) -> None:
    _followed(desk)
    desk.do(MoveEdge(post="EA-S2", on=MARCH, to=SOONER, follow=False))
    assert {row.holder for row in superintendents(desk, SOONER)["EA-S2"]} == {None}


def test_a_later_end_within_a_gap_leaves_the_next_one_alone(desk: Desk) -> None:
    _followed(desk, gap_days=21)
    desk.do(MoveEdge(post="EA-S2", on=MARCH, to=date(2017, 3, 20)))
    assert {row.from_day for row in superintendents(desk, APRIL)["EA-S2"]} == {APRIL}


def test_a_later_end_over_the_next_start_pushes_it_or_is_refused(desk: Desk) -> None:
    _followed(desk, gap_days=7)
    alone = MoveEdge(post="EA-S2", on=MARCH, to=APRIL, follow=False)
    assert refused(desk, alone).code == "edge_in_the_way"
    desk.do(MoveEdge(post="EA-S2", on=MARCH, to=APRIL))
    assert {row.from_day for row in superintendents(desk, APRIL)["EA-S2"]} == {APRIL}


def test_a_start_moves_with_the_end_that_meets_it(desk: Desk) -> None:
    _followed(desk)
    desk.do(MoveEdge(post="EA-S2", on=MARCH, to=APRIL, side=Side.START))
    assert {row.to_day for row in superintendents(desk, MARCH)["EA-S2"]} == {APRIL}


def test_the_past_is_corrected_and_not_changed(desk: Desk) -> None:
    first, other = date(2017, 1, 9), date(2017, 1, 16)
    change = MoveEdge(post="EA-S2", on=first, to=other, side=Side.START)
    assert refused(desk, change).code == "change_of_the_past"
    done = desk.do(CorrectEdge(post="EA-S2", on=first, to=other, side=Side.START))
    assert done.label.startswith("Correct the start of ")
    assert CorrectEdge.corrects


def test_a_dedication_and_a_lead_have_edges_too(desk: Desk) -> None:
    desk.do(EndDedication(post="EA-S2", borough=HAVERING, on=MARCH))
    desk.do(Dedicate(post="EA-S4", borough=HAVERING, from_day=MARCH))
    desk.do(MoveEdge(post="EA-S2", on=MARCH, to=APRIL, record=Record.DEDICATION, thing=HAVERING))
    assert (APRIL, None) in _days(desk, Dedication)
    assert (MARCH, None) not in _days(desk, Dedication)
    desk.do(EndLead(post="EA-S2", function="response", on=MARCH))
    desk.do(Lead(post="EA-S4", function="response", from_day=MARCH))
    done = desk.do(MoveEdge(post="EA-S2", on=MARCH, to=APRIL, record=Record.LEAD, thing="response"))
    assert done.label == (
        "Change the end of Response in Superintendent, Response (EA-S2) to Sun 2 Apr 2017"
    )
    assert (APRIL, None) in _days(desk, FunctionLead)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (MoveEdge(post="EA-S2", on=APRIL, to=MARCH), "no_such_edge"),
        (CorrectEdge(post="EA-S2", on=MARCH, to=MARCH), "edge_not_moved"),
        (CorrectEdge(post="EA-S2", on=MARCH, to=date(2017, 1, 9)), "edge_past_the_other"),
        (MoveEdge(post="EA-S99", on=MARCH, to=APRIL), "unknown_post"),
    ],
)
def test_what_can_not_be_moved_is_refused(desk: Desk, command: MoveEdge, code: str) -> None:
    desk.do(EndPosting(post="EA-S2", on=MARCH))
    assert refused(desk, command).code == code


def test_a_step_is_named_by_the_last_day_or_the_first() -> None:
    told = edge_label("A. Tembo", "EA-S1", Side.START, MARCH, correct=True)
    assert told == "Correct the start of A. Tembo in EA-S1 to Mon 13 Mar 2017"
