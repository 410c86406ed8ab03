"""The parts of the fleet page in the hand of a test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.widgets.asking import Asker
from bcu_desk.features.bookings.widgets.parts import Parts
from bcu_desk.kit.ask import Ask
from bcu_desk.kit.hub import Hub
from bcu_desk.kit.jobs import Jobs
from bcu_desk.kit.page import PageContext
from bcu_desk.work.desk import Desk
from bcu_desk.work.sentences import sentence
from bcu_desk.work.settings import Settings
from bcu_desk.work.view import View
from tests.features.bookings.small import DAY
from tests.features.bookings.widgets.driven import Doing, Driven


@pytest.fixture
def asker(desk: Desk, tmp_path: Path) -> Asker:
    """Answers from a copy of the small fleet."""
    return Asker(
        PageContext(
            desk=desk,
            hub=Hub(),
            jobs=Jobs(inline=True),
            settings=Settings(tmp_path),
            ask=Ask(),
            navigate=lambda _page, _key: None,
            view=lambda: View(DAY),
            message=lambda refused: sentence(refused.code, refused.facts),
            set_on=lambda _day: None,
        )
    )


@pytest.fixture
def hand(qtbot: QtBot, light: QApplication, loaded: Loaded, asker: Asker) -> Iterator[Driven]:
    """The parts of a page that has loaded the day."""
    doing = Doing()
    parts = Parts(doing, asker, writable=True)
    qtbot.addWidget(parts)
    parts.hand.loaded = loaded
    parts.show()
    return Driven(parts, doing)
