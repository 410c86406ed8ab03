"""The sample's posts as the page reads them, and a page over a copy of the sample."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.domain.times import minute_of
from bcu_desk.features.org_chart.model.loaded import Loaded, load
from bcu_desk.features.org_chart.page import OrgChartPage
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

DAY = date(2017, 1, 23)


def _loaded(path: Path, *scope: str) -> Loaded:
    with Desk(path, Clock(minute_of(GO_LIVE))).reader() as reader:
        return load(reader, View(DAY, scope))


@pytest.fixture(scope="session")
def east(made_sample: Path) -> Loaded:
    """East Area of the sample on Mon 23 Jan 2017."""
    return _loaded(made_sample, "EA")


@pytest.fixture(scope="session")
def both(made_sample: Path) -> Loaded:
    """Both BCUs of the sample on Mon 23 Jan 2017."""
    return _loaded(made_sample)


@pytest.fixture
def themed(qapp: QApplication) -> QApplication:
    """The application in its light theme."""
    apply_theme(qapp, "light")
    return qapp


@dataclass
class Opened:
    """A page in the hand of a test, the desk below it and what it asked of the window."""

    page: OrgChartPage
    desk: Desk
    hub: Hub
    view: list[View]
    asked: list[tuple[str, str]] = field(default_factory=list)

    def show_day(self, on: date, *scope: str) -> None:
        """Move the as-of day or the BCUs in view."""
        self.view[0] = View(on, scope)
        self.hub.view_changed.emit(self.view[0])

    def undo(self) -> None:
        """Take back the last step, as the window does."""
        self.hub.changed.emit(self.desk.undo())


OpenPage = Callable[..., Opened]


@pytest.fixture
def open_page(qtbot: QtBot, themed: QApplication, sample_file: Path, tmp_path: Path) -> OpenPage:
    """Opens the page over a copy of the sample; BCUs in view, and whether it may write."""

    def opened(*scope: str, read_only: bool = False) -> Opened:
        desk = Desk(sample_file, Clock(minute_of(GO_LIVE)), read_only=read_only, actor="PS Test")
        hub, view, asked = Hub(), [View(DAY, scope)], list[tuple[str, str]]()
        context = PageContext(
            desk=desk,
            hub=hub,
            jobs=Jobs(inline=True),
            settings=Settings(tmp_path),
            ask=Ask(),
            navigate=lambda page, key: asked.append((page, key)),
            view=lambda: view[0],
            message=lambda refused: sentence(refused.code, refused.facts),
            set_on=lambda day: asked.append(("day", str(day))),
        )
        page = OrgChartPage(context)
        qtbot.addWidget(page)
        page.resize(1190, 688)
        page.show()
        return Opened(page, desk, hub, view, asked)

    return opened
