"""Files of the chart: read again with other programs, put in place whole."""

from __future__ import annotations

import re
import subprocess
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.printed import Wanted
from bcu_desk.features.org_chart.widgets.print import output as module
from bcu_desk.features.org_chart.widgets.print.book import Book
from bcu_desk.features.org_chart.widgets.print.output import (
    book_of,
    draw_pages,
    page_picture,
    write_chart,
)
from tests.features.org_chart.widgets.print.conftest import SOURCE

CODE = re.compile(r"\bEA-[A-Z]+\d+\b")
SVG = "{http://www.w3.org/2000/svg}"


def _poppler(*words: str) -> str:
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def pdf(east_book: Book, tmp_path: Path) -> Path:
    """East Area on A4 as a file."""
    out = tmp_path / "east.pdf"
    assert write_chart(east_book, out) == east_book.count()
    return out


def test_each_post_is_in_the_text_of_the_pdf_exactly_once(pdf: Path, east: Loaded) -> None:
    found = Counter(CODE.findall(_poppler("pdftotext", "-layout", str(pdf), "-")))
    assert found == Counter(list(east.tree.branches))


def test_the_pdf_has_its_pages_its_size_and_its_title(pdf: Path, east_book: Book) -> None:
    told = _poppler("pdfinfo", str(pdf))
    assert re.search(rf"Pages: +{east_book.count()}\n", told)
    assert re.search(r"Page size: +84[12].* x 595.* \(A4\)", told)
    assert "Org chart, East Area" in told


def test_the_fonts_of_the_pdf_are_in_it(pdf: Path) -> None:
    lines = _poppler("pdffonts", str(pdf)).splitlines()[2:]
    assert lines
    for line in lines:
        embedded, _subset, unicode_map = line.split()[-5:-2]
        assert (embedded, unicode_map) == ("yes", "yes")


def test_no_type_in_the_pdf_is_smaller_than_seven_points(pdf: Path) -> None:
    words = ET.fromstring(_poppler("pdftotext", "-bbox", str(pdf), "-"))
    spans = [word for word in words.iter() if word.tag.endswith("word")]
    heights = [float(span.get("yMax", 0)) - float(span.get("yMin", 0)) for span in spans]
    assert len(spans) > 3_000
    assert min(heights) >= 7


def test_every_page_of_the_pdf_is_marked_dated_and_numbered(pdf: Path, east_book: Book) -> None:
    pages = _poppler("pdftotext", "-layout", str(pdf), "-").split("\f")[:-1]
    assert len(pages) == east_book.count()
    for number, page in enumerate(pages, 1):
        assert page.count("OFFICIAL") == 2
        assert "As at Mon 23 Jan 2017" in page
        assert f"Page {number} of {east_book.count()}" in page


def test_without_names_no_name_is_anywhere(
    themed: QApplication, east: Loaded, tmp_path: Path
) -> None:
    del themed
    book = book_of(east, Wanted(names=False), SOURCE)
    titles = " ".join(branch.row.title for branch in east.tree.branches.values())
    surnames = {
        branch.row.holder_name.split()[-1]
        for branch in east.tree.branches.values()
        if branch.row.holder_name
    } - set(re.findall(r"\w+", titles))
    assert len(surnames) > 50
    for name in ("east.pdf", "east.svg"):
        write_chart(book, tmp_path / name)
    texts = (
        _poppler("pdftotext", str(tmp_path / "east.pdf"), "-"),
        (tmp_path / "east.svg").read_text("utf-8"),
    )
    for text in texts:
        assert not surnames & set(re.findall(r"\w+", text))


def test_the_svg_is_xml_with_its_words_as_text(
    east_book: Book, east: Loaded, tmp_path: Path
) -> None:
    out = tmp_path / "east.svg"
    assert write_chart(east_book, out) == 1
    root = ET.fromstring(out.read_text("utf-8"))
    assert root.tag == f"{SVG}svg"
    words = [(text.text or "").strip() for text in root.iter(f"{SVG}text")]
    assert Counter(word for word in words if CODE.fullmatch(word)) == Counter(
        list(east.tree.branches)
    )
    assert words.count("OFFICIAL") == 2
    assert root.findtext(f"{SVG}title") == "Org chart, East Area"


def test_the_png_has_dots_enough_to_be_read(
    themed: QApplication, east: Loaded, tmp_path: Path
) -> None:
    del themed
    out = tmp_path / "team.png"
    write_chart(book_of(east, Wanted(branch="EA-I4"), SOURCE), out)
    image = QImage(str(out))
    assert round(image.dotsPerMeterX() * 0.0254) == 150
    assert image.width() > 1_000
    assert image.text("Description") == "OFFICIAL"


def test_a_picture_too_large_is_refused_and_none_is_left(
    east_book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_PIXELS", 1_000_000)
    with pytest.raises(Refused, match="chart_too_large"):
        write_chart(east_book, tmp_path / "east.png")
    assert list(tmp_path.iterdir()) == []


def test_who_stops_half_way_finds_the_old_file_as_it_was(east_book: Book, tmp_path: Path) -> None:
    out = tmp_path / "east.pdf"
    out.write_bytes(b"old")

    def stop(share: int, _words: str) -> None:
        if share > 50:
            raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        write_chart(east_book, out, stop)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


def test_progress_is_told_page_by_page(east_book: Book, tmp_path: Path) -> None:
    told: list[tuple[int, str]] = []
    write_chart(east_book, tmp_path / "east.pdf", lambda share, words: told.append((share, words)))
    assert [share for share, _ in told] == sorted(share for share, _ in told)
    assert told[0] == (0, f"Page 1 of {east_book.count()}…")
    assert told[-1] == (99, "Putting in place…")


def test_a_folder_that_is_not_there_is_refused(east_book: Book, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no_folder"):
        write_chart(east_book, tmp_path / "none" / "east.pdf")


def test_chosen_pages_only_go_to_a_printer(east_book: Book, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    draw_pages(east_book, printer, range(2, 4), lambda _share, _words: None)
    pages = _poppler("pdftotext", "-layout", str(tmp_path / "printed.pdf"), "-").split("\f")[:-1]
    assert [f"Page {number} of" in page for number, page in enumerate(pages, 2)] == [True, True]


def test_a_page_is_a_picture_for_a_preview(east_book: Book) -> None:
    image = page_picture(east_book, 2, 400, 2.0)
    assert (image.width(), image.devicePixelRatio()) == (800, 2.0)
    colours = {image.pixel(x, 200) for x in range(0, 800, 3)}
    assert len(colours) > 2
