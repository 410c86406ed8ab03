"""The sample of both BCUs as a desk at 06:00 on Mon 23 Jan 2017, and the page over it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import minute_of
from bcu_desk.features.assignments.page import AssignmentsPage
from bcu_desk.kit.ask import Ask
from bcu_desk.kit.hub import Hub
from bcu_desk.kit.jobs import Jobs
from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.kit.page import PageContext
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.sentences import sentence
from bcu_desk.work.settings import Settings
from bcu_desk.work.view import View
from tests.features.assignments.asking import ON

Open = Callable[..., AssignmentsPage]


@pytest.fixture
def desk(sample_file: Path) -> Desk:
    """A desk over a copy of the sample."""
    return Desk(sample_file, Clock(minute_of("2017-01-23T06:00")), actor="PS Test")


@pytest.fixture
def led() -> list[tuple[str, str]]:
    """Where a page leads to: page and key."""
    return []


@pytest.fixture
def open_page(
    qtbot: QtBot, qapp: QApplication, desk: Desk, led: list[tuple[str, str]], tmp_path: Path
) -> Open:
    """Opens the page over a desk, at the size that a small screen leaves it."""
    apply_theme(qapp, "light")

    def opened(over: Desk | None = None, scope: tuple[str, ...] = ("EA",)) -> AssignmentsPage:
        context = PageContext(
            desk=over or desk,
            hub=Hub(),
            jobs=Jobs(inline=True),
            settings=Settings(tmp_path),
            ask=Ask(),
            navigate=lambda page, key: led.append((page, key)),
            view=lambda: View(ON, scope),
            message=lambda refused: _told(refused),
            set_on=lambda _day: None,
        )
        page = AssignmentsPage(context)
        qtbot.addWidget(page)
        page.resize(1190, 688)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        assert page.is_settled()
        return page

    return opened


def _told(refused: Refused) -> str:
    return sentence(refused.code, refused.facts)
