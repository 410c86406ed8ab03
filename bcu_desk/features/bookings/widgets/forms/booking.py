"""The forms that book and move, and their commands."""

from __future__ import annotations

from bcu_desk.domain.fleet import Sort
from bcu_desk.features.bookings.commands.booking import Book, CancelBooking, MoveBooking
from bcu_desk.features.bookings.model.forms.repeating import DAILY, MONTHLY, ONCE, WEEKLY
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.widgets.forms.choices import (
    HOW_MANY,
    Ends,
    an,
    boroughs,
    driver_field,
    named,
    override_field,
    text,
    vehicles,
    which,
)
from bcu_desk.kit.form import FieldSpec, Form, Values

REPEAT = FieldSpec(
    "repeat",
    "Repeats",
    "segmented",
    ((ONCE, "Once"), (DAILY, "Daily"), (WEEKLY, "Weekly"), (MONTHLY, "Monthly")),
)

PRIORITY = FieldSpec(
    "priority",
    "Priority",
    "segmented",
    (("0", "Routine"), ("1", "1"), ("2", "2"), ("3", "3, urgent")),
    hint="others give way",
)


def book_form(loaded: Loaded, vehicle: str, times: tuple[int, int], ends: Ends) -> Form:
    """A form for `book`; vehicles free at the times come first, then drivers fit for the one."""
    wanted = loaded.vehicle(vehicle)
    form = Form(
        "bookings.book",
        f"Book {an(loaded)}",
        (
            which(loaded, vehicles(loaded, times)),
            *((HOW_MANY,) if loaded.board.sort is Sort.KIT else ()),
            FieldSpec("borough", "For borough", "choice", boroughs(loaded), "Type a borough"),
            FieldSpec("start", "From", "moment"),
            FieldSpec("end", "To", "moment"),
            REPEAT,
            FieldSpec("purpose", "Purpose", "text", hint="Prisoner transfer, scene guard …"),
            *driver_field(loaded, wanted),
            PRIORITY,
            override_field(loaded),
        ),
        ("Book", ends[0]),
        ends[1],
    )
    return named(form, "bookings.book_form")


def move_form(loaded: Loaded, times: tuple[int, int], ends: Ends) -> Form:
    """A form for `move_booking`."""
    form = Form(
        "bookings.move",
        "Move a booking",
        (
            which(loaded, vehicles(loaded, times)),
            FieldSpec("start", "From", "moment"),
            FieldSpec("end", "To", "moment"),
            override_field(loaded),
        ),
        ("Move", ends[0]),
        ends[1],
    )
    return named(form, "bookings.move_form")


def booked(values: Values) -> Book:
    """The command of the form that books."""
    return Book(
        vehicle=str(values["vehicle"]),
        borough=str(values["borough"]),
        start=str(values["start"]),
        end=str(values["end"]),
        purpose=str(values["purpose"]),
        driver=text(values.get("driver")),
        override=text(values["override"]),
        amount=int(str(values.get("amount") or 1)),
        priority=int(str(values.get("priority") or 0)),
    )


def moved(reference: str, values: Values) -> MoveBooking:
    """The command of the form that moves a booking."""
    return MoveBooking(
        booking=reference,
        vehicle=str(values["vehicle"]),
        start=str(values["start"]),
        end=str(values["end"]),
        override=text(values["override"]),
    )


def decline_form(reference: str, ends: Ends) -> Form:
    """A form that declines a pending booking."""
    specs = (FieldSpec("reason", "Reason", "text", hint="Told to whoever booked it", needed=False),)
    form = Form("bookings.decline", f"Decline {reference}", specs, ("Decline", ends[0]), ends[1])
    form.cancel.setText("Keep")
    return named(form, "bookings.decline_form")


def declined(reference: str, values: Values) -> CancelBooking:
    """The command of the form that declines."""
    return CancelBooking(booking=reference, reason=text(values["reason"]))
