"""The place of a post among those that report to the same one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A reporting line as far as order goes: its own id, its place, and its post's code."""

    id: int
    position: int
    code: str


def places_around(lines: Sequence[Line], at: int) -> tuple[int, dict[int, int]]:
    """Where a post goes that is put before the line at a number, and which lines give way.

    The answer is its place and the new places of other lines by their ids; lines keep their
    order, and those that need not give way stay as they are.
    """
    ordered = in_order(lines)
    at = max(0, min(at, len(ordered)))
    places: dict[int, int] = {}
    last = -1
    for line in ordered[:at]:
        last = max(line.position, last + 1)
        places[line.id] = last
    own = last = last + 1
    for line in ordered[at:]:
        last = max(line.position, last + 1)
        places[line.id] = last
    changed = {line.id: places[line.id] for line in ordered if places[line.id] != line.position}
    return own, changed


def in_order(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines as the chart orders them: by place, then by code."""
    return tuple(sorted(lines, key=lambda line: (line.position, line.code)))
