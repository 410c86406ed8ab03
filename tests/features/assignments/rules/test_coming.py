"""What is going to change, until it is due."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.domain.model_check.world import World
from bcu_desk.features.assignments.rules.coming import ComingChange, coming_changes
from bcu_desk.work.view import View
from tests.domain.model_check.worlds import day, lawful, with_posting
from tests.features.assignments.boards import ON, with_gap


def _coming(facts: ModelFacts, within: int | None = None) -> tuple[ComingChange, ...]:
    return coming_changes(World(facts), View(ON), within)


def test_an_end_without_a_successor_is_told_and_warned_of() -> None:
    ends, starts = _coming(with_gap())
    assert (ends.kind, ends.at, ends.days, ends.post) == ("ends", day(2, 2), 10, "EA-S1")
    assert (ends.has_successor, ends.warned) == (False, True)
    assert ends.words.endswith("ends as EA-S1 on Wed 1 Feb 2017, no successor")
    assert (starts.kind, starts.at, starts.person) == ("starts", day(2, 13), "131KD")


def test_an_end_far_off_is_listed_without_a_warning_and_left_out_of_the_near() -> None:
    facts = with_posting(lawful(), 11, to_day=day(5, 1))
    (found,) = _coming(facts)
    assert not found.warned
    assert _coming(facts, within=28) == ()


def test_what_was_due_is_no_longer_listed() -> None:
    facts = with_posting(lawful(), 11, to_day=ON)
    assert _coming(facts) == ()


def test_a_function_that_passes_on_is_told_with_who_takes_it() -> None:
    facts = lawful()
    first, second = facts.leads[0], facts.leads[1]
    handed = replace(first, to_day=day(2, 6))
    taken = replace(second, id=900, function_id=first.function_id, from_day=day(2, 6))
    changed = replace(facts, leads=(handed, *facts.leads[1:], taken))
    found = {row.kind: row for row in _coming(changed)}
    assert found["gives_up"].has_successor
    assert "gives up Neighbourhoods" in found["gives_up"].words
    assert found["takes_on"].at == day(2, 6)


def test_only_the_bcus_in_view_are_told() -> None:
    assert coming_changes(World(with_gap()), View(ON, ("CN",))) == ()
