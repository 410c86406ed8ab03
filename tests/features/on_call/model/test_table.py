"""The board as a table."""

from __future__ import annotations

from bcu_desk.features.on_call.model.loaded import Loaded, gap_key
from bcu_desk.features.on_call.model.table import COLUMNS, lines_of


def test_turns_and_gaps_come_by_time_with_what_is_wrong(loaded: Loaded) -> None:
    lines = lines_of(loaded)
    assert len(lines) == len(loaded.shown()) + 1
    assert [line.start for line in lines] == sorted(line.start for line in lines)
    gap = next(line for line in lines if line.gap)
    assert (gap.key, gap.who, gap.wrong) == (gap_key(loaded.gaps()[0]), "Nobody", "Gap, 12 h")
    shown = [column.show(column.value(gap)) for column in COLUMNS]
    assert shown[0] == "Sat 28 Jan 19:00–07:00"
    assert [column.tone(gap) for column in COLUMNS if column.tone] == ["bad", "bad"]
