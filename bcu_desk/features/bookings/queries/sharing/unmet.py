"""What boroughs asked for and did not have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bcu_desk.domain.fleet import Sort, Waiting
from bcu_desk.domain.spans import MinuteSpan
from bcu_desk.domain.times import midnight, minute_of
from bcu_desk.features.bookings.queries.bookings import bookings_in
from bcu_desk.features.bookings.queries.sharing.use import span_asked
from bcu_desk.features.bookings.queries.yard import Yard, yard
from bcu_desk.features.bookings.rules.waiting import BOOKED, HELD, WAITING, status_at
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View


@dataclass(frozen=True, slots=True)
class UnmetRow:
    """A borough's requests for which nothing was free: all of them, and what came of them.

    `refused` had nothing in the end, for `refused_minutes`: they waited in vain, or were written
    down as refused, or gave way to a more urgent booking and stand unconfirmed.
    """

    borough: str
    asked: int
    had: int
    waiting: int
    refused: int
    refused_minutes: int


@dataclass
class _Sum:
    asked: int = 0
    had: int = 0
    waiting: int = 0
    refused: int = 0
    minutes: int = 0


class Unmet(Query, frozen=True, kw_only=True):
    """Requests from a day to a day that found nothing free (four weeks if none is given).

    `at` is the time at which somebody waits still, the end of the as-of day if none.
    """

    from_day: date | None = None
    to_day: date | None = None
    sort: Sort = Sort.VEHICLE
    at: str | None = None

    def rows(self, reader: Reader, view: View) -> tuple[UnmetRow, ...]:
        """The most refused first. Raises Refused for odd days."""
        span = span_asked(view, self.from_day, self.to_day)
        at = midnight(view.on) + 1_440 if self.at is None else minute_of(self.at, "at")
        place = yard(reader, view, (self.sort,))
        sums: dict[int, _Sum] = defaultdict(_Sum)
        for row in _asked(reader, place, span, self.sort):
            _count(sums[row.borough_id], row, status_at(row, at))
        _count_displaced(reader, place, span, sums)
        rows = [
            _row(place, borough, found)
            for borough, found in sums.items()
            if view.shows(place.bcus.get(borough, ""))
        ]
        return tuple(sorted(rows, key=lambda row: (-row.refused, -row.asked, row.borough)))


def _asked(reader: Reader, place: Yard, span: MinuteSpan, sort: Sort) -> Iterator[Waiting]:
    for row in reader.every(Waiting):
        if place.kinds[row.kind_id].sort is sort and row.minutes.overlaps(span):
            yield row


def _count(found: _Sum, row: Waiting, status: str) -> None:
    found.asked += 1
    if status == BOOKED:
        found.had += 1
    elif status in (WAITING, HELD):
        found.waiting += 1
    else:
        found.refused += 1
        found.minutes += row.end_minute - row.start_minute


def _count_displaced(reader: Reader, place: Yard, span: MinuteSpan, sums: dict[int, _Sum]) -> None:
    own = {row.id for row in place.vehicles}
    for row in bookings_in(reader, span):
        if row.displaced_by is not None and row.state != "confirmed" and row.vehicle_id in own:
            found = sums[row.borough_id]
            found.asked += 1
            found.refused += 1
            found.minutes += row.end_minute - row.start_minute


def _row(place: Yard, borough: int, found: _Sum) -> UnmetRow:
    return UnmetRow(
        borough=place.boroughs[borough].name,
        asked=found.asked,
        had=found.had,
        waiting=found.waiting,
        refused=found.refused,
        refused_minutes=found.minutes,
    )
