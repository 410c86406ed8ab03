"""Speed of packs: a daily pack read, laid out and written, and what the window does for one.

All is time of the processor: of the process for a pack, of the window's own thread for the window.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.domain.times import midnight, minute_of
from bcu_desk.features.briefing.page import BriefingPage
from bcu_desk.features.briefing.rules.composing import Sources
from bcu_desk.features.briefing.rules.making import read_pack
from bcu_desk.features.briefing.rules.own import template_in
from bcu_desk.features.briefing.rules.templates import TEMPLATES
from bcu_desk.features.briefing.rules.wanted import wanted_of
from bcu_desk.features.briefing.widgets.paper.output import lay_out, pdf_bytes
from bcu_desk.kit.ask import Ask
from bcu_desk.kit.hub import Hub
from bcu_desk.kit.jobs import Jobs
from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.kit.page import PageContext
from bcu_desk.shell import offers
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.new_file import NewFile, create_file
from bcu_desk.work.settings import Settings
from bcu_desk.work.view import View
from tests.conftest import GO_LIVE

DAY = date(2017, 1, 23)
SIX = midnight(DAY) + 360
LONGEST = {"east": 2.0, "london": 10.0}  # seconds
LONGEST_BLOCK = 0.050  # of the window's thread
SOURCES = Sources(offers.sections(), offers.tiles(), offers.questions())


@pytest.fixture(scope="module", params=["east", "london"])
def file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk file of a BCU, and one of all London."""
    path = tmp_path_factory.mktemp("packs") / f"{request.param}.bcu"
    create_file(path, NewFile(kind=request.param), Clock(minute_of(GO_LIVE)))
    return path


def _daily(path: Path) -> tuple[int, int]:
    """Pages and bytes of the daily pack of everything in a file."""
    wanted = wanted_of(template_in(TEMPLATES, "daily"), DAY, SIX, "OFFICIAL")
    with Desk(path, Clock(SIX), read_only=True).reader() as reader:
        pack = read_pack(reader, wanted, SOURCES)
    laid = lay_out(pack, path.name, SIX)
    return laid.count(), len(pdf_bytes(laid))


def test_a_daily_pack_is_made_in_time(qapp: QApplication, file: Path) -> None:
    apply_theme(qapp, "light")
    start = time.process_time()
    pages, size = _daily(file)
    took = time.process_time() - start
    sys.stdout.write(f"\n{file.stem}: {pages} pages, {size:,} bytes in {took:.2f} s\n")
    assert took <= LONGEST[file.stem]


def test_the_window_is_not_held_up_by_a_change_of_day(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, file: Path
) -> None:
    apply_theme(qapp, "light")
    desk = Desk(file, Clock(SIX), read_only=True)
    page = BriefingPage(_context(desk, tmp_path))
    page.resize(1190, 720)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    with desk.reader() as reader:
        loaded = page.load(reader, View(DAY))  # in the program a job on another thread
    thumbs, pages = page.preview.thumbs, range(loaded[1].count())

    def turned(number: int) -> None:
        page.preview.turn(number)
        page.preview.sheet.grab()

    parts: dict[str, Callable[[], object]] = {
        "shown": lambda: page.show_loaded(loaded),
        **{f"page {number + 1}": partial(turned, number) for number in pages},
        **{f"small {number + 1}": thumbs._draw_next for number in pages},
    }
    took = {name: _seconds(work) for name, work in parts.items()}
    told = ", ".join(f"{name} {1000 * each:.0f} ms" for name, each in took.items())
    sys.stdout.write(f"\n{file.stem}: {told}\n")
    assert max(took.values()) <= LONGEST_BLOCK


def _seconds(work: Callable[[], object]) -> float:
    start = time.thread_time()
    work()
    return time.thread_time() - start


def _context(desk: Desk, folder: Path) -> PageContext:
    return PageContext(
        desk=desk,
        hub=Hub(),
        jobs=Jobs(inline=True),
        settings=Settings(folder),
        ask=Ask(),
        navigate=lambda _page, _key: None,
        view=lambda: View(DAY),
        message=lambda refused: refused.code,
        set_on=lambda _day: None,
        tiles=offers.tiles(),
        sections=offers.sections(),
        questions=offers.questions(),
    )
