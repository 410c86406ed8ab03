"""A page with a table, and what it asks and writes with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from bcu_desk.kit.ask import Ask
from bcu_desk.kit.hub import Hub
from bcu_desk.kit.jobs import Jobs
from bcu_desk.kit.page import Page, PageContext
from bcu_desk.kit.table_model import Column, TableModel, table_view
from bcu_desk.shell.offers import sheets
from bcu_desk.store.session import Reader
from bcu_desk.work.desk import Desk
from bcu_desk.work.sentences import sentence
from bcu_desk.work.settings import Settings
from bcu_desk.work.tables.shown import WantedTable
from bcu_desk.work.view import View
from tests.builders import START, a_desk

Show = Callable[[QWidget], QWidget]


class Things(Page):
    """A page with a table."""

    id = "things"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.model = TableModel((Column("Name", lambda row: row, width=90),))
        self.model.set_rows(["Ava", "Bo"])
        self.table = table_view(self.model, "things.table", "Things")
        QVBoxLayout(self).addWidget(self.table)

    def load(self, reader: Reader, view: View) -> int:
        """Nothing."""
        return 0

    def show_loaded(self, loaded: int) -> None:
        """Nothing to show."""


class Answers(Ask):
    """Gives a path, and keeps the names that were offered."""

    def __init__(self, path: Path | None) -> None:
        super().__init__()
        self.path = path
        self.offered: list[str] = []

    def save_file(self, title: str, name: str, kinds: str) -> Path | None:
        """The path."""
        self.offered.append(name)
        return self.path


class Writer:
    """Remembers what it was to write; raises what it is told to."""

    def __init__(self) -> None:
        self.wanted: list[WantedTable] = []
        self.error: Exception | None = None

    def __call__(self, desk: Desk, wanted: WantedTable, told: Callable[[str], None]) -> None:
        told("Writing")
        self.wanted.append(wanted)
        if self.error is not None:
            raise self.error


@pytest.fixture
def writer() -> Writer:
    return Writer()


@pytest.fixture
def page(tmp_path: Path, writer: Writer, themed: QApplication, show: Show) -> Things:
    context = PageContext(
        desk=a_desk(tmp_path),
        hub=Hub(),
        jobs=Jobs(inline=True),
        settings=Settings(tmp_path),
        ask=Answers(tmp_path / "out"),
        navigate=lambda page, key: asked.append((page, key)),
        view=lambda: View(START),
        message=lambda refused: sentence(refused.code, refused.facts),
        set_on=lambda _: None,
        sheets=sheets(),
        write_table=writer,
    )
    asked: list[tuple[str, str]] = []
    made = Things(context)
    made.asked = asked
    show(made)
    return made
