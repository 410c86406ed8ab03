"""The forms of the fleet page: book, move, off the road, back, add a vehicle."""

from __future__ import annotations

from collections.abc import Callable

from bcu_desk.domain.clashes import is_free
from bcu_desk.domain.spans import Span
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.model.wording import AUTHORITIES, needed
from bcu_desk.features.bookings.queries.drivers import DriverRow
from bcu_desk.features.bookings.queries.vehicles import VehicleRow
from bcu_desk.features.bookings.rules.booking import REASONS
from bcu_desk.kit.fields import Option
from bcu_desk.kit.form import FieldSpec, Form

Sent = Callable[[dict[str, object]], object]
Ends = tuple[Sent, Callable[[], object]]
OVERRIDE = FieldSpec(
    "override", "Reason to override", "text", hint="Lets turn-round or a driver pass", needed=False
)


def book_form(loaded: Loaded, vehicle: str, times: tuple[int, int], ends: Ends) -> Form:
    """A form for `book`; vehicles free at the times come first, then drivers fit for the one."""
    wanted = loaded.vehicle(vehicle)
    form = Form(
        "bookings.book",
        "Book a vehicle",
        (
            FieldSpec(
                "vehicle", "Vehicle", "choice", _vehicles(loaded, times), "Type a registration"
            ),
            FieldSpec("borough", "For borough", "choice", _boroughs(loaded), "Type a borough"),
            FieldSpec("start", "From", "moment"),
            FieldSpec("end", "To", "moment"),
            FieldSpec("purpose", "Purpose", "text", hint="Prisoner transfer, scene guard …"),
            FieldSpec(
                "driver", "Driver", "choice", _drivers(loaded, wanted), "Type a name", needed=False
            ),
            OVERRIDE,
        ),
        ("Book", ends[0]),
        ends[1],
    )
    return _named(form, "bookings.book_form")


def move_form(loaded: Loaded, times: tuple[int, int], ends: Ends) -> Form:
    """A form for `move_booking`."""
    form = Form(
        "bookings.move",
        "Move a booking",
        (
            FieldSpec(
                "vehicle", "Vehicle", "choice", _vehicles(loaded, times), "Type a registration"
            ),
            FieldSpec("start", "From", "moment"),
            FieldSpec("end", "To", "moment"),
            OVERRIDE,
        ),
        ("Move", ends[0]),
        ends[1],
    )
    return _named(form, "bookings.move_form")


def off_road_form(loaded: Loaded, ends: Ends) -> Form:
    """A form for `mark_off_road`."""
    form = Form(
        "bookings.off_road",
        "Mark a vehicle off the road",
        (
            FieldSpec("vehicle", "Vehicle", "choice", _plain(loaded), "Type a registration"),
            FieldSpec("reason", "Reason", "choice", tuple(REASONS.items()), "Defect, service …"),
            FieldSpec("start", "From", "moment"),
            FieldSpec("back", "Back from the start of", "day", hint="not known", needed=False),
            FieldSpec("note", "Note", "text", needed=False),
        ),
        ("Mark off road", ends[0]),
        ends[1],
    )
    return _named(form, "bookings.off_road_form")


def back_form(loaded: Loaded, ends: Ends) -> Form:
    """A form for `back_on_road`."""
    form = Form(
        "bookings.back",
        "Put a vehicle back on the road",
        (
            FieldSpec("vehicle", "Vehicle", "choice", _plain(loaded), "Type a registration"),
            FieldSpec("at", "Back at", "moment"),
        ),
        ("Put back", ends[0]),
        ends[1],
    )
    return _named(form, "bookings.back_form")


def add_form(loaded: Loaded, ends: Ends) -> Form:
    """A form for `add_vehicle`."""
    kinds = tuple(Option(k.code, k.title) for k in loaded.board.kinds.values())
    form = Form(
        "bookings.add",
        "Add a vehicle",
        (
            FieldSpec("registration", "Registration", "text", hint="BX16 KLM"),
            FieldSpec("kind", "Kind", "choice", kinds, "IRV, station van …"),
            FieldSpec("borough", "Borough", "choice", _boroughs(loaded), "Type a borough"),
            FieldSpec("base", "Base", "text", hint="Romford"),
            FieldSpec("from", "In service from", "day"),
        ),
        ("Add vehicle", ends[0]),
        ends[1],
    )
    return _named(form, "bookings.add_form")


def _named(form: Form, name: str) -> Form:
    """A name of its own, as a button has the verb's."""
    form.setObjectName(name)
    return form


def _vehicles(loaded: Loaded, times: tuple[int, int]) -> tuple[Option, ...]:
    """Those free at the times first."""
    span = Span(*times)
    free = {row.registration: is_free(span, loaded.busy(row)) for row in loaded.board.vehicles}
    rows = sorted(loaded.board.vehicles, key=lambda row: not free[row.registration])
    return tuple(
        Option(
            row.registration,
            f"{row.registration}, {row.kind_title}",
            f"{row.base}{'' if free[row.registration] else ' · taken'}",
        )
        for row in rows
    )


def _plain(loaded: Loaded) -> tuple[Option, ...]:
    return tuple(
        Option(row.registration, f"{row.registration}, {row.kind_title}", row.base)
        for row in loaded.board.vehicles
    )


def _boroughs(loaded: Loaded) -> tuple[Option, ...]:
    return tuple(Option(row.code, row.name) for row in loaded.board.boroughs)


def _drivers(loaded: Loaded, vehicle: VehicleRow | None) -> tuple[Option, ...]:
    """Drivers with what they hold; those fit for the vehicle first."""
    levels = {row.code: row.level for row in loaded.board.authorities}

    def fits(row: DriverRow) -> bool:
        if vehicle is None:
            return True
        best = max((levels[code] for code in row.authorities), default=0)
        extra = vehicle.endorsement
        return best >= levels[vehicle.authority] and (extra is None or extra in row.authorities)

    found = []
    for row in sorted(loaded.board.drivers, key=lambda row: not fits(row)):
        held = ", ".join(AUTHORITIES.get(code, code) for code in row.authorities)
        lacks = "" if vehicle is None or fits(row) else f" · lacks {needed(vehicle)}"
        found.append(Option(row.collar, f"{row.rank} {row.name} {row.collar}", f"{held}{lacks}"))
    return tuple(found)


def day_of_back(values: dict[str, object]) -> str | None:
    """The start of the day on which a vehicle is back, as a time; None where not known."""
    back = values["back"]
    return None if back is None else f"{back}T00:00"
