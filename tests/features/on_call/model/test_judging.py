"""Whether a drag may be dropped, and what would work."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.domain.spans import Span
from bcu_desk.features.on_call.model.judging import Judge
from bcu_desk.features.on_call.model.loaded import Loaded, key_of
from bcu_desk.features.on_call.queries.board import Away
from bcu_desk.kit.timeline.rows import Proposal
from tests.features.on_call.opened import DSUPT, SUPT


def test_room_may_be_taken_and_a_turn_of_somebody_may_not(loaded: Loaded) -> None:
    gap, judge = loaded.gaps()[0], Judge(loaded)
    assert judge.verdict(Proposal(DSUPT, gap.start_minute, gap.end_minute)).ok
    over = Proposal(DSUPT, gap.start_minute - 60, gap.end_minute)
    verdict = judge.verdict(over)
    assert (verdict.ok, verdict.figure, verdict.mark) == (False, "1 h overlap", "Taken")
    (way,) = judge.ways_out(over)
    assert way.proposal == replace(over, start=gap.start_minute)
    assert way.title == "Shorten to Sat 28 Jan 19:00 to Sun 29 Jan 07:00"


def test_a_turn_is_not_in_its_own_way_and_stays_on_its_row(loaded: Loaded) -> None:
    turn, judge = loaded.turns_of(SUPT)[20], Judge(loaded)
    own = Proposal(SUPT, turn.start_minute, turn.end_minute - 60, key_of(turn))
    assert judge.verdict(own).ok
    other = replace(own, row=DSUPT)
    assert judge.verdict(other).words == "A turn stays on its row"
    assert judge.ways_out(other) == ()
    assert not judge.verdict(replace(own, copy=True)).ok


def test_a_turn_of_more_than_31_days_may_not_be(loaded: Loaded) -> None:
    long = Proposal(DSUPT, 0, 32 * 1_440)
    assert Judge(loaded).verdict(long).words == "A turn lasts 31 days at most"


def test_somebody_away_or_on_call_elsewhere_is_told_and_may_be(loaded: Loaded) -> None:
    turn = loaded.turns_of(SUPT)[20]
    asked = Proposal(SUPT, turn.start_minute, turn.end_minute - 60, key_of(turn))
    away = Away(Span(turn.start_minute, turn.end_minute), "Annual leave")
    people = tuple(
        replace(one, away=(away,) if one.collar == turn.collar else ())
        for one in loaded.board.people
    )
    verdict = Judge(replace(loaded, board=replace(loaded.board, people=people))).verdict(asked)
    assert verdict.ok
    assert verdict.detail.startswith("Annual leave, ")
    free = tuple(replace(one, away=()) for one in loaded.board.people)
    twice = replace(turn, role="detective_superintendent")
    board = replace(loaded.board, people=free, turns=(turn, twice))
    told = Judge(replace(loaded, board=board)).verdict(asked)
    assert (told.ok, told.words) == (True, f"{turn.who} is on call elsewhere then")
