"""The forms that take a vehicle off the road and put it back, and their commands."""

from __future__ import annotations

from bcu_desk.features.bookings.commands.off_road import BackOnRoad, MarkOffRoad
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.rules.booking import REASONS
from bcu_desk.features.bookings.widgets.forms.choices import (
    Ends,
    driven,
    named,
    plain,
    text,
    which,
)
from bcu_desk.kit.form import FieldSpec, Form, Values


def off_road_form(loaded: Loaded, ends: Ends) -> Form:
    """A form for `mark_off_road`."""
    form = Form(
        "bookings.off_road",
        "Mark a vehicle off the road"
        if driven(loaded)
        else f"{loaded.words.out}: {loaded.words.one}",
        (
            which(loaded, plain(loaded)),
            FieldSpec("reason", "Reason", "choice", tuple(REASONS.items()), "Defect, service …"),
            FieldSpec("start", "From", "moment"),
            FieldSpec("back", "Back from the start of", "day", hint="not known", needed=False),
            FieldSpec("note", "Note", "text", needed=False),
        ),
        (loaded.words.out, ends[0]),
        ends[1],
    )
    return named(form, "bookings.off_road_form")


def back_form(loaded: Loaded, ends: Ends) -> Form:
    """A form for `back_on_road`."""
    form = Form(
        "bookings.back",
        "Put a vehicle back on the road"
        if driven(loaded)
        else f"{loaded.words.back}: {loaded.words.one}",
        (
            which(loaded, plain(loaded)),
            FieldSpec("at", "Back at", "moment"),
        ),
        ("Put back", ends[0]),
        ends[1],
    )
    return named(form, "bookings.back_form")


def marked(values: Values) -> MarkOffRoad:
    """The command of the form that takes a vehicle off the road."""
    return MarkOffRoad(
        vehicle=str(values["vehicle"]),
        reason=str(values["reason"]),
        start=str(values["start"]),
        end=day_of_back(values),
        note=text(values["note"]),
    )


def put_back(values: Values) -> BackOnRoad:
    """The command of the form that puts a vehicle back."""
    return BackOnRoad(vehicle=str(values["vehicle"]), at=str(values["at"]))


def day_of_back(values: Values) -> str | None:
    """The start of the day on which a vehicle is back, as a time; None where not known."""
    back = values["back"]
    return None if back is None else f"{back}T00:00"
