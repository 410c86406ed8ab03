"""Lists of a brief pack: what weighs most of them, and how many more there are and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bcu_desk.work.packs.blocks import Block, Line, Lines, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Short:
    """A list gets so many lines at `most`, in columns; `where` the others are found, in words."""

    most: int
    columns: int = 1
    where: str = ""


def shortened(lines: Sequence[Line], short: Short | None) -> tuple[Block, ...]:
    """The lines as blocks: all of them for None, else the first few and how many more there are."""
    if not lines:
        return ()
    if short is None:
        return (Lines(tuple(lines)),)
    few = Lines(tuple(lines[: short.most]), short.columns)
    more = len(lines) - len(few.lines)
    if not more:
        return (few,)
    return (few, Words(f"And {more:,} more, {short.where}.", tone="muted"))
