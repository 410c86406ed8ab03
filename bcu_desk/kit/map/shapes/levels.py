"""True outlines at several levels of detail; borders are simplified once for both their sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bcu_desk.kit.map.areas import Arc, AreaSet, Points
from bcu_desk.kit.map.shapes.labelling import label_points
from bcu_desk.kit.map.shapes.topology import RingPoints, Topology, topology_of

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
TOLERANCES = (0.0, 4.0, 12.0, 36.0, 108.0)  # metres that a border may be off at each level
LABEL_LEVEL = 2


@dataclass(frozen=True, slots=True)
class Layers:
    """The same areas at several levels, the finest first; each is off by a tolerance at most."""

    levels: tuple[AreaSet, ...]
    tolerances: tuple[float, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the areas."""
        return self.levels[0].codes

    def neighbours(self) -> tuple[frozenset[int], ...]:
        """By area number, the areas that share a border with it."""
        return self.levels[0].neighbours()


def layers_of(codes: Sequence[str], outlines: Sequence[Sequence[RingPoints]]) -> Layers:
    """Levels of areas by their outlines: for each its rings, holes and islands alike, in metres."""
    found = topology_of(codes, outlines)
    weights = weights_of(found.arcs)
    levels = [_level(found, weights, tolerance) for tolerance in TOLERANCES]
    labels = label_points(levels[LABEL_LEVEL].rings)
    return Layers(
        tuple(AreaSet(one.codes, one.rings, one.arcs, labels, one.split) for one in levels),
        TOLERANCES,
    )


def _level(found: Topology, weights: Sequence[Floats], tolerance: float) -> AreaSet:
    lines = [arc[weight >= tolerance] for arc, weight in zip(found.arcs, weights, strict=True)]
    split = {}
    rings = []
    for number, numbers in enumerate(found.rings):
        own = [_joined(ring, lines) for ring in numbers]
        rings.append(bridged(own))
        if len(own) > 1:
            split[number] = tuple(own)
    arcs = tuple(Arc(line, *sides) for line, sides in zip(lines, found.sides, strict=True))
    return AreaSet(found.codes, tuple(rings), arcs, np.zeros((len(rings), 2)), split)


def _joined(numbers: Sequence[int], lines: Sequence[Points]) -> Points:
    parts = [lines[n] if n >= 0 else lines[-n - 1][::-1] for n in numbers]
    return np.concatenate([part[:-1] for part in parts])


def bridged(rings: Sequence[Points]) -> Points:
    """Rings as one, joined by lines there and back; filled odd-even it shows holes and islands."""
    if len(rings) == 1:
        return rings[0]
    start = rings[0][:1]
    parts = [rings[0], start]
    for ring in rings[1:]:
        parts += [ring, ring[:1], start]
    return np.concatenate(parts)


def weights_of(arcs: Sequence[Points]) -> tuple[Floats, ...]:
    """By point, how many metres its border would be off without it (Douglas and Peucker).

    Ends weigh without limit, and so do the two heaviest points of a closed border. All arcs are
    halved at once, so the rounds are as many as the deepest one needs.
    """
    if not arcs:
        return ()
    points = np.concatenate(arcs)
    lengths = np.array([len(arc) for arc in arcs])
    ends = np.cumsum(lengths)
    weights = np.full(len(points), np.inf)
    starts, stops = ends - lengths, ends - 1
    limits = np.full(len(starts), np.inf)
    while len(starts):
        open_ = stops - starts > 1
        starts, stops, limits = starts[open_], stops[open_], limits[open_]
        if not len(starts):
            break
        at, off = _farthest(points, starts, stops)
        off = np.minimum(off, limits)
        weights[at] = off
        starts, stops = np.concatenate((starts, at)), np.concatenate((at, stops))
        limits = np.concatenate((off, off))
    found = np.split(weights, ends[:-1])
    for arc, weight in zip(arcs, found, strict=True):
        if len(arc) > 3 and (arc[0] == arc[-1]).all():
            inner = weight[1:-1]
            inner[np.argsort(inner, kind="stable")[-2:]] = np.inf
    return tuple(found)


def _farthest(points: Points, starts: Ints, stops: Ints) -> tuple[Ints, Floats]:
    """Between each start and stop, the point farthest from the line between them."""
    inner = stops - starts - 1
    begins = np.cumsum(inner) - inner
    each = np.repeat(np.arange(len(starts)), inner)
    index = np.arange(len(each)) - begins[each] + starts[each] + 1
    line = points[stops] - points[starts]
    square = (line**2).sum(axis=1)
    way = points[index] - points[starts[each]]
    along = (way * line[each]).sum(axis=1) / np.where(square > 0, square, 1.0)[each]
    foot = np.clip(along, 0.0, 1.0)[:, None] * line[each]
    off = np.hypot(*(way - foot).T)
    most = np.maximum.reduceat(off, begins)
    # The first of those that are farthest: both sides of a border see the same points in order.
    hits = np.flatnonzero(off == most[each])
    _, first = np.unique(each[hits], return_index=True)
    return index[hits[first]], most
