"""The layout that wraps like words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from bcu_desk.kit.flow import FlowLayout

Show = Callable[[QWidget], QWidget]


class Brick(QWidget):
    """80 by 20."""

    def sizeHint(self) -> QSize:
        return QSize(80, 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(30, 20)


@pytest.fixture
def place(show: Show) -> QWidget:
    made = QWidget()
    flow = FlowLayout(gap=10)
    made.setLayout(flow)
    for _ in range(4):
        flow.addWidget(Brick())
    made.resize(200, 200)
    show(made)
    return made


def test_widgets_go_on_in_the_next_line(place: QWidget) -> None:
    corners = [(part.x(), part.y()) for part in place.layout().widgets()]
    assert corners == [(0, 0), (90, 0), (0, 30), (90, 30)]


def test_its_height_follows_from_its_width(place: QWidget) -> None:
    flow = place.layout()
    assert flow.hasHeightForWidth()
    assert [flow.heightForWidth(width) for width in (60, 170, 400)] == [110, 50, 20]
    assert flow.sizeHint() == QSize(350, 20)
    assert flow.minimumSize() == QSize(30, 20)
    assert flow.expandingDirections() == Qt.Orientation(0)


def test_widgets_can_be_taken_out(place: QWidget) -> None:
    flow = place.layout()
    first = flow.takeAt(0)
    first.widget().deleteLater()
    assert flow.count() == 3
    assert flow.itemAt(9) is None
    assert flow.takeAt(-1) is None


def test_clearing_takes_all_away(place: QWidget) -> None:
    flow = place.layout()
    flow.clear()
    assert (flow.count(), flow.widgets(), flow.sizeHint()) == (0, (), QSize(0, 0))
    assert not [part for part in place.findChildren(Brick) if part.isVisible()]


def test_a_hidden_widget_takes_no_room(place: QWidget) -> None:
    flow = place.layout()
    first, second, *_ = flow.widgets()
    first.hide()
    flow.setGeometry(place.rect())
    assert (second.x(), second.y()) == (0, 0)
    assert flow.sizeHint() == QSize(260, 20)
