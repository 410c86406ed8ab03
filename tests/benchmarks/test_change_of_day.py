"""Speed of a change of date: each page read, shown and painted, against a floor in the same run.

The floor is the bare query of posts, holders and people, and the page painted as it stands. All is
time of the processor in this thread, so other programs count for little.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtWidgets import QApplication

from bcu_desk.domain.assignments import Post, Posting
from bcu_desk.domain.people import Person
from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.kit.page import Page
from bcu_desk.shell.app import App, build
from bcu_desk.shell.page_pictures import settle
from bcu_desk.store.rows import every

DAYS = (7, 4, 18, 22, 15, 25, 26, 21)  # from the first day, in this order
MOST_TIMES = 2.5
PAGES = (
    *("home", "org_chart", "assignments", "on_call", "coverage", "bookings"),
    *("exchange", "spreadsheets", "wards"),
)


@pytest.fixture
def app(qapp: QApplication, sample_file: Path, profile: Path, frozen_now: str) -> Iterator[App]:
    """The program with the sample open."""
    _, made = build((), dict(os.environ), inline=True)
    made.window.resize(1366, 768)
    made.window.show()
    made.open(sample_file)
    settle(qapp)
    yield made
    made.window.close()
    made.window.deleteLater()
    apply_theme(qapp, "light")


def _floor(page: Page) -> float:
    """Milliseconds of the bare query and of painting."""
    start = time.thread_time()
    with page.context.desk.reader() as reader:
        for kind in (Post, Posting, Person):
            every(reader.connection, kind)
    page.repaint()
    return (time.thread_time() - start) * 1000


def _change(page: Page, days: int) -> float:
    """Milliseconds of reading, showing and painting another day."""
    first = page.context.view()
    view = replace(first, on=first.on + timedelta(days=days))
    start = time.thread_time()
    with page.context.desk.reader() as reader:
        loaded = page.load(reader, view)
    page.show_loaded(loaded)
    page.repaint()
    return (time.thread_time() - start) * 1000


@pytest.mark.parametrize("page_id", PAGES)
def test_a_change_of_date_takes_little_more_than_a_bare_query(
    app: App, qapp: QApplication, page_id: str
) -> None:
    app.go_to(page_id, "")
    settle(qapp)
    page = app.desk_window.pages.current() if app.desk_window else None
    assert page is not None
    assert page.id == page_id
    gc.collect()
    changes, floors = [], []
    for days in DAYS:
        changes.append(_change(page, days))
        floors.append(_floor(page))
        settle(qapp)
    change, floor = median(changes[1:]), median(floors[1:])
    sys.stdout.write(f"{page_id}: {change:.0f} ms, {change / floor:.2f} of the floor\n")
    assert change < MOST_TIMES * floor
