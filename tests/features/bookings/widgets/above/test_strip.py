"""Board or lists, and which sort."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.features.bookings.widgets.above.strip import Strip


def test_the_switches_tell_what_was_chosen(qtbot: QtBot, light: QApplication) -> None:
    strip, told = Strip((("due", "Out and due"),)), list[str]()
    qtbot.addWidget(strip)
    strip.show()
    strip.pane_chosen.connect(told.append)
    strip.sort_chosen.connect(told.append)
    strip.pane.part("due").click()
    strip.sort.part("kit").click()
    assert told == ["due", "kit"]
    assert strip.legend.isVisible()
    strip.show_pane("due")
    assert not strip.legend.isVisible()


def test_a_board_alone_needs_no_switch(qtbot: QtBot, light: QApplication) -> None:
    strip = Strip(())
    qtbot.addWidget(strip)
    strip.show()
    assert not strip.pane.isVisible()
    assert strip.sort.isVisible()
