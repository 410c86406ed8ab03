"""What stands beside the chart while a post is dragged."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.widgets.chart.moving import Moving
from bcu_desk.features.org_chart.widgets.side.move_preview import MovePreview


def _told(preview: MovePreview) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in preview.findChildren(QLabel) if label.isVisible()]


def test_it_says_what_changes_and_where_the_post_may_go(
    qtbot: QtBot, themed: QApplication, east: Loaded
) -> None:
    preview = MovePreview()
    qtbot.addWidget(preview)
    preview.show()
    reasons = east.targets("EA-I13")
    lawful = sum(reason is None for reason in reasons.values())
    preview.show_move(east, Moving("EA-I13", reasons, QPointF(), "EA-CI3"))
    told = _told(preview)
    then = east.tree.branches["EA-CI3"].row.holder_name
    assert {"Prisoner handling", "From Mon 23 Jan 2017, if dropped here"} <= set(told)
    assert {f"CI {then}", "Investigation", "Response", str(lawful)} <= set(told)
    preview.show_move(east, Moving("EA-I13", reasons, QPointF(), "EA-I1"))
    assert _told(preview).count("Not of a higher rank") == 2
    assert f"CI {then}" not in _told(preview)
    preview.show_move(east, Moving("EA-I13", reasons, QPointF()))
    assert "As now" in _told(preview)
