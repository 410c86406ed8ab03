"""Who waits for what, in order."""

from __future__ import annotations

from dataclasses import dataclass

from bcu_desk.domain.fleet import Sort, Vehicle, Waiting
from bcu_desk.domain.times import midnight, minute_of, utc_text
from bcu_desk.features.bookings.queries.yard import Yard, yard
from bcu_desk.features.bookings.rules.waiting import HELD, WAITING, status_at
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """Somebody on the list; `place` is where in the line of the kind, None once not waiting.

    `over` is true of a hold that has ended and was not passed on to the next in line.
    """

    waiting: int
    place: int | None
    status: str
    kind: str
    borough: str
    base: str | None
    start: str
    end: str
    purpose: str
    asked_by: str
    asked: str
    vehicle: str | None
    hold_until: str | None
    over: bool = False


class WaitingList(Query, frozen=True, kw_only=True):
    """Who waits for a kind of resource or has one held; `every` tells those that are done too.

    Refused requests that somebody wrote down are among those that are done.

    `at` is the time asked about, the start of the as-of day where none is given.
    """

    at: str | None = None
    every: bool = False

    def rows(self, reader: Reader, view: View) -> tuple[WaitingRow, ...]:
        """The first that asked first."""
        at = midnight(view.on) if self.at is None else minute_of(self.at, "at")
        place = yard(reader, view, tuple(Sort))
        plates = {row.id: row for row in reader.every(Vehicle)}
        line: dict[int, int] = {}
        rows = []
        for row in sorted(reader.every(Waiting), key=lambda row: (row.asked_minute, row.id)):
            status = status_at(row, at)
            if status == WAITING:
                line[row.kind_id] = line.get(row.kind_id, 0) + 1
            number = line[row.kind_id] if status == WAITING else None
            if self._shown(row, status, place, view):
                rows.append(_row(row, (status, number), place, plates))
        return tuple(rows)

    def _shown(self, row: Waiting, status: str, place: Yard, view: View) -> bool:
        bcu = place.bcus.get(row.borough_id, "")
        return (self.every or status in (WAITING, HELD)) and view.shows(bcu)


def _row(
    row: Waiting, told: tuple[str, int | None], place: Yard, plates: dict[int, Vehicle]
) -> WaitingRow:
    return WaitingRow(
        waiting=row.id,
        place=told[1],
        status=told[0],
        kind=place.kinds[row.kind_id].code,
        borough=place.boroughs[row.borough_id].name,
        base=None if row.base_id is None else place.bases[row.base_id].name,
        start=utc_text(row.start_minute),
        end=utc_text(row.end_minute),
        purpose=row.purpose,
        asked_by=row.asked_by,
        asked=utc_text(row.asked_minute),
        vehicle=None if row.vehicle_id is None else plates[row.vehicle_id].registration,
        hold_until=None if row.hold_until is None else utc_text(row.hold_until),
        over=row.status == HELD and told[0] != HELD,
    )
