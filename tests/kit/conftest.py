"""What tests of the kit stand on: the light theme, and widgets that are shown and active."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.kit.look.tokens import SCALE, THEME

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def themed(qapp: QApplication) -> QApplication:
    """The application in the light theme, with text at its usual size."""
    if (qapp.property(THEME), qapp.property(SCALE)) != ("light", 1.0):
        apply_theme(qapp, "light")
    return qapp


@pytest.fixture
def show(qtbot: QtBot, themed: QApplication) -> Show:
    """Shows a widget as the active window; it is put away after the test."""
    kept: list[QWidget] = []

    def shown(widget: QWidget) -> QWidget:
        kept.append(widget)
        qtbot.addWidget(widget)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    return shown
