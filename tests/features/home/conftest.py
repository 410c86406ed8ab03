"""The home page over a desk, shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.domain.times import minute_of
from bcu_desk.features.home.page import HomePage
from bcu_desk.kit.ask import Ask
from bcu_desk.kit.hub import Hub
from bcu_desk.kit.jobs import Jobs
from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.kit.page import PageContext
from bcu_desk.shell import offers
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.sentences import sentence
from bcu_desk.work.settings import Settings
from bcu_desk.work.view import View
from tests.conftest import GO_LIVE
from tests.features.home.tiles import DAY

Open = Callable[..., HomePage]


@pytest.fixture
def themed(qapp: QApplication) -> QApplication:
    """The application in the light theme."""
    apply_theme(qapp, "light")
    return qapp


@pytest.fixture
def desk(sample_file: Path) -> Desk:
    return Desk(sample_file, Clock(minute_of(GO_LIVE)))


@pytest.fixture
def open_page(qtbot: QtBot, themed: QApplication, tmp_path: Path) -> Open:
    """Opens the page over a desk; `page.went` are the places it went to."""

    def opened(desk: Desk, view: View | None = None) -> HomePage:
        shown = view or View(DAY)
        went: list[tuple[str, str]] = []
        page = HomePage(
            PageContext(
                desk=desk,
                hub=Hub(),
                jobs=Jobs(inline=True),
                settings=Settings(tmp_path),
                ask=Ask(),
                navigate=lambda name, key: went.append((name, key)),
                view=lambda: shown,
                message=lambda refused: sentence(refused.code, refused.facts),
                set_on=lambda _: None,
                tiles=offers.tiles(),
            )
        )
        page.went = went  # type: ignore[attr-defined]  # what the test looks at
        page.resize(1190, 688)
        qtbot.addWidget(page)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        return page

    return opened
