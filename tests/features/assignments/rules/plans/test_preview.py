"""What moving an edge would do, told before anything is written."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.domain.spans import Span
from bcu_desk.features.assignments.rules.plans.edges import Edge, Record, Side
from bcu_desk.features.assignments.rules.plans.preview import preview
from tests.domain.model_check.worlds import a_person, a_posting, day, lawful, with_posting
from tests.features.assignments.boards import with_gap

END = Edge(Record.POSTING, "EA-S1", "", Side.END, day(2, 2))


def test_a_shorter_gap_mends_days_of_its_rules() -> None:
    found = preview(with_gap(), END, day(2, 6))
    assert [move.words().replace("\u00a0", " ") for move in found.moves] == [
        "A. Tembo111 ends Sun 5 Feb, was Wed 1 Feb"
    ]
    assert found.gap == Span(day(2, 6), day(2, 13))
    assert found.between == "A gap of 7 days: Mon 6 Feb 2017 to Sun 12 Feb 2017."
    assert {item.rule: item.days for item in found.mends}["R2"] == 4
    assert found.breaks == ()


def test_an_earlier_end_breaks_rules_for_its_days() -> None:
    found = preview(with_gap(), END, day(1, 28))
    assert {item.rule: item.days for item in found.breaks}["R5"] == 5
    assert (found.days(), found.first()) == (-5, day(1, 28))


def test_over_the_next_start_both_move_and_no_gap_is_left() -> None:
    found = preview(with_gap(), END, day(2, 20))
    assert [move.side for move in found.moves] == [Side.END, Side.START]
    assert (found.gap, found.between) == (None, "No gap is left between the two.")
    assert found.can_follow
    alone = preview(with_gap(), END, day(2, 20), follow=False)
    assert alone.trouble is not None
    assert alone.trouble.code == "edge_in_the_way"


def test_where_nobody_follows_it_is_said() -> None:
    facts = with_posting(lawful(), 11, to_day=day(2, 2))
    found = preview(facts, END, day(2, 6))
    assert found.between == "Nobody follows: the row is empty from then on."


def test_an_edge_that_is_not_there_is_trouble() -> None:
    found = preview(lawful(), END, day(2, 6))
    assert found.trouble is not None
    assert found.trouble.code == "no_such_edge"


def test_a_lead_is_named_by_post_and_function() -> None:
    facts = lawful()
    lead = facts.leads[0]
    codes = {row.id: row.code for row in facts.posts}
    edge = Edge(Record.LEAD, codes[lead.post_id], "neighbourhoods", Side.START, day(1, 9))
    found = preview(facts, edge, day(1, 12))
    assert found.person == f"{codes[lead.post_id]} for Neighbourhoods"
    assert [item.rule for item in found.breaks] == ["R3", "R4"]


def test_the_next_ones_edge_moves_the_last_ones_too() -> None:
    facts = with_posting(lawful(), 11, to_day=day(2, 2))
    people = (*facts.people, a_person(131, 4))
    rows = (*facts.postings, a_posting(999, 11, 131, from_day=day(2, 2)))
    joined = replace(facts, people=people, postings=rows)
    start = Edge(Record.POSTING, "EA-S1", "", Side.START, day(2, 2))
    found = preview(joined, start, day(2, 10))
    assert [(move.side, move.now) for move in found.moves] == [
        (Side.START, day(2, 10)),
        (Side.END, day(2, 9)),
    ]
