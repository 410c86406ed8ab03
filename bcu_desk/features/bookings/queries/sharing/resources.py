"""Shared resources of all four sorts."""

from __future__ import annotations

from dataclasses import dataclass

from bcu_desk.domain.fleet import Sort, Vehicle
from bcu_desk.domain.people import Authority
from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import midnight
from bcu_desk.features.bookings.queries.vehicles import off_roads_in
from bcu_desk.features.bookings.queries.yard import Yard, yard
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View

NOON = 720


@dataclass(frozen=True, slots=True)
class ResourceRow:
    """A vehicle, room, pool of kit or person on loan, in service on the day.

    `resource` is the key that commands take as `vehicle`; `amount` how many alike there are.
    """

    resource: str
    name: str
    sort: str
    kind: str
    kind_title: str
    base: str
    borough: str
    bcu: str
    amount: int
    seats: int
    authority: str | None
    turn_round_minutes: int
    off_road: bool


class Resources(Query, frozen=True, kw_only=True):
    """Shared resources in service on the day: vehicles, rooms, kit and people on loan."""

    sort: Sort | None = None
    kind: str | None = None

    def rows(self, reader: Reader, view: View) -> tuple[ResourceRow, ...]:
        """By base, kind and key; off road as of noon in London."""
        place = yard(reader, view, tuple(Sort) if self.sort is None else (self.sort,))
        authorities = {row.id: row.code for row in reader.every(Authority)}
        noon = midnight(view.on) + NOON
        away = {row.vehicle_id for row in off_roads_in(reader, Span(noon, noon + 1))}
        return tuple(
            _resource(row, place, authorities, away)
            for row in place.vehicles
            if self.kind in (None, place.kinds[row.kind_id].code)
        )


def _resource(
    row: Vehicle, place: Yard, authorities: dict[int, str], away: set[int]
) -> ResourceRow:
    kind, base = place.kinds[row.kind_id], place.bases[row.base_id]
    return ResourceRow(
        resource=row.registration,
        name=row.name,
        sort=kind.sort.value,
        kind=kind.code,
        kind_title=kind.title,
        base=base.name,
        borough=place.boroughs[base.borough_id].code,
        bcu=place.bcu(row),
        amount=row.amount,
        seats=row.seats,
        authority=None if kind.authority_id is None else authorities[kind.authority_id],
        turn_round_minutes=kind.turn_round_minutes,
        off_road=row.id in away,
    )
