"""Exporting and printing from the page: told first, written whole, stopped, refused."""

from __future__ import annotations

import errno
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from bcu_desk.features.org_chart.dialogs import printing as module
from bcu_desk.features.org_chart.dialogs.printing import (
    NO_PRINTER,
    STOPPED,
    Printers,
    Printing,
    preview_told,
)
from bcu_desk.features.org_chart.page import OrgChartPage
from bcu_desk.features.org_chart.widgets.print.export_form import ExportForm
from bcu_desk.kit.ask import Ask
from bcu_desk.kit.jobs import Jobs
from tests.features.org_chart.conftest import OpenPage


class Answers(Ask):
    """Gives a path to the question where to, and keeps the names that were offered."""

    def __init__(self, path: Path | None) -> None:
        super().__init__()
        self.path = path
        self.offered: list[str] = []

    def save_file(self, title: str, name: str, kinds: str) -> Path | None:
        """The path."""
        del title, kinds
        self.offered.append(name)
        return self.path


Opened = tuple[OrgChartPage, ExportForm, Answers]


@pytest.fixture
def open_form(open_page: OpenPage) -> Callable[[Path | None], Opened]:
    """Opens the form over East Area; the question where to is answered with a path."""

    def opened(out: Path | None) -> Opened:
        page = open_page("EA").page
        ask = Answers(out)
        page.context = replace(page.context, ask=ask)
        page.printing.button.click()
        form = page.printing.form()
        assert form is not None
        return page, form, ask

    return opened


def test_the_form_says_pages_and_smallest_type_before_anything_is_written(open_form) -> None:
    _, form, _ = open_form(None)
    told = form.said()
    assert "pages of A4: a key page, then a page a branch." in told
    assert told.endswith("The smallest type is 7 pt.")
    form.set_value("paper", "A3")
    assert int(form.said().split()[0]) < int(told.split()[0])
    form.set_value("format", "png")
    assert form.said().startswith("One sheet with 903 posts")
    form.set_value("branch", "EA-I9")
    assert form.said().startswith("One sheet with 8 posts")


def test_a_pdf_is_written_and_told_with_its_place(open_form, tmp_path: Path) -> None:
    out = tmp_path / "chart.pdf"
    page, form, ask = open_form(out)
    form.set_value("branch", "EA-I4")
    form.submit.click()
    assert ask.offered == ["Org chart EA-I4 2017-01-23 OFFICIAL.pdf"]
    assert out.read_bytes().startswith(b"%PDF")
    assert (
        page.told()
        == f"Wrote chart.pdf: 91 posts on 2 pages, marked OFFICIAL. It is in {tmp_path}."
    )
    assert page.printing.form() is None


def test_the_path_can_be_copied(open_form, tmp_path: Path) -> None:
    out = tmp_path / "chart.svg"
    page, form, _ = open_form(out)
    form.set_value("format", "svg")
    form.set_value("branch", "EA-I9")
    form.submit.click()
    assert page._notice is not None
    page._notice.fix_buttons()[1].click()
    assert QGuiApplication.clipboard().text() == str(out)


def test_a_name_without_ending_gets_the_formats(open_form, tmp_path: Path) -> None:
    _, form, _ = open_form(tmp_path / "chart")
    form.set_value("format", "svg")
    form.set_value("branch", "EA-I9")
    form.submit.click()
    assert [path.name for path in tmp_path.glob("chart*")] == ["chart.svg"]


def test_no_answer_where_to_writes_nothing(open_form, tmp_path: Path) -> None:
    before = set(tmp_path.iterdir())
    page, form, _ = open_form(None)
    form.submit.click()
    assert page.printing.form() is form
    assert {path.name for path in set(tmp_path.iterdir()) - before} <= {"settings.json"}


def test_esc_puts_the_form_away(qtbot: QtBot, open_form) -> None:
    page, form, _ = open_form(None)
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert page.printing.form() is None
    assert page.side.form is None


@pytest.mark.parametrize(
    ("name", "told"), [("none/chart.pdf", "none, so nothing was written"), ("chart.docx", "docx")]
)
def test_a_place_that_can_not_be_written_is_told_in_the_form(
    open_form, tmp_path: Path, name: str, told: str
) -> None:
    _, form, _ = open_form(tmp_path / name)
    form.set_value("branch", "EA-I9")
    form.submit.click()
    assert told in form.trouble()
    assert form.submit.isEnabled()
    assert not list(tmp_path.glob("*chart*"))


def test_a_day_without_posts_is_told(open_page: OpenPage) -> None:
    opened = open_page("EA")
    opened.show_day(date(2001, 1, 1))
    opened.page.printing.button.click()
    form = opened.page.printing.form()
    assert form is not None
    assert "nothing to print" in form.trouble()


def test_the_marking_starts_as_it_is_set(open_page: OpenPage) -> None:
    page = open_page("EA").page
    page.context.settings.set("marking", "OFFICIAL-SENSITIVE")
    page.printing.button.click()
    form = page.printing.form()
    assert form is not None
    assert form.wanted().marking == "OFFICIAL-SENSITIVE"


def test_work_under_way_is_stopped_and_the_old_file_stays(
    qtbot: QtBot, open_form, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "chart.pdf"
    out.write_bytes(b"old")
    page, form, _ = open_form(out)
    jobs, begun, go_on = Jobs(), threading.Event(), threading.Event()
    page.context = replace(page.context, jobs=jobs)
    write = module.write_chart

    def slowly(book, place, report):
        begun.set()
        go_on.wait(10)
        return write(book, place, report)

    monkeypatch.setattr(module, "write_chart", slowly)
    form.submit.click()
    qtbot.waitUntil(begun.is_set)
    qtbot.waitUntil(lambda: not form.bar.isHidden())
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert form.said() == STOPPED
    assert page.printing.form() is form
    go_on.set()
    jobs.close()
    assert out.read_bytes() == b"old"
    assert [path.name for path in tmp_path.glob(".chart*")] == []


def test_progress_shows_in_the_form(
    qtbot: QtBot, open_form, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, form, _ = open_form(tmp_path / "chart.pdf")
    jobs, told = Jobs(), list[str]()
    page.context = replace(page.context, jobs=jobs)
    monkeypatch.setattr(form, "show_progress", lambda _share, words: told.append(words))
    form.submit.click()
    qtbot.waitUntil(lambda: page.printing.form() is None, timeout=20_000)
    jobs.close()
    assert any(words.startswith("Page 3 of ") for words in told)
    assert (tmp_path / "chart.pdf").exists()


def test_without_a_printer_it_says_what_to_do(open_form) -> None:
    page, form, _ = open_form(None)
    page.printing._printers = Printers(there=lambda: False)
    form.print.click()
    assert form.trouble() == NO_PRINTER


def test_the_chart_goes_to_the_printer_chosen(open_form, tmp_path: Path) -> None:
    page, form, _ = open_form(None)
    out = tmp_path / "printed.pdf"

    def choose(_page: object, pages: int, _paper: object) -> QPrinter:
        assert pages == 2
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(out))
        return printer

    page.printing._printers = Printers(there=lambda: True, choose=choose)
    form.set_value("branch", "EA-I4")
    form.print.click()
    assert page.told().startswith("Sent 2 pages to ")
    assert out.read_bytes().startswith(b"%PDF")


def test_a_print_window_that_is_cancelled_changes_nothing(open_form) -> None:
    page, form, _ = open_form(None)
    page.printing._printers = Printers(there=lambda: True, choose=lambda *_: None)
    form.print.click()
    assert page.printing.form() is form
    assert page.told() == ""


def test_nothing_opens_before_posts_are_read(open_page: OpenPage) -> None:
    page = open_page("EA").page
    fresh = Printing(page, page.side)
    fresh.start()
    assert fresh.form() is None
    fresh.button.deleteLater()


def test_the_preview_counts_key_pages(open_form) -> None:
    page, _, _ = open_form(None)
    make = page.printing._maker()
    assert make is not None
    book = replace(make(), key_pages=2)
    assert ": 2 key pages, then" in preview_told(book, "pdf")


def test_a_disk_that_is_full_is_told_with_the_file_meant(
    open_form, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "chart.pdf"
    _, form, _ = open_form(out)

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device", str(tmp_path / ".chart.writing"))

    monkeypatch.setattr(module, "write_chart", full)
    form.submit.click()
    assert str(out) in form.trouble()
    assert form.submit.isEnabled()
