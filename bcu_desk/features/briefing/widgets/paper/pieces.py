"""A pack in pieces that go on paper one below another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import singledispatch
from importlib import import_module
from itertools import zip_longest

from bcu_desk.features.briefing.rules.composing import PackPart
from bcu_desk.features.briefing.widgets.paper.boxes import facts_pieces, figures_pieces
from bcu_desk.features.briefing.widgets.paper.piece import GAP, Piece, air
from bcu_desk.features.briefing.widgets.paper.rows import (
    abreast_pieces,
    lines_pieces,
    table_pieces,
    words_pieces,
)
from bcu_desk.kit.ink import Ink, Measure, leading
from bcu_desk.work.packs.blocks import Block, Drawing, Facts, Figures, Lines, Table, Words

BESIDE = 0.56  # of the width that a drawing takes which has something beside it
SHAPE = 0.72  # how high such a drawing is, of its own height
NEAR = 2.0  # between paragraphs, in points
LISTS, LEAD = (Lines, Table), 3  # a paragraph of two lines stays with the list that it leads to
Paint = Callable[[Ink, tuple[float, float, float, float], object], None]


def pieces_of(part: PackPart, measure: Measure, width: float) -> Iterator[Piece]:
    """A section: its title, its blocks, what is left out of it."""
    yield _title(part, measure, width)
    blocks = part.part.blocks
    for block, following in zip_longest(blocks, blocks[1:]):
        yield from _before(following, block, measure, width)
    for told in part.part.left_out:
        words = Words(f"Left out of this pack: {told}.", tone="muted")
        yield from words_pieces(words, measure, width)
        yield air(GAP)


def _before(following: object, block: Block, measure: Measure, width: float) -> Iterator[Piece]:
    """A block and the air below it; a short paragraph stays with the list that it leads to."""
    leads = isinstance(block, Words)
    below = NEAR if leads and isinstance(following, Words) else GAP
    made = (*block_pieces(block, measure, width), air(below))
    if leads and isinstance(following, LISTS) and len(made) <= LEAD:
        made = tuple(replace(piece, holds=True) for piece in made)
    yield from made


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


@singledispatch
def block_pieces(block: object, measure: Measure, width: float) -> Iterator[Piece]:
    """The pieces of a block in a width. Raises TypeError for what is none."""
    del measure, width
    raise TypeError(type(block).__name__)


block_pieces.register(Words, words_pieces)
block_pieces.register(Figures, figures_pieces)
block_pieces.register(Facts, facts_pieces)
block_pieces.register(Lines, lines_pieces)
block_pieces.register(Table, table_pieces)


@block_pieces.register
def _drawing(block: Drawing, measure: Measure, width: float) -> Iterator[Piece]:
    """A drawing, with what stands beside it at its right; what is too long follows below."""
    table, under, wide = block.beside, block.under, width * BESIDE
    high, room = wide * block.height / 0.62 * SHAPE, width - wide - 2 * GAP
    side = () if table is None else tuple(table_pieces(table, measure, room))
    if not side or _tall(side) > high:
        yield _painted(block, width, width * block.height, ())
        yield from _below(table, measure, width)
        yield from _below(under, measure, width)
        return
    lines = () if under is None else (air(GAP), *abreast_pieces(under.lines, 1, measure, room))
    if _tall(side) + _tall(lines) <= high:
        yield _painted(block, wide, high, (*side, *lines))
    else:
        yield _painted(block, wide, high, side)
        yield from _below(under, measure, width)


def _tall(pieces: Iterable[Piece]) -> float:
    return sum(piece.height for piece in pieces)


def _below(block: Table | Lines | None, measure: Measure, width: float) -> Iterator[Piece]:
    if block is not None:
        yield air(GAP)
        yield from block_pieces(block, measure, width)


def _painted(block: Drawing, wide: float, high: float, side: tuple[Piece, ...]) -> Piece:
    paint = painter_of(block)

    def draw(ink: Ink, x: float, y: float) -> None:
        paint(ink, (x, y, wide, high), block.data)
        at = y
        for piece in side:
            piece.draw(ink, x + wide + 2 * GAP, at)
            at += piece.height

    words = tuple(word for piece in side for word in piece.words)
    return Piece(high, draw, words=words, slow=True)


def painter_of(block: Drawing) -> Paint:
    """The function of a feature that paints a drawing."""
    found: Paint = getattr(import_module(block.module), block.name)
    return found
