"""The parts of the fleet page in the hand of a test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.widgets.parts import Parts
from tests.features.bookings.widgets.driven import Doing, Driven


@pytest.fixture
def hand(qtbot: QtBot, light: QApplication, loaded: Loaded) -> Iterator[Driven]:
    """The parts of a page that has loaded the day."""
    doing = Doing()
    parts = Parts(doing, writable=True)
    qtbot.addWidget(parts)
    parts.hand.loaded = loaded
    parts.show()
    return Driven(parts, doing)
