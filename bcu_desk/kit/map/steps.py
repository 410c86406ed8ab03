"""Which area lies next in a direction."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def nearest(points: NDArray[np.float64], at: int, way: tuple[int, int]) -> int:
    """The number of the nearest point in a direction (east, north), or `at` where none is.

    Points well off the direction count as farther, so that arrow keys go where they point.
    """
    offset = points - points[at]
    along = offset @ np.array(way, dtype=np.float64)
    across = np.abs(offset @ np.array((-way[1], way[0]), dtype=np.float64))
    cost = np.where((along > 1) & (across < 2 * along), along + 2 * across, np.inf)
    best = int(np.argmin(cost))
    return best if np.isfinite(cost[best]) else at
