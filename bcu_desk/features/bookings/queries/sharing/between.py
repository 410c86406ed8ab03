"""Which borough lends to which, and how much."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from bcu_desk.domain.fleet import BookingState, Loan, Sort
from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.features.bookings.queries.bookings import bookings_in
from bcu_desk.features.bookings.queries.sharing.use import span_asked
from bcu_desk.features.bookings.queries.yard import Yard, yard
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View


@dataclass(frozen=True, slots=True)
class BetweenRow:
    """What one borough's bases gave to another borough: bookings, and loans beside them."""

    from_borough: str
    to_borough: str
    bookings: int
    booked_minutes: int
    loans: int
    loan_minutes: int


@dataclass
class _Sum:
    bookings: int = 0
    booked: int = 0
    loans: int = 0
    lent: int = 0


Sums = dict[tuple[int, int], _Sum]


class Between(Query, frozen=True, kw_only=True):
    """Use across boroughs from a day to a day (four weeks up to the as-of day if none)."""

    from_day: date | None = None
    to_day: date | None = None
    sort: Sort = Sort.VEHICLE

    def rows(self, reader: Reader, view: View) -> tuple[BetweenRow, ...]:
        """The most minutes first; one of the two boroughs is in view. Raises Refused."""
        span = span_asked(view, self.from_day, self.to_day)
        place = yard(reader, replace(view, scope=()), (self.sort,))
        rows = [
            _row(place, pair, found)
            for pair, found in _sums(reader, place, span).items()
            if any(view.shows(place.bcus.get(borough, "")) for borough in pair)
        ]
        return tuple(
            sorted(rows, key=lambda row: (-row.booked_minutes - row.loan_minutes, row.from_borough))
        )


def _sums(reader: Reader, place: Yard, span: MinuteSpan) -> Sums:
    """By the borough whose base it is and the borough that has it, where these differ."""
    sums: Sums = defaultdict(_Sum)
    homes = {row.id: place.bases[row.base_id].borough_id for row in place.vehicles}
    for row in bookings_in(reader, span):
        home = homes.get(row.vehicle_id, row.borough_id)
        if row.state is BookingState.CONFIRMED and home != row.borough_id:
            sums[home, row.borough_id].bookings += 1
            sums[home, row.borough_id].booked += _minutes(row.minutes, span) * row.amount
    for loan in reader.every(Loan):
        home, minutes = homes.get(loan.vehicle_id, loan.borough_id), _lent(loan, span)
        if minutes and home != loan.borough_id:
            sums[home, loan.borough_id].loans += 1
            sums[home, loan.borough_id].lent += minutes
    return sums


def _lent(loan: Loan, span: MinuteSpan) -> int:
    """The minutes of a loan; one that is overdue and not back goes on."""
    due = max(loan.due_minute, span.end or loan.due_minute)
    end = due if loan.back_minute is None else loan.back_minute
    return _minutes(Span(loan.out_minute, end), span) if loan.out_minute < end else 0


def _minutes(lasting: MinuteSpan, span: MinuteSpan) -> int:
    part = lasting.within(span)
    return 0 if part is None or part.end is None else part.end - part.start


def _row(place: Yard, pair: tuple[int, int], found: _Sum) -> BetweenRow:
    home, other = (place.boroughs[borough].name for borough in pair)
    return BetweenRow(home, other, found.bookings, found.booked, found.loans, found.lent)
