"""Areas that share borders, as numbers ready to draw: rings, border arcs, label points."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Bounds = tuple[float, float, float, float]
WIDEST_TURN = 60.0  # degrees off an arrow's way at which a neighbour still lies that way


@dataclass(frozen=True, slots=True)
class Arc:
    """A border line, drawn once; `left` and `right` are area numbers, -1 for outside."""

    points: Points
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class AreaSet:
    """Areas by number: their codes, rings (metres, north up), border arcs, label points.

    An area of several rings has them joined in `rings` (to be filled odd-even), apart in `split`.
    """

    codes: tuple[str, ...]
    rings: tuple[Points, ...]
    arcs: tuple[Arc, ...]
    labels: Points
    split: Mapping[int, tuple[Points, ...]] = field(default_factory=dict)

    def outline(self, number: int) -> tuple[Points, ...]:
        """The rings of an area, each apart."""
        return self.split.get(number) or (self.rings[number],)

    def bounds(self, numbers: Sequence[int] | None = None) -> Bounds:
        """West, south, east, north of some areas, or of all."""
        chosen = range(len(self.codes)) if numbers is None else numbers
        every = np.concatenate([self.rings[number] for number in chosen])
        west, south = every.min(axis=0)
        east, north = every.max(axis=0)
        return float(west), float(south), float(east), float(north)

    def neighbours(self) -> tuple[frozenset[int], ...]:
        """By area number, the areas that share a border with it."""
        found: list[set[int]] = [set() for _ in self.codes]
        for arc in self.arcs:
            if arc.right >= 0:
                found[arc.left].add(arc.right)
                found[arc.right].add(arc.left)
        return tuple(frozenset(near) for near in found)


def read_areas(path: Path, wanted: Sequence[str] | None = None) -> AreaSet:
    """Areas of a shapes file (arcs in whole metres; rings of arc numbers, -n-1 backwards).

    `wanted` limits them to these codes, in this order; codes the file lacks are left out.
    """
    told = json.loads(path.read_text("utf-8"))
    lines = [np.array(arc, dtype=np.float64).reshape(-1, 2) for arc in told["arcs"]]
    shapes: dict[str, list[list[int]]] = told["shapes"]
    codes = tuple(code for code in (shapes if wanted is None else wanted) if code in shapes)
    rings = tuple(_ring(shapes[code][0], lines) for code in codes)
    return AreaSet(codes, rings, _arcs(codes, shapes, lines), _labels(rings))


def step_from(points: Points, near: Sequence[frozenset[int]], at: int, way: tuple[int, int]) -> int:
    """The area that an arrow key goes to: the neighbour that way, else the nearest that way.

    `way` is (east, north); `at` itself where nothing lies there.
    """
    offset = points - points[at]
    turn = np.abs(_turn(offset, way))
    beside = [number for number in near[at] if turn[number] <= WIDEST_TURN]
    if beside:
        return min(beside, key=lambda number: float(turn[number]))
    along = offset @ np.array(way, dtype=np.float64)
    across = np.abs(offset @ np.array((-way[1], way[0]), dtype=np.float64))
    cost = np.where((along > 1) & (across < 2 * along), along + 2 * across, np.inf)
    best = int(np.argmin(cost))
    return best if np.isfinite(cost[best]) else at


def _turn(offset: Points, way: tuple[int, int]) -> NDArray[np.float64]:
    """Degrees between a way and offsets, -180 to 180."""
    angles = np.degrees(np.arctan2(offset[:, 1], offset[:, 0]) - np.arctan2(way[1], way[0]))
    return np.asarray((angles + 180) % 360 - 180, dtype=np.float64)


def _ring(numbers: Sequence[int], lines: Sequence[Points]) -> Points:
    parts = [lines[n] if n >= 0 else lines[-n - 1][::-1] for n in numbers]
    return np.concatenate([part[:-1] for part in parts])


def _arcs(
    codes: Sequence[str], shapes: Mapping[str, list[list[int]]], lines: Sequence[Points]
) -> tuple[Arc, ...]:
    users: dict[int, list[int]] = {}
    for number, code in enumerate(codes):
        for ring in shapes[code]:
            for arc in ring:
                users.setdefault(arc if arc >= 0 else -arc - 1, []).append(number)
    return tuple(
        Arc(lines[arc], who[0], who[1] if len(who) > 1 else -1) for arc, who in users.items()
    )


def _labels(rings: Sequence[Points]) -> Points:
    """The middle of each ring's area, which lies inside for the shapes drawn here."""
    return np.array([_centroid(ring) for ring in rings], dtype=np.float64).reshape(-1, 2)


def _centroid(ring: Points) -> tuple[float, float]:
    x, y = ring[:, 0] - ring[0, 0], ring[:, 1] - ring[0, 1]
    cross = x * np.roll(y, -1) - np.roll(x, -1) * y
    area = cross.sum() / 2
    if abs(area) < 1:
        return float(ring[:, 0].mean()), float(ring[:, 1].mean())
    cx = ((x + np.roll(x, -1)) * cross).sum() / (6 * area)
    cy = ((y + np.roll(y, -1)) * cross).sum() / (6 * area)
    return float(cx + ring[0, 0]), float(cy + ring[0, 1])
