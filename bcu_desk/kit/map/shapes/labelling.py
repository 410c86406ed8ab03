"""Where an area's label goes: deep inside it, with more room beside the spot than above."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bcu_desk.kit.map.areas import Points

TRIES = 15  # spots tried across and up
WIDE = 0.6  # a label is wider than high: distances across count less
CENTRAL = 0.05  # a metre from the middle counts for so much less room


def label_points(rings: Sequence[Points]) -> Points:
    """For each ring (holes and islands joined to it) the spot farthest from its borders."""
    return np.array([label_point(ring) for ring in rings], dtype=np.float64).reshape(-1, 2)


def label_point(ring: Points) -> tuple[float, float]:
    """The spot inside a ring that is farthest from its border, of a grid of spots."""
    low, high = ring.min(axis=0), ring.max(axis=0)
    steps = (np.arange(TRIES) + 0.5) / TRIES
    across, up = np.meshgrid(
        low[0] + steps * (high[0] - low[0]), low[1] + steps * (high[1] - low[1])
    )
    spots = np.stack((across.ravel(), up.ravel()), axis=1)
    spots = spots[_inside(spots, ring)]
    if not len(spots):
        middle = (low + high) / 2
        return float(middle[0]), float(middle[1])
    aside = np.hypot(*(spots - (low + high) / 2).T)
    best = spots[int(np.argmax(_clear(spots, ring) - CENTRAL * aside))]
    return float(best[0]), float(best[1])


def _inside(spots: Points, ring: Points) -> np.ndarray:
    """Which spots are inside, odd-even."""
    x, y = spots[:, :1], spots[:, 1:]
    x0, y0 = ring[:, 0], ring[:, 1]
    x1, y1 = np.roll(x0, -1), np.roll(y0, -1)
    crosses = (y0 > y) != (y1 > y)
    with np.errstate(divide="ignore", invalid="ignore"):
        meets = x < (x1 - x0) * (y - y0) / (y1 - y0) + x0
    return np.asarray((crosses & meets).sum(axis=1) % 2 == 1)


def _clear(spots: Points, ring: Points) -> np.ndarray:
    """How far each spot is from the ring's lines, distances across counting less."""
    squeeze = np.array((WIDE, 1.0))
    start = ring * squeeze
    line = np.roll(start, -1, axis=0) - start
    square = (line**2).sum(axis=1)
    way = spots[:, None, :] * squeeze - start
    along = (way * line).sum(axis=2) / np.where(square > 0, square, 1.0)
    off = way - np.clip(along, 0.0, 1.0)[:, :, None] * line
    return np.asarray(np.hypot(off[..., 0], off[..., 1]).min(axis=1))
