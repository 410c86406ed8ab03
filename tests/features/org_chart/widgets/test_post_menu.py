"""The menus of the page."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.widgets.chart.view import ChartView
from bcu_desk.features.org_chart.widgets.post_menu import add_folds, person_menu, post_menu


def test_a_posts_menu_starts_its_gestures_and_folds(
    qtbot: QtBot, themed: QApplication, east: Loaded
) -> None:
    owner, chart, started = QWidget(), ChartView(), list[str]()
    qtbot.addWidget(owner)
    qtbot.addWidget(chart)
    chart.show_posts(east)
    menu = post_menu(owner, QPoint(10, 10), started.append, writable=True)
    add_folds(menu, chart, "EA-S2")
    actions = {action.text(): action for action in menu.actions()}
    actions["Set acting…"].trigger()
    actions["Correct the record…"].trigger()
    assert started == ["acting", "correct"]
    actions["Fold the branch"].trigger()
    assert "EA-S2" in chart.cards.folded
    menu.close()


def test_where_nothing_may_be_written_gestures_are_not_offered(
    qtbot: QtBot, themed: QApplication
) -> None:
    owner, done = QWidget(), list[str]()
    qtbot.addWidget(owner)
    menu = post_menu(owner, QPoint(10, 10), done.append, writable=False)
    assert not any(action.isEnabled() for action in menu.actions() if action.text())
    menu.close()
    offers = (("Appoint to a post…", lambda: done.append("appoint")),)
    people = person_menu(owner, QPoint(10, 10), offers, writable=True)
    people.actions()[0].trigger()
    assert done == ["appoint"]
    people.close()
