"""Bookings by resource and time, as far as a booking's checks need them."""

from __future__ import annotations

from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, select, text

from bcu_desk.domain.clashes import FOREVER
from bcu_desk.domain.fleet import Booking, KeyIssue, Loan, OffRoad
from bcu_desk.domain.spans import MinuteSpan
from bcu_desk.store import facts, rows, tables
from bcu_desk.store.tables import LONGEST_BOOKING

DIGITS, MOST_DIGITS = 4, 10
NUMBERS = 10_000  # of references in each room of numbers that a file begins
# A range serves the index, unlike a pattern; "." comes right after "-".
_LAST_NUMBER = text("""SELECT CAST(substr(reference, :first) AS INTEGER) FROM booking
  WHERE length(reference) = :size AND reference >= :from AND reference < :to
  ORDER BY reference DESC LIMIT 1""")
R = TypeVar("R", Booking, OffRoad, Loan)


def _meets(kind: type, ends: ColumnElement[int], *more: ColumnElement[bool]) -> Select[Any]:
    """A statement for the rows of a vehicle that meet some minutes."""
    table = rows.TABLES[kind]
    starts = table.c.out_minute if kind is Loan else table.c.start_minute
    return rows.select_of(
        kind,
        table.c.vehicle_id == bindparam("vehicle"),
        ends > bindparam("from"),
        starts < bindparam("until"),
        *more,
    )


_NEAR = _meets(
    Booking,
    tables.booking.c.end_minute,
    tables.booking.c.state != "cancelled",
    tables.booking.c.start_minute > bindparam("from") - LONGEST_BOOKING,
)
_OFF_ROAD = _meets(OffRoad, func.coalesce(tables.off_road.c.end_minute, FOREVER + 1))
_LOANS = _meets(Loan, func.coalesce(tables.loan.c.back_minute, tables.loan.c.due_minute))


def _end(span: MinuteSpan) -> int:
    return FOREVER if span.end is None else span.end


class Bookings:
    """Reads of bookings, off-road periods, keys and loans inside a step."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def near(self, vehicle_id: int, span: MinuteSpan, margin: int = 0) -> tuple[Booking, ...]:
        """Bookings of a vehicle, not cancelled, that come within `margin` minutes of the span."""
        return self._met(Booking, _NEAR, vehicle_id, (span.start - margin, _end(span) + margin))

    def off_road(self, vehicle_id: int, span: MinuteSpan) -> tuple[OffRoad, ...]:
        """Off-road periods of a vehicle that overlap the span."""
        return self._met(OffRoad, _OFF_ROAD, vehicle_id, (span.start, _end(span)))

    def loans(self, vehicle_id: int, span: MinuteSpan) -> tuple[Loan, ...]:
        """Loans of a vehicle that overlap the span; one not back lasts until it is due at least."""
        return self._met(Loan, _LOANS, vehicle_id, (span.start, _end(span)))

    def _met(
        self, kind: type[R], statement: Select[Any], vehicle_id: int, minutes: tuple[int, int]
    ) -> tuple[R, ...]:
        """The rows of a vehicle that some minutes meet."""
        bound = {"vehicle": vehicle_id, "from": minutes[0], "until": minutes[1]}
        return rows.read(self._connection, kind, statement, bound)

    def keys_out(self, vehicle_id: int) -> tuple[KeyIssue, ...]:
        """The keys of a vehicle that are out."""
        table = tables.key_issue
        where = (table.c.vehicle_id == vehicle_id, table.c.back_minute.is_(None))
        return rows.every(self._connection, KeyIssue, *where)

    def of_series(self, series_id: int) -> tuple[Booking, ...]:
        """The bookings of a series, cancelled ones too."""
        return rows.every(self._connection, Booking, tables.booking.c.series_id == series_id)

    def minutes_of(self, kind_id: int, borough_id: int, span: MinuteSpan) -> int:
        """How many minutes of a kind a borough has confirmed, of bookings that start in a span."""
        booking, vehicle = tables.booking, tables.vehicle
        total = (
            select(func.sum((booking.c.end_minute - booking.c.start_minute) * booking.c.amount))
            .join(vehicle, vehicle.c.id == booking.c.vehicle_id)
            .where(booking.c.start_minute >= span.start, booking.c.start_minute < span.end)
            .where(vehicle.c.kind_id == kind_id, booking.c.borough_id == borough_id)
            .where(booking.c.state == "confirmed")
        )
        return self._connection.scalar(total) or 0

    def last_number(self, prefix: str) -> int:
        """The highest number of a reference that begins so (`EA-01-`); 0 where there is none.

        Numbers have four digits at least, and longer ones are higher. A file that was put back goes
        on from far beyond, like the ids of its rows: what it gave before may be known elsewhere.
        """
        highest = facts.room(self._connection) * NUMBERS
        for size in range(len(prefix) + max(DIGITS, len(str(highest))), len(prefix) + MOST_DIGITS):
            told = {"size": size, "first": len(prefix) + 1, "from": prefix, "to": f"{prefix[:-1]}."}
            found = self._connection.scalar(_LAST_NUMBER, told)
            if highest and not found:
                return highest
            highest = max(highest, found or 0)
        return highest
