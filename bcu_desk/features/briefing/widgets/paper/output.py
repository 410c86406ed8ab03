"""A pack on paper and in files: PDF page by page, one HTML file, pictures of pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRect, QSize, QSizeF
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QPicture,
)
from PySide6.QtSvg import QSvgGenerator

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import long_day, moment_text
from bcu_desk.features.briefing.rules.composing import Pack
from bcu_desk.features.briefing.rules.html import html_of
from bcu_desk.features.briefing.rules.outline import Mark, outlined
from bcu_desk.features.briefing.widgets.paper.pages import (
    HEIGHT,
    MARGIN,
    WIDTH,
    Laid,
    Placed,
    laid_out,
)
from bcu_desk.features.briefing.widgets.paper.pieces import painter_of
from bcu_desk.kit.ink import UNIT, Ink, Measure, leading, painting
from bcu_desk.store.replace import replacing
from bcu_desk.work.packs.blocks import Drawing

POINTS = 72
FORMATS = ("pdf", "html", "docx")
SHORT = 8  # letters of a digest that are told
DRAWN = 480.0  # the width of a drawing in HTML, in points
Report = Callable[[int, str], object]


def format_of(out: Path) -> str:
    """The format that a file's ending asks for; Refused `unknown_pack_format`."""
    ending = {"htm": "html"}.get(told := out.suffix.lower().removeprefix("."), told)
    if ending not in FORMATS:
        raise Refused("unknown_pack_format", value=out.suffix[:20], known=FORMATS, field="out")
    return ending


def told_of(pack: Pack, file: str, made: int) -> tuple[str, str]:
    """What head and foot say: the day and minute it tells of; the file, when, the digest."""
    wanted = pack.wanted
    at = moment_text(wanted.at).rsplit(" ", 1)[-1]
    as_at = f"{long_day(wanted.on)}, as at {at}"
    return as_at, f"{file} · made {moment_text(made)} · {pack.digest[:SHORT]}"


def lay_out(pack: Pack, file: str, made: int) -> Laid:
    """The pack on pages, in the application's font."""
    return laid_out(pack, QGuiApplication.font(), told_of(pack, file, made))


def for_screen(laid: Laid) -> Laid:
    """The same with what is slow to draw recorded, which is to be done in a job.

    A map of all London takes a tenth of a second to draw, and a hundredth once it is recorded.
    """
    found = {
        (number, place): _recorded(laid, item)
        for number, page in enumerate(laid.pages)
        for place, item in enumerate(page)
        if item.piece.slow
    }
    return replace(laid, recorded=found)


def _recorded(laid: Laid, item: Placed) -> QPicture:
    made = QPicture()
    with painting(made) as painter:
        item.piece.draw(Ink(painter, laid.measure), MARGIN, item.top)
    return made


def write_pack(
    laid: Laid, out: Path, report: Report = lambda _share, _words: None
) -> tuple[Path, ...]:
    """Write a pack in the format of the file's ending; an old file stays until it is whole.

    What belongs in a workbook is put beside it under the same name. Returns the files, the pack
    first. `report` may raise to stop. Raises Refused `unknown_pack_format`, `no_docx`, `no_folder`;
    OSError.
    """
    kind = format_of(out)
    makers = {"html": html_bytes, "docx": _word}
    made = pdf_bytes(laid, report) if kind == "pdf" else makers[kind](laid)
    report(99, "Putting in place…")
    if not out.parent.is_dir():
        raise Refused("no_folder", folder=str(out.parent), field="out")
    files = {out: made}
    if laid.pack.tables():
        files[out.with_suffix(".xlsx")] = _workbook(laid)
    for path, data in files.items():
        with replacing(path) as beside:
            beside.write_bytes(data)
    return tuple(files)


def _workbook(laid: Laid) -> bytes:
    """The workbook of the pack's tables; XlsxWriter is loaded only for it."""
    found = import_module("bcu_desk.features.briefing.workbook")
    made: bytes = found.workbook_bytes(laid.pack, laid.told)
    return made


def _word(laid: Laid) -> bytes:
    """The pack as a Word document. Raises Refused `no_docx` where the extra is not installed."""
    try:
        found = import_module("bcu_desk.features.briefing.widgets.paper.word")
    except ImportError as error:
        raise Refused("no_docx", problem=str(error)[:200], field="out") from None
    made: bytes = found.docx_bytes(laid)
    return made


def title_of(laid: Laid) -> str:
    """The title of the document."""
    pack = laid.pack
    return f"{pack.wanted.heading}, {pack.covers}, {long_day(pack.wanted.on)}"


def pdf_bytes(laid: Laid, report: Report = lambda _share, _words: None) -> bytes:
    """The pages as a PDF with its fonts in it, and a bookmark for each section."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(round(POINTS * UNIT))
    writer.setTitle(title_of(laid))
    writer.setCreator("BCU Desk")
    draw_pages(laid, writer, range(laid.count()), report)
    buffer.close()
    return outlined(bytes(data.data()), marks_of(laid))


def marks_of(laid: Laid) -> tuple[Mark, ...]:
    """A bookmark where each section begins."""
    return tuple(
        Mark(placed.piece.part, number, placed.top)
        for number, page in enumerate(laid.pages)
        for placed in page
        if placed.piece.part
    )


def draw_pages(laid: Laid, device: QPagedPaintDevice, numbers: range, report: Report) -> None:
    """Draw pages, counted from 0, on a device that has pages."""
    size = QPageSize(QSizeF(WIDTH, HEIGHT), QPageSize.Unit.Point, "A4")
    layout = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    device.setPageLayout(layout)
    with painting(device) as painter:
        scale = painter.device().logicalDpiX() / (POINTS * UNIT)
        for number in numbers:
            report(round(98 * number / laid.count()), f"Page {number + 1} of {laid.count()}…")
            if number != numbers.start:
                device.newPage()
            painter.resetTransform()
            painter.scale(scale, scale)
            draw_page(Ink(painter, laid.measure), laid, number)


def draw_page(
    ink: Ink, laid: Laid, number: int, recorded: Mapping[tuple[int, int], QPicture] | None = None
) -> None:
    """A page, counted from 0: its frame, then its pieces; what is `recorded` is played."""
    _draw_frame(ink, laid, number)
    for place, item in enumerate(laid.pages[number]):
        picture = (recorded or {}).get((number, place))
        if picture is None:
            item.piece.draw(ink, MARGIN, item.top)
        else:
            ink.painter.drawPicture(0, 0, picture)


def _draw_frame(ink: Ink, laid: Laid, number: int) -> None:
    """The marking at head and foot, the title, the day, which page it is."""
    look, right, middle = ink.look, WIDTH - MARGIN, WIDTH / 2
    wanted, (as_at, made) = laid.pack.wanted, laid.told
    ink.text_centred((middle, MARGIN), wanted.marking, "text_strong")
    top = MARGIN + leading("text_strong") + 6
    if number == 0:
        ink.text((MARGIN, top + 8), wanted.heading, "title")
        ink.text_right((right, top + 8), laid.pack.covers, "text_strong")
        ink.text_right((right, top + 20), as_at, "text", look.muted)
        rule = top + 42
    else:
        ink.text((MARGIN, top), f"{wanted.heading}, {laid.pack.covers}", "small", look.muted)
        ink.text_right((right, top), as_at, "small", look.muted)
        rule = top + 11
    ink.lines([(MARGIN, rule, right, rule)], look.ink if number == 0 else look.line2, 0.8)
    foot = HEIGHT - MARGIN - 2 * leading("text") + 2
    ink.lines([(MARGIN, foot - 3, right, foot - 3)], look.line2, 0.5)
    ink.text((MARGIN, foot), made, "small", look.muted)
    ink.text_right((right, foot), f"Page {number + 1} of {laid.count()}", "small_strong")
    ink.text_centred((middle, foot + leading("text")), wanted.marking, "text_strong")


def page_picture(laid: Laid, number: int, width: int, ratio: float) -> QImage:
    """A page, counted from 0, as a picture of a width in pixels."""
    scale = width * ratio / WIDTH
    made = QImage(round(width * ratio), round(HEIGHT * scale), QImage.Format.Format_RGB32)
    made.fill(0xFFFFFFFF)
    with painting(made) as painter:
        painter.scale(scale / UNIT, scale / UNIT)
        draw_page(Ink(painter, laid.measure), laid, number, laid.recorded)
    made.setDevicePixelRatio(ratio)
    return made


def html_bytes(laid: Laid) -> bytes:
    """The pack as one HTML file, its drawings as SVG in it."""
    as_at, made = laid.told

    def draw(drawing: Drawing) -> str:
        return svg_of(drawing, laid.measure)

    return html_of(laid.pack, as_at, made, draw).encode()


def svg_of(drawing: Drawing, measure: Measure) -> str:
    """A drawing as an SVG element with its words for screen readers."""
    high = DRAWN * drawing.height
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(POINTS)
    generator.setSize(QSize(round(DRAWN), round(high)))
    generator.setViewBox(QRect(0, 0, round(DRAWN), round(high)))
    generator.setTitle(drawing.alt)
    with painting(generator) as painter:
        painter.scale(1 / UNIT, 1 / UNIT)
        painter_of(drawing)(Ink(painter, measure), (0.0, 0.0, DRAWN, high), drawing.data)
    buffer.close()
    told = bytes(data.data()).decode()
    return told[told.index("<svg") :].replace("<svg", '<svg role="img"', 1)
