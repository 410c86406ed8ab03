"""The columns of the four lists, each sorted by what it stands for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from bcu_desk.domain.fleet import Sort
from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import minute_of
from bcu_desk.features.bookings.model.lists.read import Lists
from bcu_desk.features.bookings.model.lists.wording import (
    due_at_words,
    due_words,
    left_words,
    one_of,
    place_words,
    span_words,
    what_words,
    when_words,
)
from bcu_desk.features.bookings.queries.sharing.due import DueRow
from bcu_desk.features.bookings.queries.sharing.keys import KeyRow
from bcu_desk.features.bookings.queries.sharing.loans import LoanRow
from bcu_desk.features.bookings.queries.sharing.waiting import WaitingRow
from bcu_desk.features.bookings.rules.booking import told_span
from bcu_desk.kit.table_model import Column

R = TypeVar("R")
WIDE, PLACE, TIME, SPAN = 144, 106, 122, 176


def keys_columns(lists: Lists) -> tuple[Column[KeyRow], ...]:
    """What is out, with whom, since when, due when, how late."""
    return (
        Column(one_of(lists.sort).capitalize(), lambda row: row.name, width=_name(lists)),
        Column("Kind", lambda row: row.kind, tone=_muted, width=PLACE),
        Column("Base", lambda row: row.base, tone=_muted, width=PLACE),
        Column("With", lambda row: row.who, width=132),
        _time("Out since", lambda row: row.out, lists),
        _time("Due back", lambda row: row.due, lists),
        _late(lambda row: row.due, lists),
    )


def due_columns(lists: Lists) -> tuple[Column[DueRow], ...]:
    """What comes due of which vehicle, by date or miles."""
    return (
        Column("Vehicle", lambda row: row.vehicle, width=PLACE),
        Column("Kind", lambda row: _kind(lists, row.vehicle), tone=_muted, width=PLACE),
        Column("Base", lambda row: row.base, tone=_muted, width=WIDE),
        Column("Due", what_words, width=PLACE),
        Column("By", lambda row: row, due_at_words, sort=_by_due, width=WIDE),
        Column(
            "Over or left",
            lambda row: row,
            lambda row: left_words(row)[0],
            sort=lambda row: (row.by, row.left),
            tone=lambda row: left_words(row)[1],
            width=WIDE,
        ),
    )


def loan_columns(lists: Lists) -> tuple[Column[LoanRow], ...]:
    """What is lent from where to where, and when it is due back."""
    return (
        Column(one_of(lists.sort).capitalize(), lambda row: row.name, width=_name(lists)),
        Column("From", lambda row: row.from_borough, tone=_muted, width=WIDE),
        Column("To", lambda row: row.to_borough, width=WIDE),
        _time("Out since", lambda row: row.out, lists),
        _time("Due back", lambda row: row.due, lists),
        _late(lambda row: row.due, lists),
    )


def waiting_columns(lists: Lists) -> tuple[Column[WaitingRow], ...]:
    """Who waits in which order for what, or has one held until when."""
    return (
        Column("Place", lambda row: row.place or 0, _placed, tone=_held_tone, width=64),
        Column("Kind", lambda row: lists.choices.kind_title(row.kind), width=PLACE),
        Column("For", lambda row: row.borough, width=WIDE),
        Column("Base", lambda row: row.base or "any", tone=_muted, width=PLACE),
        Column(
            "Wanted",
            lambda row: (minute_of(row.start), minute_of(row.end)),
            lambda span: span_words(span[0], span[1], lists.on),
            width=SPAN,
        ),
        Column("Purpose", lambda row: row.purpose, width=PLACE),
        Column("Held", lambda row: held_words(row, lists.on), tone=_held_tone, width=WIDE),
    )


def held_words(row: WaitingRow, on: date) -> str | None:
    """What is held for somebody, and until when."""
    if row.vehicle is None or row.hold_until is None or row.status != "held":
        return None
    return f"{row.vehicle} until {when_words(minute_of(row.hold_until), on)}"


def wanted_words(row: WaitingRow) -> str:
    """The time that somebody waits for."""
    return told_span(Span(minute_of(row.start), minute_of(row.end)))


def _time(title: str, told: Callable[[R], str | None], lists: Lists) -> Column[R]:
    """A column of times; the day is said where it is another one."""
    return Column(
        title,
        lambda row: _minute(told(row)),
        lambda minute: "" if minute is None else when_words(minute, lists.on),
        width=TIME,
    )


def _late(due: Callable[[R], str | None], lists: Lists) -> Column[R]:
    """A column that says how late something is, or how soon it is due."""
    return Column(
        "Late or left",
        lambda row: _minute(due(row)),
        lambda minute: due_words(minute, lists.at)[0],
        tone=lambda row: due_words(_minute(due(row)), lists.at)[1],
        width=WIDE,
    )


def _kind(lists: Lists, resource: str) -> str:
    found = lists.choices.resource(resource)
    return "" if found is None else found.kind_title


def _placed(place: int) -> str:
    return place_words(place) if place else "Held"


def _held_tone(row: WaitingRow) -> str | None:
    return "good" if row.status == "held" else None


def _minute(text: str | None) -> int | None:
    return None if text is None else minute_of(text)


def _by_due(row: DueRow) -> tuple[str, int, str]:
    return row.by, int(row.due) if row.by == "miles" else 0, row.due


def _name(lists: Lists) -> int:
    return 92 if lists.sort is Sort.VEHICLE else 190


def _muted(_: object) -> str:
    return "muted"
