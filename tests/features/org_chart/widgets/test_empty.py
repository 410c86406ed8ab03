"""What the chart shows where there is no post."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from bcu_desk.features.org_chart.widgets.empty import EmptyChart


def _empty(qtbot: QtBot, *, writable: bool = True) -> EmptyChart:
    made = EmptyChart(writable=writable)
    qtbot.addWidget(made)
    made.show()
    return made


def _button(made: EmptyChart, name: str) -> QPushButton:
    found = made.findChild(QPushButton, f"org_chart.empty.{name}")
    assert isinstance(found, QPushButton)
    return found


def test_a_file_without_posts_offers_the_first_post_and_a_person(
    qtbot: QtBot, themed: QApplication
) -> None:
    made = _empty(qtbot)
    made.show_from(None)
    for name in ("create", "person"):
        assert _button(made, name).isVisible()
        with qtbot.waitSignal(made.asked) as told:
            _button(made, name).click()
        assert told.args == [name]
    assert not _button(made, "go").isVisible()


def test_a_chart_that_begins_later_offers_its_first_day(qtbot: QtBot, themed: QApplication) -> None:
    made = _empty(qtbot)
    made.show_from(date(2017, 1, 9))
    assert _button(made, "go").text() == "Go to Mon 9 Jan 2017"
    with qtbot.waitSignal(made.day_asked) as told:
        _button(made, "go").click()
    assert told.args == [date(2017, 1, 9)]
    assert not _button(made, "create").isVisible()


def test_a_file_open_to_read_only_makes_no_post(qtbot: QtBot, themed: QApplication) -> None:
    assert not _button(_empty(qtbot, writable=False), "create").isEnabled()
