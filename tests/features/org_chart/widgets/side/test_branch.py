"""The branch of the post chosen."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.widgets.side.branch import BranchFigures


def _value(shown: BranchFigures, number: int) -> str:
    found = shown.findChild(QLabel, f"org_chart.branch.{number}")
    assert isinstance(found, QLabel)
    return found.text()


def test_six_figures_tell_of_the_branch_and_its_cost_in_pounds(
    qtbot: QtBot, themed: QApplication, east: Loaded
) -> None:
    shown = BranchFigures()
    qtbot.addWidget(shown)
    branch = east.tree.branches["EA-S3"]
    shown.show_branch(east, branch)
    assert [_value(shown, number) for number in (0, 2)] == [
        str(branch.posts), str(branch.posts - branch.filled),
    ]  # fmt: skip
    assert _value(shown, 5) == "£7.2 m"


def test_ranks_whose_cost_is_not_known_are_named(
    qtbot: QtBot, themed: QApplication, east: Loaded
) -> None:
    shown = BranchFigures()
    qtbot.addWidget(shown)
    costs = {rank: pence for rank, pence in east.costs.items() if rank != "DCI"}
    shown.show_branch(replace(east, costs=costs), east.tree.branches["EA-S3"])
    told = shown.findChild(QLabel, "org_chart.branch.unknown")
    assert isinstance(told, QLabel)
    assert told.text() == "Without 2 DCI posts, whose cost is not known."
    shown.show_branch(east, east.tree.branches["EA-S3"])
    assert told.isHidden()


def test_a_post_with_nobody_below_shows_no_branch(
    qtbot: QtBot, themed: QApplication, east: Loaded
) -> None:
    shown = BranchFigures()
    qtbot.addWidget(shown)
    alone = next(branch for branch in east.tree.branches.values() if not branch.children)
    shown.show_branch(east, alone)
    assert shown.isHidden()
