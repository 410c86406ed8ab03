"""What is told of the line chosen in a list, and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass

from bcu_desk.domain.times import minute_of
from bcu_desk.features.bookings.model.lists.columns import wanted_words
from bcu_desk.features.bookings.model.lists.read import Lists
from bcu_desk.features.bookings.model.lists.wording import (
    due_at_words,
    due_words,
    fuel_words,
    left_words,
    place_words,
    what_words,
)
from bcu_desk.features.bookings.queries.sharing.due import DueRow
from bcu_desk.features.bookings.queries.sharing.keys import KeyRow
from bcu_desk.features.bookings.queries.sharing.loans import LoanRow
from bcu_desk.features.bookings.queries.sharing.waiting import WaitingRow
from bcu_desk.features.bookings.rules.booking import clock

Row = KeyRow | DueRow | LoanRow | WaitingRow
Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A line in full: what it is, how it stands, facts, and the names of what can be done."""

    title: str
    about: str
    state: str
    tone: str
    facts: Facts
    verbs: tuple[str, ...]


def key_of(row: Row) -> str:
    """What tells a line from the others of its list."""
    if isinstance(row, WaitingRow):
        return str(row.waiting)
    if isinstance(row, DueRow):
        return f"{row.vehicle} {row.what} {row.by}"
    return f"{row.vehicle} {row.out}"


def told(lists: Lists, row: Row) -> Told:
    """What the card beside the list says of a line."""
    if isinstance(row, KeyRow):
        return _keys(lists, row)
    if isinstance(row, DueRow):
        return _due(lists, row)
    return _loan(lists, row) if isinstance(row, LoanRow) else _wait(lists, row)


def _keys(lists: Lists, row: KeyRow) -> Told:
    due = None if row.due is None else minute_of(row.due)
    words, tone = due_words(due, lists.at)
    return Told(
        title=row.name,
        about=f"{row.kind}, {row.base}",
        state=words.capitalize() if due is not None and due < lists.at else "Out",
        tone=_chip(tone),
        facts=_facts(
            ("With", row.who),
            ("Out since", clock(minute_of(row.out))),
            ("Due back", "no time given" if due is None else f"{clock(due)}, {words}"),
            ("Purpose", row.purpose),
            ("Booking", row.booking),
            ("Odometer", None if row.odometer is None else f"{row.odometer:,} miles when out"),
            ("Fuel", fuel_words(row.fuel)),
            ("Issued by", row.issued_by),
        ),
        verbs=("return",),
    )


def _due(lists: Lists, row: DueRow) -> Told:
    found = lists.choices.resource(row.vehicle)
    words, tone = left_words(row)
    away = found is not None and found.off_road
    return Told(
        title=row.vehicle,
        about=f"{found.kind_title}, {row.base}" if found else row.base,
        state="Off road" if away else words.capitalize(),
        tone="warn" if away else _chip(tone),
        facts=_facts(
            ("Due", what_words(row)),
            ("By", due_at_words(row)),
            ("Left", words),
            ("Now", "off the road" if away else "on the road"),
        ),
        verbs=() if away else ("off_road",),
    )


def _loan(lists: Lists, row: LoanRow) -> Told:
    words, tone = due_words(minute_of(row.due), lists.at)
    late = row.late_minutes > 0
    return Told(
        title=row.name,
        about=f"{row.from_borough} to {row.to_borough}",
        state=words.capitalize() if late else "On loan",
        tone=_chip(tone),
        facts=_facts(
            ("Lent to", row.to_borough),
            ("Since", clock(minute_of(row.out))),
            ("Due back", f"{clock(minute_of(row.due))}, {words}"),
            ("Lent by", row.lent_by),
            ("Note", row.note),
        ),
        verbs=("give_back",),
    )


def _wait(lists: Lists, row: WaitingRow) -> Told:
    held = row.status == "held" and row.hold_until is not None
    until = clock(minute_of(row.hold_until)) if row.hold_until is not None else ""
    kind = lists.choices.kind_title(row.kind)
    return Told(
        title=kind,
        about=f"for {row.borough}",
        state="Held" if held else f"{place_words(row.place)} in line",
        tone="good" if held else "plain",
        facts=_facts(
            ("Wanted", wanted_words(row)),
            ("Base", row.base or "any"),
            ("Purpose", row.purpose),
            ("Held", f"{row.vehicle} until {until}" if held else None),
            ("Asked", f"{clock(minute_of(row.asked))} by {row.asked_by}"),
        ),
        verbs=("take", "leave") if held else ("leave",),
    )


def _facts(*facts: tuple[str, str | None]) -> Facts:
    return tuple((label, value[0].upper() + value[1:]) for label, value in facts if value)


def _chip(tone: str | None) -> str:
    return tone if tone in ("bad", "warn", "good") else "plain"
