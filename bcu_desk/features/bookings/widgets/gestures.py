"""What can be done with a vehicle or booking: its form is opened, or its command sent at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bcu_desk.domain.clashes import next_start
from bcu_desk.domain.fleet import Sort
from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import utc_text
from bcu_desk.features.bookings.commands.booking import (
    ApproveBooking,
    CancelBooking,
    MoveBooking,
)
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.model.window import Window, wall
from bcu_desk.features.bookings.queries.bookings import BookingRow
from bcu_desk.features.bookings.widgets.forms import adding, booking, keeping, road
from bcu_desk.features.bookings.widgets.forms.breaking import Breaking
from bcu_desk.features.bookings.widgets.hand import Hand
from bcu_desk.features.bookings.widgets.series.parting import Parting
from bcu_desk.features.bookings.widgets.series.repeating import Repeating
from bcu_desk.kit.timeline.rows import Proposal

OFFERED = 120  # minutes of a new booking before its times are changed
MORNING = 480  # minutes of a day after which a form begins, where now is not on the board


class Gestures:
    """Starts what the user asks for by its verb, and takes what is dropped on the board."""

    def __init__(self, hand: Hand) -> None:
        self._hand = hand
        self._parting = Parting(hand)
        self.more: dict[str, Callable[[str, int], object]] = {}  # other verbs, by name
        self._on_vehicle: dict[str, Callable[[str, int], object]] = {
            "book_this": self._book_from,
            "off_road": self.off_road,
            "back": self.back,
            "keep": lambda plate, _: self.keep(plate),
        }
        self._on_booking: dict[str, Callable[[BookingRow], object]] = {
            "move": lambda row: self.move(row.reference),
            "copy": self._copy,
            "add_back": self._parting.add_back,
            "cancel": self._cancel,
            "decline": lambda row: self.decline(row.reference),
            "approve": lambda row: self._hand.run(ApproveBooking(booking=row.reference)),
        }

    @property
    def _loaded(self) -> Loaded | None:
        return self._hand.loaded

    def book(self, vehicle: str, start: int, end: int, *, like: str = "") -> None:
        """Open the form that books, filled with what is known; `like` is a booking to copy."""
        if self._loaded is None:
            return
        repeating: list[Repeating] = []  # made once there is a form for it to stand in
        ends = self._hand.ends(lambda told: repeating[0].command(told) or booking.booked(told))
        form = booking.book_form(self._loaded, vehicle, (start, end), ends)
        for name, value in _known(self._loaded, vehicle, (start, end), like):
            form.set_value(name, value)
        self._hand.open(form, "purpose" if vehicle else "vehicle", ghost=True)
        repeating.append(Repeating(form, self._hand.asker))

    def move(self, reference: str) -> None:
        """Open the form that moves a booking."""
        row = self._loaded.booking(reference) if self._loaded else None
        if row is None or self._loaded is None:
            return
        if row.series is not None:
            self._parting.change(self._loaded, row)
            return
        times = (row.start_minute, row.end_minute)
        ends = self._hand.ends(lambda values: booking.moved(reference, values))
        form = booking.move_form(self._loaded, times, ends)
        form.title.setText(f"Move {row.reference}")
        form.set_value("vehicle", row.vehicle)
        form.set_value("start", wall(times[0]))
        form.set_value("end", wall(times[1]))
        self._hand.open(form, "start", ghost=True, moved=reference)

    def off_road(self, vehicle: str, at: int) -> None:
        """Open the form that takes a vehicle off the road."""
        if self._loaded is not None:
            breaking: list[Breaking] = []  # made once there is a form for it to stand in
            ends = self._hand.ends_with(lambda values: breaking[0].commands(values))
            form = road.off_road_form(self._loaded, ends)
            form.set_value("vehicle", vehicle)
            form.set_value("start", wall(at))
            self._hand.open(form, "reason")
            breaking.append(Breaking(form, self._hand.asker))

    def decline(self, reference: str) -> None:
        """Open the form that declines a pending booking."""
        ends = self._hand.ends(lambda values: booking.declined(reference, values))
        self._hand.open(booking.decline_form(reference, ends), "reason")

    def back(self, vehicle: str, at: int) -> None:
        """Open the form that puts a vehicle back on the road."""
        if self._loaded is not None:
            form = road.back_form(self._loaded, self._hand.ends(road.put_back))
            form.set_value("vehicle", vehicle)
            form.set_value("at", wall(at))
            self._hand.open(form, "at")

    def keep(self, key: str) -> None:
        """Open the form that keeps some of a kind free at a base, told by a plate or by both."""
        if self._loaded is not None:
            form = keeping.keep_form(self._loaded, key, self._hand.ends(keeping.kept))
            self._hand.open(form, "amount")

    def add(self) -> None:
        """Open the form that adds the first room, pool of kit or person on loan."""
        if self._loaded is not None and self._hand.writable:
            form = adding.add_form(self._loaded, self._hand.ends(adding.added))
            form.set_value("from", self._loaded.window.on)
            self._hand.open(form, "registration")

    def start(self, verb: str, key: str, now: int) -> None:
        """Start a gesture by its name, on a booking by its reference or a vehicle's plate."""
        if self._loaded is None or not self._hand.writable:
            return
        row, window = self._loaded.booking(key), self._loaded.window
        if verb in self.more:
            self.more[verb](key, now)
        elif verb in self._on_vehicle:
            plate = row.vehicle if row is not None else key
            self._on_vehicle[verb](plate, _begins(window, now))
        elif row is not None and verb in self._on_booking:
            self._on_booking[verb](row)

    def _book_from(self, plate: str, at: int) -> None:
        at = self._free_from(plate, at)
        self.book(plate, at, at + OFFERED)

    def _copy(self, row: BookingRow) -> None:
        self.book(row.vehicle, row.start_minute, row.end_minute, like=row.reference)

    def _cancel(self, row: BookingRow) -> None:
        if row.series is not None:
            self._parting.cancel(row)
        else:
            self._hand.run(CancelBooking(booking=row.reference))

    def _free_from(self, plate: str, at: int) -> int:
        """The first time from which a vehicle can be had, or the time itself."""
        vehicle = self._loaded.vehicle(plate) if self._loaded else None
        if vehicle is None or self._loaded is None:
            return at
        return next_start(Span(at, at + OFFERED), self._loaded.busy(vehicle)) or at

    def book_found(self, registration: str) -> bool:
        """Open the form that books what the find bar found; whether it is one of those."""
        found = self._loaded.found if self._loaded else None
        if found is None or not found.has(registration):
            return False
        if self._hand.writable:
            self.book(registration, found.span.start, found.span.end or found.span.start)
            form = self._hand.side.form
            if found.asked.driver and form is not None:
                form.set_value("driver", found.asked.driver)
        return True

    def book_first(self, registration: str, chosen: str, now: int) -> None:
        """Book what the find bar found first, or what is chosen."""
        if not self.book_found(registration):
            row = self._loaded.booking(chosen) if self._loaded else None
            self.start("book_this", row.vehicle if row is not None else chosen, now)

    def drop(self, asked: Proposal) -> None:
        """Write what a drag asks for; a new booking needs its form first."""
        if asked.bar is None or asked.copy:
            self.book(asked.row, asked.start, asked.end, like=asked.bar or "")
            return
        self._hand.run(
            MoveBooking(
                booking=asked.bar,
                vehicle=asked.row,
                start=utc_text(asked.start),
                end=utc_text(asked.end),
            )
        )


def _known(
    loaded: Loaded, vehicle: str, times: tuple[int, int], like: str
) -> Iterator[tuple[str, object]]:
    """What a form that books can be filled with before it is shown."""
    home, old = loaded.vehicle(vehicle), loaded.booking(like)
    if loaded.board.sort is Sort.KIT:
        yield "amount", old.amount if old else 1
    yield "vehicle", vehicle
    yield "borough", old.borough if old else home.borough if home else ""
    yield "start", wall(times[0])
    yield "end", wall(times[1])
    if old is not None:
        yield "purpose", old.purpose
        if loaded.board.sort is Sort.VEHICLE:
            yield "driver", old.driver or ""


def _begins(window: Window, now: int) -> int:
    """When a form begins: at the next quarter of an hour, in the morning of another day."""
    return -(-now // 15) * 15 if window.first <= now < window.last else window.first + MORNING
