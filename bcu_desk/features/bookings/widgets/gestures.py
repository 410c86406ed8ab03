"""A form for each gesture of the fleet page, and the command that comes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import msgspec

from bcu_desk.domain.clashes import next_start
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import minute_of, utc_text
from bcu_desk.features.bookings.commands.booking import (
    ApproveBooking,
    Book,
    CancelBooking,
    MoveBooking,
)
from bcu_desk.features.bookings.commands.off_road import BackOnRoad, MarkOffRoad
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.model.mending import mends
from bcu_desk.features.bookings.model.window import wall
from bcu_desk.features.bookings.widgets import forms
from bcu_desk.features.bookings.widgets.side import Side
from bcu_desk.kit.form import Form, Values
from bcu_desk.kit.timeline.rows import Proposal
from bcu_desk.kit.timeline.view import Timeline
from bcu_desk.work.changes import Done
from bcu_desk.work.command import Command

Fix = tuple[str, Callable[[], object]]
OFFERED = 120  # minutes of a new booking before its times are changed
GHOSTLY = ("vehicle", "start", "end")
MORNING = 480  # minutes of a day after which a form begins, where now is not on the board


class Doer(Protocol):
    """What runs a command: the page."""

    def __call__(
        self,
        *commands: Command,
        on_done: Callable[[Done], object] | None = None,
        form: Form | None = None,
    ) -> None:
        """Run commands as one step."""


class Gestures:
    """Opens forms in the side column and sends their commands; a ghost on the board goes along."""

    def __init__(self, side: Side, timeline: Timeline, do: Doer, *, writable: bool) -> None:
        self._side = side
        self._timeline = timeline
        self._do = do
        self._writable = writable
        self._attempt: tuple[Command, Form | None] | None = None
        self._moved = ""
        self.loaded: Loaded | None = None

    def book(self, vehicle: str, start: int, end: int, *, like: str = "") -> None:
        """Open the form that books, filled with what is known; `like` is a booking to copy."""
        if self.loaded is None:
            return
        row, old = self.loaded.vehicle(vehicle), self.loaded.booking(like)
        form = forms.book_form(self.loaded, vehicle, (start, end), (self._book, self.close))
        form.set_value("vehicle", vehicle)
        form.set_value("borough", old.borough if old else row.borough if row else "")
        form.set_value("start", wall(start))
        form.set_value("end", wall(end))
        if old is not None:
            form.set_value("purpose", old.purpose)
            form.set_value("driver", old.driver or "")
        self._open(form, "purpose" if vehicle else "vehicle")

    def move(self, reference: str) -> None:
        """Open the form that moves a booking."""
        row = self.loaded.booking(reference) if self.loaded else None
        if row is None or self.loaded is None:
            return
        times = (row.start_minute, row.end_minute)
        form = forms.move_form(self.loaded, times, (self._move, self.close))
        form.title.setText(f"Move {row.reference}")
        form.set_value("vehicle", row.vehicle)
        form.set_value("start", wall(times[0]))
        form.set_value("end", wall(times[1]))
        self._moved = reference
        self._open(form, "start")

    def off_road(self, vehicle: str, at: int) -> None:
        """Open the form that takes a vehicle off the road."""
        if self.loaded is not None:
            form = forms.off_road_form(self.loaded, (self._off_road, self.close))
            form.set_value("vehicle", vehicle)
            form.set_value("start", wall(at))
            self._open(form, "reason")

    def back(self, vehicle: str, at: int) -> None:
        """Open the form that puts a vehicle back on the road."""
        if self.loaded is not None:
            form = forms.back_form(self.loaded, (self._back, self.close))
            form.set_value("vehicle", vehicle)
            form.set_value("at", wall(at))
            self._open(form, "at")

    def start(self, verb: str, key: str, now: int) -> None:
        """Start a gesture by its name, on a booking by its reference or a vehicle's plate."""
        if self.loaded is None or not self._writable:
            return
        row, window = self.loaded.booking(key), self.loaded.window
        plate = row.vehicle if row is not None else key
        at = -(-now // 15) * 15 if window.first <= now < window.last else window.first + MORNING
        if verb == "book_this":
            at = self._free_from(plate, at)
            self.book(plate, at, at + OFFERED)
        elif verb == "off_road":
            self.off_road(plate, at)
        elif verb == "back":
            self.back(plate, at)
        elif row is not None:
            {"move": self.move, "cancel": self.cancel, "approve": self.approve}[verb](key)

    def _free_from(self, plate: str, at: int) -> int:
        """The first time from which a vehicle can be had, or the time itself."""
        vehicle = self.loaded.vehicle(plate) if self.loaded else None
        if vehicle is None or self.loaded is None:
            return at
        return next_start(Span(at, at + OFFERED), self.loaded.busy(vehicle)) or at

    def book_found(self, registration: str) -> bool:
        """Open the form that books what the find bar found; whether it is one of those."""
        found = self.loaded.found if self.loaded else None
        if found is None or registration not in {row.registration for row in found.rows}:
            return False
        if self._writable:
            self.book(registration, found.span.start, found.span.end or found.span.start)
        return True

    def cancel(self, reference: str) -> None:
        """Cancel a booking; undo brings it back."""
        self.run(CancelBooking(booking=reference))

    def approve(self, reference: str) -> None:
        """Confirm a pending booking."""
        self.run(ApproveBooking(booking=reference))

    def drop(self, asked: Proposal) -> None:
        """Write what a drag asks for; a new booking needs its form first."""
        if asked.bar is None or asked.copy:
            self.book(asked.row, asked.start, asked.end, like=asked.bar or "")
            return
        self.run(
            MoveBooking(
                booking=asked.bar,
                vehicle=asked.row,
                start=utc_text(asked.start),
                end=utc_text(asked.end),
            )
        )

    def run(self, command: Command, form: Form | None = None) -> None:
        """Run a command, known to `fixes` if it is refused; its form is closed when it is done."""
        self._attempt = (command, form)
        self._do(command, form=form, on_done=lambda _: self.close() if form else None)

    def fixes(self, refused: Refused) -> tuple[Fix, ...]:
        """Buttons that do the gesture refused in another way that works."""
        if self._attempt is None:
            return ()
        command, form = self._attempt

        def again(changes: dict[str, str]) -> None:
            self.run(msgspec.structs.replace(command, **changes), form)

        known = set(msgspec.structs.asdict(command))
        return tuple(
            (mend.label, lambda changes=dict(mend.changes): again(changes))
            for mend in mends(refused)
            if set(mend.changes) <= known
        )

    def close(self) -> None:
        """Put the form and its ghost away with nothing changed."""
        self._timeline.propose(None)
        if self._side.close_form():
            self._timeline.setFocus()

    def show_ghost(self) -> None:
        """Show on the board what the form would do, judged as it is filled in."""
        form = self._side.form
        if form is None or not form.objectName().startswith(("bookings.book", "bookings.move")):
            return
        values = form.values()
        try:
            start, end = (minute_of(str(values[name])) for name in ("start", "end"))
        except Refused:
            self._timeline.propose(None)
            return
        bar = self._moved if form.objectName().startswith("bookings.move") else None
        plate = values["vehicle"]
        shown = plate and start < end
        self._timeline.propose(Proposal(str(plate), start, end, bar) if shown else None)

    def _open(self, form: Form, first: str) -> None:
        self._side.open_form(form, first)
        if form.objectName().startswith(("bookings.book", "bookings.move")):
            for name in GHOSTLY:
                form.field(name).changed.connect(lambda *_: self.show_ghost())
        self.show_ghost()

    def _book(self, values: Values) -> None:
        command = Book(
            vehicle=str(values["vehicle"]),
            borough=str(values["borough"]),
            start=str(values["start"]),
            end=str(values["end"]),
            purpose=str(values["purpose"]),
            driver=_text(values["driver"]),
            override=_text(values["override"]),
        )
        self.run(command, self._side.form)

    def _move(self, values: Values) -> None:
        command = MoveBooking(
            booking=self._moved,
            vehicle=str(values["vehicle"]),
            start=str(values["start"]),
            end=str(values["end"]),
            override=_text(values["override"]),
        )
        self.run(command, self._side.form)

    def _off_road(self, values: Values) -> None:
        command = MarkOffRoad(
            vehicle=str(values["vehicle"]),
            reason=str(values["reason"]),
            start=str(values["start"]),
            end=forms.day_of_back(values),
            note=_text(values["note"]),
        )
        self.run(command, self._side.form)

    def _back(self, values: Values) -> None:
        command = BackOnRoad(vehicle=str(values["vehicle"]), at=str(values["at"]))
        self.run(command, self._side.form)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
