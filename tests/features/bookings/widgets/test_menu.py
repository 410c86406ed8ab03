"""The menu of a bar or row."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.features.bookings.model.inspected import inspected
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.widgets.menu import open_menu
from tests.features.bookings.small import KLM, NOW


def test_it_starts_what_is_picked_and_allows_nothing_when_read_only(
    qtbot: QtBot, light: QApplication, loaded: Loaded
) -> None:
    over, started = QWidget(), list[tuple[str, str]]()
    qtbot.addWidget(over)
    over.show()
    shown = inspected(loaded, KLM, NOW)
    assert shown is not None
    menu = open_menu(over, shown, QPoint(5, 5), lambda verb, key: started.append((verb, key)))
    assert menu.accessibleName() == "What can be done with BX16 KLM"
    menu.actions()[1].trigger()
    menu.close()
    assert started == [("off_road", KLM)]
    locked = open_menu(over, shown, QPoint(5, 5), None)
    assert not any(action.isEnabled() for action in locked.actions())
    locked.close()
