"""What a screen reader finds in the chart."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.widgets.chart.view import ChartView


def test_a_screen_reader_finds_each_card_by_its_words(
    qtbot: QtBot, themed: QApplication, east: Loaded
) -> None:
    chart = ChartView()
    qtbot.addWidget(chart)
    chart.resize(900, 600)
    chart.show()
    chart.show_posts(east)
    chart.choose("EA-S2")
    reader = QAccessible.queryAccessibleInterface(chart)
    assert reader is not None
    assert reader.childCount() == len(chart.cards.places)
    number = list(chart.cards.places).index("EA-S2")
    child = reader.child(number)
    assert child is not None
    name = child.text(QAccessible.Text.Name)
    branch = east.tree.branches["EA-S2"]
    assert name.startswith("Superintendent, Response: Supt ")
    assert name.endswith(f"{branch.posts - 1} posts below")
    assert child.role() == QAccessible.Role.TreeItem
    assert child.state().selected
    corner = chart.mapToGlobal(chart.box_of("EA-S2").toRect().topLeft())
    assert child.rect().topLeft() == corner
