"""The fleet page over a small fleet, in the hand of a test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from bcu_desk.domain.fleet import Booking, BookingState, OffRoad
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.page import FleetPage
from bcu_desk.features.bookings.queries.free import Free
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
from tests.features.bookings.readings import read
from tests.features.bookings.small import DAY, NOW, a_fleet_desk, at, booked, copied, when

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="session")
def made_fleet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """KLM out 10:00–12:00 and booked 14:00–16:00, KMA pending 14:00–15:00, the van off road."""
    return a_fleet_desk(
        tmp_path_factory.mktemp("fleet"),
        booked(500, "10:00", "12:00", driver_id=100),
        booked(501, "14:00", "16:00", driver_id=100, purpose="Warrant"),
        booked(502, "14:00", "15:00", vehicle_id=301, state=BookingState.PENDING),
        OffRoad(
            id=600,
            vehicle_id=302,
            reason="defect",
            start_minute=at("00:00") - 600,
            end_minute=at("18:00"),
        ),
    ).path


@pytest.fixture(scope="session")
def loaded(made_fleet: Path) -> Loaded:
    """What the page reads of the day, with nothing asked."""
    return read(made_fleet)


@pytest.fixture(scope="session")
def asked(made_fleet: Path) -> Loaded:
    """What the page reads of the day, with what is free 12:30–13:30."""
    return read(made_fleet, Free(start=when("12:30"), end=when("13:30")))


@pytest.fixture
def light(qapp: QApplication) -> QApplication:
    """The application in its light theme."""
    apply_theme(qapp, "light")
    return qapp


@pytest.fixture
def desk(made_fleet: Path, tmp_path: Path) -> Desk:
    """A desk over a copy of the small fleet."""
    return copied(made_fleet, tmp_path)


@dataclass
class Opened:
    """The page in the hand of a test, and the desk below it."""

    page: FleetPage
    desk: Desk
    hub: Hub
    view: list[View]
    days: list[date] = field(default_factory=list)

    def show_day(self, on: date, *scope: str) -> None:
        """Move the as-of day or the BCUs in view."""
        self.days.append(on)
        self.view[0] = View(on, scope)
        self.hub.view_changed.emit(self.view[0])

    def against(self, day: date | None) -> None:
        """Set the second day, or take it away."""
        self.view[0] = replace(self.view[0], against=day)
        self.hub.view_changed.emit(self.view[0])

    def rows(self) -> dict[str, Booking]:
        """Every booking in the file, by reference."""
        with self.desk.reader() as reader:
            return {row.reference: row for row in reader.every(Booking)}

    def point(self, row: str, time: str) -> QPoint:
        """Where a time of the day lies on a row."""
        timeline = self.page.timeline
        picture = timeline.picture()
        line = timeline.rows.line_of(row)
        assert line is not None
        x = picture.shifted().x(at(time))
        return QPoint(round(x), picture.y(line) + timeline.rows.sizes.row // 2)

    def drag(
        self,
        one: QPoint,
        other: QPoint,
        *,
        drop: bool = True,
        keys: Qt.KeyboardModifier = NONE,
    ) -> None:
        """Press, move in steps, and let go unless told not to."""
        board = self.page.timeline.viewport()
        QTest.mousePress(board, LEFT, keys, one)
        for point in (one + (other - one) / 2, other):
            QTest.mouseMove(board, point)
        if drop:
            QTest.mouseRelease(board, LEFT, keys, other)

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
        """Press a key on the board."""
        QTest.keyClick(self.page.timeline, key, keys)

    def press(self, name: str) -> None:
        """Press a button by its name."""
        button = self.page.findChild(QPushButton, name)
        assert button is not None, name
        assert button.isVisible(), name
        button.click()


OpenPage = Callable[..., Opened]


@pytest.fixture
def open_page(qtbot: QtBot, qapp: QApplication, desk: Desk, tmp_path: Path) -> OpenPage:
    """Opens the page over a copy of the small fleet, or over another file."""
    apply_theme(qapp, "light")
    kept: list[Opened] = []

    def opened(path: Path | None = None, *, read_only: bool = False) -> Opened:
        used = Desk(path or desk.path, Clock(NOW), read_only=read_only, actor="PS Test")
        hub, view = Hub(), [View(DAY)]
        context = PageContext(
            desk=used,
            hub=hub,
            jobs=Jobs(inline=True),
            settings=Settings(tmp_path),
            ask=Ask(),
            navigate=lambda _page, _key: None,
            view=lambda: view[0],
            message=lambda refused: sentence(refused.code, refused.facts),
            set_on=lambda day: kept[-1].show_day(day),
        )
        page = FleetPage(context)
        qtbot.addWidget(page)
        page.resize(1190, 688)
        found = Opened(page, used, hub, view)
        kept.append(found)
        page.show()
        return found

    return opened
