"""What the forms of the lists offer to choose from."""

from __future__ import annotations

from collections.abc import Collection

from bcu_desk.domain.fleet import Sort
from bcu_desk.features.bookings.model.lists.read import Lists
from bcu_desk.features.bookings.model.lists.wording import span_words
from bcu_desk.features.bookings.model.wording import AUTHORITIES
from bcu_desk.features.bookings.queries.bookings import BookingRow
from bcu_desk.features.bookings.queries.sharing.resources import ResourceRow
from bcu_desk.kit.fields import Option


def to_issue(lists: Lists) -> tuple[Option, ...]:
    """Resources: those with a booking around now first, those out or off the road last."""
    out = {row.vehicle for row in lists.keys}
    due = {row.vehicle for row in lists.choices.bookings}

    def order(row: ResourceRow) -> tuple[bool, bool]:
        return row.resource in out or row.off_road, row.resource not in due

    return tuple(
        Option(
            row.resource,
            f"{row.name}, {row.kind_title}",
            *_standing(row, out),
        )
        for row in sorted(lists.choices.resources, key=order)
    )


def _standing(row: ResourceRow, out: Collection[str]) -> tuple[str, str]:
    """What keeps a resource from going out, or its base; and the tone to say it in."""
    if row.resource in out:
        return "keys out", "warn"
    return ("off road", "warn") if row.off_road else (row.base, "muted")


def that_are_out(lists: Lists) -> tuple[Option, ...]:
    """What is out, with whom."""
    found = {row.vehicle: row for row in reversed(lists.keys)}
    return tuple(Option(row.vehicle, f"{row.name}, {row.kind}", row.who) for row in found.values())


def on_loan(lists: Lists) -> tuple[Option, ...]:
    """What is lent, and to whom."""
    return tuple(Option(row.vehicle, row.name, row.to_borough) for row in lists.loans)


def to_lend(lists: Lists) -> tuple[Option, ...]:
    """Resources that are not lent, with their borough's base."""
    lent = {row.vehicle for row in lists.loans}
    rows = sorted(lists.choices.resources, key=lambda row: row.resource in lent)
    return tuple(
        Option(
            row.resource,
            f"{row.name}, {row.kind_title}",
            "on loan" if row.resource in lent else row.base,
        )
        for row in rows
    )


def bookings_of(lists: Lists, resource: str) -> tuple[Option, ...]:
    """The bookings of a resource around now, of every one where none is meant."""
    return tuple(
        Option(row.reference, f"{_times(row, lists)}, {row.purpose}", row.who)
        for row in lists.choices.bookings
        if resource in ("", row.vehicle)
    )


def next_booking(lists: Lists, resource: str) -> BookingRow | None:
    """The booking of a resource that is on at the time or comes next."""
    rows = (row for row in lists.choices.bookings if row.vehicle == resource)
    return next((row for row in rows if row.end_minute > lists.at), None)


def drivers(lists: Lists) -> tuple[Option, ...]:
    """Drivers with what they hold."""
    return tuple(
        Option(
            row.collar,
            f"{row.rank} {row.name} {row.collar}",
            ", ".join(AUTHORITIES.get(code, code) for code in row.authorities),
        )
        for row in lists.choices.drivers
    )


def boroughs(lists: Lists) -> tuple[Option, ...]:
    """Every borough there is."""
    return tuple(Option(row.code, row.name) for row in lists.choices.boroughs)


def kinds(lists: Lists) -> tuple[Option, ...]:
    """The kinds of the sort shown."""
    return tuple(Option(row.code, row.title) for row in lists.choices.kinds)


def bases(lists: Lists) -> tuple[Option, ...]:
    """The bases in view."""
    return tuple(Option(name, name) for name in lists.choices.bases)


def is_driven(lists: Lists) -> bool:
    """Whether what is shown needs a driver."""
    return lists.sort is Sort.VEHICLE


def _times(row: BookingRow, lists: Lists) -> str:
    return span_words(row.start_minute, row.end_minute, lists.on)
