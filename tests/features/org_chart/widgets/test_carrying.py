"""Somebody of the people list on the way to a vacancy."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.widgets.carrying import Carrying
from bcu_desk.features.org_chart.widgets.chart.view import ChartView
from bcu_desk.features.org_chart.widgets.side.people import PeoplePanel


def test_the_chart_tells_where_somebody_may_go_until_they_are_let_go(
    qtbot: QtBot, themed: QApplication, east: Loaded
) -> None:
    panel, chart, given = PeoplePanel(), ChartView(), list[tuple[str, str]]()
    for part in (panel, chart):
        qtbot.addWidget(part)
    chart.resize(900, 600)
    chart.show_posts(east)
    chart.show()
    carrying = Carrying(panel.list, chart)
    carrying.loaded = east
    carrying.given.connect(lambda collar, post: given.append((collar, post)))
    spare = next(row for row in east.people if not row.posts)
    at = chart.mapToGlobal(chart.box_of("EA-CI2").center().toPoint())
    panel.list.carried.emit(spare.collar, at)
    assert chart.offering is not None
    assert chart.offering.over == "EA-CI2"
    panel.list.let_go.emit(spare.collar, at)
    assert chart.offering is None
    assert given == [(spare.collar, "EA-CI2")]
    panel.list.carried.emit(spare.collar, chart.mapToGlobal(QPoint(-50, 10)))
    panel.list.put_back.emit()
    assert chart.offering is None
    panel.list.let_go.emit(spare.collar, at)
    assert len(given) == 1
