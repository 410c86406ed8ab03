"""What differs between two days on the board."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.domain.model_check.world import World
from bcu_desk.domain.spans import Span
from bcu_desk.features.assignments.rules.board import rows_of
from bcu_desk.features.assignments.rules.differences import board_differences, with_marks
from bcu_desk.work.view import View
from tests.domain.model_check.worlds import a_person, a_posting, day, lawful, with_posting


def _told(facts: ModelFacts) -> list[tuple[str, str]]:
    found = board_differences(World(facts), View(day(3, 1), against=day(1, 23)))
    return [(row.mark, row.key) for row in found]


def test_without_a_second_day_nothing_differs() -> None:
    assert board_differences(World(lawful()), View(day(3, 1))) == ()
    assert _told(lawful()) == []


def test_who_joined_and_who_left_are_told() -> None:
    facts = with_posting(lawful(), 11, to_day=day(2, 2))
    later = a_posting(999, 11, 131, from_day=day(2, 2))
    facts = replace(
        facts, people=(*facts.people, a_person(131, 4)), postings=(*facts.postings, later)
    )
    assert _told(facts) == [("joined", "131KD"), ("left", "111KD")]


def test_who_took_another_function_is_told_as_changed() -> None:
    facts = lawful()
    first, second = facts.leads[0], facts.leads[1]
    taken = replace(second, id=900, function_id=first.function_id, from_day=day(2, 6))
    leads = (replace(first, to_day=day(2, 6)), *facts.leads[1:], taken)
    found = board_differences(
        World(replace(facts, leads=leads)), View(day(3, 1), against=day(1, 23))
    )
    assert [row.mark for row in found] == ["changed", "changed"]
    assert any("took on Neighbourhoods" in row.words for row in found)
    assert any("gave up Neighbourhoods" in row.words for row in found)


def test_who_went_to_another_post_moved() -> None:
    facts = with_posting(lawful(), 11, to_day=day(2, 2))
    gone = with_posting(facts, 12, to_day=day(2, 2))
    person = next(row.person_id for row in facts.postings if row.post_id == 11)
    moved = replace(gone, postings=(*gone.postings, a_posting(999, 12, person, from_day=day(2, 2))))
    assert ("moved", "111KD") in _told(moved)


def _marks(facts: ModelFacts, view: View) -> set[tuple[str, str]]:
    world = World(facts)
    rows = rows_of(world, Span(day(1, 2), day(5, 1)), view.on, ())
    marked = with_marks(rows, board_differences(world, view), view)
    return {(bar.collar, bar.mark) for row in marked for bar in row.bars if bar.mark}


def test_bars_are_marked_on_the_day_on_which_they_differ() -> None:
    facts = with_posting(lawful(), 11, to_day=day(2, 2))
    later = a_posting(999, 11, 131, from_day=day(2, 2))
    facts = replace(
        facts, people=(*facts.people, a_person(131, 4)), postings=(*facts.postings, later)
    )
    both = View(day(3, 1), against=day(1, 23))
    assert _marks(facts, both) == {("131KD", "joined"), ("111KD", "left")}
    assert _marks(facts, View(day(3, 1))) == set()
    assert _marks(facts, View(day(1, 30), against=day(1, 23))) == set()


def test_who_moved_is_marked_where_they_left_and_where_they_went() -> None:
    facts = with_posting(lawful(), 11, to_day=day(2, 2))
    gone = with_posting(facts, 12, to_day=day(2, 2))
    person = next(row.person_id for row in facts.postings if row.post_id == 11)
    moved = replace(gone, postings=(*gone.postings, a_posting(999, 12, person, from_day=day(2, 2))))
    found = _marks(moved, View(day(3, 1), against=day(1, 23)))
    assert {("111KD", "left"), ("111KD", "moved")} <= found
