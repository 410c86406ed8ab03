"""What the fleet page has read, with what is asked of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from bcu_desk.domain.clashes import busy, most_in_use
from bcu_desk.domain.fleet import Booking, BookingState, OffRoad, Sort
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import MinuteSpan
from bcu_desk.features.bookings.model.sorts import WORDS, SortWords
from bcu_desk.features.bookings.model.window import Window, wall
from bcu_desk.features.bookings.queries.board import Board, board
from bcu_desk.features.bookings.queries.bookings import BookingRow
from bcu_desk.features.bookings.queries.differences import fleet_day
from bcu_desk.features.bookings.queries.free import Free, FreeRow
from bcu_desk.features.bookings.queries.vehicles import VehicleRow
from bcu_desk.features.bookings.queries.yard import yard
from bcu_desk.features.bookings.rules.comparing import BaseChange, base_changes, fleet_changes
from bcu_desk.store.session import Reader
from bcu_desk.work.differences import Difference, Mark, title_of
from bcu_desk.work.view import View


@dataclass(frozen=True, slots=True)
class Found:
    """What the find bar asked, for which minutes, and what is free then."""

    asked: Free
    span: MinuteSpan
    rows: tuple[FreeRow, ...]

    def has(self, registration: str) -> bool:
        """Whether a vehicle is among what is free."""
        return any(row.registration == registration for row in self.rows)


@dataclass(frozen=True, slots=True)
class Compared:
    """Two days of the fleet: what they are called, what differs in words, each base's figures."""

    title: str
    told: tuple[Difference, ...]
    bases: tuple[BaseChange, ...]

    def marks(self) -> dict[str, Mark]:
        """The kind of difference of each vehicle."""
        return {row.key: row.mark for row in reversed(self.told)}


@dataclass(frozen=True)
class Loaded:
    """What the page shows; `refused` is why nothing could be found.

    `offer` is what is free at a likely time, before anybody asks; `compared` is there with a
    second day.
    """

    window: Window
    board: Board
    found: Found | None = None
    refused: Refused | None = None
    offer: Found | None = None
    compared: Compared | None = None

    @property
    def words(self) -> SortWords:
        """What the sort shown is called."""
        return WORDS[self.board.sort]

    def vehicle(self, registration: str) -> VehicleRow | None:
        """A vehicle in view by its registration."""
        return self._vehicles.get(registration)

    @cached_property
    def _vehicles(self) -> dict[str, VehicleRow]:
        return {row.registration: row for row in self.board.vehicles}

    def borough_name(self, code: str) -> str:
        """A borough's name by its code; one that is out of view keeps its code."""
        return next((row.name for row in self.board.boroughs if row.code == code), code)

    def booking(self, reference: str) -> BookingRow | None:
        """A booking shown, by its reference."""
        return self._bookings.get(reference)

    @cached_property
    def _bookings(self) -> dict[str, BookingRow]:
        return {row.reference: row for row in self.board.bookings}

    def free(self) -> frozenset[str]:
        """The registrations that the find bar found."""
        return frozenset(row.registration for row in self.found.rows) if self.found else frozenset()

    def busy(self, vehicle: VehicleRow, but: str | None = None) -> tuple[MinuteSpan, ...]:
        """When a vehicle can't be had, turn-round on both sides; `but` is a booking let be."""
        taken = [row for row in self.taken(vehicle.registration) if row.reference != but]
        away = self.board.away.get(vehicle.registration, ())
        return busy(taken, away, vehicle.turn_round_minutes, room=vehicle.amount - 1)

    def occupied(self, vehicle: VehicleRow) -> list[tuple[int, int | None]]:
        """When a vehicle is out, in turn-round or off the road; of a pool, when all are.

        From a minute to one that is free again, or None; some may overlap.
        """
        if vehicle.amount > 1:
            return [(span.start, span.end) for span in self.busy(vehicle)]
        turn = vehicle.turn_round_minutes
        away = self.board.away.get(vehicle.registration, ())
        out = [
            (row.start_minute, row.end_minute + turn) for row in self.taken(vehicle.registration)
        ]
        return [*out, *((row.start_minute, row.end_minute) for row in away)]

    def most_out(self, vehicle: VehicleRow, span: MinuteSpan) -> int:
        """How many of a pool are out at the fullest minute of a time."""
        rows = self.taken(vehicle.registration)
        return most_in_use(span, ((r.start_minute, r.end_minute, r.amount) for r in rows), 0)

    def away_in_time(self, registration: str) -> tuple[OffRoad, ...]:
        """When a vehicle is off the road in the time shown."""
        rows, shown = self.board.away.get(registration, ()), self.window.span
        return tuple(row for row in rows if row.minutes.overlaps(shown))

    def taken(self, registration: str) -> tuple[Booking, ...]:
        """The confirmed bookings of a vehicle around the time shown."""
        rows = self.board.taken.get(registration, ())
        return tuple(row for row in rows if row.state is BookingState.CONFIRMED)


def load(
    reader: Reader,
    view: View,
    window: Window,
    asked: Free | None,
    now: int = 0,
    sort: Sort = Sort.VEHICLE,
) -> Loaded:
    """Everything the page shows, from one view of the file."""
    told = compared(reader, view) if sort is Sort.VEHICLE else None
    shown = Loaded(window, board(reader, view, window.span, sort), compared=told)
    if asked is None:
        start, end = (wall(minute) for minute in window.offered(now))
        return replace(
            shown, offer=_found(reader, view, Free(start=start, end=end, sort=sort), shown, now)
        )
    try:
        return replace(shown, found=_found(reader, view, asked, shown, now))
    except Refused as refused:
        return replace(shown, refused=refused)


def compared(reader: Reader, view: View) -> Compared | None:
    """What differs from the second day to the as-of day; None without one."""
    if view.against is None:
        return None
    before = fleet_day(reader, replace(view, on=view.against, against=None))
    after = fleet_day(reader, view)
    return Compared(title_of(view), fleet_changes(before, after), base_changes(before, after))


def _found(reader: Reader, view: View, asked: Free, shown: Loaded, now: int) -> Found:
    """What is free of the sort that is shown."""
    place = yard(reader, view, (shown.board.sort,))
    return Found(asked, asked.span, asked.among(reader, place, now))
