"""Posts of a branch by rank."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.widgets.side.rank_bars import RankBars, RankCount, rank_counts


def test_a_branch_is_counted_by_rank_the_highest_first(east: Loaded) -> None:
    counts = rank_counts(east.tree, "EA-S3")
    branch = east.tree.branches["EA-S3"]
    assert [row.rank for row in counts][:3] == ["DSupt", "DCI", "DI"]
    assert sum(row.posts for row in counts) == branch.posts
    assert sum(row.filled for row in counts) == branch.filled


def test_bars_are_drawn_and_told(qtbot: QtBot, themed: QApplication) -> None:
    bars = RankBars()
    qtbot.addWidget(bars)
    bars.resize(240, 40)
    bars.show_counts((RankCount("DI", 5, 4), RankCount("DC", 40, 0)), "response")
    assert bars.accessibleName() == "Filled posts by rank: 4 of 5 DI, 0 of 40 DC"
    one = bars.grab().toImage()
    bars.show_counts((RankCount("DI", 5, 4), RankCount("DC", 40, 40)), "response")
    assert bars.grab().toImage() != one
