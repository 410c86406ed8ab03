"""Who could take a turn, with reasons."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.domain.spans import Span
from bcu_desk.features.on_call.model.loaded import Loaded
from bcu_desk.features.on_call.model.suggesting import suggestions
from bcu_desk.features.on_call.queries.board import Away
from tests.features.on_call.opened import DSUPT, SUPT


def test_the_one_who_rests_and_is_in_reserve_comes_first_with_reasons(loaded: Loaded) -> None:
    gap = loaded.gaps()[0]
    first, second, *_ = suggestions(loaded, DSUPT, Span(gap.start_minute, gap.end_minute))
    before = next(t for t in loaded.turns_of(DSUPT) if t.end_minute == gap.start_minute)
    assert first.collar == before.reserve
    assert first.told().startswith("In reserve around then · rests before and after · ")
    assert second.collar == before.collar
    assert "straight after a turn of theirs" in second.reasons


def test_who_is_away_or_on_call_then_comes_last_with_why_not(loaded: Loaded) -> None:
    gap = loaded.gaps()[0]
    span = Span(gap.start_minute, gap.end_minute)
    away = Away(span, "Annual leave")
    people = tuple(replace(one, away=(away,)) for one in loaded.board.people)
    found = suggestions(replace(loaded, board=replace(loaded.board, people=people)), DSUPT, span)
    assert {one.told() for one in found} == {"Annual leave to Sun 29 Jan 07:00"}
    turn = loaded.turns_of(SUPT)[20]
    busy = suggestions(loaded, SUPT, Span(turn.start_minute, turn.end_minute))
    on = next(one for one in busy if one.collar == turn.collar)
    assert on.why_not == "On call as superintendent in EA then"


def test_only_people_of_the_rank_are_suggested(loaded: Loaded) -> None:
    gap = loaded.gaps()[0]
    found = suggestions(loaded, SUPT, Span(gap.start_minute, gap.end_minute))
    assert found
    assert all(one.who.startswith("Supt ") for one in found)
