"""Exporting a table from its page: asked, written in the background, told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from bcu_desk.domain.refusals import Refused
from bcu_desk.kit.ask import Ask
from bcu_desk.kit.hub import Hub
from bcu_desk.kit.jobs import Jobs
from bcu_desk.kit.page import Page, PageContext
from bcu_desk.kit.table_model import Column, TableModel, table_view
from bcu_desk.kit.tables.exporting import ExportDialog, TableExport, about
from bcu_desk.kit.tables.shown import shown_table
from bcu_desk.shell.offers import sheets
from bcu_desk.store.session import Reader
from bcu_desk.work.desk import Desk
from bcu_desk.work.sentences import sentence
from bcu_desk.work.settings import Settings
from bcu_desk.work.table_out import WantedTable
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


def _asked(page: Things) -> ExportDialog:
    assert page.context.write_table is not None
    return TableExport(page, page.context.write_table).ask(page.table)


def test_a_table_is_written_as_it_was_shown_when_it_was_asked_for(
    page: Things, writer: Writer, tmp_path: Path
) -> None:
    dialog = _asked(page)
    page.model.set_rows(["Cy"])
    dialog.kind.choose("csv")
    dialog.tier.choose("OFFICIAL-SENSITIVE")
    dialog.handling.setText("personal data")
    dialog.export.click()
    wanted = writer.wanted[0]
    assert wanted.table.rows == (("Ava",), ("Bo",))
    assert wanted.out == tmp_path / "out.csv"
    assert wanted.marking == "OFFICIAL-SENSITIVE: PERSONAL DATA"
    name = f"Things {START.isoformat()} OFFICIAL-SENSITIVE PERSONAL DATA.csv"
    assert page.context.ask.offered == [name]
    assert page.told().startswith("Wrote out.csv: 2 rows, marked OFFICIAL-SENSITIVE")
    assert page.context.settings.text("marking") == "OFFICIAL-SENSITIVE"


def test_esc_writes_nothing(page: Things, writer: Writer) -> None:
    _asked(page).reject()
    dialog = _asked(page)
    page.context.ask.path = None
    dialog.export.click()
    assert dialog.isVisible()
    dialog.reject()
    assert (writer.wanted, page.told()) == ([], "")


def test_an_odd_handling_line_is_refused_in_the_window_that_asks(
    page: Things, writer: Writer
) -> None:
    dialog = _asked(page)
    dialog.handling.setText("Secret! ü")
    dialog.export.click()
    assert "OFFICIAL" in dialog.notice.text()
    assert writer.wanted == []
    dialog.reject()


@pytest.mark.parametrize("error", [PermissionError(13, "no"), Refused("no_folder", folder="/x")])
def test_what_goes_wrong_is_told_above_the_page(
    page: Things, writer: Writer, error: Exception
) -> None:
    writer.error = error
    _asked(page).export.click()
    assert page.told()
    assert "Wrote" not in page.told()


def test_the_page_exports_and_pastes_for_its_tables(page: Things) -> None:
    assert page.can_export()
    assert page.can_paste()
    page.export_table(page.table)
    dialog = page.findChild(ExportDialog)
    assert about(shown_table(page.table), View(START)) == (
        "2 rows, 1 column, as shown. As of Mon 9 Jan 2017."
    )
    dialog.reject()
    page.paste_cells()
    assert page.asked == [("spreadsheets", ":paste")]
    page.context = replace(page.context, write_table=None, sheets=())
    assert not page.can_export()
    assert not page.can_paste()
