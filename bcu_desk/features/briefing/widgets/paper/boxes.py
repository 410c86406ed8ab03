"""Figures and facts of a pack on paper: side by side, each in its box."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bcu_desk.features.briefing.widgets.paper.piece import EDGE, GAP, ROW, Piece, stacked, tone_of
from bcu_desk.kit.ink import Ink, Measure, leading
from bcu_desk.work.packs.blocks import Fact, Facts, Figure, Figures

T = TypeVar("T")
FEWEST, MOST_FACTS, MOST_FIGURES = 2, 4, 6


def figures_pieces(block: Figures, measure: Measure, width: float) -> Iterator[Piece]:
    """Large numbers in rows of like length."""
    return (_figures(row, measure, width) for row in abreast(block.figures, MOST_FIGURES))


def facts_pieces(block: Facts, measure: Measure, width: float) -> Iterator[Piece]:
    """Facts in boxes, in rows of like length."""
    return (_facts(row, measure, width) for row in abreast(block.facts, MOST_FACTS))


def abreast(items: Sequence[T], most: int) -> Iterator[Sequence[T]]:
    """Items in as few rows of at most so many as there must be, the rows of like length."""
    rows = -(-len(items) // most)
    each = -(-len(items) // max(1, rows))
    return (items[start : start + each] for start in range(0, len(items), max(1, each)))


def _figures(row: Sequence[Figure], measure: Measure, width: float) -> Piece:
    wide = width / max(len(row), FEWEST)
    room = wide - 3 * EDGE
    told = [measure.wrapped(figure.words, "small", room, room) for figure in row]
    high = leading("title") + max(map(len, told), default=0) * leading("small") + 2

    def draw(ink: Ink, x: float, y: float) -> None:
        for number, (figure, words) in enumerate(zip(row, told, strict=True)):
            left = x + number * wide
            colour = tone_of(ink, figure.tone)
            ink.lines([(left, y, left, y + high - 2)], colour, 1.2)
            ink.text((left + EDGE, y), figure.number, "title", colour)
            after = left + EDGE + measure.width(f"{figure.number} ", "title")
            ink.text((after, y + leading("title") - 12), figure.of, "text", ink.look.muted)
            stacked(ink, (left + EDGE, y + leading("title")), words, "small", ink.look.muted)

    said = tuple(word for words in told for word in words)
    return Piece(high + GAP / 2, draw, words=(*(figure.number for figure in row), *said))


@dataclass(frozen=True, slots=True)
class _Box:
    """A fact in lines: its label, the answer, more of it."""

    fact: Fact
    label: tuple[str, ...]
    value: tuple[str, ...]
    detail: tuple[str, ...]

    def height(self) -> float:
        small = len(self.label) + len(self.detail)
        return 2 * ROW + small * leading("small") + len(self.value) * leading("text_strong")

    def draw(self, ink: Ink, x: float, y: float) -> None:
        y = stacked(ink, (x, y), self.label, "small", ink.look.muted)
        y = stacked(ink, (x, y), self.value, "text_strong", tone_of(ink, self.fact.tone))
        stacked(ink, (x, y), self.detail, "small", ink.look.muted)


def _box(fact: Fact, measure: Measure, room: float) -> _Box:
    return _Box(
        fact,
        measure.wrapped(fact.label, "small", room, room),
        measure.wrapped(fact.value, "text_strong", room, room),
        measure.wrapped(fact.detail, "small", room, room) if fact.detail else (),
    )


def _facts(row: Sequence[Fact], measure: Measure, width: float) -> Piece:
    wide = (width - EDGE * (len(row) - 1)) / max(1, len(row))
    boxes = [_box(fact, measure, wide - 2 * EDGE) for fact in row]
    high = max((box.height() for box in boxes), default=0.0)

    def draw(ink: Ink, x: float, y: float) -> None:
        for number, box in enumerate(boxes):
            left = x + number * (wide + EDGE)
            ink.box((left, y, wide, high), ink.look.line2, None)
            box.draw(ink, left + EDGE, y + ROW)

    words = tuple(word for box in boxes for word in (*box.label, *box.value, *box.detail))
    return Piece(high + GAP / 2, draw, words=words)
