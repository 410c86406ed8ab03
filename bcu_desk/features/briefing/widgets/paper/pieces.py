"""A pack in pieces that go on paper one below another, none of which is broken over two pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module

from bcu_desk.features.briefing.rules.composing import PackPart
from bcu_desk.kit.ink import Ink, Measure, leading
from bcu_desk.work.packs.blocks import (
    Block,
    Drawing,
    Fact,
    Facts,
    Figure,
    Figures,
    Line,
    Lines,
    Table,
    Words,
)

Draw = Callable[[Ink, float, float], None]
GAP, ROW, EDGE = 8.0, 2.0, 5.0
TAG = 44.0
BESIDE = 0.56  # of the width that a drawing takes which has something beside it
FEWEST, MOST_FACTS, MOST_FIGURES = 2, 4, 6


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece: how high it is, how it is drawn with its top left at a point.

    One that `holds` stays on a page with what follows. `head` is drawn again above it where it
    comes first on a page. `part` begins a section, by its title.
    """

    height: float
    draw: Draw
    holds: bool = False
    head: Piece | None = None
    part: str = ""
    words: tuple[str, ...] = ()


def pieces_of(part: PackPart, measure: Measure, width: float) -> Iterator[Piece]:
    """A section: its title, its blocks, what its marking left out."""
    yield _title(part, measure, width)
    for block in part.part.blocks:
        yield from _block(block, measure, width)
        yield _air(GAP)
    for told in part.part.left_out:
        words = Words(f"Left out under this marking: {told}.", tone="muted")
        yield from _words(words, measure, width)
        yield _air(GAP)


def _air(height: float) -> Piece:
    return Piece(height, lambda _ink, _x, _y: None)


def _title(part: PackPart, measure: Measure, width: float) -> Piece:
    note = " · ".join(told for told in (part.part.note, part.part.dated) if told)
    start = measure.width(part.title, "section") + GAP
    lines = measure.wrapped(note, "small", width - start, width - start) if note else ()

    def draw(ink: Ink, x: float, y: float) -> None:
        ink.text((x, y), part.title, "section")
        top = y + leading("section") - leading("small") - 1
        for number, line in enumerate(lines):
            at = top + number * leading("small")
            ink.text((x + start, at), line, "small", ink.look.muted)

    high = leading("section") + max(0, len(lines) - 1) * leading("small") + 5
    return Piece(high, draw, holds=True, part=part.title, words=(part.title, *lines))


def _block(block: Block, measure: Measure, width: float) -> Iterator[Piece]:
    if isinstance(block, Words):
        yield from _words(block, measure, width)
    elif isinstance(block, Figures):
        for row in _abreast(block.figures, MOST_FIGURES):
            yield _figures(row, measure, width)
    elif isinstance(block, Facts):
        for row in _abreast(block.facts, MOST_FACTS):
            yield _facts(row, measure, width)
    elif isinstance(block, Lines):
        yield from (_line(line, measure, width) for line in block.lines)
    elif isinstance(block, Table):
        yield from table_pieces(block, measure, width)
    else:
        yield from _drawing(block, measure, width)


def _abreast(items: Sequence[Fact] | Sequence[Figure], most: int) -> Iterator[Sequence[object]]:
    """Boxes in rows of like length."""
    rows = -(-len(items) // most)
    each = -(-len(items) // max(1, rows))
    return (items[start : start + each] for start in range(0, len(items), max(1, each)))


def tone_of(ink: Ink, tone: str) -> str:
    """The colour of a tone on paper."""
    look = ink.look
    return {"bad": look.bad, "warn": look.warn, "good": look.good, "muted": look.muted}.get(
        tone, look.ink
    )


def _words(block: Words, measure: Measure, width: float) -> Iterator[Piece]:
    start = measure.width(f"{block.strong} ", "text_strong") if block.strong else 0.0
    lines = measure.wrapped(block.text, "text", width - start, width)
    for number, line in enumerate(lines):
        first = number == 0

        def draw(ink: Ink, x: float, y: float, line: str = line, *, first: bool = first) -> None:
            colour = tone_of(ink, block.tone)
            if first and block.strong:
                ink.text((x, y), block.strong, "text_strong", colour)
            plain = colour if block.tone == "muted" else ink.look.ink
            ink.text((x + (start if first else 0.0), y), line, "text", plain)

        told = (block.strong, line) if first else (line,)
        yield Piece(leading("text") + 1, draw, words=told)


def _figures(row: Sequence[object], measure: Measure, width: float) -> Piece:
    figures = [item for item in row if isinstance(item, Figure)]
    wide = width / max(len(figures), FEWEST)
    room = wide - 3 * EDGE
    told = [measure.wrapped(figure.words, "small", room, room) for figure in figures]
    lines = max((len(words) for words in told), default=0)
    high = leading("title") + lines * leading("small") + 2

    def draw(ink: Ink, x: float, y: float) -> None:
        for number, (figure, words) in enumerate(zip(figures, told, strict=True)):
            left = x + number * wide
            colour = tone_of(ink, figure.tone)
            ink.lines([(left, y, left, y + high - 2)], colour, 1.2)
            ink.text((left + EDGE, y), figure.number, "title", colour)
            if figure.of:
                after = left + EDGE + measure.width(f"{figure.number} ", "title")
                foot = y + leading("title") - leading("text") - 2
                ink.text((after, foot), figure.of, "text", ink.look.muted)
            for line_number, line in enumerate(words):
                at = y + leading("title") + line_number * leading("small")
                ink.text((left + EDGE, at), line, "small", ink.look.muted)

    said = tuple(word for words in told for word in words)
    return Piece(high + GAP / 2, draw, words=(*(figure.number for figure in figures), *said))


def _facts(row: Sequence[object], measure: Measure, width: float) -> Piece:
    facts = [item for item in row if isinstance(item, Fact)]
    wide = (width - EDGE * (len(facts) - 1)) / max(1, len(facts))
    room = wide - 2 * EDGE
    told = [
        (
            measure.wrapped(fact.label, "small", room, room),
            measure.wrapped(fact.value, "text_strong", room, room),
            measure.wrapped(fact.detail, "small", room, room) if fact.detail else (),
        )
        for fact in facts
    ]
    high = 2 * ROW + max(
        (len(a) + len(c)) * leading("small") + len(b) * leading("text_strong") for a, b, c in told
    )

    def draw(ink: Ink, x: float, y: float) -> None:
        for number, (fact, parts) in enumerate(zip(facts, told, strict=True)):
            left = x + number * (wide + EDGE)
            ink.box((left, y, wide, high), ink.look.line2, None)
            at = y + ROW
            styles = ("small", "text_strong", "small")
            colours = (ink.look.muted, tone_of(ink, fact.tone), ink.look.muted)
            for lines, style, colour in zip(parts, styles, colours, strict=True):
                for line in lines:
                    ink.text((left + EDGE, at), line, style, colour)
                    at += leading(style)

    words = tuple(line for parts in told for lines in parts for line in lines)
    return Piece(high + GAP / 2, draw, words=words)


def _line(line: Line, measure: Measure, width: float) -> Piece:
    tags = measure.wrapped(line.tag, "small_strong", TAG - ROW, TAG - ROW) if line.tag else ()
    asides_room = width * 0.24
    asides = measure.wrapped(line.aside, "small", asides_room, asides_room) if line.aside else ()
    taken = max((measure.width(told, "small") for told in asides), default=0.0) + GAP
    start = TAG if line.tag else 0.0
    room = width - start - taken
    strong = measure.wrapped(line.words, "text_strong", room, room)
    after = measure.width(strong[-1], "text_strong") + EDGE
    details = measure.wrapped(line.detail, "text", room - after, room) if line.detail else ()
    more = max(0, len(details) - 1)
    left = (len(strong) + more) * leading("text")
    high = 2 * ROW + max(left, len(asides) * leading("small"), len(tags) * leading("small"))

    def draw(ink: Ink, x: float, y: float) -> None:
        ink.lines([(x, y, x + width, y)], ink.look.line, 0.5)
        top = y + ROW
        _column(ink, (x, top + 1), tags, "small_strong", tone_of(ink, line.tone))
        _column(ink, (x + start, top), strong, "text_strong", ink.look.ink)
        at = top + (len(strong) - 1) * leading("text")
        for number, told in enumerate(details):
            across = x + start + (after if number == 0 else 0.0)
            ink.text((across, at + number * leading("text")), told, "text", ink.look.muted)
        for number, told in enumerate(asides):
            spot = (x + width, top + 1 + number * leading("small"))
            ink.text_right(spot, told, "small", ink.look.muted)

    return Piece(high, draw, words=(*tags, *strong, *details, *asides))


def _column(
    ink: Ink, at: tuple[float, float], lines: Sequence[str], style: str, colour: str
) -> None:
    for number, line in enumerate(lines):
        ink.text((at[0], at[1] + number * leading(style)), line, style, colour)


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
        yield Piece(made.height, made.draw, head=head, words=made.words)


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


def _drawing(block: Drawing, measure: Measure, width: float) -> Iterator[Piece]:
    """A drawing, with what stands beside it at its right; what is too long follows below."""
    paint = painter_of(block)
    wide = width * BESIDE if block.beside else width
    high = wide * block.height if not block.beside else width * BESIDE * block.height / 0.62 * 0.8
    side: list[Piece] = []
    below: list[Piece] = []
    if block.beside is not None:
        side = list(table_pieces(block.beside, measure, width - wide - GAP))
        if sum(piece.height for piece in side) > high:
            side, below = [], list(table_pieces(block.beside, measure, width))

    def draw(ink: Ink, x: float, y: float) -> None:
        paint(ink, (x, y, wide, high), block.data)
        at = y
        for piece in side:
            piece.draw(ink, x + wide + GAP, at)
            at += piece.height

    yield Piece(high, draw, words=tuple(word for piece in side for word in piece.words))
    yield from below


Paint = Callable[[Ink, tuple[float, float, float, float], object], None]


def painter_of(block: Drawing) -> Paint:
    """The function of a feature that paints a drawing."""
    found: Paint = getattr(import_module(block.module), block.name)
    return found
