"""Bookmarks of a PDF, read back by another program; nothing of the PDF itself is changed."""

from __future__ import annotations

import io

import pypdf
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication

from bcu_desk.features.briefing.rules.outline import Mark, OddPdf, outlined

MARKS = (Mark("On call", 0, 100.0), Mark("Café (2 of 3) \\ №", 1, 30.0), Mark("Notes", 1, 60.0))


@pytest.fixture
def pdf(qapp: QApplication) -> bytes:
    """Two pages as Qt writes them."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle("Morning briefing")
    painter = QPainter(writer)
    painter.drawText(100, 100, "One")
    writer.newPage()
    painter.drawText(100, 100, "Two")
    painter.end()
    buffer.close()
    return bytes(data.data())


def test_bookmarks_go_to_their_pages_and_title_and_language_are_told(pdf: bytes) -> None:
    made = outlined(pdf, MARKS)
    assert made.startswith(pdf)
    reader = pypdf.PdfReader(io.BytesIO(made), strict=True)
    found = [(item.title, reader.get_destination_page_number(item)) for item in reader.outline]
    assert found == [(mark.title, mark.page) for mark in MARKS]
    high = float(reader.pages[0].mediabox.height)
    assert float(reader.outline[0].top) == pytest.approx(high - 100, abs=0.1)
    root = reader.trailer["/Root"]
    assert (root["/Lang"], root["/PageMode"]) == ("en-GB", "/UseOutlines")
    assert (reader.metadata.title, len(reader.pages)) == ("Morning briefing", 2)
    assert "Two" in reader.pages[1].extract_text()


def test_without_marks_it_stays_as_it_is(pdf: bytes) -> None:
    assert outlined(pdf, ()) is pdf


@pytest.mark.parametrize("broken", [b"", b"%PDF-1.4 startxref 3 %%EOF"])
def test_what_is_no_pdf_of_qt_is_told(broken: bytes) -> None:
    with pytest.raises(OddPdf):
        outlined(broken, MARKS)
