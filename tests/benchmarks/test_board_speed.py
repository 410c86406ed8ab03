"""Speed of the board: 20,000 bookings of 500 vehicles over 90 days opened, and frames of a scroll.

Processor time is measured, so that other programs beside do not count.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.domain.fleet import Booking
from bcu_desk.domain.times import midnight
from bcu_desk.features.bookings.model.content import Look, Shown, shown
from bcu_desk.features.bookings.model.loaded import load
from bcu_desk.features.bookings.model.window import Stretch, Window
from bcu_desk.features.bookings.page import FleetPage
from bcu_desk.kit.ask import Ask
from bcu_desk.kit.hub import Hub
from bcu_desk.kit.jobs import Jobs
from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.kit.page import PageContext
from bcu_desk.kit.timeline.rows import (
    BarKind,
    Content,
    TimelineBar,
    TimelineGroup,
    TimelineRow,
)
from bcu_desk.kit.timeline.view import Timeline
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.settings import Settings
from bcu_desk.work.view import View
from tests.builders import A_VEHICLE
from tests.features.bookings.small import a_fleet_desk, booked

VEHICLES, DAYS, BOOKINGS = 500, 90, 20_000
FIRST = date(2017, 1, 9)
SHOWN = date(2017, 2, 13)
MOST_OPEN_MS = 300
MOST_TURN_MS = 100
FRAME_MS = 1_000 / 60
IN_VIEW, FRAMES = 40, 60
ROUNDS = 5
KINDS = (BarKind.SOFT, BarKind.SOLID, BarKind.DONE, BarKind.DASHED)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each vehicle has 40 bookings of four to nine hours, spread over the 90 days."""
    cars = [
        replace(A_VEHICLE, id=1_000 + number, registration=f"BY17 {number:03}")
        for number in range(VEHICLES)
    ]
    return a_fleet_desk(tmp_path_factory.mktemp("board"), *cars, *_bookings()).path


def _bookings() -> list[Booking]:
    each = BOOKINGS // VEHICLES
    step = DAYS * 1_440 // each
    found = []
    for number in range(BOOKINGS):
        car, place = divmod(number, each)
        start = midnight(FIRST) + place * step + car * 37 % 1_440
        one = booked(10_000 + number, "08:00", "12:00", vehicle_id=1_000 + car)
        end = start + 240 + number % 20 * 15
        found.append(replace(one, start_minute=start, end_minute=end))
    return found


def _least(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The least milliseconds of processor time of a few rounds."""
    taken = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken) * 1_000


@pytest.mark.parametrize("stretch", list(Stretch))
def test_the_board_is_read_and_laid_out(made: Path, stretch: Stretch) -> None:
    """The first time a desk is opened everything is read; then only what changed."""

    def opened() -> Shown:
        with Desk(made, Clock(midnight(SHOWN))).reader() as reader:
            loaded = load(reader, View(SHOWN), Window(SHOWN, stretch), None, midnight(SHOWN))
        return shown(loaded, Look("base", frozenset(), midnight(SHOWN)))

    found = opened()
    assert len(found.loaded.board.vehicles) >= VEHICLES
    assert len(found.loaded.board.bookings) > 100 * Window(SHOWN, stretch).days
    assert _least(opened) <= MOST_OPEN_MS


class _Paints(QObject):
    """Counts how often a widget is painted."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


@dataclass
class _Days:
    """The fleet page over the desk made; `on` is the day that it shows next."""

    desk: Desk
    settings: Settings
    on: date = SHOWN

    def page(self) -> FleetPage:
        context = PageContext(
            desk=self.desk,
            hub=Hub(),
            jobs=Jobs(inline=True),
            settings=self.settings,
            ask=Ask(),
            navigate=lambda _page, _key: None,
            view=lambda: View(self.on),
            message=lambda refused: refused.code,
            set_on=lambda _day: None,
        )
        made = FleetPage(context)
        made.resize(1190, 688)
        return made


@pytest.fixture
def days(made: Path, qapp: QApplication, tmp_path: Path) -> _Days:
    apply_theme(qapp, "light")
    return _Days(Desk(made, Clock(midnight(SHOWN)), read_only=True), Settings(tmp_path))


def test_the_page_opens_on_the_board(days: _Days, qtbot: QtBot, qapp: QApplication) -> None:
    """Made, read, laid out and painted: one after the other, as no thread helps here."""
    pages, paints = [], _Paints()

    def opened() -> None:
        page = days.page()
        qtbot.addWidget(page)
        page.timeline.viewport().installEventFilter(paints)
        page.show()
        qapp.processEvents()
        pages.append(page)

    taken = _least(opened)
    assert all(len(page.timeline.rows.rows()) > 100 for page in pages)
    assert paints.count >= len(pages)
    assert taken <= MOST_OPEN_MS


def test_the_page_goes_to_another_day(days: _Days, qtbot: QtBot, qapp: QApplication) -> None:
    page, paints = days.page(), _Paints()
    qtbot.addWidget(page)
    page.show()
    qapp.processEvents()
    page.timeline.viewport().installEventFilter(paints)
    shown = []

    def turned() -> None:
        days.on += timedelta(days=1)
        page.refresh()
        qapp.processEvents()
        shown.append(page.timeline.axis.first)

    taken = _least(turned)
    assert shown == [midnight(SHOWN + timedelta(days=number + 1)) for number in range(ROUNDS)]
    assert paints.count >= ROUNDS
    assert taken <= MOST_TURN_MS


def _content() -> Content:
    """All 90 days at once, as the kit's timeline takes them."""
    rows = tuple(TimelineRow(f"{1_000 + n}", f"BY17 {n:03}", "IRV") for n in range(VEHICLES))
    bars = tuple(
        TimelineBar(
            key=one.reference,
            row=str(one.vehicle_id),
            start=one.start_minute,
            end=one.end_minute,
            title="Havering",
            titles=("Hav.",),
            subtitle="Patrol",
            kind=KINDS[number % len(KINDS)],
            tail=15,
        )
        for number, one in enumerate(_bookings())
    )
    return Content(groups=(TimelineGroup("all", "Romford", rows),), bars=bars)


@pytest.fixture
def board(qtbot: QtBot, qapp: QApplication) -> Timeline:
    """All of it on a board that has 40 rows in view, a day of 90 across."""
    apply_theme(qapp, "light")
    made = Timeline("board", "Board")
    qtbot.addWidget(made)
    made.resize(1_366, 120 + IN_VIEW * made.rows.sizes.row)
    axis = Window(FIRST, Stretch.DAY).axis(midnight(SHOWN))
    first = midnight(FIRST)
    made.set_axis(replace(axis, last=first + DAYS * 1_440), first, first + 1_440)
    made.set_content(_content())
    made.show()
    return made


def test_a_board_of_20000_bars_is_set_and_painted(board: Timeline) -> None:
    content = _content()

    def opened() -> None:
        board.set_content(content)
        board.viewport().repaint()

    assert len(content.bars) == BOOKINGS
    assert _least(opened) <= MOST_OPEN_MS


@pytest.mark.parametrize("days", [1, 7, 30])
@pytest.mark.parametrize("along", ["rows", "time"])
def test_a_frame_of_a_scroll_is_in_time_with_40_rows_in_view(
    board: Timeline, qapp: QApplication, days: int, along: str
) -> None:
    """Each frame's least of a few rounds counts: its work is the same each time."""
    start = midnight(SHOWN)
    board.look_at(start, start + days * 1_440)
    assert len(board.picture().shown_lines()) >= IN_VIEW
    bar = board.verticalScrollBar() if along == "rows" else board.horizontalScrollBar()
    step = (bar.maximum() - bar.minimum()) // (4 * FRAMES)
    first = (bar.maximum() - bar.minimum()) // 3
    least = [FRAME_MS * 100] * FRAMES
    for _ in range(ROUNDS):
        for frame in range(FRAMES):
            bar.setValue(first + frame * step)
            began = time.process_time()
            qapp.processEvents()
            least[frame] = min(least[frame], (time.process_time() - began) * 1_000)
    assert sum(least) / FRAMES <= FRAME_MS
