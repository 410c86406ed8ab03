"""A copy of the sample, to read and to change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.domain.assignments import Post
from bcu_desk.domain.people import Absence, Person, Rank
from bcu_desk.domain.places import Bcu
from bcu_desk.domain.times import midnight
from bcu_desk.features.on_call.model.loaded import Loaded, load
from bcu_desk.features.on_call.model.window import Window
from bcu_desk.features.on_call.page import OnCallPage
from bcu_desk.features.on_call.queries.rota import OnCallRow
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
from tests.builders import NOON
from tests.features.on_call.opened import Opened

MONDAY = View(date(2017, 1, 23), ("EA",))


@pytest.fixture
def desk(sample_file: Path) -> Desk:
    """A desk over the sample."""
    return Desk(sample_file, Clock(NOON), actor="Supt Test")


def named(turn: OnCallRow) -> dict[str, str]:
    """What a command calls a turn by."""
    return {"bcu": turn.bcu, "role": turn.role, "person": turn.collar, "start": turn.start}


def a_chief_inspector_and_a_post(desk: Desk) -> tuple[str, str]:
    """The collar number of a chief inspector and the code of a superintendent's post."""
    with desk.reader() as reader:
        ranks = {row.code: row.id for row in reader.every(Rank)}
        bcu = next(row.id for row in reader.every(Bcu) if row.code == "EA")
        away = {row.person_id for row in reader.every(Absence)}
        collar = next(
            row.collar
            for row in reader.every(Person)
            if (row.rank_id, row.bcu_id) == (ranks["CI"], bcu) and row.id not in away
        )
        post = next(
            row.code
            for row in reader.every(Post)
            if (row.rank_id, row.bcu_id) == (ranks["Supt"], bcu)
        )
    return collar, post


def read_board(desk: Desk, view: View = MONDAY, *, fortnight: bool = False) -> Loaded:
    """What the page reads, told at 06:00 of the day."""
    now = midnight(view.on) + 360
    with desk.reader() as reader:
        return load(reader, view, Window(view.on, fortnight), now)


@pytest.fixture(scope="session")
def loaded(made_sample: Path) -> Loaded:
    """What the page reads of the sample's Monday in East Area."""
    return read_board(Desk(made_sample, Clock(NOON), read_only=True))


OpenPage = Callable[..., Opened]


@pytest.fixture
def open_page(qtbot: QtBot, qapp: QApplication, desk: Desk, tmp_path: Path) -> OpenPage:
    """Opens the page over a copy of the sample, or over another file."""
    apply_theme(qapp, "light")
    kept: list[Opened] = []

    def opened(used: Desk | None = None, view: View = MONDAY) -> Opened:
        shown, hub = [view], Hub()
        page = OnCallPage(
            PageContext(
                desk=used or desk,
                hub=hub,
                jobs=Jobs(inline=True),
                settings=Settings(tmp_path),
                ask=Ask(),
                navigate=lambda _page, _key: None,
                view=lambda: shown[0],
                message=lambda refused: sentence(refused.code, refused.facts),
                set_on=lambda day: kept[-1].show_day(day),
            )
        )
        qtbot.addWidget(page)
        page.resize(1_160, 680)
        kept.append(Opened(page, used or desk, hub, shown))
        page.show()
        return kept[-1]

    return opened
