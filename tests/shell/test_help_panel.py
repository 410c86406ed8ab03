"""The help beside a page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from bcu_desk.features.spreadsheets.feature import FEATURE
from bcu_desk.shell.help_panel import WIDTH, HelpPanel, help_text
from tests.shell.conftest import NOTES


def test_help_holds_the_pages_own_its_keys_and_the_general_one() -> None:
    told = help_text(FEATURE)
    assert told.startswith("# Workbook")
    assert "# BCU Desk" in told
    assert "**Ctrl+W** Write a note" in help_text(NOTES)
    assert help_text(None).startswith("# BCU Desk")


def test_it_lies_over_the_right_and_esc_gives_the_keyboard_back(qtbot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    line = QLineEdit()
    QVBoxLayout(over).addWidget(line)
    over.resize(1000, 500)
    panel = HelpPanel(over)
    over.show()
    qtbot.waitExposed(over)
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    panel.show_for(FEATURE)
    assert panel.isVisible()
    assert panel.geometry().right() == 999 - 16
    over.resize(700, 400)
    qtbot.waitUntil(lambda: panel.geometry().right() == 699 - 16)
    assert panel.width() == WIDTH
    qtbot.keyClick(panel.text, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert line.hasFocus()


def test_the_cross_closes_it(qtbot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    panel = HelpPanel(over)
    over.show()
    panel.show_for(None)
    with qtbot.waitSignal(panel.closed):
        panel.close_button.click()
    assert not panel.isVisible()
