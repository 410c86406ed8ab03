"""The rows and bars of the board."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.features.on_call.model.content import content
from bcu_desk.features.on_call.model.loaded import Loaded, gap_key, key_of
from bcu_desk.kit.timeline.rows import BarKind
from tests.features.on_call.opened import DSUPT, SUPT


def test_each_turn_is_a_bar_and_the_gap_is_outlined_with_its_hours(loaded: Loaded) -> None:
    made = content(loaded)
    bars = {bar.key: bar for bar in made.bars}
    assert len(bars) == len(loaded.shown()) + 1
    gap = bars[gap_key(loaded.gaps()[0])]
    assert (gap.kind, gap.title, gap.hollow) == (BarKind.GAP, "Nobody, 12 hours", True)
    (group,) = made.groups
    assert [(row.key, row.chip_tone) for row in group.rows][1] == (DSUPT, "bad")
    assert group.rows[1].chip == "1 gap"


def test_turns_over_on_and_to_come_look_different_and_name_the_reserve(loaded: Loaded) -> None:
    rows = [bar for bar in content(loaded).bars if bar.row == SUPT and bar.kind is not BarKind.GAP]
    assert {bar.kind for bar in rows[1:]} == {BarKind.SOFT}
    assert all(bar.subtitle.startswith("Reserve Supt ") for bar in rows[1:])
    later = replace(loaded, now=rows[1].end)
    kinds = {bar.key: bar.kind for bar in content(later).bars}
    assert (kinds[rows[1].key], kinds[rows[2].key]) == (BarKind.DONE, BarKind.SOLID)


def test_double_cover_and_another_rank_are_flagged(loaded: Loaded) -> None:
    turn = loaded.turns_of(SUPT)[31]
    odd = replace(turn, state="wrong_rank")
    double = replace(
        loaded.gaps()[0],
        role=turn.role,
        kind="double",
        start_minute=turn.start_minute,
        end_minute=turn.end_minute,
    )
    board = replace(loaded.board, turns=(odd,), gaps=())
    shown = content(replace(loaded, board=board))
    (bar,) = shown.bars
    assert (bar.kind, bar.subtitle, bar.warned) == (BarKind.DASHED, "Other rank", True)
    assert shown.groups[0].rows[0].chip == "Other rank"
    board = replace(loaded.board, turns=(turn,), gaps=(double,))
    shown = content(replace(loaded, board=board))
    assert (shown.bars[0].kind, shown.bars[0].marked) == (
        BarKind.CLASH,
        (turn.start_minute, turn.end_minute),
    )
    assert shown.groups[0].rows[0].chip == "Double"
    assert key_of(turn) == shown.bars[0].key


def test_a_bcu_without_a_rota_is_told_how_to_begin(loaded: Loaded) -> None:
    board = replace(loaded.board, rota=frozenset(), turns=(), gaps=())
    (group,) = content(replace(loaded, board=board)).groups
    assert group.detail == "No rota yet: drag on a row to begin one"
