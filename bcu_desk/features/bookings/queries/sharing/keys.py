"""Which keys are out, with whom, and which are late."""

from __future__ import annotations

from dataclasses import dataclass

from bcu_desk.domain.fleet import Booking, KeyIssue, Sort
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
            if row.vehicle_id in shown and (row.back_minute is None or row.back_minute > at)
        ]
        rows = _rows(reader, place, out, at)
        kept = [row for row in rows if row.late_minutes or not self.late]
        return tuple(sorted(kept, key=lambda row: (-row.late_minutes, row.due or "~", row.vehicle)))


def _rows(reader: Reader, place: Yard, out: list[KeyIssue], at: int) -> list[KeyRow]:
    if not out:
        return []
    vehicles = {row.id: row for row in place.vehicles}
    ranks = {row.id: row.code for row in reader.every(Rank)}
    holders = {row.person_id for row in out if row.person_id is not None}
    people = {row.id: row for row in reader.every(Person) if row.id in holders}
    wanted = [row.booking_id for row in out if row.booking_id is not None]
    found = reader.every(Booking, tables.booking.c.id.in_(wanted)) if wanted else ()
    bookings = {row.id: row for row in found}
    made = []
    for row in out:
        vehicle, booking = vehicles[row.vehicle_id], bookings.get(row.booking_id or 0)
        kind, person = place.kinds[vehicle.kind_id], people.get(row.person_id or 0)
        made.append(
            KeyRow(
                vehicle=vehicle.registration,
                name=vehicle.name,
                sort=kind.sort.value,
                kind=kind.title,
                base=place.bases[vehicle.base_id].name,
                who=row.issued_by if person is None else brief_name(person, ranks),
                booking=None if booking is None else booking.reference,
                purpose=None if booking is None else booking.purpose,
                issued_by=row.issued_by,
                out=utc_text(row.out_minute),
                due=None if row.due_minute is None else utc_text(row.due_minute),
                late_minutes=0 if row.due_minute is None else max(0, at - row.due_minute),
                odometer=row.odometer_out,
                fuel=row.fuel_out,
            )
        )
    return made
