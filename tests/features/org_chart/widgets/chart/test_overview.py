"""The corner of the chart: its small picture and the zoom buttons."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSizeF, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.widgets.chart.overview import EDGE, Overview, SmallChart
from bcu_desk.features.org_chart.widgets.chart.view import ChartView


@pytest.fixture
def chart(qtbot: QtBot, themed: QApplication, both: Loaded) -> ChartView:
    """Both commands, of which a part shows, with the overview in the corner."""
    made = ChartView()
    made.setProperty("overview", Overview(made))
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.show_posts(both)
    return made


def _small(chart: ChartView) -> SmallChart:
    found = chart.findChild(SmallChart)
    assert isinstance(found, SmallChart)
    return found


def _press(chart: ChartView, qtbot: QtBot, name: str) -> None:
    made = chart.findChild(QPushButton, name)
    assert made is not None
    qtbot.mouseClick(made, Qt.MouseButton.LeftButton)


def test_it_stands_in_the_lower_right_corner_at_every_size(chart: ChartView) -> None:
    overview = chart.findChild(Overview)
    assert isinstance(overview, Overview)
    for size in ((900, 600), (1200, 700)):
        chart.resize(*size)
        assert overview.geometry().right() == size[0] - EDGE - 1
        assert overview.geometry().bottom() == size[1] - EDGE - 1


def test_buttons_zoom_and_fit_and_the_scale_is_told(chart: ChartView, qtbot: QtBot) -> None:
    actual = chart.findChild(QPushButton, "org_chart.actual_size")
    assert isinstance(actual, QPushButton)
    first = actual.text()
    assert first == f"{chart.camera.scale:.0%}".replace("%", " %")
    _press(chart, qtbot, "org_chart.actual_size")
    assert actual.text() == "100 %"
    _press(chart, qtbot, "org_chart.zoom_in")
    assert actual.text() == "125 %"
    _press(chart, qtbot, "org_chart.zoom_out")
    _press(chart, qtbot, "org_chart.zoom_out")
    assert actual.text() == "80 %"
    _press(chart, qtbot, "org_chart.fit")
    assert chart.camera.seen(QSizeF(chart.size())).width() >= chart.cards.size()[0]


def test_the_small_picture_goes_away_where_everything_shows(chart: ChartView, qtbot: QtBot) -> None:
    assert _small(chart).isVisible()
    _press(chart, qtbot, "org_chart.fit")
    assert not _small(chart).isVisible()


def test_a_click_in_the_small_picture_goes_there(chart: ChartView, qtbot: QtBot) -> None:
    small = _small(chart)
    qtbot.mouseClick(small, Qt.MouseButton.LeftButton, pos=QPoint(small.width() - 10, 20))
    assert chart.rect().intersects(chart.box_of("EA-S4").toRect())
    assert not chart.rect().intersects(chart.box_of("CN-S1").toRect())
    qtbot.mousePress(small, Qt.MouseButton.LeftButton, pos=QPoint(small.width() - 10, 20))
    qtbot.mouseMove(small, QPoint(10, 20))
    qtbot.mouseRelease(small, Qt.MouseButton.LeftButton, pos=QPoint(10, 20))


def test_the_small_picture_shows_what_the_chart_shows(chart: ChartView) -> None:
    before = _small(chart).grab().toImage()
    chart.pan(-500, 0)
    assert _small(chart).grab().toImage() != before
