"""All that the board of the fleet page needs, read at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from bcu_desk.domain.fleet import Booking, BookingState, OffRoad, Series, Sort, VehicleKind
from bcu_desk.domain.people import Authority, Person, PersonAuthority
from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.features.bookings.queries.bookings import BookingRow, booking_rows, bookings_in
from bcu_desk.features.bookings.queries.drivers import DriverRow, Roll
from bcu_desk.features.bookings.queries.vehicles import (
    VehicleRow,
    off_roads_in,
    rows_of,
)
from bcu_desk.features.bookings.queries.yard import Yard, yard
from bcu_desk.store import tables
from bcu_desk.store.session import Reader
from bcu_desk.work.view import View

R = TypeVar("R", Booking, OffRoad)
Point = tuple[int, int]
"""Latitude and longitude in millionths of a degree."""
DAY = 1_440
BEFORE, BEYOND = 2 * DAY, 8 * DAY


@dataclass(frozen=True, slots=True)
class BoroughRow:
    """A borough that vehicles are booked for."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Board:
    """Vehicles with their bookings and off-road periods around a time, and who may drive.

    `taken` and `away` go by registration and reach beyond the time, so that a better time can be
    found; `held` goes by the collar number of the drivers shown, `kinds` by code.
    """

    vehicles: tuple[VehicleRow, ...]
    bookings: tuple[BookingRow, ...]
    taken: Mapping[str, tuple[Booking, ...]]
    away: Mapping[str, tuple[OffRoad, ...]]
    boroughs: tuple[BoroughRow, ...]
    kinds: Mapping[str, VehicleKind]
    authorities: tuple[Authority, ...]
    roll: Roll
    held: Mapping[str, tuple[PersonAuthority, ...]]
    sort: Sort = Sort.VEHICLE
    series: Mapping[int, Series] = field(default_factory=dict)
    bases: Mapping[str, Point] = field(default_factory=dict)

    @property
    def drivers(self) -> tuple[DriverRow, ...]:
        """Who may drive on the day."""
        return self.roll.rows


def board(reader: Reader, view: View, span: MinuteSpan, sort: Sort = Sort.VEHICLE) -> Board:
    """What the board shows of a span of minutes: vehicles, or another sort of resources."""
    end = span.end or span.start + DAY
    place = yard(reader, view, (sort,))
    plates = {vehicle.id: vehicle.registration for vehicle in place.vehicles}
    around = Span(span.start - BEFORE, end + BEYOND)
    near = bookings_in(reader, around)
    rows = booking_rows(reader, place, [row for row in near if row.minutes.overlaps(span)])
    return Board(
        vehicles=rows_of(reader, view, place),
        bookings=tuple(row for row in rows if row.state != BookingState.CANCELLED),
        taken=_by_plate(plates, near),
        away=_by_plate(plates, off_roads_in(reader, around)),
        boroughs=boroughs_of(place, view),
        kinds={kind.code: kind for kind in place.kinds.values() if kind.sort is sort},
        authorities=reader.every(Authority),
        roll=Roll(reader, view.on),
        held=_held(reader, rows),
        sort=sort,
        bases={row.name: (row.lat_micro, row.lon_micro) for row in place.bases.values()},
        series=_series(reader, rows),
    )


def boroughs_of(place: Yard, view: View) -> tuple[BoroughRow, ...]:
    """The boroughs of the BCUs in view, by name."""
    shown = {borough for borough, bcu in place.bcus.items() if view.shows(bcu)}
    ordered = sorted(place.boroughs.values(), key=lambda row: row.name)
    return tuple(BoroughRow(row.code, row.name) for row in ordered if row.id in shown)


def _held(reader: Reader, rows: Iterable[BookingRow]) -> dict[str, tuple[PersonAuthority, ...]]:
    """The driving authorities of those who drive, by collar number."""
    collars = {row.driver for row in rows}
    names = {row.id: row.collar for row in reader.every(Person) if row.collar in collars}
    held: dict[str, list[PersonAuthority]] = defaultdict(list)
    for row in reader.every(PersonAuthority):
        if row.person_id in names:
            held[names[row.person_id]].append(row)
    return {collar: tuple(own) for collar, own in held.items()}


def _series(reader: Reader, rows: Iterable[BookingRow]) -> dict[int, Series]:
    """The series that bookings are of, by id."""
    ids = {row.series for row in rows if row.series is not None}
    if not ids:
        return {}
    found = reader.every(Series, tables.booking_series.c.id.in_(ids))
    return {row.id: row for row in found}


def _by_plate(plates: Mapping[int, str], rows: tuple[R, ...]) -> dict[str, tuple[R, ...]]:
    found: dict[str, list[R]] = defaultdict(list)
    for row in rows:
        if row.vehicle_id in plates:
            found[plates[row.vehicle_id]].append(row)
    return {plate: tuple(own) for plate, own in found.items()}
