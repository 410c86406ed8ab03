"""The form that adds a vehicle, room, pool of kit or person on loan, and its command."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from bcu_desk.domain.fleet import Sort
from bcu_desk.features.bookings.commands.vehicles import AddVehicle
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.widgets.forms.choices import (
    HOW_MANY,
    Ends,
    an,
    boroughs,
    driven,
    named,
)
from bcu_desk.kit.fields import Option
from bcu_desk.kit.form import FieldSpec, Form


def add_form(loaded: Loaded, ends: Ends) -> Form:
    """A form for `add_vehicle`."""
    kinds = tuple(Option(k.code, k.title) for k in loaded.board.kinds.values())
    form = Form(
        "bookings.add",
        f"Add {an(loaded)}",
        (
            *called(loaded),
            FieldSpec(
                "kind",
                "Kind",
                "choice",
                kinds,
                "IRV, station van …" if driven(loaded) else "Type a kind",
            ),
            FieldSpec("borough", "Borough", "choice", boroughs(loaded), "Type a borough"),
            FieldSpec("base", "Base", "text", hint="Romford"),
            FieldSpec("from", "In service from", "day"),
        ),
        ("Add vehicle" if driven(loaded) else f"Add {loaded.words.one}", ends[0]),
        ends[1],
    )
    return named(form, "bookings.add_form")


def called(loaded: Loaded) -> tuple[FieldSpec, ...]:
    """What a resource is called: a registration, or a short code and a name; a pool's number."""
    if driven(loaded):
        return (FieldSpec("registration", "Registration", "text", hint="BX16 KLM"),)
    code = FieldSpec("registration", "Short code", "text", hint="KD-BRIEF")
    title = FieldSpec("title", "Name", "text", hint="Romford briefing room")
    if loaded.board.sort is Sort.KIT:
        return code, title, HOW_MANY
    if loaded.board.sort is Sort.PERSON:
        return code, title
    return code, title, FieldSpec("seats", "Seats", "number")


def added(values: Mapping[str, object]) -> AddVehicle:
    """The command of the form that adds."""
    day = values["from"]
    assert isinstance(day, date)
    return AddVehicle(
        registration=str(values["registration"]),
        kind=str(values["kind"]),
        borough=str(values["borough"]),
        base=str(values["base"]),
        from_day=day,
        title=None if values.get("title") is None else str(values["title"]),
        seats=int(str(values.get("seats") or 0)) if "title" in values else 5,
        amount=int(str(values.get("amount") or 1)),
    )
