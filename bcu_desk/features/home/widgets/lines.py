"""The rows of a painted tile: lines with their button, and strips of cells."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF

from bcu_desk.features.home.model.plan import (
    PAD,
    STRIP,
    STRIP_WORDS,
    TAG_GAP,
    TEXT,
    Band,
    Room,
    words_of,
)
from bcu_desk.features.home.widgets.pen import MIDDLE, RIGHT, Pen
from bcu_desk.features.home.widgets.top import paint_cell
from bcu_desk.work.contributions import TileLine, TileStrip

BUTTON, CELL, CELL_PITCH = 26, 17, 19.4
TONED = ("bad", "warn", "good", "muted")


@dataclass(frozen=True, slots=True)
class State:
    """Whether a row is under the pointer, and which of its targets has the keyboard (-1: none)."""

    hovered: bool = False
    at: int = -1


def paint_ground(pen: Pen, box: QRectF, state: State, tone: str = "") -> None:
    """What lies under a row: its tone, the pointer, the keyboard; and a hairline above it."""
    if tone:
        pen.painter.fillRect(box, pen.look.colour(tone))
    elif state.at >= 0:
        pen.painter.fillRect(box, pen.look.accent_soft)
    elif state.hovered:
        pen.painter.fillRect(box, pen.look.bg)
    pen.line(box.top(), box.left(), box.right())
    if state.at >= 0:
        pen.painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), pen.look.accent)


def paint_heading(pen: Pen, band: Band, width: int, words: str) -> None:
    """A heading over lines that belong together."""
    box = QRectF(1, band.top, width - 2, band.height)
    pen.painter.fillRect(box, pen.look.bg)
    pen.line(band.top, 1, width - 1)
    pen.write("secondary", "muted", box.adjusted(pen.of(PAD) - 1, 0, -pen.of(PAD), 0), words)


def paint_line(pen: Pen, line: TileLine, band: Band, room: Room, tags: int, state: State) -> None:
    """A line: its tag, its words and more below them, its button; `tags` is the room of tags."""
    pad = pen.of(PAD)
    box = QRectF(1, band.top, room.width - 2, band.height)
    alarming = line.tone == "bad" and not line.tag
    paint_ground(pen, box, state, "bad_soft" if alarming and state.at < 0 else "")
    if line.tag:
        _paint_tag(pen, line, QRectF(pad, band.begin + pen.of(5), tags, pen.of(18)))
    left = pad + (tags + pen.of(TAG_GAP) if tags else 0)
    right = room.width - pad - _paint_end(pen, line, band, room.width - pad, state)
    words, text = words_of(line, room), pen.of(TEXT)
    row = QRectF(left, band.top + (band.height - (len(words) + 1) * text) / 2, right - left, text)
    if line.aside:
        aside = pen.write("secondary", "muted", row, line.aside, RIGHT)
        row.setRight(row.right() - aside - pen.of(8))
    style, tone = ("strong", "bad") if alarming else ("body", "ink")
    for told in words:
        pen.write(style, tone, row, told)
        row.translate(0, text)
    row.setRight(right)
    _paint_detail(pen, line, row.translated(0, -1))


def _paint_detail(pen: Pen, line: TileLine, row: QRectF) -> None:
    """What is said below; what alarms is never cut."""
    alarm = pen.fonts.width("secondary", line.alarm) + pen.of(5) + 2 if line.alarm else 0
    told = pen.write("secondary", "muted", row.adjusted(0, 0, -alarm, 0), line.detail)
    if line.alarm:
        row.setLeft(row.left() + told + (pen.of(5) if told else 0))
        pen.write("secondary", "bad", row, line.alarm)


def _paint_tag(pen: Pen, line: TileLine, box: QRectF) -> None:
    if line.tone not in TONED:
        pen.write("secondary", "muted", box, line.tag)
        return
    ink, ground = pen.look.tone(line.tone)
    pen.block(box, ground)
    pen.write("strong", ink, box, line.tag, MIDDLE)


def _paint_end(pen: Pen, line: TileLine, band: Band, right: int, state: State) -> int:
    """The button or the word at the right; returns the room it takes."""
    middle = band.top + band.height / 2
    if line.button:
        return paint_button(pen, line.button, right, middle, state)
    if not line.settled:
        return 0
    size = pen.fonts.width("secondary", line.settled) + pen.of(16)
    box = QRectF(right - size, middle - pen.of(10), size, pen.of(20))
    pen.block(box, "good_soft", radius=pen.of(10))
    pen.write("secondary", "good", box, line.settled, MIDDLE)
    return size + pen.of(10)


def paint_button(
    pen: Pen, words: str, right: int, middle: float, state: State, tall: int = BUTTON
) -> int:
    """A verb in a frame, its right edge given; returns the room it takes."""
    size = pen.fonts.width("secondary", words) + pen.of(24)
    box = QRectF(right - size, middle - pen.of(tall) / 2, size, pen.of(tall))
    pen.block(box, "surface", "accent" if state.hovered or state.at == 0 else "line2", 6)
    pen.write("secondary", "ink", box, words, MIDDLE)
    return size + pen.of(10)


def paint_strip(
    pen: Pen, strip: TileStrip, band: Band, edges: tuple[int, ...], state: State, *, full: bool
) -> None:
    """A strip: its figures and button, a cell for each thing, and words where there is room.

    `edges` are the right edges of the figures, and that of the card.
    """
    pad, (*rights, width) = pen.of(PAD), edges
    paint_ground(pen, QRectF(1, band.top, width - 2, band.height), state)
    top = band.begin + pen.of(2)
    height = pen.of(25)
    left = pad
    for right, figure in zip(rights, strip.figures, strict=True):
        wide = pen.write("body", "ink", QRectF(0, top, right, height), figure, RIGHT)
        if left == pad:
            left = right - wide - pen.of(8)
    pen.write("strong", "ink", QRectF(pad, top, left - pad, height), strip.words)
    if strip.button:
        tall = BUTTON if full else BUTTON - 4
        paint_button(pen, strip.button, width - pad, top + height / 2, state, tall)
    _paint_cells(pen, strip, cell_rects(pen.scale, strip, band, width), state.at)
    if full:
        words = QRectF(
            pad, band.begin + pen.of(STRIP) - pen.of(2), width - 2 * pad, pen.of(STRIP_WORDS)
        )
        told = pen.write("secondary", "ink", words, f"{strip.short} " if strip.short else "")
        words.setLeft(words.left() + told)
        pen.write("secondary", "muted", words, strip.detail)


def _paint_cells(pen: Pen, strip: TileStrip, rects: tuple[QRect, ...], chosen: int) -> None:
    """The cells of a strip, with a frame around the one that is chosen."""
    for number, (cell, rect) in enumerate(zip(strip.cells, rects, strict=True), start=1):
        paint_cell(pen, QRectF(rect), cell.hue, cell.digit)
        if number == chosen:
            pen.frame(QRectF(rect).adjusted(-1, -1, 1, 1))


def cell_rects(scale: float, strip: TileStrip, band: Band, width: int) -> tuple[QRect, ...]:
    """Where each cell of a strip is; closer together where they are many."""
    pad, side = round(PAD * scale), round(CELL * scale)
    count = max(1, len(strip.cells))
    pitch = min(CELL_PITCH * scale, (width - 2 * pad) / count)
    side = min(side, round(pitch) - 1)
    top = band.begin + round(27 * scale)
    return tuple(
        QRect(pad + round(number * pitch), top, side, round(CELL * scale))
        for number in range(len(strip.cells))
    )
