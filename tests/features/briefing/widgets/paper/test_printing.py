"""A pack on a printer: seen first, whole or some pages, marked on each."""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewWidget
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.features.briefing.rules.composing import Pack, PackPart
from bcu_desk.features.briefing.widgets.paper.output import lay_out
from bcu_desk.features.briefing.widgets.paper.pages import Laid
from bcu_desk.features.briefing.widgets.paper.printing import (
    PrintPreview,
    chosen_pages,
    print_pages,
)
from bcu_desk.work.packs.blocks import Column, Table
from bcu_desk.work.packs.sections import Part
from tests.features.briefing.conftest import a_wanted


@pytest.fixture
def laid(qapp: QApplication) -> Laid:
    """Three pages of a table."""
    table = Table((Column("Row"),), tuple((f"Row {number}",) for number in range(100)))
    part = PackPart("rows", "Rows", Part(blocks=(table,)))
    made = lay_out(Pack(a_wanted(), "East Area", (part,), "d" * 64, 1), "small.bcu", 24_718_200)
    assert made.count() == 3
    return made


def _printed(laid: Laid, out: Path, *pages: int) -> list[str]:
    """The text of each page that a printer to a PDF was given."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    if pages:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(*pages)
    print_pages(laid, printer)
    reader = pypdf.PdfReader(io.BytesIO(out.read_bytes()))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def test_every_page_is_printed_with_its_marking_and_number(laid: Laid, tmp_path: Path) -> None:
    pages = _printed(laid, tmp_path / "all.pdf")
    assert len(pages) == 3
    for number, text in enumerate(pages, 1):
        assert text.count(laid.pack.wanted.marking) == 2
        assert f"Page {number} of 3" in text
    heads = len(pages)  # repeated on each
    assert sum(text.count("Row ") for text in pages) == 100 + heads


def test_only_the_pages_chosen_are_printed(laid: Laid, tmp_path: Path) -> None:
    (text,) = _printed(laid, tmp_path / "one.pdf", 2, 2)
    assert "Page 2 of 3" in text


@pytest.mark.parametrize(("pages", "found"), [((2, 9), range(1, 3)), ((0, 0), range(3))])
def test_pages_beyond_the_end_are_left_out(
    qapp: QApplication, pages: tuple[int, int], found: range
) -> None:
    printer = QPrinter()
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(*pages)
    assert chosen_pages(printer, 3) == found


def test_the_preview_has_every_page(qtbot: QtBot, laid: Laid) -> None:
    preview = PrintPreview(laid, None)
    qtbot.addWidget(preview)
    preview.show()
    shown = preview.findChild(QPrintPreviewWidget)
    assert isinstance(shown, QPrintPreviewWidget)
    qtbot.waitUntil(lambda: shown.pageCount() == 3)
    assert preview.windowTitle().startswith("Print: Morning briefing, East Area")
