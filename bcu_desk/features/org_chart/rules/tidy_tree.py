"""Where the cards of a forest go: a tidy tree above, hanging columns below.

Cards of any size; children beside one another are centred under their parent, each row of them
starts on one line, order is kept and a mirrored forest gives the mirrored picture. Below a card
that hangs its children they stand under one another, indented; long teams break into columns.
Iterative and linear in the number of cards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from bcu_desk.features.org_chart.rules.hanging import Block, Spacing, hung
from bcu_desk.features.org_chart.rules.outlines import around, joined_below, packed, side

__all__ = ["Columns", "Forest", "Place", "Spacing", "columns", "places", "tidy"]


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


Columns = tuple[list[float], list[float], list[float], list[float]]


def tidy(forest: Forest, spacing: Spacing) -> tuple[Place, ...]:
    """The place of each card, by its number; the picture starts at 0, 0."""
    return tuple(places(columns(forest, spacing)))


def places(found: Columns) -> list[Place]:
    """Places from their columns, made without a call of Python for each."""
    return list(map(partial(tuple.__new__, Place), zip(*found, strict=True)))


def columns(forest: Forest, spacing: Spacing) -> Columns:
    """The same as columns of lefts, tops, widths and heights, by the cards' numbers."""
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
        self._asides: dict[int, list[int]] = {}
        self._blocks: dict[int, Block] = {}
        self._row_high = [height for _, height in self._sizes]
        self._high = list(self._row_high)
        self._tops = [0.0] * count
        self._bottoms = [0.0] * count
        halves = [width / 2 for width, _ in self._sizes]
        self._left, self._right = side(halves), side(halves)
        self._shift = [0.0] * count

    def places(self) -> Columns:
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
        forest, kids_of = self._forest, self._kids
        children, spread, aside = forest.children, forest.spread, forest.aside
        kids_of[self._top] = tuple(forest.roots)
        rows = [[self._top], list(forest.roots)]
        while rows[-1]:
            below: list[int] = []
            for card in rows[-1]:
                kids = children[card]
                if not kids:
                    continue
                if card not in spread:
                    self._hang(card)
                    self._high[card] = max(self._high[card], self._blocks[card].height)
                    continue
                kids = self._put_aside(card, kids) if aside else kids
                kids_of[card] = kids
                below += kids
            rows.append(below)
        return rows[:-1]

    def _put_aside(self, card: int, kids: Sequence[int]) -> Sequence[int]:
        """Children that stay under a card; the others stand beside it, and widen it."""
        aside = self._forest.aside
        beside = [kid for kid in kids if kid in aside]
        if not beside:
            return kids
        for kid in beside:
            self._hang(kid)
        self._asides[card] = beside
        width = max(self._blocks[kid].width for kid in beside)
        self._right.reach[card] += self._spacing.aside + width
        self._right.last_out[card] = self._right.reach[card]
        ends = self._beside(card)[-1]
        self._row_high[card] = max(self._row_high[card], ends)
        self._high[card] = max(self._high[card], ends)
        return tuple(kid for kid in kids if kid not in aside)

    def _hang(self, card: int) -> None:
        block = hung(card, self._forest.sizes, self._forest.children, self._spacing)
        self._blocks[card] = block
        self._right.reach[card] = block.width - self._sizes[card][0] / 2
        self._right.last_out[card] = self._right.reach[card]

    def _set_tops(self, rows: Sequence[Sequence[int]]) -> None:
        """Every row starts below the tallest card of the row above.

        What stands beside a card counts for its row, what hangs from it does not.
        """
        tops, bottoms, high, kids_of = self._tops, self._bottoms, self._high, self._kids
        row_high, top = self._row_high, 0.0
        for number, row in enumerate(rows):
            below = top + max(map(row_high.__getitem__, row))
            below += self._spacing.below if number else 0.0
            for card in row:
                tops[card] = top
                bottoms[card] = below if kids_of[card] else top + high[card]
            top = below

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
        kids, kids_of = self._kids[card], self._kids
        gap = self._spacing.beside + (self._spacing.apart if card == self._top else 0.0)
        if not any(map(kids_of.__getitem__, kids)):
            self._pack_leaves(card, kids, gap)
            return
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

    def _pack_leaves(self, card: int, kids: Sequence[int], gap: float) -> None:
        """The same for children without children of their own, which need no outlines compared."""
        left, right, shift = self._left.reach, self._right.reach, self._shift
        at, before, places = 0.0, kids[0], [0.0]
        for kid in kids[1:]:
            at += right[before] + left[kid] + gap
            places.append(at)
            before = kid
        middle = at / 2
        shifts = [place - middle for place in places]
        for kid, own in zip(kids, shifts, strict=True):
            shift[kid] = own
        ends = list(map(self._bottoms.__getitem__, kids))
        if ends.count(ends[0]) == len(ends):  # a straight lower edge: only the ends count
            around(card, kids[:1], [middle], self._bottoms, self._left)
            around(card, kids[-1:], [middle], self._bottoms, self._right)
            return
        around(card, kids, [-own for own in shifts], self._bottoms, self._left)
        shifts.reverse()
        around(card, kids[::-1], shifts, self._bottoms, self._right)

    def _placed(self, rows: Sequence[Sequence[int]]) -> Columns:
        """Absolute places; the picture's left edge is at 0."""
        centres = self._centres(rows)
        widths, heights = map(list, zip(*self._sizes, strict=True))
        xs = [centre - width / 2 for centre, width in zip(centres, widths, strict=True)]
        beside = {kid for kids in self._asides.values() for kid in kids}
        for card in self._blocks.keys() - beside:
            self._place_block(card, xs[card], self._tops[card], xs)
        for card in self._asides:
            self._place_beside(card, xs)
        for column in (xs, self._tops, widths, heights):
            column.pop()  # what stands above all roots is no card
        return xs, self._tops, widths, heights

    def _centres(self, rows: Sequence[Sequence[int]]) -> list[float]:
        """The middle of each card of the spread part, from the left."""
        centres, shift, kids_of = [0.0] * len(self._sizes), self._shift, self._kids
        centres[self._top] = self._left.furthest(self._top)
        for row in rows:
            for card in row:
                centre = centres[card]
                for kid in kids_of[card]:
                    centres[kid] = centre + shift[kid]
        return centres

    def _place_beside(self, card: int, xs: list[float]) -> None:
        """Place what stands beside a card."""
        x = xs[card] + self._sizes[card][0] + self._spacing.aside
        y = self._tops[card]
        for kid, end in zip(self._asides[card], self._beside(card), strict=True):
            self._place_block(kid, x, y + end - self._blocks[kid].height, xs)

    def _place_block(self, card: int, x: float, y: float, xs: list[float]) -> None:
        """Place a card and what hangs from it."""
        tops, block = self._tops, self._blocks[card]
        for hanging, across, down in zip(block.cards, block.across, block.down, strict=True):
            xs[hanging] = x + across
            tops[hanging] = y + down
