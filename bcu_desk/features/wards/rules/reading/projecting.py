"""Points in any projection that is known, brought to the national grid."""

from __future__ import annotations

import warnings
from dataclasses import dataclass

import numpy as np
import pyproj
from numpy.typing import NDArray

from bcu_desk.domain.maps.outlines import EAST_END, NORTH_END
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.wards.rules.reading.raw import damaged
from bcu_desk.features.wards.rules.reading.told import Note

Points = NDArray[np.float64]
DEGREES, NATIONAL_GRID, WEB = "EPSG:4326", "EPSG:27700", "EPSG:3857"
BRITAIN_LONGITUDES, BRITAIN_LATITUDES = (-9.0, 3.0), (49.0, 61.5)
WEB_BRITAIN = 6_200_000.0  # northing of the south of Britain on web maps
MOST_WKT = 20_000


@dataclass(frozen=True, slots=True)
class Projected:
    """Points in national grid metres, the projection that they came in, what was guessed."""

    points: Points
    name: str
    notes: tuple[Note, ...]


def projected(points: Points, crs: str) -> Projected:
    """Points of a projection as told, or as guessed from their values where nothing is told.

    Raises Refused: `boundaries_not_finite`, `_unknown_projection`, `_no_projection`, `_abroad`.
    """
    if not np.isfinite(points).all():
        raise Refused("boundaries_not_finite")
    notes = []
    if not crs:
        crs = _guessed(points)
        notes.append(Note("boundaries_guessed_projection", {"projection": _name(crs)}))
    source = _crs(crs)
    if source.is_geographic and _is_swapped(points):
        points = points[:, ::-1]
        notes.append(Note("boundaries_swapped"))
    moved = _moved(points, source)
    if moved is not points:
        notes.append(Note("boundaries_projected", {"projection": source.name[:80]}))
    inside = (moved >= 0).all() and (moved <= (EAST_END, NORTH_END)).all()
    if not np.isfinite(moved).all() or not inside:
        raise Refused("boundaries_abroad", projection=source.name[:80])
    return Projected(moved, source.name[:80], tuple(notes))


def placed(points: Points) -> Points:
    """Longitudes and latitudes in national grid metres."""
    return _moved(points, _crs(DEGREES))


def _guessed(points: Points) -> str:
    low, high = points.min(axis=0), points.max(axis=0)
    if (low >= -180).all() and (high <= 180).all():
        return DEGREES
    if (low >= 0).all() and (high <= (EAST_END, NORTH_END)).all():
        return NATIONAL_GRID
    if low[1] >= WEB_BRITAIN and abs(low[0]) < WEB_BRITAIN:
        return WEB
    raise Refused("boundaries_no_projection")


def _crs(told: str) -> pyproj.CRS:
    """A projection by its EPSG number or its WKT, never by a file or an address."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            if told.upper().startswith("EPSG:"):
                return pyproj.CRS.from_epsg(int(told[5:]))
            return pyproj.CRS.from_wkt(told[:MOST_WKT])
    except (pyproj.exceptions.ProjError, ValueError, TypeError):
        raise Refused("boundaries_unknown_projection", projection=told[:60]) from None


def _name(crs: str) -> str:
    return str(_crs(crs).name)


def _is_swapped(points: Points) -> bool:
    """Whether latitude stands first: what is Britain that way is nowhere near it the other way."""
    first, second = np.median(points, axis=0)
    low, high = BRITAIN_LATITUDES
    west, east = BRITAIN_LONGITUDES
    return bool(low <= first <= high and west <= second <= east)


def _moved(points: Points, source: pyproj.CRS) -> Points:
    if source.to_epsg(min_confidence=90) == int(NATIONAL_GRID[5:]) or _is_grid(source):
        return points
    try:
        way = pyproj.Transformer.from_crs(source, NATIONAL_GRID, always_xy=True)
        moved = way.transform(points[:, 0], points[:, 1])
    except pyproj.exceptions.ProjError as error:
        raise damaged(f"its projection leads nowhere: {error}") from None
    return np.column_stack(moved)


def _is_grid(source: pyproj.CRS) -> bool:
    """The national grid as other programs write it, without a number."""
    plain = source.name.lower().replace("_", " ").replace("/", " ")
    return " ".join(plain.split()) in ("british national grid", "osgb36 british national grid")
