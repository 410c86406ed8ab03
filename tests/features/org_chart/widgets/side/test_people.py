"""People beside the chart."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.widgets.side.people import PeoplePanel

KEYS, LEFT = Qt.Key, Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot: QtBot, themed: QApplication, east: Loaded) -> PeoplePanel:
    """The people of East Area."""
    made = PeoplePanel()
    qtbot.addWidget(made)
    made.resize(290, 600)
    made.show_people(east)
    made.show()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_those_without_a_post_come_first_and_are_counted(panel: PeoplePanel, east: Loaded) -> None:
    spare = sum(not row.posts for row in east.people)
    told = " ".join(label.text() for label in panel.findChildren(QLabel))
    assert f"{len(east.people):,} people, {spare} without a post." in told
    first = panel.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert ": No post." in first
    assert panel.grab().toImage().pixelColor(140, 300).isValid()


def test_typing_finds_people_and_says_where_there_is_nobody(
    panel: PeoplePanel, qtbot: QtBot
) -> None:
    qtbot.keyClicks(panel.seek, "dsupt")
    assert panel.list.count() == 2
    assert panel.list.item(0).text().startswith("DSupt ")
    qtbot.keyClicks(panel.seek, " xyz")
    assert panel.list.count() == 0
    assert "Nobody is found by that." in {label.text() for label in panel.findChildren(QLabel)}


def test_down_from_the_field_goes_to_the_list_and_enter_appoints(
    panel: PeoplePanel, qtbot: QtBot
) -> None:
    asked: list[str] = []
    panel.list.appointed.connect(asked.append)
    panel.seek.setFocus()
    qtbot.keyClick(panel.seek, KEYS.Key_Down)
    assert panel.list.hasFocus()
    qtbot.keyClick(panel.list, KEYS.Key_Return)
    assert asked == [panel.list.collar()]


def test_somebody_is_carried_and_let_go(panel: PeoplePanel, qtbot: QtBot) -> None:
    told: list[tuple[str, str]] = []
    people = panel.list
    people.carried.connect(lambda collar, _: told.append(("carried", collar)))
    people.let_go.connect(lambda collar, _: told.append(("let go", collar)))
    start = people.visualItemRect(people.item(1)).center()
    qtbot.mousePress(people.viewport(), LEFT, pos=start)
    qtbot.mouseMove(people.viewport(), start + QPoint(2, 0))
    assert told == []
    qtbot.mouseMove(people.viewport(), start - QPoint(60, 0))
    qtbot.mouseRelease(people.viewport(), LEFT, pos=start - QPoint(60, 0))
    collar = people.collar()
    assert told == [("carried", collar), ("let go", collar)]


def test_escape_puts_back_and_a_read_only_list_carries_nobody(
    panel: PeoplePanel, qtbot: QtBot
) -> None:
    told: list[str] = []
    people = panel.list
    people.put_back.connect(lambda: told.append("back"))
    people.let_go.connect(lambda *_: told.append("let go"))
    start = people.visualItemRect(people.item(0)).center()
    for writable in (True, False):
        people.writable = writable
        qtbot.mousePress(people.viewport(), LEFT, pos=start)
        qtbot.mouseMove(people.viewport(), start - QPoint(60, 0))
        qtbot.keyClick(people, KEYS.Key_Escape)
        qtbot.mouseRelease(people.viewport(), LEFT, pos=start)
    assert told == ["back"]


def test_the_menu_key_asks_for_the_persons_menu(panel: PeoplePanel) -> None:
    asked: list[str] = []
    panel.list.menu_asked.connect(lambda collar, _: asked.append(collar))
    panel.list.setCurrentRow(2)
    by_key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(panel.list.viewport(), by_key)
    assert asked == [panel.list.collar()]
