"""What is out and due of one sort at a time, with what its forms offer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from bcu_desk.domain.fleet import BookingState, Sort, VehicleKind
from bcu_desk.domain.people import Authority
from bcu_desk.domain.rota.on_call import at_wall
from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import in_london, utc_text
from bcu_desk.features.bookings.queries.board import BoroughRow, boroughs_of
from bcu_desk.features.bookings.queries.bookings import BookingRow, Bookings
from bcu_desk.features.bookings.queries.drivers import DriverRow, Drivers
from bcu_desk.features.bookings.queries.sharing.due import KEYS, Due, DueRow
from bcu_desk.features.bookings.queries.sharing.keys import KeyRow, KeysOut
from bcu_desk.features.bookings.queries.sharing.loans import LoanRow, Loans
from bcu_desk.features.bookings.queries.sharing.resources import ResourceRow, Resources
from bcu_desk.features.bookings.queries.sharing.waiting import WaitingList, WaitingRow
from bcu_desk.features.bookings.queries.yard import yard
from bcu_desk.features.bookings.rules.waiting import HELD, WAITING
from bcu_desk.store.session import Reader
from bcu_desk.work.view import View

S = TypeVar("S", KeyRow, LoanRow)
MONTH_DAYS, MONTH_MILES = 28, 1_000
BEFORE, AFTER = 12 * 60, 12 * 60  # minutes around now in which bookings may have their keys issued


@dataclass(frozen=True, slots=True)
class Choices:
    """What the forms offer: resources, bookings around now, drivers, places."""

    resources: tuple[ResourceRow, ...]
    bookings: tuple[BookingRow, ...]
    drivers: tuple[DriverRow, ...]
    levels: dict[str, int]
    boroughs: tuple[BoroughRow, ...]
    kinds: tuple[VehicleKind, ...]
    bases: tuple[str, ...]

    def resource(self, key: str) -> ResourceRow | None:
        """A resource by its registration or code."""
        return next((row for row in self.resources if row.resource == key), None)

    def kind_title(self, code: str) -> str:
        """What a kind is called."""
        return next((row.title for row in self.kinds if row.code == code), code)


@dataclass(frozen=True, slots=True)
class Lists:
    """The four lists of a sort at a minute, and what the forms offer.

    `told` is the minute as commands take it, None where it is the clock's own now. `over` counts
    holds that have ended and were not passed on.
    """

    sort: Sort
    on: date
    at: int
    told: str | None
    keys: tuple[KeyRow, ...]
    due: tuple[DueRow, ...]
    loans: tuple[LoanRow, ...]
    waits: tuple[WaitingRow, ...]
    over: int
    choices: Choices


def minute_shown(view: View, now: int) -> int:
    """Now on the day that is today; the same time of day on any other."""
    wall = in_london(now)
    return now if wall.date() == view.on else at_wall(view.on, wall.hour * 60 + wall.minute)


def read_lists(reader: Reader, view: View, sort: Sort, now: int) -> Lists:
    """Everything that the lists show, from one view of the file."""
    at = minute_shown(view, now)
    told = utc_text(at)
    choices = _choices(reader, view, sort, at)
    kinds = {row.code for row in choices.kinds}
    every = WaitingList(at=told, every=True).rows(reader, view)
    waits = [row for row in every if row.kind in kinds]
    waiting = [row for row in waits if row.status in (WAITING, HELD)]
    return Lists(
        sort=sort,
        on=view.on,
        at=at,
        told=None if at == now else told,
        keys=_of_sort(sort, KeysOut(at=told).rows(reader, view)),
        due=_due(reader, view) if sort is Sort.VEHICLE else (),
        loans=_of_sort(sort, Loans(at=told).rows(reader, view)),
        waits=tuple(sorted(waiting, key=lambda row: row.status != HELD)),
        over=sum(row.over for row in waits if row.vehicle is not None),
        choices=choices,
    )


def _of_sort(sort: Sort, rows: Sequence[S]) -> tuple[S, ...]:
    return tuple(row for row in rows if row.sort == sort.value)


def _due(reader: Reader, view: View) -> tuple[DueRow, ...]:
    """Services and MOTs, the most urgent first: a month of days weighs as the miles of one."""
    rows = (row for row in Due().rows(reader, view) if row.what != KEYS)
    share = MONTH_DAYS / MONTH_MILES
    return tuple(
        sorted(rows, key=lambda row: row.left if row.by == "day" else round(row.left * share))
    )


def _choices(reader: Reader, view: View, sort: Sort, at: int) -> Choices:
    whole = replace(view, scope=())
    place, everywhere = yard(reader, view, (sort,)), yard(reader, whole, (sort,))
    driven = sort is Sort.VEHICLE
    around = Span(at - BEFORE, at + AFTER)
    bookings = Bookings(start=utc_text(around.start), end=utc_text(at + AFTER), sort=sort)
    return Choices(
        resources=Resources(sort=sort).rows(reader, view),
        bookings=tuple(
            row for row in bookings.rows(reader, view) if row.state == BookingState.CONFIRMED
        ),
        drivers=Drivers().rows(reader, view) if driven else (),
        levels={row.code: row.level for row in reader.every(Authority)},
        boroughs=boroughs_of(everywhere, whole),
        kinds=tuple(
            row for row in everywhere.kinds.values() if row.sort is sort and row.on(view.on)
        ),
        bases=tuple(sorted({place.bases[row.base_id].name for row in place.vehicles})),
    )
