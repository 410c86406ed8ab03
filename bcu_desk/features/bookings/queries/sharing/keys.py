"""Which keys are out, with whom, and which are late."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bcu_desk.domain.fleet import Booking, KeyIssue, Sort, Vehicle
from bcu_desk.domain.people import Person, Rank
from bcu_desk.domain.times import midnight, minute_of, utc_text
from bcu_desk.features.bookings.queries.bookings import brief_name
from bcu_desk.features.bookings.queries.yard import Yard, yard
from bcu_desk.store import tables
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View

NOON = 720


@dataclass(frozen=True, slots=True)
class KeyRow:
    """Keys that are out; times are UTC text, `late_minutes` how long they are late.

    `who` has them, or is whom they were issued by where nobody was named.
    """

    vehicle: str
    name: str
    sort: str
    kind: str
    base: str
    who: str
    booking: str | None
    purpose: str | None
    issued_by: str
    out: str
    due: str | None
    late_minutes: int
    odometer: int | None
    fuel: int | None


class KeysOut(Query, frozen=True, kw_only=True):
    """Keys out at a time, noon of the as-of day where none is given; or those late only."""

    at: str | None = None
    late: bool = False

    def rows(self, reader: Reader, view: View) -> tuple[KeyRow, ...]:
        """The latest first, then by the time they are due; those without a time come last."""
        place = yard(reader, view, tuple(Sort))
        at = midnight(view.on) + NOON if self.at is None else minute_of(self.at, "at")
        shown = {row.id for row in place.vehicles}
        out = [
            row
            for row in reader.every(KeyIssue, tables.key_issue.c.out_minute <= at)
            if row.vehicle_id in shown and _still_out(row, at)
        ]
        rows = _rows(reader, place, out, at)
        kept = [row for row in rows if row.late_minutes or not self.late]
        return tuple(sorted(kept, key=lambda row: (-row.late_minutes, row.due or "~", row.vehicle)))


def _still_out(row: KeyIssue, at: int) -> bool:
    return row.back_minute is None or row.back_minute > at


def _rows(reader: Reader, place: Yard, out: list[KeyIssue], at: int) -> list[KeyRow]:
    if not out:
        return []
    vehicles = {row.id: row for row in place.vehicles}
    holders, bookings = _holders(reader, out), _bookings(reader, out)
    return [
        _row(
            row,
            place,
            vehicles[row.vehicle_id],
            holders.get(row.person_id, row.issued_by),
            bookings.get(row.booking_id),
            at,
        )
        for row in out
    ]


def _row(
    row: KeyIssue, place: Yard, vehicle: Vehicle, who: str, booking: Booking | None, at: int
) -> KeyRow:
    kind, due = place.kinds[vehicle.kind_id], row.due_minute
    return KeyRow(
        vehicle=vehicle.registration,
        name=vehicle.name,
        sort=kind.sort.value,
        kind=kind.title,
        base=place.bases[vehicle.base_id].name,
        who=who,
        booking=None if booking is None else booking.reference,
        purpose=None if booking is None else booking.purpose,
        issued_by=row.issued_by,
        out=utc_text(row.out_minute),
        due=None if due is None else utc_text(due),
        late_minutes=0 if due is None else max(0, at - due),
        odometer=row.odometer_out,
        fuel=row.fuel_out,
    )


def _holders(reader: Reader, out: Iterable[KeyIssue]) -> dict[int | None, str]:
    """Who has keys, briefly, by the id of the person."""
    ranks = {row.id: row.code for row in reader.every(Rank)}
    holders = {row.person_id for row in out}
    return {row.id: brief_name(row, ranks) for row in reader.every(Person) if row.id in holders}


def _bookings(reader: Reader, out: Iterable[KeyIssue]) -> dict[int | None, Booking]:
    """The bookings that keys are out for, by id."""
    wanted = [row.booking_id for row in out if row.booking_id is not None]
    found = reader.every(Booking, tables.booking.c.id.in_(wanted)) if wanted else ()
    return {row.id: row for row in found}
