"""Where the cards of a forest go: a tidy tree above, hanging columns below.

Cards of any size; children beside one another are centred under their parent, each row of them
starts on one line, order is kept and a mirrored forest gives the mirrored picture. Below a card
that hangs its children they stand under one another, indented; long teams break into columns.
Iterative and linear in the number of cards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bcu_desk.features.org_chart.rules.hanging import Block, Spacing, hung
from bcu_desk.features.org_chart.rules.outlines import joined_below, packed, side

__all__ = ["Forest", "Place", "Spacing", "tidy"]


class Place(NamedTuple):
    """A card's rectangle: left, top, width and height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> float:
        """The middle from left to right."""
        return self.x + self.width / 2

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Forest:
    """Cards by number: sizes, children in order, the roots.

    `spread` cards have their children side by side; all others hang them, and all below them too.
    `aside` cards stand beside their spread parent instead of under it.
    """

    sizes: Sequence[tuple[float, float]]
    children: Sequence[Sequence[int]]
    roots: Sequence[int]
    spread: frozenset[int] = frozenset()
    aside: frozenset[int] = frozenset()


def tidy(forest: Forest, spacing: Spacing) -> tuple[Place, ...]:
    """The place of each card, by its number; the picture starts at 0, 0."""
    return _Layout(forest, spacing).places()


class _Layout:
    """One layout under way; the card number `len(sizes)` is a parent of all roots."""

    def __init__(self, forest: Forest, spacing: Spacing) -> None:
        self._forest = forest
        self._spacing = spacing
        self._top = len(forest.sizes)
        self._sizes = [*forest.sizes, (0.0, 0.0)]
        count = self._top + 1
        self._kids: list[Sequence[int]] = [()] * count
        self._asides: list[list[int]] = [[] for _ in range(count)]
        self._blocks: dict[int, Block] = {}
        self._tops = [0.0] * count
        self._bottoms = [0.0] * count
        self._left = side([width / 2 for width, _ in self._sizes])
        self._right = side([width / 2 for width, _ in self._sizes])
        self._shift = [0.0] * count

    def places(self) -> tuple[Place, ...]:
        """Down to measure, up to pack, down to place."""
        rows = self._rows()
        self._set_tops(rows)
        for row in reversed(rows):
            for card in row:
                if self._kids[card]:
                    self._pack(card)
        return self._placed(rows)

    def _rows(self) -> list[list[int]]:
        """The cards of the spread part by level; what hangs becomes blocks."""
        self._kids[self._top] = tuple(self._forest.roots)
        rows = [[self._top]]
        while rows[-1]:
            below: list[int] = []
            for card in rows[-1]:
                if card != self._top:
                    self._sort_children(card)
                below += self._kids[card]
            rows.append(below)
        return rows[:-1]

    def _sort_children(self, card: int) -> None:
        """Children of a card: side by side, beside it, or hung."""
        forest = self._forest
        kids = forest.children[card]
        if not kids:
            return
        if card not in forest.spread:
            self._hang(card)
            return
        self._kids[card] = tuple(kid for kid in kids if kid not in forest.aside)
        for kid in kids:
            if kid in forest.aside:
                self._hang(kid)
                self._asides[card].append(kid)
        if self._asides[card]:
            width = max(self._blocks[kid].width for kid in self._asides[card])
            self._right.reach[card] += self._spacing.aside + width
            self._right.last_out[card] = self._right.reach[card]

    def _hang(self, card: int) -> None:
        block = hung(card, self._forest.sizes, self._forest.children, self._spacing)
        self._blocks[card] = block
        self._right.reach[card] = block.width - self._sizes[card][0] / 2
        self._right.last_out[card] = self._right.reach[card]

    def _set_tops(self, rows: Sequence[Sequence[int]]) -> None:
        """Every row starts below the tallest card of the row above."""
        top = 0.0
        for number, row in enumerate(rows):
            height = max(self._row_height(card) for card in row)
            below = top + height + (self._spacing.below if number else 0.0)
            for card in row:
                self._tops[card] = top
                self._bottoms[card] = below if self._kids[card] else top + self._height(card)
            top = below

    def _row_height(self, card: int) -> float:
        """What a card takes of its row: itself and what stands beside it, but not what hangs."""
        beside = self._beside(card)
        return max(self._sizes[card][1], beside[-1] if beside else 0.0)

    def _height(self, card: int) -> float:
        block = self._blocks.get(card)
        return max(self._row_height(card), block.height if block else 0.0)

    def _beside(self, card: int) -> list[float]:
        """Where each card beside this one ends, from its top."""
        ends: list[float] = []
        end = 0.0
        for kid in self._asides[card]:
            end += self._blocks[kid].height + (self._spacing.hang if ends else 0.0)
            ends.append(end)
        return ends

    def _pack(self, card: int) -> None:
        """Put a card's children side by side, as close from the left as from the right."""
        kids = self._kids[card]
        gap = self._spacing.beside + (self._spacing.apart if card == self._top else 0.0)
        from_left, left_stops = packed(kids, self._right, self._left, self._bottoms, gap)
        back = kids[::-1]
        from_right, right_stops = packed(back, self._left, self._right, self._bottoms, gap)
        wide = from_left[-1]
        middle = wide / 2
        shifts = [
            (one + wide - other) / 2 - middle
            for one, other in zip(from_left, reversed(from_right), strict=True)
        ]
        for kid, shift in zip(kids, shifts, strict=True):
            self._shift[kid] = shift
        joined_below(card, kids, [-shift for shift in shifts], left_stops, self._left)
        joined_below(card, back, shifts[::-1], right_stops, self._right)

    def _placed(self, rows: Sequence[Sequence[int]]) -> tuple[Place, ...]:
        """Absolute places; the picture's left edge is at 0."""
        centres = [0.0] * len(self._sizes)
        centres[self._top] = self._left.furthest(self._top)
        found: list[Place] = [Place(0.0, 0.0, 0.0, 0.0)] * self._top
        for card in (card for row in rows for card in row):
            for kid in self._kids[card]:
                centres[kid] = centres[card] + self._shift[kid]
            if card != self._top:
                self._place(card, centres[card], found)
        return tuple(found)

    def _place(self, card: int, centre: float, found: list[Place]) -> None:
        """Place a card, what hangs from it and what stands beside it."""
        width, height = self._sizes[card]
        x, y = centre - width / 2, self._tops[card]
        found[card] = Place(x, y, width, height)
        self._place_block(card, x, y, found)
        x += width + self._spacing.aside
        for kid, end in zip(self._asides[card], self._beside(card), strict=True):
            self._place_block(kid, x, y + end - self._blocks[kid].height, found)

    def _place_block(self, card: int, x: float, y: float, found: list[Place]) -> None:
        block = self._blocks.get(card)
        for hanging, across, down in block.cards if block else ():
            found[hanging] = Place(x + across, y + down, *self._sizes[hanging])
