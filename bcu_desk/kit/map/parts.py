"""Parts of a map that do not touch, each drawn as large as its share of the room allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from bcu_desk.kit.map.areas import AreaSet, Bounds, Points
from bcu_desk.kit.map.scene import Drawing, drawing_of
from bcu_desk.kit.map.shapes.cells import Cells
from bcu_desk.kit.map.shapes.levels import Layers

MOST_PARTS = 3
GAP = 0.09  # of the room's shorter side, between parts
ROOM = 10_000.0  # units along the shorter side of the sheet that parts are laid on
FINE = 0.6  # pixels that a border may be off

Ground = AreaSet | Layers | Cells


@dataclass(frozen=True, slots=True)
class Part:
    """Areas that hang together; `scale` is how many units of the sheet a metre takes.

    `box` is where they lie on the sheet, `bounds` where they lie in metres.
    """

    numbers: tuple[int, ...]
    box: Bounds
    scale: float
    bounds: Bounds = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Areas as they lie on the sheet at each level of detail, and the parts they are in.

    Equal cells have no scale and no north.
    """

    levels: tuple[AreaSet, ...]
    tolerances: tuple[float, ...]
    parts: tuple[Part, ...]
    is_cells: bool = False

    @property
    def areas(self) -> AreaSet:
        """The areas in full detail."""
        return self.on_sheet(0)

    def on_sheet(self, level: int) -> AreaSet:
        """The areas at a level of detail, where they lie on the sheet."""
        areas = self.levels[level]
        return _moved(areas, self.parts) if len(self.parts) > 1 else areas

    def level_for(self, scale: float) -> int:
        """The coarsest level that looks the same at so many pixels a unit of the sheet."""
        largest = max((part.scale for part in self.parts), default=1.0) * scale
        fine = [n for n, metres in enumerate(self.tolerances) if metres * largest <= FINE]
        return max(fine, default=0)


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


def laid_out(ground: Ground, ratio: float) -> Sheet:
    """Areas on a sheet `ratio` times as wide as high.

    Two or three parts that lie apart are drawn closer, each at its own scale; more are left
    where they are, for then the gaps are the map.
    """
    if isinstance(ground, Cells):
        areas = ground.areas(ratio)
        return Sheet((areas,), (0.0,), _whole(areas), is_cells=True)
    levels = ground.levels if isinstance(ground, Layers) else (ground,)
    tolerances = ground.tolerances if isinstance(ground, Layers) else (0.0,)
    areas = levels[-1]
    groups = parts_of(areas)
    if not 1 < len(groups) <= MOST_PARTS:
        return Sheet(levels, tolerances, _whole(areas))
    plans = [_plan(areas, groups, ratio, across=across) for across in (False, True)]
    parts = max(plans, key=lambda plan: sum(len(p.numbers) * p.scale for p in plan))
    return Sheet(levels, tolerances, parts)


def _whole(areas: AreaSet) -> tuple[Part, ...]:
    every = tuple(range(len(areas.codes)))
    bounds = areas.bounds() if every else (0.0, 0.0, 0.0, 0.0)
    return (Part(every, bounds, 1.0, bounds),) if every else ()


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
    return Part(group, (x - half[0], y - half[1], x + half[0], y + half[1]), scale, bounds)


def _moved(areas: AreaSet, parts: Sequence[Part]) -> AreaSet:
    """The areas with every point moved and scaled with its part."""
    moves: dict[int, tuple[float, Points]] = {}
    for part in parts:
        west, south, _, _ = part.bounds
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
        split={
            number: tuple(moved(ring, number) for ring in rings)
            for number, rings in areas.split.items()
        },
    )


class Laid:
    """A ground laid out for some room; its areas are made ready at each level of detail once."""

    def __init__(self, ground: Ground, groups: Sequence[str], ratio: float) -> None:
        self.sheet = laid_out(ground, ratio)
        self._groups = groups
        self._drawings: dict[int, Drawing] = {}

    def is_fixed(self) -> bool:
        """Whether it lies the same in room of another shape."""
        return not self.sheet.is_cells and len(self.sheet.parts) < 2

    def whole(self) -> Drawing:
        """The areas in the coarsest detail, which have the labels and the bounds of all."""
        return self._drawn(len(self.sheet.levels) - 1)

    def at(self, scale: float) -> Drawing:
        """The areas in as much detail as shows at so many pixels a unit of the sheet."""
        return self._drawn(self.sheet.level_for(scale))

    def _drawn(self, level: int) -> Drawing:
        if level not in self._drawings:
            areas, cells = self.sheet.on_sheet(level), self.sheet.is_cells
            self._drawings[level] = drawing_of(areas, self._groups, is_cells=cells)
        return self._drawings[level]
