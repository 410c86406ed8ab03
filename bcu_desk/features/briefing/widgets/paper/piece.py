"""A piece of a pack on paper, which is never broken over two pages, and its measures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bcu_desk.kit.ink import Ink, leading

Draw = Callable[[Ink, float, float], None]
GAP, ROW, EDGE = 6.0, 1.8, 5.0  # points: between blocks, above and below a row, inside a box


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece: how high it is, how it is drawn with its top left at a point.

    One that `holds` stays on a page with what follows. `head` is drawn again above it where it
    comes first on a page. `part` begins a section, by its title. One that is `slow` to draw is
    recorded once for the screen.
    """

    height: float
    draw: Draw
    holds: bool = False
    head: Piece | None = None
    part: str = ""
    words: tuple[str, ...] = ()
    slow: bool = False


def air(height: float) -> Piece:
    """Room that nothing is drawn in."""
    return Piece(height, lambda _ink, _x, _y: None)


def tone_of(ink: Ink, tone: str) -> str:
    """The colour of a tone on paper."""
    look = ink.look
    return {"bad": look.bad, "warn": look.warn, "good": look.good, "muted": look.muted}.get(
        tone, look.ink
    )


def stacked(
    ink: Ink, at: tuple[float, float], lines: Sequence[str], style: str, colour: str
) -> float:
    """Draw lines one below another from a top left; returns where the next would stand."""
    x, y = at
    for line in lines:
        ink.text((x, y), line, style, colour)
        y += leading(style)
    return y
