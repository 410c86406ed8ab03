"""The board as a table."""

from __future__ import annotations

from bcu_desk.features.assignments.model.table import COLUMNS, lines_of
from tests.domain.model_check.worlds import day
from tests.features.assignments.boards import BAR, GAP, shown, with_gap


def test_holders_and_gaps_have_a_line_and_rules_none() -> None:
    found = shown(with_gap())
    lines = {line.key: line for line in lines_of(found.items.values())}
    assert len(lines) == sum(len(row.bars) + len(row.gaps) for row in found.rows)
    assert not any(key.startswith("rule.") for key in lines)


def test_a_holder_tells_its_last_day_and_what_else_they_do() -> None:
    lines = {line.key: line for line in lines_of(shown(with_gap()).items.values())}
    line = lines[BAR]
    assert (line.row, line.holder, line.post) == ("Redbridge", "Supt A. Tembo111", "EA-S1")
    assert (line.first, line.last, line.also) == (day(1, 9), day(2, 1), "Neighbourhoods")
    assert lines["EA-C1|EA-C1|110KD|2017-01-09"].also == ""
    assert lines["EA/neighbourhoods|EA-S1|111KD|2017-01-09"].also == "Redbridge"


def test_a_gap_is_told_with_its_length() -> None:
    lines = {line.key: line for line in lines_of(shown(with_gap()).items.values())}
    line = lines[GAP]
    assert (line.holder, line.standing, line.gap) == ("Nobody", "Gap, 11 d", True)


def test_days_are_short_and_gaps_red() -> None:
    lines = {line.key: line for line in lines_of(shown(with_gap()).items.values())}
    columns = {column.title: column for column in COLUMNS}
    last = columns["Last day"]
    assert last.show(last.value(lines[BAR])) == "1 Feb 2017"
    assert last.show(None) == ""
    tone = columns["Holder"].tone
    assert tone is not None
    assert (tone(lines[GAP]), tone(lines[BAR])) == ("bad", None)
