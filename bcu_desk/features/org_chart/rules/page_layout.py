"""Where cards go on one printed page: a head, and below it what reports to it.

A post hangs what is below it in one column where that is not too tall; otherwise those below stand
side by side, on as many shelves as the width needs. Sizes and order are kept and nothing overlaps.
Without recursion; a card is moved once for each level above it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bcu_desk.features.org_chart.rules.tidy_tree import Place

Size = tuple[float, float]
Line = tuple[float, float, float, float]  # from x, y to x, y
SHARES = (1.0, 0.62, 0.48, 0.32)  # of a page's height that a column may take: tried in turn


@dataclass(frozen=True, slots=True)
class Gaps:
    """Distances between printed cards."""

    beside: float = 8.0
    below: float = 14.0
    indent: float = 9.0
    first: float = 7.0
    hang: float = 2.5
    shelf: float = 14.0


@dataclass(frozen=True, slots=True)
class Block:
    """Cards with their lines, from a corner of their own; `anchor` is where a line comes in."""

    width: float
    height: float
    anchor: float
    cards: tuple[tuple[str, float, float], ...]
    lines: tuple[Line, ...] = ()
    hangs: bool = True


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page laid out: the place of each card, the lines between them, the room they take."""

    places: Mapping[str, Place]
    lines: tuple[Line, ...]
    width: float
    height: float


def laid_out(
    head: str,
    kids: Mapping[str, Sequence[str]],
    sizes: Mapping[str, Size],
    room: Size,
    gaps: Gaps,
    shares: Sequence[float] = SHARES,
) -> Sheet | None:
    """A head with all that `kids` names below it, or None where the room is too small.

    `shares` of the room's height are what a column may take, tried in turn.
    """
    order = list(reading(head, kids))
    if sum(sizes[code][0] * sizes[code][1] for code in order) > room[0] * room[1]:
        return None
    for share in shares:
        made = _Layout(kids, sizes, (room[0], room[1] * share), gaps).block(order)
        if made.width <= room[0] and made.height <= room[1]:
            places = {code: Place(x, y, *sizes[code]) for code, x, y in made.cards}
            return Sheet(places, made.lines, made.width, made.height)
    return None


def reading(head: str, kids: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """A post and all that `kids` names below it, each before those below it."""
    waiting = [head]
    while waiting:
        code = waiting.pop()
        yield code
        waiting += reversed(kids.get(code, ()))


class _Layout:
    """One layout under way: blocks are made from the lowest cards up."""

    def __init__(
        self,
        kids: Mapping[str, Sequence[str]],
        sizes: Mapping[str, Size],
        most: Size,
        gaps: Gaps,
    ) -> None:
        self._kids = kids
        self._sizes = sizes
        self._most = most
        self._gaps = gaps
        self._blocks: dict[str, Block] = {}

    def block(self, order: Sequence[str]) -> Block:
        """The block of the first card; the others are below it."""
        head = order[0]
        for code in reversed(order):
            kids = self._kids.get(code, ())
            self._blocks[code] = self._single(code) if not kids else self._over(code, head)
        return self._blocks[head]

    def _single(self, code: str) -> Block:
        width, height = self._sizes[code]
        return Block(width, height, width / 2, ((code, 0.0, 0.0),))

    def _over(self, code: str, head: str) -> Block:
        kids = self._kids[code]
        if not any(self._kids.get(kid) for kid in kids):
            return self._with_team(code)
        hung = self._hung(code) if code != head else None
        return hung or self._spread(code)

    def _with_team(self, code: str) -> Block:
        """A card over columns of cards that lead nobody here."""
        gaps, (width, height) = self._gaps, self._sizes[code]
        top = height + gaps.first
        team = self._team(self._kids[code], max(self._most[1] - top, 0.0))
        lines = (*_moved_lines(team.lines, 0.0, top), (team.anchor, height, team.anchor, top))
        cards = ((code, 0.0, 0.0), *_moved(team.cards, 0.0, top))
        return Block(max(width, team.width), top + team.height, width / 2, cards, lines)

    def _team(self, kids: Sequence[str], most: float) -> Block:
        """Cards in columns of like length, read downwards, each with a line down its left."""
        gaps = self._gaps
        whole = sum(self._sizes[kid][1] + gaps.hang for kid in kids) - gaps.hang
        columns = min(len(kids), max(1, -(-int(whole) // max(1, int(most)))))
        rows = -(-len(kids) // columns)
        cards: list[tuple[str, float, float]] = []
        lines: list[Line] = []
        x = height = last = 0.0
        spine = gaps.indent / 2
        for start in range(0, len(kids), rows):
            column = kids[start : start + rows]
            y = middle = 0.0
            for kid in column:
                cards.append((kid, x + gaps.indent, y))
                middle = y + self._sizes[kid][1] / 2
                lines.append((x + spine, middle, x + gaps.indent, middle))
                y += self._sizes[kid][1] + gaps.hang
            lines.append((x + spine, -gaps.first / 2 if start else 0.0, x + spine, middle))
            height = max(height, y - gaps.hang)
            last = x
            x += gaps.indent + max(self._sizes[kid][0] for kid in column) + gaps.hang
        if last:
            lines.append((spine, -gaps.first / 2, last + spine, -gaps.first / 2))
        return Block(x - gaps.hang, height, spine, tuple(cards), tuple(lines))

    def _hung(self, code: str) -> Block | None:
        """A card over one column of what is below it, or None where that is too tall."""
        gaps, (width, high) = self._gaps, self._sizes[code]
        below = [self._blocks[kid] for kid in self._kids[code]]
        height = high + gaps.first + sum(block.height + gaps.hang for block in below) - gaps.hang
        if height > self._most[1] or not all(block.hangs for block in below):
            return None
        cards: list[tuple[str, float, float]] = [(code, 0.0, 0.0)]
        lines: list[Line] = []
        y, middle, spine = high + gaps.first, high, gaps.indent / 2
        for block in below:
            cards += _moved(block.cards, gaps.indent, y)
            lines += _moved_lines(block.lines, gaps.indent, y)
            middle = y + self._sizes[block.cards[0][0]][1] / 2
            lines.append((spine, middle, gaps.indent, middle))
            y += block.height + gaps.hang
            width = max(width, gaps.indent + block.width)
        lines.append((spine, high, spine, middle))
        return Block(width, height, self._sizes[code][0] / 2, tuple(cards), tuple(lines))

    def _spread(self, code: str) -> Block:
        """A card over blocks side by side, on one shelf or on several."""
        gaps, (width, high) = self._gaps, self._sizes[code]
        shelves = self._shelves(self._side_by_side(code))
        first = shelves[0]
        wide = sum(block.width + gaps.beside for block in first) - gaps.beside
        if len(shelves) > 1:
            return self._shelved(code, shelves)
        shift = max(0.0, (width - wide) / 2)
        x = max(0.0, (wide - width) / 2)
        cards, lines, ends = self._shelf(first, shift, high + gaps.below)
        bus = high + gaps.below / 2
        centre = x + width / 2
        ends = [centre, *ends]
        lines += [(centre, high, centre, bus), (min(ends), bus, max(ends), bus)]
        height = high + gaps.below + max(block.height for block in first)
        all_cards = ((code, x, 0.0), *cards)
        return Block(max(wide, width), height, centre, all_cards, tuple(lines), hangs=False)

    def _shelved(self, code: str, shelves: Sequence[Sequence[Block]]) -> Block:
        """A card at the left over several shelves, with a line down the left edge."""
        gaps, (width, high) = self._gaps, self._sizes[code]
        cards: list[tuple[str, float, float]] = [(code, 0.0, 0.0)]
        lines: list[Line] = []
        y, bus, spine = high + gaps.below, high, gaps.indent / 2
        for shelf in shelves:
            placed, drawn, ends = self._shelf(shelf, gaps.indent, y)
            bus = y - gaps.below / 2
            cards += placed
            lines += [*drawn, (spine, bus, max(ends), bus)]
            right = sum(block.width + gaps.beside for block in shelf) - gaps.beside
            width = max(width, gaps.indent + right)
            y += max(block.height for block in shelf) + gaps.shelf
        lines.append((spine, high, spine, bus))
        middle = self._sizes[code][0] / 2
        return Block(width, y - gaps.shelf, middle, tuple(cards), tuple(lines), hangs=False)

    def _shelf(
        self, shelf: Sequence[Block], x: float, y: float
    ) -> tuple[list[tuple[str, float, float]], list[Line], list[float]]:
        """Cards and lines of one shelf, and where lines come in from the bus above it."""
        cards: list[tuple[str, float, float]] = []
        lines: list[Line] = []
        ends = []
        for block in shelf:
            cards += _moved(block.cards, x, y)
            lines += _moved_lines(block.lines, x, y)
            ends.append(x + block.anchor)
            lines.append((ends[-1], y - self._gaps.below / 2, ends[-1], y))
            x += block.width + self._gaps.beside
        return cards, lines, ends

    def _side_by_side(self, code: str) -> list[Block]:
        """The blocks below a card; those that lead nobody here stand in columns together."""
        kids = self._kids[code]
        tallest = max(self._blocks[kid].height for kid in kids)
        found: list[Block] = []
        run: list[str] = []
        for kid in (*kids, None):
            if kid is not None and not self._kids.get(kid):
                run.append(kid)
                continue
            if len(run) == 1:
                found.append(self._blocks[run[0]])
            elif run:
                found.append(self._team(run, tallest))
            run = []
            if kid is not None:
                found.append(self._blocks[kid])
        return found

    def _shelves(self, blocks: Sequence[Block]) -> list[list[Block]]:
        """Blocks in order, a new shelf where the width is used up."""
        found: list[list[Block]] = [[]]
        x = self._gaps.indent
        for block in blocks:
            if found[-1] and x + block.width > self._most[0]:
                found.append([])
                x = self._gaps.indent
            found[-1].append(block)
            x += block.width + self._gaps.beside
        return found


def _moved(
    cards: Iterable[tuple[str, float, float]], x: float, y: float
) -> Iterator[tuple[str, float, float]]:
    return ((code, across + x, down + y) for code, across, down in cards)


def _moved_lines(lines: Iterable[Line], x: float, y: float) -> Iterator[Line]:
    return ((a + x, b + y, c + x, d + y) for a, b, c, d in lines)
