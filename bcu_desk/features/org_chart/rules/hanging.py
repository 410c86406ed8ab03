"""Cards that hang under one another: each level indented, long teams broken into columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Spacing:
    """Distances between cards, and the most cards of a team in one column.

    `apart` is what trees have between them beyond `beside`.
    """

    beside: float = 14.0
    below: float = 36.0
    aside: float = 22.0
    indent: float = 12.0
    first: float = 12.0
    hang: float = 5.0
    column: int = 14
    apart: float = 0.0


class Block(NamedTuple):
    """A card with all that hangs from it, in reading order, and the room that takes.

    `across` and `down` are how far each stands from the block's corner. They are plain lists, as
    thousands of pairs would keep the garbage collector busy.
    """

    cards: list[int]
    across: list[float]
    down: list[float]
    width: float
    height: float


def hung(
    root: int,
    sizes: Sequence[tuple[float, float]],
    children: Sequence[Sequence[int]],
    spacing: Spacing,
) -> Block:
    """The block of a card: depth first, one under another."""
    block = Block([], [], [], 0.0, 0.0)
    cards, lefts, tops = block.cards, block.across, block.down
    waiting, indents = [root], [0.0]
    y = width = end = 0.0
    while waiting:
        card, x = waiting.pop(), indents.pop()
        cards.append(card)
        lefts.append(x)
        tops.append(y)
        wide, high = sizes[card]
        width, end = max(width, x + wide), y + high
        y = end + (spacing.hang if len(cards) > 1 else spacing.first)
        kids = children[card]
        if not kids:
            continue
        x += spacing.indent
        if len(kids) > spacing.column and not any(map(children.__getitem__, kids)):
            right, end = _add_team(block, kids, sizes, spacing, (x, y))
            width = max(width, right)
            y = end + spacing.hang
        else:
            waiting += reversed(kids)
            indents += [x] * len(kids)
    return block._replace(width=width, height=end)


def _add_team(
    block: Block,
    kids: Sequence[int],
    sizes: Sequence[tuple[float, float]],
    spacing: Spacing,
    corner: tuple[float, float],
) -> tuple[float, float]:
    """A long team without branches, as columns of like length, read downwards.

    Returns its right and lower edges.
    """
    columns = -(-len(kids) // spacing.column)
    rows = -(-len(kids) // columns)
    x, top = corner
    lowest = top
    for start in range(0, len(kids), rows):
        column = kids[start : start + rows]
        y, widest = top, 0.0
        for kid in column:
            wide, high = sizes[kid]
            block.down.append(y)
            y += high + spacing.hang
            widest = max(widest, wide)
        block.cards.extend(column)
        block.across.extend([x] * len(column))
        lowest = max(lowest, y - spacing.hang)
        x += widest + spacing.hang
    return x - spacing.hang, lowest
