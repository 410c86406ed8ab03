"""What the forms of the fleet page offer to choose from, and fields that several have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bcu_desk.domain.clashes import is_free
from bcu_desk.domain.fleet import Sort
from bcu_desk.domain.spans import Span
from bcu_desk.features.bookings.model.forms.driving import may_drive
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.model.wording import AUTHORITIES, needed
from bcu_desk.features.bookings.queries.vehicles import VehicleRow
from bcu_desk.kit.fields import Option
from bcu_desk.kit.form import FieldSpec, Form

Sent = Callable[[dict[str, object]], object]
Ends = tuple[Sent, Callable[[], object]]
OVERRIDE = FieldSpec(
    "override", "Reason to override", "text", hint="Lets turn-round or a driver pass", needed=False
)
HOW_MANY = FieldSpec("amount", "How many", "number")


def driven(loaded: Loaded) -> bool:
    """Whether what the board shows needs a driver."""
    return loaded.board.sort is Sort.VEHICLE


def an(loaded: Loaded) -> str:
    """One of the sort shown, with its article."""
    return loaded.words.one if loaded.board.sort is Sort.KIT else f"a {loaded.words.one}"


def which(loaded: Loaded, options: tuple[Option, ...]) -> FieldSpec:
    """The field that takes a vehicle, room, pool of kit or person."""
    hint = "Type a registration" if driven(loaded) else "Type a name"
    return FieldSpec("vehicle", loaded.words.one.capitalize(), "choice", options, hint)


def driver_field(loaded: Loaded, wanted: VehicleRow | None) -> tuple[FieldSpec, ...]:
    """The field that takes a driver, where the sort shown needs one."""
    if not driven(loaded):
        return ()
    fit = drivers(loaded, wanted)
    return (FieldSpec("driver", "Driver", "choice", fit, "Type a name", needed=False),)


def override_field(loaded: Loaded) -> FieldSpec:
    """The field that takes the reason of an override."""
    return OVERRIDE if driven(loaded) else replace(OVERRIDE, hint="Lets turn-round pass")


def named(form: Form, name: str) -> Form:
    """A name of its own, as a button has the verb's."""
    form.setObjectName(name)
    return form


def vehicles(loaded: Loaded, times: tuple[int, int]) -> tuple[Option, ...]:
    """Those free at the times first."""
    span = Span(*times)
    free = {row.registration: is_free(span, loaded.busy(row)) for row in loaded.board.vehicles}
    rows = sorted(loaded.board.vehicles, key=lambda row: not free[row.registration])
    return tuple(
        Option(
            row.registration,
            f"{row.name}, {row.kind_title}",
            f"{row.base}{'' if free[row.registration] else ' · taken'}",
        )
        for row in rows
    )


def plain(loaded: Loaded) -> tuple[Option, ...]:
    """Every vehicle, with its base."""
    return tuple(
        Option(row.registration, f"{row.name}, {row.kind_title}", row.base)
        for row in loaded.board.vehicles
    )


def boroughs(loaded: Loaded) -> tuple[Option, ...]:
    """The boroughs that a booking can be for."""
    return tuple(Option(row.code, row.name) for row in loaded.board.boroughs)


def drivers(loaded: Loaded, vehicle: VehicleRow | None) -> tuple[Option, ...]:
    """Drivers with what they hold; those fit for the vehicle first."""
    found = []
    for row in sorted(loaded.board.drivers, key=lambda row: not may_drive(loaded, row, vehicle)):
        held = ", ".join(AUTHORITIES.get(code, code) for code in row.authorities)
        fit = vehicle is None or may_drive(loaded, row, vehicle)
        lacks = "" if fit or vehicle is None else f" · lacks {needed(vehicle)}"
        found.append(Option(row.collar, f"{row.rank} {row.name} {row.collar}", f"{held}{lacks}"))
    return tuple(found)


def text(value: object) -> str | None:
    """What a field that may be empty holds, as text."""
    return None if value is None else str(value)
