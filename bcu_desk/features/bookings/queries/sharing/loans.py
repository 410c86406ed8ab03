"""What is lent to another borough, and what is overdue."""

from __future__ import annotations

from dataclasses import dataclass

from bcu_desk.domain.fleet import Loan, Sort, Vehicle
from bcu_desk.domain.times import midnight, minute_of, utc_text
from bcu_desk.features.bookings.queries.yard import Yard, yard
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View

NOON = 720


@dataclass(frozen=True, slots=True)
class LoanRow:
    """A loan; times are UTC text, `late_minutes` how long it is overdue at the time asked."""

    vehicle: str
    name: str
    sort: str
    lent_by: str
    from_borough: str
    to_borough: str
    out: str
    due: str
    back: str | None
    late_minutes: int
    note: str | None


class Loans(Query, frozen=True, kw_only=True):
    """Loans that are not back, the longest overdue first; or `every` loan there was.

    `at` is the time that they are late at, noon of the as-of day where none is given.
    """

    at: str | None = None
    overdue: bool = False
    every: bool = False

    def rows(self, reader: Reader, view: View) -> tuple[LoanRow, ...]:
        """Overdue ones first, then by the time they are due."""
        place = yard(reader, view, tuple(Sort))
        at = midnight(view.on) + NOON if self.at is None else minute_of(self.at, "at")
        vehicles = {row.id: row for row in place.vehicles}
        rows = [
            _loan(loan, vehicles[loan.vehicle_id], place, at)
            for loan in reader.every(Loan)
            if loan.vehicle_id in vehicles
        ]
        shown = [
            row
            for row in rows
            if (self.every or row.back is None) and (row.late_minutes or not self.overdue)
        ]
        return tuple(sorted(shown, key=lambda row: (-row.late_minutes, row.due, row.vehicle)))


def _loan(loan: Loan, vehicle: Vehicle, place: Yard, at: int) -> LoanRow:
    until = at if loan.back_minute is None else loan.back_minute
    return LoanRow(
        vehicle=vehicle.registration,
        name=vehicle.name,
        sort=place.kinds[vehicle.kind_id].sort.value,
        lent_by=loan.lent_by,
        from_borough=place.boroughs[place.bases[vehicle.base_id].borough_id].name,
        to_borough=place.boroughs[loan.borough_id].name,
        out=utc_text(loan.out_minute),
        due=utc_text(loan.due_minute),
        back=None if loan.back_minute is None else utc_text(loan.back_minute),
        late_minutes=max(0, until - loan.due_minute),
        note=loan.note,
    )
