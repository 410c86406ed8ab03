"""The coverage page over a desk, shown; and a small borough that is only read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.domain.times import minute_of
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.page import CoveragePage
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
from tests.conftest import GO_LIVE
from tests.features.coverage.small import DAY, a_borough, loaded

Open = Callable[..., CoveragePage]
Show = Callable[[QWidget], QWidget]


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    """The small borough as the page reads it."""
    return loaded(a_borough(tmp_path_factory.mktemp("borough")))


@pytest.fixture(scope="session")
def both(made_sample: Path) -> Loaded:
    """The sample of both BCUs as the page reads it."""
    return loaded(Desk(made_sample, Clock(minute_of(GO_LIVE)), read_only=True))


@pytest.fixture
def themed(qapp: QApplication) -> QApplication:
    """The application in the light theme."""
    apply_theme(qapp, "light")
    return qapp


@pytest.fixture
def show(qtbot: QtBot, themed: QApplication) -> Show:
    """Shows a widget as the active window."""

    def shown(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    return shown


@pytest.fixture
def open_page(show: Show, tmp_path: Path) -> Open:
    """Opens the page over a desk on Mon 23 Jan 2017, with some BCUs in view."""

    def opened(
        desk: Desk, scope: tuple[str, ...] = (), on: date = DAY, against: date | None = None
    ) -> CoveragePage:
        went: list[tuple[str, str]] = []
        view = [View(on, scope, against)]
        page = CoveragePage(
            PageContext(
                desk=desk,
                hub=Hub(),
                jobs=Jobs(inline=True),
                settings=Settings(tmp_path),
                ask=Ask(),
                navigate=lambda name, key: went.append((name, key)),
                view=lambda: view[0],
                message=lambda refused: sentence(refused.code, refused.facts),
                set_on=lambda _: None,
            )
        )
        page.went = went  # type: ignore[attr-defined]
        page.seen = view  # type: ignore[attr-defined]
        page.resize(1190, 688)
        show(page)
        return page

    return opened


@pytest.fixture
def desk(sample_file: Path) -> Desk:
    return Desk(sample_file, Clock(minute_of(GO_LIVE)))


@pytest.fixture
def page(open_page: Open, desk: Desk) -> CoveragePage:
    return open_page(desk, ("EA",))
