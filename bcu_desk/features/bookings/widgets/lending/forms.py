"""The forms of the lists: issue and return, off the road, lend and give back, wait and take."""

from __future__ import annotations

from collections.abc import Callable

from bcu_desk.domain.fleet import Sort
from bcu_desk.domain.times import london_text
from bcu_desk.features.bookings.model.lists.columns import wanted_words
from bcu_desk.features.bookings.model.lists.read import Lists
from bcu_desk.features.bookings.model.lists.wording import one_of
from bcu_desk.features.bookings.queries.sharing.due import DueRow
from bcu_desk.features.bookings.queries.sharing.waiting import WaitingRow
from bcu_desk.features.bookings.rules.booking import REASONS
from bcu_desk.features.bookings.widgets.lending import offered
from bcu_desk.kit.fields import SegmentedField
from bcu_desk.kit.form import FieldSpec, Form, Values

Ends = tuple[Callable[[Values], object], Callable[[], object]]
FUEL = (("", "–"), ("0", "E"), ("2", "¼"), ("4", "½"), ("6", "¾"), ("8", "F"))
FUEL_NAMES = ("Fuel not read", "Empty", "A quarter", "Half", "Three quarters", "Full")
OVERRIDE = FieldSpec("override", "Reason to override", "text", needed=False)
HOUR, DAY = 60, 1_440


def issue_form(lists: Lists, resource: str, ends: Ends) -> Form:
    """A form for `issue_keys`; a booking chosen fills in its driver and its end."""
    one = _one(lists)
    driver = FieldSpec(
        "driver", "Driver", "choice", offered.drivers(lists), "Type a name", needed=False
    )
    form = Form(
        "bookings.issue",
        _named(lists, "Issue keys", "Hand out"),
        (
            FieldSpec("vehicle", one, "choice", offered.to_issue(lists), _hint(lists)),
            FieldSpec("booking", "For booking", "choice", (), "Type a purpose", needed=False),
            *((driver,) if offered.is_driven(lists) else ()),
            FieldSpec("at", "Out at", "moment"),
            FieldSpec("due", "Due back", "moment"),
            *_readings(lists),
            *((OVERRIDE,) if offered.is_driven(lists) else ()),
        ),
        (_named(lists, "Issue keys", "Hand out"), ends[0]),
        ends[1],
    )
    form.set_value("at", london_text(lists.at))
    form.set_value("due", london_text(lists.at + 4 * HOUR))
    form.offer("booking", offered.bookings_of(lists, ""))
    form.field("vehicle").changed.connect(lambda *_: _follow_vehicle(form, lists))
    form.field("booking").changed.connect(lambda *_: _follow_booking(form, lists))
    form.set_value("vehicle", resource)
    return _with_names(form)


def return_form(lists: Lists, resource: str, ends: Ends) -> Form:
    """A form for `return_vehicle`; a defect that grounds it needs to be told."""
    driven = offered.is_driven(lists)
    ground = FieldSpec("grounding", "Not fit to drive: take it off the road", "tick", needed=False)
    form = Form(
        "bookings.return",
        f"Return a {one_of(lists.sort)}" if lists.sort is not Sort.KIT else "Return kit",
        (
            FieldSpec("vehicle", _one(lists), "choice", offered.that_are_out(lists), _hint(lists)),
            FieldSpec("at", "Back at", "moment"),
            *_readings(lists),
            FieldSpec("damage", "Damage", "note", hint="what is wrong", needed=False),
            *((ground,) if driven else ()),
        ),
        ("Return", ends[0]),
        ends[1],
    )
    form.set_value("vehicle", resource)
    form.set_value("at", london_text(lists.at))
    return _with_names(form)


def off_road_form(lists: Lists, row: DueRow, ends: Ends) -> Form:
    """A form for `mark_off_road`, for a service or MOT that is due."""
    form = Form(
        "bookings.due_off_road",
        f"Take {row.vehicle} off the road",
        (
            FieldSpec("reason", "Reason", "choice", tuple(REASONS.items()), "Service, MOT …"),
            FieldSpec("start", "From", "moment"),
            FieldSpec("back", "Back from the start of", "day", hint="not known", needed=False),
            FieldSpec("note", "Note", "text", needed=False),
        ),
        ("Mark off road", ends[0]),
        ends[1],
    )
    form.set_value("reason", row.what)
    form.set_value("start", london_text(lists.at))
    return form


def lend_form(lists: Lists, ends: Ends) -> Form:
    """A form for `lend`."""
    form = Form(
        "bookings.lend",
        "Lend to another borough",
        (
            FieldSpec("vehicle", _one(lists), "choice", offered.to_lend(lists), _hint(lists)),
            FieldSpec("borough", "To borough", "choice", offered.boroughs(lists), "Type a borough"),
            FieldSpec("start", "From", "moment"),
            FieldSpec("due", "Due back", "moment"),
            FieldSpec("note", "Note", "text", needed=False),
        ),
        ("Lend", ends[0]),
        ends[1],
    )
    form.set_value("start", london_text(lists.at))
    form.set_value("due", london_text(lists.at + DAY))
    return form


def give_back_form(lists: Lists, resource: str, ends: Ends) -> Form:
    """A form for `give_back`."""
    form = Form(
        "bookings.give_back",
        "Have a loan back",
        (
            FieldSpec("vehicle", _one(lists), "choice", offered.on_loan(lists), _hint(lists)),
            FieldSpec("at", "Back at", "moment"),
        ),
        ("Have it back", ends[0]),
        ends[1],
    )
    form.set_value("vehicle", resource)
    form.set_value("at", london_text(lists.at))
    return form


def join_form(lists: Lists, ends: Ends) -> Form:
    """A form for `join_waiting_list`."""
    driver = FieldSpec(
        "driver", "Driver", "choice", offered.drivers(lists), "Type a name", needed=False
    )
    form = Form(
        "bookings.join",
        "Join the waiting list",
        (
            FieldSpec("kind", "Kind", "choice", offered.kinds(lists), "Type a kind"),
            FieldSpec("borough", "For borough", "choice", offered.boroughs(lists), "Type one"),
            FieldSpec("base", "At base", "choice", offered.bases(lists), "Any base", needed=False),
            FieldSpec("start", "From", "moment"),
            FieldSpec("end", "To", "moment"),
            FieldSpec("purpose", "Purpose", "text", hint="Prisoner transfer, football …"),
            *((driver,) if offered.is_driven(lists) else ()),
        ),
        ("Join the list", ends[0]),
        ends[1],
    )
    start = -(-lists.at // HOUR) * HOUR
    form.set_value("start", london_text(start))
    form.set_value("end", london_text(start + 4 * HOUR))
    return form


def take_form(row: WaitingRow, ends: Ends) -> Form:
    """A form for `take_held`: it says what will be booked, and takes a reason to override."""
    form = Form("bookings.take", "Take the place", (OVERRIDE,), ("Book it", ends[0]), ends[1])
    form.say(f"Books {row.vehicle} for {row.borough}, {wanted_words(row)}.")
    return form


def _follow_vehicle(form: Form, lists: Lists) -> None:
    """Offer the bookings of the vehicle chosen, and fill in the one that is next."""
    chosen = str(form.field("vehicle").value() or "")
    form.offer("booking", offered.bookings_of(lists, chosen))
    found = offered.next_booking(lists, chosen)
    if found is not None:
        form.set_value("booking", found.reference)


def _follow_booking(form: Form, lists: Lists) -> None:
    """Fill in whose booking it is, and when it ends."""
    chosen = form.field("booking").value()
    row = next((row for row in lists.choices.bookings if row.reference == chosen), None)
    if row is None:
        return
    form.set_value("due", london_text(row.end_minute))
    if offered.is_driven(lists) and row.driver:
        form.set_value("driver", row.driver)


def _readings(lists: Lists) -> tuple[FieldSpec, ...]:
    """Odometer and fuel, of what is driven."""
    if not offered.is_driven(lists):
        return ()
    return (
        FieldSpec("odometer", "Odometer", "text", hint="miles, such as 41,286", needed=False),
        FieldSpec("fuel", "Fuel", "segmented", FUEL, "– if not read", needed=False),
    )


def _with_names(form: Form) -> Form:
    """Say the levels of fuel in words to who cannot see them."""
    if "fuel" in form.values():
        fuel = form.field("fuel")
        assert isinstance(fuel, SegmentedField)
        for (value, _), told in zip(FUEL, FUEL_NAMES, strict=True):
            fuel.part(value).setAccessibleName(told)
            fuel.part(value).setToolTip(told)
    return form


def _one(lists: Lists) -> str:
    return one_of(lists.sort).capitalize()


def _hint(lists: Lists) -> str:
    return "Type a registration" if offered.is_driven(lists) else "Type a name"


def _named(lists: Lists, keys: str, other: str) -> str:
    return keys if lists.sort in (Sort.VEHICLE, Sort.ROOM) else other
