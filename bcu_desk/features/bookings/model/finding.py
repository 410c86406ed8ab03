"""What the find bar found, line by line: where it is, how far that is, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, hypot, radians

from bcu_desk.domain.times import minute_of
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.queries.board import Point
from bcu_desk.features.bookings.queries.free import FreeRow
from bcu_desk.features.bookings.rules.booking import clock

KM_PER_DEGREE = 111.2
MILES = 0.6214
MICRO = 1_000_000


@dataclass(frozen=True, slots=True)
class FoundLine:
    """Something that is free: its key, its name, and the rest in words."""

    key: str
    title: str
    words: str
    later: str


def found_lines(loaded: Loaded, near: str = "") -> tuple[FoundLine, ...]:
    """What was found, the nearest to a base first where one is given."""
    found = loaded.found
    if found is None:
        return ()
    points = loaded.board.bases
    here = points.get(near)
    rows = sorted(found.rows, key=lambda row: _miles(here, points.get(row.base)) or 0.0)
    return tuple(_line(loaded, row, _miles(here, points.get(row.base))) for row in rows)


def _line(loaded: Loaded, row: FreeRow, miles: float | None) -> FoundLine:
    vehicle = loaded.vehicle(row.registration)
    name, kind = (vehicle.name, vehicle.kind_title) if vehicle else (row.registration, row.kind)
    parts = [kind, row.base]
    if miles is not None:
        parts.append(distance_words(miles))
    if vehicle is not None and vehicle.amount > 1:
        parts.append(f"{row.free} of {vehicle.amount} free")
    later = row.next_booking
    until = "nothing booked after" if later is None else f"until {clock(minute_of(later))}"
    return FoundLine(row.registration, name, ", ".join(parts), until)


def distance_words(miles: float) -> str:
    """How far a base is: `here`, or `3 miles` as the crow flies."""
    if miles < 0.05:
        return "here"
    if miles < 9.5:
        return f"{miles:.1f} miles"
    return f"{miles:.0f} miles"


def _miles(one: Point | None, other: Point | None) -> float | None:
    """The way between two bases in a straight line; None where either is not known."""
    if one is None or other is None:
        return None
    north = (one[0] - other[0]) / MICRO * KM_PER_DEGREE
    across = cos(radians(one[0] / MICRO))
    return hypot(north, (one[1] - other[1]) / MICRO * KM_PER_DEGREE * across) * MILES
