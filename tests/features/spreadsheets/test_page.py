"""The export page: choosing, writing, cancelling, and what went wrong."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from bcu_desk.features.spreadsheets import page as module
from bcu_desk.features.spreadsheets.page import STOPPED, SpreadsheetsPage
from bcu_desk.kit.ask import Ask
from bcu_desk.kit.hub import Hub
from bcu_desk.kit.jobs import Jobs
from bcu_desk.kit.page import PageContext
from bcu_desk.work.sentences import sentence
from bcu_desk.work.settings import Settings
from bcu_desk.work.view import View
from tests.builders import START, Rename, a_desk
from tests.features.spreadsheets.test_export import SHEET

OTHER = replace(SHEET, name="again", title="Again")


class Answers(Ask):
    """Gives a path to every question, and keeps the names that were offered."""

    def __init__(self, path: Path | None) -> None:
        super().__init__()
        self.path = path
        self.offered: list[str] = []

    def save_file(self, title: str, name: str, kinds: str) -> Path | None:
        """The path."""
        self.offered.append(name)
        return self.path

    def folder(self, title: str, name: str) -> Path | None:
        """The path."""
        self.offered.append(name)
        return self.path


def _context(folder: Path, jobs: Jobs, out: Path | None) -> PageContext:
    return PageContext(
        desk=a_desk(folder),
        hub=Hub(),
        jobs=jobs,
        settings=Settings(folder),
        ask=Answers(out),
        navigate=lambda *_: None,
        view=lambda: View(START),
        message=lambda refused: sentence(refused.code, refused.facts),
        set_on=lambda _: None,
        sheets=(SHEET, OTHER),
    )


def _shown(qtbot, context: PageContext) -> SpreadsheetsPage:
    made = SpreadsheetsPage(context)
    qtbot.addWidget(made)
    made.resize(1190, 688)
    with qtbot.waitActive(made):
        made.show()
    qtbot.waitUntil(made.is_settled)
    return made


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where the page is told to write."""
    folder = tmp_path / "out"
    folder.mkdir()
    return folder / "all.xlsx"


@pytest.fixture
def page(qtbot, tmp_path: Path, out: Path) -> SpreadsheetsPage:
    """The page over the small desk, with two sheets; its work runs at once."""
    return _shown(qtbot, _context(tmp_path, Jobs(inline=True), out))


@pytest.fixture
def jobs(qapp: object) -> Iterator[Jobs]:
    """Work in threads."""
    made = Jobs()
    yield made
    made.close()


def test_the_sheets_are_listed_with_their_rows(page: SpreadsheetsPage) -> None:
    assert page.sheets.chosen() == {"people", "again"}
    assert page.options.sum.text() == "2 sheets, 4 rows"
    page.context.desk.do(Rename(collar="412KD", surname="Okoro"))
    page.refresh()
    assert page.options.sum.text() == "2 sheets, 4 rows"


def test_a_key_writes_the_chosen_sheets_and_says_where(
    qtbot, page: SpreadsheetsPage, out: Path
) -> None:
    page.focus_key("again")
    assert [sheet.name for sheet in page.chosen()] == ["again"]
    qtbot.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.options.notice.text() != "")
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["About", "Again"]
    told = page.options.notice.text()
    assert told.startswith("Wrote all.xlsx: 1 sheet, 2 rows, marked OFFICIAL-SENSITIVE.")
    assert str(out.parent) in told
    page.options.notice.fix_buttons()[1].click()
    assert QGuiApplication.clipboard().text() == str(out)


def test_the_marking_and_the_day_are_in_the_name_offered(page: SpreadsheetsPage) -> None:
    page.options.tier.part("OFFICIAL-SENSITIVE").click()
    page.options.handling.setText("personal data")
    page.export()
    assert page.context.ask.offered == ["BCU all 2017-01-09 OFFICIAL-SENSITIVE PERSONAL DATA.xlsx"]
    assert page.context.settings["marking"] == "OFFICIAL-SENSITIVE"


def test_names_are_left_out_where_they_are_not_wanted(page: SpreadsheetsPage, out: Path) -> None:
    page.options.names.click()
    page.export()
    heads = [cell.value for cell in openpyxl.load_workbook(out)["People"][1]]
    assert heads == ["Collar", "Since", "At", "Count"]


def test_csv_files_go_to_a_folder(page: SpreadsheetsPage, tmp_path: Path) -> None:
    page.context.ask.path = tmp_path / "csv"
    page.options.format.part("csv").click()
    page.export()
    assert sorted(path.name for path in (tmp_path / "csv").iterdir()) == [
        "again.csv",
        "marking.txt",
        "people.csv",
    ]


@pytest.mark.parametrize("kind", ["csv", "zip", "jsonl"])
def test_every_format_of_the_command_line_is_offered(
    page: SpreadsheetsPage, tmp_path: Path, kind: str
) -> None:
    page.context.ask.path = tmp_path / "out"
    page.focus_key("again")
    page.options.format.part(kind).click()
    page.export()
    assert page.context.ask.offered == [f"BCU all 2017-01-09 OFFICIAL-SENSITIVE.{kind}"]
    assert (tmp_path / f"out.{kind}").stat().st_size > 0


def test_the_marking_starts_from_what_the_sheets_hold_and_less_is_refused(
    page: SpreadsheetsPage, out: Path
) -> None:
    options = page.options
    assert options.tier.value() == "OFFICIAL-SENSITIVE"
    assert options.least.text() == (
        "OFFICIAL-SENSITIVE at least, for names of people (People, Again)."
    )
    options.tier.part("OFFICIAL").click()
    page.export()
    assert "OFFICIAL is too low for what this holds: names of people" in options.notice.text()
    assert not page.context.ask.offered
    options.notice.fix_buttons()[0].click()
    assert out.exists()
    options.names.click()
    assert options.least.text() == "Nothing in it asks for more than OFFICIAL."
    page.export()
    assert page.context.ask.offered[-1] == "BCU all 2017-01-09 OFFICIAL-SENSITIVE.xlsx"


def test_without_names_the_marking_goes_back_to_where_exports_start(
    page: SpreadsheetsPage,
) -> None:
    page.options.names.click()
    assert page.options.tier.value() == "OFFICIAL"
    page.options.names.click()
    assert page.options.tier.value() == "OFFICIAL-SENSITIVE"
    assert page.context.settings["marking"] == "OFFICIAL"


def test_a_name_without_an_end_gets_one(page: SpreadsheetsPage, out: Path) -> None:
    page.context.ask.path = out.with_suffix("")
    page.export()
    assert out.exists()


def test_without_a_sheet_nothing_can_be_written(page: SpreadsheetsPage) -> None:
    page.findChild(object, "spreadsheets.none").click()
    assert page.options.sum.text() == "Choose at least one sheet"
    assert not page.options.export.isEnabled()
    page.findChild(object, "spreadsheets.all").click()
    assert page.options.export.isEnabled()


def test_leaving_the_question_writes_nothing(page: SpreadsheetsPage, out: Path) -> None:
    page.context.ask.path = None
    page.export()
    assert not out.exists()
    assert page.options.notice.text() == ""


def test_a_handling_line_that_cannot_be_is_refused_beside_it(
    page: SpreadsheetsPage, out: Path
) -> None:
    page.options.handling.setText("top/secret")
    page.export()
    assert "is no marking that this program writes" in page.options.notice.text()
    assert not out.exists()


@pytest.mark.parametrize(
    ("name", "words"),
    [("all.exe", "can't be written"), ("small.bcu/all.xlsx", "There is no folder")],
)
def test_what_cannot_be_written_says_why_and_offers_another_place(
    page: SpreadsheetsPage, tmp_path: Path, name: str, words: str
) -> None:
    page.context.ask.path = tmp_path / name
    page.export()
    assert words in page.options.notice.text()
    assert page.options.notice.fix_buttons()[0].text() == "Choose another place"
    assert page.options.export.isEnabled()


def test_a_change_of_the_day_counts_again(qtbot, tmp_path: Path, out: Path) -> None:
    days = [START]
    context = replace(_context(tmp_path, Jobs(inline=True), out), view=lambda: View(days[-1]))
    page = _shown(qtbot, context)
    days.append(date(2017, 2, 1))
    context.hub.view_changed.emit(View(days[-1]))
    page.export()
    since = openpyxl.load_workbook(out)["People"]["C2"].value
    assert since.date() == date(2017, 2, 1)


def test_a_cancelled_export_leaves_the_old_file(
    qtbot, tmp_path: Path, out: Path, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    out.write_bytes(b"old")
    page = _shown(qtbot, _context(tmp_path, jobs, out))
    reading, go_on = threading.Event(), threading.Event()
    real = module.export_file

    def slow(desk: object, wanted: object, progress: object) -> object:
        reading.set()
        go_on.wait(10)
        return real(desk, wanted, progress)

    monkeypatch.setattr(module, "export_file", slow)
    page.export()
    assert reading.wait(10)
    assert page.options.cancel.isVisible()
    assert not page.options.export.isEnabled()
    page.options.cancel.click()
    go_on.set()
    qtbot.waitUntil(lambda: not jobs.busy())
    assert page.options.notice.text() == STOPPED
    assert page.options.export.isEnabled()
    assert out.read_bytes() == b"old"
    assert [path.name for path in out.parent.iterdir()] == ["all.xlsx"]


def test_progress_is_told_while_it_goes_on(qtbot, tmp_path: Path, out: Path, jobs: Jobs) -> None:
    page = _shown(qtbot, _context(tmp_path, jobs, out))
    told: list[str] = []
    page.options.show_progress = lambda share, text: told.append(f"{share} {text}")
    page.export()
    qtbot.waitUntil(lambda: page.options.notice.text().startswith("Wrote"))
    assert told[0] == "0 Reading…"
    assert told[1:] == ["0 People…", "25 Again…", "50 Writing…", "75 Putting in place…"]


# ---- Two days --------------------------------------------------------------------------------


def test_a_second_day_adds_the_sheets_of_what_differs_and_says_so(qtbot, tmp_path: Path) -> None:
    differs = replace(SHEET, name="differs", title="Differs", compares=True)
    view = [View(START)]
    context = replace(
        _context(tmp_path, Jobs(inline=True), None),
        sheets=(SHEET, differs),
        view=lambda: view[0],
    )
    page = _shown(qtbot, context)
    told = page.findChild(QLabel, "spreadsheets.days")
    assert told.text().startswith("Every sheet holds this day only.")
    assert [sheet.name for sheet in page.chosen()] == [SHEET.name]
    view[0] = View(START, against=date(2016, 12, 30))
    context.hub.view_changed.emit(view[0])
    assert told.text() == (
        "1 sheet tells what differs from Fri 30 Dec 2016; the others hold this day only."
    )
    assert [sheet.name for sheet in page.chosen()] == [SHEET.name, "differs"]
    view[0] = View(START)
    context.hub.view_changed.emit(view[0])
    assert [sheet.name for sheet in page.chosen()] == [SHEET.name]
    assert not page.sheets._rows["differs"].isVisible()
