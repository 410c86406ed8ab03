"""Outlines of subtrees as linked segments, and packing subtrees side by side along them.

After Reingold and Tilford, with threads as in A. van der Ploeg, "Drawing Non-Layered Tidy Trees
in Linear Time" (2014): every node owns one segment of its subtree's outline on each side, and a
walk along two outlines only passes segments that end up covered, so the whole is linear.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

NONE = -1


class Stop(NamedTuple):
    """Where a deeper outline goes on below a shallower one: a segment and its distance out."""

    node: int
    out: float


@dataclass(frozen=True, slots=True)
class Side:
    """The outlines on one side. Distances point outwards, away from the root of the subtree.

    `reach` is from a node's centre to its edge; `after` the next segment below and `step` how much
    further out that is; `last` and `last_out` the lowest segment of a node's subtree.
    """

    reach: list[float]
    after: list[int]
    step: list[float]
    last: list[int]
    last_out: list[float]

    def furthest(self, root: int) -> float:
        """How far a subtree reaches out from its root's centre."""
        node, out = root, self.reach[root]
        found = out
        while self.after[node] != NONE:
            out += self.step[node]
            node = self.after[node]
            found = max(found, out)
        return found


def side(reach: Sequence[float]) -> Side:
    """Outlines of single nodes, not yet joined to children."""
    count = len(reach)
    return Side(list(reach), [NONE] * count, [0.0] * count, list(range(count)), list(reach))


def packed(
    kids: Sequence[int], outer: Side, inner: Side, bottoms: Sequence[float], gap: float
) -> tuple[list[float], list[Stop | None]]:
    """Subtrees side by side as close as may be, away from the first, by `outer`'s direction.

    Returns the distance of each from the first, and where each reaches below those before it.
    """
    after, step, inner_after, inner_step = outer.after, outer.step, inner.after, inner.step
    head, head_out = kids[0], outer.reach[kids[0]]
    places, deeper, joined = [0.0], list[Stop | None](), list[int]()
    for kid in kids[1:]:
        near, near_out = head, head_out
        far, far_out = kid, inner.reach[kid]
        place = -1e18
        while NONE not in (near, far):
            place = max(place, near_out + far_out + gap)
            near_ends, far_ends = bottoms[near], bottoms[far]
            if near_ends <= far_ends:
                near_out += step[near]
                near = after[near]
            if far_ends <= near_ends:
                far_out += inner_step[far]
                far = inner_after[far]
        places.append(place)
        deeper.append(Stop(far, far_out) if far != NONE else None)
        if near != NONE:
            tail = outer.last[kid]
            outer.after[tail] = near
            outer.step[tail] = near_out - place - outer.last_out[kid]
            joined.append(tail)
        head, head_out = kid, place + outer.reach[kid]
    for tail in joined:
        outer.after[tail] = NONE
    return places, deeper


def joined_below(
    parent: int, kids: Sequence[int], outs: Sequence[float], deeper: Sequence[Stop | None], on: Side
) -> None:
    """Make the outline of a parent from those of its children on one side.

    `kids` start at that side; `outs` are their distances out from the parent's centre.
    """
    tail, tail_out = on.last[kids[0]], outs[0] + on.last_out[kids[0]]
    for kid, out, stop in zip(kids[1:], outs[1:], deeper, strict=True):
        if stop is not None:
            on.after[tail] = stop.node
            on.step[tail] = out + stop.out - tail_out
            tail, tail_out = on.last[kid], out + on.last_out[kid]
    on.after[parent] = kids[0]
    on.step[parent] = outs[0] + on.reach[kids[0]] - on.reach[parent]
    on.last[parent], on.last_out[parent] = tail, tail_out


def around(
    parent: int, kids: Sequence[int], outs: Sequence[float], bottoms: Sequence[float], on: Side
) -> None:
    """Make the outline of a parent from children that have none below them, on one side.

    `kids` start at that side; `outs` are their distances out from the parent's centre.
    """
    reach, tail = on.reach, kids[0]
    first_out = tail_out = outs[0] + reach[tail]
    lowest = bottoms[tail]
    for kid, out in zip(kids, outs, strict=True):
        if bottoms[kid] > lowest:
            lowest = bottoms[kid]
            on.after[tail], on.step[tail] = kid, out + reach[kid] - tail_out
            tail, tail_out = kid, out + reach[kid]
    on.after[parent], on.step[parent] = kids[0], first_out - reach[parent]
    on.last[parent], on.last_out[parent] = tail, tail_out
