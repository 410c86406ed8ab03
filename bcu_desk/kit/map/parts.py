"""Parts of a map that do not touch, each drawn as large as its share of the room allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from bcu_desk.kit.map.areas import AreaSet, Bounds, Points

MOST_PARTS = 3
GAP = 0.09  # of the room's shorter side, between parts
ROOM = 10_000.0  # units along the shorter side of the sheet that parts are laid on


@dataclass(frozen=True, slots=True)
class Part:
    """Areas that hang together; `scale` is how many units of the sheet a metre takes."""

    numbers: tuple[int, ...]
    box: Bounds
    scale: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """Areas as they lie on the sheet, and the parts they are in."""

    areas: AreaSet
    parts: tuple[Part, ...]


def parts_of(areas: AreaSet) -> tuple[tuple[int, ...], ...]:
    """Area numbers that hang together by shared borders, the largest group first."""
    near = areas.neighbours()
    left = set(range(len(areas.codes)))
    found = []
    while left:
        reached, edge = set(), {min(left)}
        while edge:
            reached |= edge
            edge = {other for number in edge for other in near[number]} - reached
        left -= reached
        found.append(tuple(sorted(reached)))
    return tuple(sorted(found, key=len, reverse=True))


def laid_out(areas: AreaSet, ratio: float) -> Sheet:
    """Areas on a sheet `ratio` times as wide as high.

    Two or three parts that lie apart are drawn closer, each at its own scale; more are left
    where they are, for then the gaps are the map.
    """
    groups = parts_of(areas)
    if not 1 < len(groups) <= MOST_PARTS:
        whole = tuple(range(len(areas.codes)))
        return Sheet(areas, (Part(whole, areas.bounds(), 1.0),) if whole else ())
    plans = [_plan(areas, groups, ratio, across=across) for across in (False, True)]
    parts = max(plans, key=lambda plan: sum(len(p.numbers) * p.scale for p in plan))
    return Sheet(_moved(areas, parts), parts)


def _plan(
    areas: AreaSet, groups: Sequence[tuple[int, ...]], ratio: float, *, across: bool
) -> tuple[Part, ...]:
    """Parts side by side, or one over the other, each with room by its number of areas."""
    width, height = (ROOM * ratio, ROOM) if ratio >= 1 else (ROOM, ROOM / ratio)
    gap = GAP * ROOM
    bounds = {group: areas.bounds(group) for group in groups}
    ordered = sorted(groups, key=lambda g: bounds[g][0] if across else -bounds[g][3])
    length = (width if across else height) - gap * (len(groups) - 1)
    at, parts = 0.0, []
    for group in ordered:
        share = length * len(group) / len(areas.codes)
        room = (at, 0.0, at + share, height) if across else (0.0, -at - share, width, -at)
        parts.append(_in_room(group, bounds[group], room))
        at += share + gap
    return tuple(parts)


def _in_room(group: tuple[int, ...], bounds: Bounds, room: Bounds) -> Part:
    wide, high = bounds[2] - bounds[0], bounds[3] - bounds[1]
    scale = min((room[2] - room[0]) / max(1.0, wide), (room[3] - room[1]) / max(1.0, high))
    x, y = (room[0] + room[2]) / 2, (room[1] + room[3]) / 2
    half = wide * scale / 2, high * scale / 2
    return Part(group, (x - half[0], y - half[1], x + half[0], y + half[1]), scale)


def _moved(areas: AreaSet, parts: Sequence[Part]) -> AreaSet:
    """The areas with every point moved and scaled with its part."""
    moves: dict[int, tuple[float, Points]] = {}
    for part in parts:
        west, south, _, _ = areas.bounds(part.numbers)
        shift = np.array(part.box[:2]) - np.array((west, south)) * part.scale
        moves.update(dict.fromkeys(part.numbers, (part.scale, shift)))

    def moved(points: Points, number: int) -> Points:
        scale, shift = moves[number]
        return points * scale + shift

    return replace(
        areas,
        rings=tuple(moved(ring, number) for number, ring in enumerate(areas.rings)),
        arcs=tuple(replace(arc, points=moved(arc.points, arc.left)) for arc in areas.arcs),
        labels=np.array([moved(point, number) for number, point in enumerate(areas.labels)]),
    )
