"""Shared borders found in outlines: each border becomes one arc, however many areas it bounds.

Borders are shared where the points of two rings are the same, whole metre by whole metre.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bcu_desk.kit.map.areas import Points

Ints = NDArray[np.int64]
RingPoints = Sequence[tuple[int, int]]
WIDTH = 1 << 24  # more than any coordinate in metres
OUTSIDE = -1


@dataclass(frozen=True, slots=True)
class Topology:
    """Arcs as points, with the areas on both sides; rings by area as arc numbers (-n-1: back)."""

    codes: tuple[str, ...]
    arcs: tuple[Points, ...]
    sides: tuple[tuple[int, int], ...]
    rings: tuple[tuple[tuple[int, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class _Edges:
    """Every ring's points in one row: places, the next point's index, who is on the other side."""

    places: Ints
    points: Points
    line: Ints  # an edge's number, the same from both sides
    node: NDArray[np.bool_]  # whether a point ends an arc


def topology_of(codes: Sequence[str], outlines: Sequence[Sequence[RingPoints]]) -> Topology:
    """The arcs and rings of areas by their outlines; the largest ring of each comes first."""
    rings = [
        (number, np.array(ring, dtype=np.int64).reshape(-1, 2))
        for number, outline in enumerate(outlines)
        for ring in sorted(outline, key=_size, reverse=True)
    ]
    made = _Arcs()
    found: list[list[tuple[int, ...]]] = [[] for _ in codes]
    if rings:
        edges = _edges(rings)
        start = 0
        for number, ring in rings:
            span = slice(start, start + len(ring))
            found[number].append(made.ring(number, edges, span))
            start += len(ring)
    arcs, sides = made.told()
    return Topology(tuple(codes), arcs, sides, tuple(map(tuple, found)))


def _size(ring: RingPoints) -> float:
    points = np.array(ring, dtype=np.float64)
    x, y = points[:, 0] - points[0, 0], points[:, 1] - points[0, 1]
    return abs(float((x * np.roll(y, -1) - np.roll(x, -1) * y).sum()))


def _edges(rings: Sequence[tuple[int, Ints]]) -> _Edges:
    points = np.concatenate([ring for _, ring in rings])
    lengths = [len(ring) for _, ring in rings]
    owner = np.repeat([number for number, _ in rings], lengths)
    following = np.arange(1, len(points) + 1)
    ends = np.cumsum(lengths)
    following[ends - 1] = ends - lengths
    _, places = np.unique(points[:, 0] * WIDTH + points[:, 1], return_inverse=True)
    places = places.astype(np.int64)
    other = places[following]
    key = np.minimum(places, other) * len(points) + np.maximum(places, other)
    _, line = np.unique(key, return_inverse=True)
    across = _across(line, owner)
    before = np.empty_like(following)
    before[following] = np.arange(len(points))
    node = np.zeros(int(places.max()) + 1, dtype=np.bool_)
    node[places[across != across[before]]] = True
    return _Edges(places, points.astype(np.float64), line.astype(np.int64), node[places])


def _across(line: Ints, owner: Ints) -> Ints:
    """For each edge the area on its other side, or -1."""
    order = np.argsort(line, kind="stable")
    same = line[order][1:] == line[order][:-1]
    first, second = order[:-1][same], order[1:][same]
    found = np.full(len(line), OUTSIDE, dtype=np.int64)
    found[first], found[second] = owner[second], owner[first]
    return found


class _Arcs:
    """Arcs as they are found, each known by the edges at its ends."""

    def __init__(self) -> None:
        self._points: list[Points] = []
        self._sides: list[list[int]] = []
        self._known: dict[tuple[int, int], int] = {}

    def ring(self, area: int, edges: _Edges, span: slice) -> tuple[int, ...]:
        """A ring as arc numbers; arcs not met before are kept."""
        nodes = np.flatnonzero(edges.node[span])
        closed = not len(nodes)
        first = int(np.argmin(edges.places[span])) if closed else int(nodes[0])
        count = span.stop - span.start
        turned = (np.arange(count + 1) + first) % count + span.start
        cuts = [0, count] if closed else [*(nodes - first).tolist(), count]
        return tuple(
            self._number(area, edges, turned[start : end + 1]) for start, end in pairwise(cuts)
        )

    def _number(self, area: int, edges: _Edges, at: Ints) -> int:
        """The number of the arc over some points; negative where it was met the other way."""
        first, last = int(edges.line[at[0]]), int(edges.line[at[-2]])
        turned = bool(edges.places[at[0]] > edges.places[at[-1]])
        back = turned if first == last else first > last
        key = (min(first, last), max(first, last))
        number = self._known.get(key)
        if number is None:
            number = self._known[key] = len(self._points)
            points = edges.points[at]
            self._points.append(points[::-1] if back else points)
            self._sides.append([])
        self._sides[number].append(area)
        return -number - 1 if back else number

    def told(self) -> tuple[tuple[Points, ...], tuple[tuple[int, int], ...]]:
        """The arcs, and the areas on both sides of each."""
        sides = ((who[0], who[1] if len(who) > 1 else OUTSIDE) for who in self._sides)
        return tuple(self._points), tuple(sides)
