"""Dotted lines on the chart: drawn, lit, hidden, and told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.marks.gone import gone_from
from bcu_desk.features.org_chart.model.tree import tree_of
from bcu_desk.features.org_chart.widgets.chart.view import ChartView


@pytest.fixture
def across(east: Loaded) -> Loaded:
    """East Area with a unit of investigation under response, and a desk that is gone."""
    rows = [
        replace(branch.row, reports_to="EA-CI3") if code == "EA-I13" else branch.row
        for code, branch in east.tree.branches.items()
    ]
    charges = [branch.charge for branch in east.tree.branches.values() if branch.charge]
    tree = tree_of(rows, charges)
    gone = replace(east.tree.branches["EA-I9"].row, code="X1", title="Old desk", holder=None)
    return replace(east, tree=tree, gone=gone_from(tree, [gone]))


@pytest.fixture
def chart(qtbot: QtBot, themed: QApplication, across: Loaded) -> ChartView:
    """That in a chart."""
    made = ChartView()
    qtbot.addWidget(made)
    made.resize(900, 640)
    made.show()
    made.show_posts(across)
    return made


def _drawn(chart: ChartView) -> QImage:
    return chart.grab().toImage()


def test_the_line_stands_out_while_its_end_is_chosen_or_under_the_pointer(
    chart: ChartView, qtbot: QtBot
) -> None:
    (line,) = chart.lines.dotted
    x, y = line.way[1][0], (line.way[1][1] + line.way[2][1]) / 2
    at = chart.camera.box(chart.cards.places["EA-S3"])
    spot = QPointF(
        (x - chart.camera.x) * chart.camera.scale, (y - chart.camera.y) * chart.camera.scale
    )
    area = (int(spot.x()) - 4, int(spot.y()) - 20, 9, 40)
    faint = _drawn(chart).copy(*area)
    qtbot.mouseMove(chart, QPoint(1, 1))  # a pointer that is there already tells of no move
    qtbot.mouseMove(chart, at.center().toPoint())
    qtbot.waitUntil(lambda: chart.hovered == "EA-S3")
    lit = _drawn(chart).copy(*area)
    assert lit != faint
    chart.show_leads(shown=False)
    assert _drawn(chart).copy(*area) not in (lit, faint)
    assert [line.card for line in chart.lines.leads_at("EA-S3")] == ["EA-I13"]
    assert chart.lines.leads_at("EA-S1") == ()


def test_nodes_tell_who_leads_across_and_what_is_gone(chart: ChartView) -> None:
    told = {node.name.split(":")[0]: node for node in chart.nodes()}
    assert told["Superintendent, Investigation"].description == (
        "leads Investigation of Prisoner handling"
    )
    assert "Investigation is led by Superintendent, Investigation" in (
        told["Prisoner handling"].description
    )
    assert told["Old desk"].name == "Old desk: gone"
    assert "posts hidden" in told["Response team A"].name
    chart.press_node(len(chart.nodes()) - 1)
    assert chart.chosen_code() == ""


def test_c_brings_the_post_chosen_to_the_middle(chart: ChartView, qtbot: QtBot) -> None:
    chart.choose("EA-S4")
    qtbot.keyClick(chart, Qt.Key.Key_C)
    way = chart.box_of("EA-S4").center() - QPointF(chart.rect().center())
    assert way.manhattanLength() < 2
