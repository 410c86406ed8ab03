"""Task 1: which wards are below promise today and why, the best way to fill them, and undo."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QTableView

from tests.journeys.hands import Calls, Hands, Start

ON = "2017-01-23"
PINNED = "1340EK"


def test_the_short_wards_are_walked_by_need_each_with_its_cause(
    start: Start, calls: Calls, sample_file: Path
) -> None:
    rows = calls.rows(sample_file, "cover", on=ON)
    short = [row["name"] for row in rows if row["shortfall"]]
    assert len(short) == 11
    assert all(row["cause"] for row in rows if row["shortfall"])
    hands = start(sample_file)
    hands.press("Ctrl+5")
    page_words = hands.words_of("page.coverage")
    assert "11 of 90 wards below target" in page_words
    assert "13 short; 8 over elsewhere, not netted" in page_words
    walked = []
    for _ in short:
        hands.press("N")
        walked.append(hands.words_of("coverage.ward").split("  ")[0])
    told = " ".join(walked)
    assert [name for name in short if name not in told] == []
    causes = _column(hands, "coverage.table", "Cause")[: len(short)]
    assert causes[0] == "2 posts vacant for 14 days"
    assert all(causes)


def test_the_best_plan_is_read_changed_applied_and_taken_back(
    start: Start, calls: Calls, sample_file: Path
) -> None:
    before = calls.rows(sample_file, "cover", on=ON)
    plan = calls("suggest", sample_file, "cover", "--on", ON)
    hands = start(sample_file)
    hands.press("Ctrl+5", "L")
    told = hands.words_of("coverage.proposals")
    assert "13 moves fill 13 of 13 gaps" in told
    assert f"{PINNED}, has no ward now" in told
    assert "second best" in told
    hands.click(f"coverage.proposals.keep.{PINNED}")
    told = hands.words_of("coverage.proposals")
    assert f"{PINNED}, has no ward now" not in told
    assert "13 moves fill 13 of 13 gaps" in told
    hands.press("Ctrl+Return")
    assert not hands.sees("coverage.proposals")
    assert not any(row["shortfall"] for row in calls.rows(sample_file, "cover", on=ON))
    assert "0 of 90 wards below target" in hands.words_of("page.coverage")
    hands.press("Ctrl+Z")
    assert calls.rows(sample_file, "cover", on=ON) == before
    assert calls("suggest", sample_file, "cover", "--on", ON) == plan


def test_a_team_is_taken_away_in_seconds_told_of_and_back_early(
    start: Start, calls: Calls, sample_file: Path
) -> None:
    hands = start(sample_file)
    hands.press("Ctrl+5", "A")
    hands.write("Whalebone")
    hands.press("Return")
    assert "Whalebone is left without a DWO" in hands.words_of("page.coverage")
    hands.press("Ctrl+Return")
    assert hands.last_step().startswith("Record local aid of 3 people, Mon 23 Jan 2017")
    away = calls.rows(sample_file, "absences", {"ward": "Whalebone"}, on=ON)
    assert [row["kind"] for row in away] == ["local_aid"] * 3
    assert calls.row(sample_file, "cover", name="Whalebone")["available_dwo"] == 0
    hands.press("A")
    hands.write("Whalebone")
    hands.press("Return", "Ctrl+Return")
    assert "is away then" in hands.words_of("page.coverage")
    hands.press("Esc")
    hands.click("coverage.side.away")
    _choose(hands, "coverage.absences", "Ward", "Whalebone")
    hands.click("coverage.absences.end")
    hands.type_day("coverage.absence_end.at", "23Jan20171200")
    hands.press("Return")
    assert hands.last_step().startswith("End local aid of ")
    assert hands.last_step().endswith("at Mon 23 Jan 2017 12:00")
    after = calls.rows(sample_file, "absences", {"ward": "Whalebone"}, on=ON)
    assert min(row["to"] for row in after) == "2017-01-23T12:00"


def _heads(table: QTableView) -> list[str]:
    model = table.model()
    across = Qt.Orientation.Horizontal
    return [str(model.headerData(number, across)) for number in range(model.columnCount())]


def _column(hands: Hands, name: str, head: str) -> list[str]:
    """The cells of a column of a list in sight."""
    table = hands.part(name)
    assert isinstance(table, QTableView)
    model, number = table.model(), _heads(table).index(head)
    return [str(model.index(line, number).data()) for line in range(model.rowCount())]


def _choose(hands: Hands, name: str, head: str, cell: str) -> None:
    """Click the first line with this cell."""
    table = hands.part(name)
    assert isinstance(table, QTableView)
    line, number = _column(hands, name, head).index(cell), _heads(table).index(head)
    at = table.visualRect(table.model().index(line, number)).center()
    hands.click_at(table.viewport(), QPointF(at))
