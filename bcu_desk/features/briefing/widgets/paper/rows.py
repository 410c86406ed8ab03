"""Paragraphs, lists and tables of a pack on paper, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bcu_desk.features.briefing.widgets.paper.piece import EDGE, GAP, ROW, Piece, stacked, tone_of
from bcu_desk.kit.ink import Ink, Measure, leading
from bcu_desk.work.packs.blocks import Line, Lines, Table, Words

TAG, SHORTEST_TAG = 44.0, 20.0
ASIDE = 0.24  # of the width that whom it concerns may take
DEEPEST = 24  # rows of a list in columns that stay together
TOGETHER = 6  # rows of a short table, which stay together


@dataclass(frozen=True, slots=True)
class Type:
    """The styles of a list: of its words, of more of them; the room for its tags."""

    words: str
    detail: str
    tag: float = TAG


WHOLE = Type("text_strong", "text")
NARROW = Type("strong", "small")  # where a list stands in columns


def words_pieces(block: Words, measure: Measure, width: float) -> Iterator[Piece]:
    """A paragraph, a piece a line."""
    start = measure.width(f"{block.strong} ", "text_strong") if block.strong else 0.0
    lines = measure.wrapped(block.text, "text", width - start, width)
    yield _first(block, lines[0], start)
    for line in lines[1:]:
        yield _following(block, line)


def _first(block: Words, line: str, start: float) -> Piece:
    def draw(ink: Ink, x: float, y: float) -> None:
        ink.text((x, y), block.strong, "text_strong", tone_of(ink, block.tone))
        ink.text((x + start, y), line, "text", _plain(ink, block))

    return Piece(leading("text") + 1, draw, words=(block.strong, line))


def _following(block: Words, line: str) -> Piece:
    def draw(ink: Ink, x: float, y: float) -> None:
        ink.text((x, y), line, "text", _plain(ink, block))

    return Piece(leading("text") + 1, draw, words=(line,))


def _plain(ink: Ink, block: Words) -> str:
    return ink.look.muted if block.tone == "muted" else ink.look.ink


def lines_pieces(block: Lines, measure: Measure, width: float) -> Iterator[Piece]:
    """A list, a piece a row; in columns each row has a line of every column."""
    if block.columns == 1:
        yield from (_line(line, measure, width, WHOLE) for line in block.lines)
        return
    most = DEEPEST * block.columns
    for start in range(0, len(block.lines), most):
        yield from abreast_pieces(block.lines[start : start + most], block.columns, measure, width)


def abreast_pieces(
    lines: Sequence[Line], columns: int, measure: Measure, width: float
) -> Iterator[Piece]:
    """Lines in small type, read down one column, then down the next, on a page together."""
    deep = -(-len(lines) // columns)
    wide = (width - 2 * GAP * (columns - 1)) / columns
    tag = max(SHORTEST_TAG, *(measure.width(line.tag, "small_strong") for line in lines))
    kind = replace(NARROW, tag=min(TAG, tag) + EDGE)
    made = [_line(line, measure, wide, kind) for line in lines]
    for number in range(deep):
        yield _row_of(made[number::deep], wide + 2 * GAP, holds=number + 1 < deep)


def _row_of(cells: Sequence[Piece], step: float, *, holds: bool) -> Piece:
    def draw(ink: Ink, x: float, y: float) -> None:
        for number, cell in enumerate(cells):
            cell.draw(ink, x + number * step, y)

    high = max(cell.height for cell in cells)
    return Piece(high, draw, holds, words=tuple(word for cell in cells for word in cell.words))


@dataclass(frozen=True, slots=True)
class _Parts:
    """A line of a list broken into lines of paper, and where its details go on from its words."""

    tags: tuple[str, ...]
    strong: tuple[str, ...]
    details: tuple[str, ...]
    asides: tuple[str, ...]
    after: float
    type: Type

    def height(self) -> float:
        rows = len(self.strong) + max(0, len(self.details) - 1)
        beside = max(len(self.tags), len(self.asides)) * leading("small")
        return 2 * ROW + max(rows * leading(self.type.words), beside)

    def draw_words(self, ink: Ink, x: float, y: float) -> None:
        high = leading(self.type.words)
        stacked(ink, (x, y), self.strong, self.type.words, ink.look.ink)
        y += (len(self.strong) - 1) * high
        for number, told in enumerate(self.details):
            across = x if number else x + self.after
            down = y + number * high + (high - leading(self.type.detail)) * 0.75
            ink.text((across, down), told, self.type.detail, ink.look.muted)


def _broken(line: Line, measure: Measure, width: float, kind: Type) -> _Parts:
    narrow = kind.tag - ROW
    aside = width * ASIDE
    asides = measure.wrapped(line.aside, "small", aside, aside) if line.aside else ()
    taken = max((measure.width(told, "small") for told in asides), default=-GAP) + GAP
    room = width - taken - (kind.tag if line.tag else 0.0)
    strong = measure.wrapped(line.words, kind.words, room, room)
    after = measure.width(strong[-1], kind.words) + EDGE
    details = measure.wrapped(line.detail, kind.detail, room - after, room) if line.detail else ()
    if details and measure.width(details[0], kind.detail) > room - after:
        details = ("", *measure.wrapped(line.detail, kind.detail, room, room))
    return _Parts(
        measure.wrapped(line.tag, "small_strong", narrow, narrow) if line.tag else (),
        strong,
        details,
        asides,
        after,
        kind,
    )


def _line(line: Line, measure: Measure, width: float, kind: Type) -> Piece:
    parts = _broken(line, measure, width, kind)
    start = kind.tag if line.tag else 0.0

    def draw(ink: Ink, x: float, y: float) -> None:
        ink.lines([(x, y, x + width, y)], ink.look.line, 0.5)
        top = y + ROW
        beside = top + (leading(kind.words) - leading("small")) * 0.75
        stacked(ink, (x, beside), parts.tags, "small_strong", tone_of(ink, line.tone))
        parts.draw_words(ink, x + start, top)
        for number, told in enumerate(parts.asides):
            spot = (x + width, beside + number * leading("small"))
            ink.text_right(spot, told, "small", ink.look.muted)

    words = (*parts.tags, *parts.strong, *parts.details, *parts.asides)
    return Piece(parts.height(), draw, words=words)


def table_pieces(table: Table, measure: Measure, width: float) -> Iterator[Piece]:
    """The head of a table and its rows; the head comes again on each page."""
    total = sum(column.share for column in table.columns)
    wide = [column.share / total * width for column in table.columns]
    titles = tuple(column.title for column in table.columns)
    head = _row(table, titles, wide, measure, ("small_strong", "muted"))
    yield Piece(head.height, head.draw, holds=True, words=head.words)
    first_total = len(table.rows) - table.totals
    for number, row in enumerate(table.rows):
        style = "text_strong" if number >= first_total else "text"
        made = _row(table, row, wide, measure, (style, "ink"))
        holds = len(table.rows) <= TOGETHER and number + 1 < len(table.rows)
        yield Piece(made.height, made.draw, holds, head, words=made.words)


def _row(
    table: Table,
    cells: Sequence[str],
    wide: Sequence[float],
    measure: Measure,
    look: tuple[str, str],
) -> Piece:
    """A row, each cell in as many lines as it needs."""
    style, colour = look
    told = [
        measure.wrapped(cell, style, room - EDGE, room - EDGE)
        for cell, room in zip(cells, wide, strict=True)
    ]
    high = 2 * ROW + max(len(lines) for lines in told) * leading(style)

    def draw(ink: Ink, x: float, y: float) -> None:
        tone = str(getattr(ink.look, colour))
        left = x
        for lines, room, column in zip(told, wide, table.columns, strict=True):
            for number, line in enumerate(lines):
                at = y + ROW + number * leading(style)
                if column.number:
                    ink.text_right((left + room - EDGE, at), line, style, tone)
                else:
                    ink.text((left, at), line, style, tone)
            left += room
        ink.lines([(x, y + high, x + sum(wide), y + high)], ink.look.line, 0.5)

    return Piece(high, draw, words=tuple(line for lines in told for line in lines))
