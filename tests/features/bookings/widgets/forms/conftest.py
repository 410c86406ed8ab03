"""Forms that are put away after a test."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.kit.form import Form


@pytest.fixture
def keep(qtbot: QtBot, light: QApplication) -> Callable[[Form], Form]:
    """Puts a form away after the test."""

    def kept(form: Form) -> Form:
        qtbot.addWidget(form)
        return form

    return kept
