"""Writing the printed chart: PDF, SVG, PNG or a printer; a file is put in place whole."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QSize, QSizeF
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QImage,
    QImageWriter,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)
from PySide6.QtSvg import QSvgGenerator

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.printed import FOOT, HEAD, MARGIN, Wanted, format_of
from bcu_desk.features.org_chart.rules.page_layout import Sheet
from bcu_desk.features.org_chart.widgets.print.book import (
    Book,
    Source,
    make_book,
    one_sheet,
    whole_title,
)
from bcu_desk.features.org_chart.widgets.print.key_page import draw_key_page, index_room
from bcu_desk.features.org_chart.widgets.print.sheets import (
    draw_branch_page,
    draw_sheet,
    frame_of,
    posts_told,
)
from bcu_desk.kit.ink import UNIT, Ink, painting
from bcu_desk.store.replace import replacing

POINTS = 72
DOTS = 150  # a picture's dots an inch, fewer where it would be too large
FEWEST_DOTS = 96
MOST_PIXELS = 80_000_000
Report = Callable[[int, str], object]


def book_of(loaded: Loaded, wanted: Wanted, source: Source, font: QFont | None = None) -> Book:
    """The chart ready to be drawn; the font is the application's where none is given."""
    room = index_room(wanted.sheet())
    return make_book(loaded, wanted, source, font or QGuiApplication.font(), room)


def write_chart(book: Book, out: Path, report: Report = lambda _share, _words: None) -> int:
    """Write the chart in the format that the file's ending asks for; returns its pages.

    `report` may raise to stop; an old file stays as it is until the new one is whole.
    Raises Refused `unknown_chart_format`, `no_folder` or `chart_too_large`; OSError as the disk
    does.
    """
    kind = format_of(out)
    if kind == "pdf":
        made = pdf_bytes(book, report)
    else:
        report(0, "Laying out…")
        made = _one_sheet_bytes(book, kind, report)
    report(99, "Putting in place…")
    if not out.parent.is_dir():
        raise Refused("no_folder", folder=str(out.parent), field="out")
    with replacing(out) as beside:
        beside.write_bytes(made)
    return book.count() if kind == "pdf" else 1


def pdf_bytes(book: Book, report: Report) -> bytes:
    """The pages as a PDF with its fonts in it."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(round(POINTS * UNIT))
    writer.setTitle(_title(book))
    writer.setCreator("BCU Desk")
    draw_pages(book, writer, range(1, book.count() + 1), report)
    buffer.close()
    return bytes(data.data())


def draw_pages(book: Book, device: QPagedPaintDevice, numbers: range, report: Report) -> None:
    """Draw pages, counted from 1, on a device that has pages; not stopped half-way through one."""
    paper = book.paper
    size = QPageSize(QSizeF(paper.width, paper.height), QPageSize.Unit.Point, paper.name)
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    device.setPageLayout(layout)
    with painting(device) as painter:
        scale = painter.device().logicalDpiX() / (POINTS * UNIT)
        ink = Ink(painter, book.measure)
        for number in numbers:
            report(round(98 * (number - 1) / book.count()), f"Page {number} of {book.count()}…")
            if number != numbers.start:
                device.newPage()
            painter.resetTransform()
            painter.scale(scale, scale)
            draw_page(ink, book, number)


def draw_page(ink: Ink, book: Book, number: int) -> None:
    """Draw one page, counted from 1."""
    if number <= book.key_pages:
        draw_key_page(ink, book, number)
    else:
        draw_branch_page(ink, book, book.bound.pages[number - book.key_pages - 1])


def page_picture(book: Book, number: int, width: int, ratio: float) -> QImage:
    """A page as a picture of a width in pixels, for a preview."""
    scale = width * ratio / book.paper.width
    made = _blank(round(width * ratio), round(book.paper.height * scale))
    with painting(made) as painter:
        painter.scale(scale / UNIT, scale / UNIT)
        draw_page(Ink(painter, book.measure), book, number)
    made.setDevicePixelRatio(ratio)
    return made


def _one_sheet_bytes(book: Book, kind: str, report: Report) -> bytes:
    sheet = one_sheet(book.loaded, book.wanted, book.cards)
    size = (
        max(sheet.width, book.paper.room()[0] * 0.6) + 2 * MARGIN,
        sheet.height + 2 * MARGIN + HEAD + FOOT,
    )
    report(30, "Drawing…")
    return _svg(book, sheet, size) if kind == "svg" else _png(book, sheet, size, report)


def _svg(book: Book, sheet: Sheet, size: tuple[float, float]) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(POINTS)
    wide, high = (round(side) for side in size)
    generator.setSize(QSize(wide, high))
    generator.setViewBox(QRect(0, 0, wide, high))
    generator.setTitle(_title(book))
    generator.setDescription(book.wanted.marking)
    with painting(generator) as painter:
        _draw_whole(painter, book, sheet, size)
    buffer.close()
    return bytes(data.data())


def _png(book: Book, sheet: Sheet, size: tuple[float, float], report: Report) -> bytes:
    dots = min(DOTS, int(POINTS * (MOST_PIXELS / (size[0] * size[1])) ** 0.5))
    if dots < FEWEST_DOTS:
        raise Refused("chart_too_large", field="out")
    scale = dots / POINTS
    image = _blank(round(size[0] * scale), round(size[1] * scale))
    image.setDotsPerMeterX(round(dots / 0.0254))
    image.setDotsPerMeterY(round(dots / 0.0254))
    image.setText("Title", _title(book))
    image.setText("Description", book.wanted.marking)
    with painting(image) as painter:
        _draw_whole(painter, book, sheet, size)
    report(70, "Writing…")
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    buffer.close()
    return bytes(data.data())


def _draw_whole(painter: QPainter, book: Book, sheet: Sheet, size: tuple[float, float]) -> None:
    """The whole chart on one sheet, with head and foot."""
    scale = painter.device().logicalDpiX() / (POINTS * UNIT)
    painter.scale(scale, scale)
    ink = Ink(painter, book.measure)
    frame_of(ink, book, size, ("Org chart", "1 sheet", posts_told(book)))
    painter.translate((size[0] - sheet.width) / 2 * UNIT, (MARGIN + HEAD) * UNIT)
    draw_sheet(ink, sheet, book.cards, {}, None)


def _blank(width: int, height: int) -> QImage:
    made = QImage(width, height, QImage.Format.Format_RGB32)
    if made.isNull():
        raise MemoryError
    made.fill(0xFFFFFFFF)
    return made


def _title(book: Book) -> str:
    return f"Org chart, {whole_title(book.loaded, book.wanted)}"
