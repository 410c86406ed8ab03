"""Pieces on pages: none broken, none lost, a section's title with what it begins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtGui import QFont, QPicture

from bcu_desk.features.briefing.rules.composing import Pack
from bcu_desk.features.briefing.widgets.paper.piece import Piece, air
from bcu_desk.features.briefing.widgets.paper.pieces import pieces_of
from bcu_desk.kit.ink import Measure, leading

MM = 72 / 25.4
WIDTH, HEIGHT = 210 * MM, 297 * MM
MARGIN = 14 * MM
FIRST, HEAD, FOOT = 62.0, 22.0, 26.0
MORE = 5.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece on a page, how far down its top is."""

    piece: Piece
    top: float


@dataclass(frozen=True, slots=True)
class Laid:
    """A pack laid out: the pieces of each page, and on which page each section begins, from 0.

    `recorded` are pieces that are slow to draw, as the screen shows them: by page and number there.
    """

    pack: Pack
    measure: Measure
    pages: tuple[tuple[Placed, ...], ...]
    begins: tuple[tuple[str, int], ...]
    told: tuple[str, str]
    recorded: Mapping[tuple[int, int], QPicture] = field(default_factory=dict)

    def count(self) -> int:
        """How many pages there are."""
        return len(self.pages)


def room_of(number: int) -> tuple[float, float]:
    """Where the pieces of a page begin and end; the first has the pack's title above them."""
    top = MARGIN + leading("text_strong") + (FIRST if number == 0 else HEAD)
    return top, HEIGHT - MARGIN - FOOT


def laid_out(pack: Pack, font: QFont, told: tuple[str, str]) -> Laid:
    """The pack on A4; `told` is what head and foot say of its day and its making."""
    measure = Measure(font)
    width = WIDTH - 2 * MARGIN
    pieces = [piece for part in pack.parts for piece in (*pieces_of(part, measure, width), _AIR)]
    pages = paged(pieces)
    begins = tuple(
        (placed.piece.part, number)
        for number, page in enumerate(pages)
        for placed in page
        if placed.piece.part
    )
    return Laid(pack, measure, pages, begins, told)


_AIR = air(MORE)


def paged(pieces: Iterable[Piece]) -> tuple[tuple[Placed, ...], ...]:
    """The pieces on pages, in their order."""
    pages = _Pages()
    for group in groups_of(list(pieces)):
        pages.put(group)
    return tuple(tuple(page) for page in pages.made)


class _Pages:
    """Pages that are filled from top to bottom, one after the other."""

    def __init__(self) -> None:
        self.made: list[list[Placed]] = [[]]
        self._y, self._end = room_of(0)

    def put(self, group: Sequence[Piece]) -> None:
        """Place pieces that stay together, on a new page where they do not fit."""
        high = sum(piece.height for piece in group)
        if self._y + high > self._end and self.made[-1]:
            self._turn(group[0].head)
            if not any(piece.words or piece.part for piece in group):
                return  # air at the top of a page
        for piece in group:
            self._place(piece)

    def _turn(self, head: Piece | None) -> None:
        """A new page, with the head of a table that goes on."""
        self.made.append([])
        self._y, self._end = room_of(len(self.made) - 1)
        if head is not None:
            self._place(head)

    def _place(self, piece: Piece) -> None:
        self.made[-1].append(Placed(piece, self._y))
        self._y += piece.height


def groups_of(pieces: Sequence[Piece]) -> Iterable[Sequence[Piece]]:
    """Pieces that stay together: those that hold, with the first that does not."""
    start = 0
    for number, piece in enumerate(pieces):
        if not piece.holds:
            yield pieces[start : number + 1]
            start = number + 1
    if start < len(pieces):
        yield pieces[start:]
