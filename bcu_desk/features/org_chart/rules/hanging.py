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


Hanging = tuple[int, float, float]  # a card of a block, its left and top from the block's corner


class Block(NamedTuple):
    """A card with all that hangs from it, in reading order, and the room that takes."""

    cards: tuple[Hanging, ...]
    width: float
    height: float


def hung(
    root: int,
    sizes: Sequence[tuple[float, float]],
    children: Sequence[Sequence[int]],
    spacing: Spacing,
) -> Block:
    """The block of a card: depth first, one under another."""
    found: list[Hanging] = []
    waiting = [(root, 0.0)]
    y = width = end = 0.0
    while waiting:
        card, x = waiting.pop()
        found.append((card, x, y))
        wide, high = sizes[card]
        width, end = max(width, x + wide), y + high
        y = end + (spacing.hang if len(found) > 1 else spacing.first)
        kids = children[card]
        if not kids:
            continue
        x += spacing.indent
        if len(kids) > spacing.column and not any(children[kid] for kid in kids):
            team = _team(kids, sizes, spacing)
            found += [(kid, x + across, y + down) for kid, across, down in team.cards]
            width, end = max(width, x + team.width), y + team.height
            y = end + spacing.hang
        else:
            waiting += [(kid, x) for kid in reversed(kids)]
    return Block(tuple(found), width, end)


def _team(kids: Sequence[int], sizes: Sequence[tuple[float, float]], spacing: Spacing) -> Block:
    """A long team without branches, as columns of like length, read downwards."""
    columns = -(-len(kids) // spacing.column)
    rows = -(-len(kids) // columns)
    found: list[Hanging] = []
    x = height = 0.0
    for start in range(0, len(kids), rows):
        column = kids[start : start + rows]
        y = 0.0
        for kid in column:
            found.append((kid, x, y))
            y += sizes[kid][1] + spacing.hang
        height = max(height, y - spacing.hang)
        x += max(sizes[kid][0] for kid in column) + spacing.hang
    return Block(tuple(found), x - spacing.hang, height)
