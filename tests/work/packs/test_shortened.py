"""A list that is cut short says how many more there are and where; one that isn't is whole."""

from __future__ import annotations

from bcu_desk.work.packs.blocks import Line, Lines, Words
from bcu_desk.work.packs.shortened import Short, shortened

LINES = tuple(Line(f"Ward {number}") for number in range(5))


def test_without_a_limit_every_line_is_there() -> None:
    assert shortened(LINES, None) == (Lines(LINES),)
    assert shortened((), Short(most=2)) == ()


def test_what_is_beyond_the_limit_is_counted() -> None:
    short = Short(most=2, columns=2, where="see the ward map")
    assert shortened(LINES, short) == (
        Lines(LINES[:2], 2),
        Words("And 3 more, see the ward map.", tone="muted"),
    )
    assert shortened(LINES[:2], short) == (Lines(LINES[:2], 2),)
