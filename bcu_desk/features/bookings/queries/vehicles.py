"""Questions about vehicles: which are in service, which are off the road."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from bcu_desk.domain.fleet import OffRoad, Vehicle
from bcu_desk.domain.people import Authority
from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.domain.times import midnight
from bcu_desk.features.bookings.queries.yard import Yard, yard
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View

DAY = 1_440


@dataclass(frozen=True, slots=True)
class VehicleRow:
    """A vehicle in service on the day; `authority` and `endorsement` are what its driver needs."""

    registration: str
    kind: str
    kind_title: str
    base: str
    borough: str
    bcu: str
    authority: str
    endorsement: str | None
    turn_round_minutes: int
    off_road: bool
    off_road_reason: str | None
    marked: bool
    seats: int
    name: str = ""
    amount: int = 1


@dataclass(frozen=True, slots=True)
class OffRoadRow:
    """A vehicle off the road, in UTC minutes; open while it is not back."""

    registration: str
    reason: str
    start_minute: int
    end_minute: int | None
    note: str | None


class Vehicles(Query, frozen=True, kw_only=True):
    """Vehicles in service on the day, with what a driver needs and whether they are off road."""

    def rows(self, reader: Reader, view: View) -> tuple[VehicleRow, ...]:
        """By base, kind and registration; off road as of noon in London."""
        return rows_of(reader, view, yard(reader, view))


def rows_of(reader: Reader, view: View, place: Yard) -> tuple[VehicleRow, ...]:
    """The resources of a yard as rows; off road as of noon in London."""
    authorities = {row.id: row.code for row in reader.every(Authority)}
    noon = midnight(view.on) + DAY // 2
    away = {row.vehicle_id: row for row in off_roads_in(reader, Span(noon, noon + 1))}
    return tuple(
        _vehicle(vehicle, place, authorities, away.get(vehicle.id)) for vehicle in place.vehicles
    )


def _vehicle(
    vehicle: Vehicle, place: Yard, authorities: dict[int, str], away: OffRoad | None
) -> VehicleRow:
    kind, base = place.kinds[vehicle.kind_id], place.bases[vehicle.base_id]
    authority, endorsement = kind.authority_id, kind.endorsement_id
    return VehicleRow(
        registration=vehicle.registration,
        kind=kind.code,
        kind_title=kind.title,
        base=base.name,
        borough=place.boroughs[base.borough_id].code,
        bcu=place.bcu(vehicle),
        authority="" if authority is None else authorities[authority],
        endorsement=None if endorsement is None else authorities[endorsement],
        turn_round_minutes=kind.turn_round_minutes,
        off_road=away is not None,
        off_road_reason=None if away is None else away.reason,
        marked=bool(vehicle.marked),
        seats=vehicle.seats,
        name=vehicle.name,
        amount=vehicle.amount,
    )


class OffRoads(Query, frozen=True, kw_only=True):
    """Vehicles off the road at some time of the as-of day."""

    days: int = msgspec.field(default=1)

    def rows(self, reader: Reader, view: View) -> tuple[OffRoadRow, ...]:
        """By registration."""
        start = midnight(view.on)
        shown = {vehicle.id: vehicle for vehicle in yard(reader, view).vehicles}
        rows = [
            OffRoadRow(
                shown[row.vehicle_id].registration,
                row.reason,
                row.start_minute,
                row.end_minute,
                row.note,
            )
            for row in off_roads_in(reader, Span(start, start + self.days * DAY))
            if row.vehicle_id in shown
        ]
        return tuple(sorted(rows, key=lambda row: row.registration))


def off_roads_in(reader: Reader, span: MinuteSpan) -> tuple[OffRoad, ...]:
    """Off-road periods that overlap a span."""
    return tuple(row for row in reader.every(OffRoad) if row.minutes.overlaps(span))
