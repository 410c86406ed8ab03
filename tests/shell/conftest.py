"""What tests of the window stand on: small pages, a session, and the whole program inline."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QSplitter, QVBoxLayout, QWidget

from bcu_desk.kit.ask import Ask
from bcu_desk.kit.feature import ActionSpec, Feature
from bcu_desk.kit.jobs import Jobs
from bcu_desk.kit.page import Page, PageContext
from bcu_desk.shell import app as program
from bcu_desk.shell import offers
from bcu_desk.shell.desk_window import DeskWindow, Parts
from bcu_desk.shell.session import Session
from bcu_desk.store.session import Reader
from bcu_desk.work.desk import Desk
from bcu_desk.work.settings import Settings
from bcu_desk.work.view import View
from tests.builders import START, a_booking, a_desk, a_posting


class NotePage(Page):
    """A page with a line to type in and two columns; it remembers the keys it was given."""

    id = "notes"
    cares = frozenset({"person"})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.keys: list[str] = []
        self.line = QLineEdit()
        self.line.setAccessibleName("Note")
        split = QSplitter()
        split.setObjectName(f"{self.id}.split")
        split.addWidget(QWidget())
        split.addWidget(QWidget())
        lines = QVBoxLayout(self)
        lines.addWidget(self.line)
        lines.addWidget(split)
        self.split = split

    def load(self, reader: Reader, view: View) -> int:
        """Nothing much."""
        return len(view.scope)

    def show_loaded(self, loaded: int) -> None:
        """Nothing to show."""

    def focus_key(self, key: str) -> None:
        """Remember it."""
        self.keys.append(key)


class OtherPage(NotePage):
    """A second page."""

    id = "others"


NOTES = Feature(
    "notes",
    "Notes",
    "file",
    NotePage,
    (ActionSpec("notes.write", "Write a note", "Ctrl+W", run=lambda _: None),),
)
OTHERS = Feature("others", "Others", "folder", OtherPage)
PAGES = (NOTES, OTHERS)


class Chosen(Ask):
    """Answers every question with the paths given beforehand."""

    def __init__(self, *paths: Path | None) -> None:
        super().__init__()
        self.paths = list(paths)

    def open_file(self, title: str, kinds: str) -> Path | None:
        """The next path."""
        return self.paths.pop(0)

    def save_file(self, title: str, name: str, kinds: str) -> Path | None:
        """The next path."""
        return self.paths.pop(0)

    def folder(self, title: str, name: str) -> Path | None:
        """The next path."""
        return self.paths.pop(0)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The small desk: one posting, one booking."""
    return a_desk(tmp_path, a_posting(), a_booking())


@pytest.fixture
def session(qapp: object, desk: Desk) -> Iterator[Session]:
    """An open desk whose work runs at once."""
    made = Session(desk, None, START, Jobs(inline=True))
    yield made
    made.close()


def context_of(session: Session, folder: Path) -> PageContext:
    """What a page may use, over a session."""
    return PageContext(
        desk=session.desk,
        hub=session.hub,
        jobs=session.jobs,
        settings=Settings(folder),
        ask=Chosen(),
        navigate=lambda *_: None,
        view=lambda: session.view,
        message=str,
        set_on=session.show_day,
        sheets=offers.sheets(),
    )


@pytest.fixture
def context(session: Session, tmp_path: Path) -> PageContext:
    """What a page may use."""
    return context_of(session, tmp_path)


@pytest.fixture
def desk_window(qtbot, session: Session, context: PageContext) -> DeskWindow:
    """The frame over the small desk with two small pages, shown."""
    finds = tuple(replace(find, page="others") for find in offers.finds())
    parts = Parts(PAGES, finds, offers.queries(), {}, sample=False)
    made = DeskWindow(session, parts, context)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.start_with("notes", at_once=True)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def start(qtbot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., program.App]]:
    """Start the program with two small pages, inline; it is closed at the end."""
    monkeypatch.setattr(program, "FEATURES", PAGES)
    running: list[program.App] = []

    def made(*words: str, ask: Ask | None = None) -> program.App:
        _, app = program.build(words, os.environ, inline=True)
        if ask is not None:
            app.ask = ask
        running.append(app)
        app.window.show()
        return app

    yield made
    for app in running:
        app.window.close()
        app.window.deleteLater()
