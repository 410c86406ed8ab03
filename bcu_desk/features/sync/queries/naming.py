"""Rows and cells by the words that people know them by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Integer, select

from bcu_desk.domain.times import in_london, long_day, moment_text
from bcu_desk.store.session import Reader
from bcu_desk.store.tables import SYNCED

NAMED = ("code", "collar", "registration", "reference", "title", "name")
BESIDE = ("title", "name")  # what tells more than a code does
OWNERS = ("post_id", "vehicle_id", "person_id", "ward_id", "borough_id")
BEGINS = ("from_day", "start_minute", "from_minute", "day")  # tell one of an owner's from another
DAYS = ("from_day", "to_day", "day", "done_on")
LABELS = {
    "from_day": "first day",
    "to_day": "first day without",
    "start_minute": "start",
    "end_minute": "end",
}
NOTHING = "nothing"
Value = str | int | None
Cells = Mapping[str, Any]


EVERY_NOUN = frozenset(SYNCED)


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell may hold: `refers_to` a noun, a `whole` number; empty only where it `may`."""

    refers_to: str | None
    whole: bool
    may_be_empty: bool


def cell_of(noun: str, cell: str) -> Cell:
    """What a cell may hold."""
    column = SYNCED[noun].c[cell]
    referred = [key.column.table.name for key in column.foreign_keys]
    whole = isinstance(column.type, Integer)
    return Cell(referred[0] if referred else None, whole, bool(column.nullable))


def key_column(noun: str) -> str | None:
    """The column by which people name a record, or None."""
    return next((name for name in NAMED if name in SYNCED[noun].c), None)


def noun_words(noun: str) -> str:
    """A noun in words."""
    return noun.replace("_", " ")


def cell_words(cell: str) -> str:
    """A column in words."""
    return LABELS.get(cell) or cell.removesuffix("_id").removesuffix("_minute").replace("_", " ")


def row_words(reader: Reader, noun: str, row: int) -> str:
    """A row by its key and what that stands for, or by the record it belongs to and its beginning.

    `person 412KD Tembo`, `posting of 412KD Tembo to EA-D1 from Mon 9 Jan 2017`.
    """
    table = SYNCED[noun]
    rows = reader.rows(select(table).where(table.c.id == row))
    told = noun_words(noun)
    if not rows:
        return told
    found = dict(zip(table.c.keys(), rows[0], strict=True))
    name = next((found[n] for n in NAMED if n in found), None)
    if name is not None:
        return f"{told} {name}{_beside(reader, noun, found)}"
    owner = next((n for n in OWNERS if found.get(n) is not None), None)
    if owner is None and noun == "waiver":
        return f"{told} of {found['rule']} for {found['subject']}"
    if owner is None:
        return f"{told} {row}"
    which = f"{told} of {_owner(reader, noun, owner, found)}"
    since = next((n for n in BEGINS if found.get(n) is not None), None)
    return which if since is None else f"{which} from {_named(reader, noun, since, found)}"


def _beside(reader: Reader, noun: str, found: Cells) -> str:
    """What stands beside a key: a name, a title, which vehicle and when."""
    if noun == "person":
        return f" {found['surname']}"
    if noun == "booking":
        vehicle = _named(reader, noun, "vehicle_id", found)
        return f" · {vehicle}, {span_words(found['start_minute'], found['end_minute'])}"
    if noun == "vehicle" and not found["title"]:
        return f" · {_cell_of_row(reader, 'vehicle_kind', 'title', found['kind_id'])}"
    more = next((found[n] for n in BESIDE if found.get(n)), None)
    known = more is None or more == next(found[n] for n in NAMED if n in found)
    return "" if known else f" · {more}"


def _owner(reader: Reader, noun: str, owner: str, found: Cells) -> str:
    """The record that a row belongs to; of somebody's place in a post, both."""
    if found.get("post_id") is not None and found.get("person_id") is not None:
        who, post = (_named(reader, noun, one, found) for one in ("person_id", "post_id"))
        return f"{who} to {post}"
    if owner in ("ward_id", "borough_id"):
        return _cell_of_row(reader, owner.removesuffix("_id"), "name", found[owner])
    return _named(reader, noun, owner, found)


def span_words(start: int, end: int) -> str:
    """From when to when, short: `23 Jan 08:00–12:00`, `23 Jan 22:00 – 24 Jan 02:00`."""
    begins, ends = in_london(start), in_london(end)
    first = f"{begins.day} {begins:%b %H:%M}"
    if begins.date() == ends.date():
        return f"{first}–{ends:%H:%M}"
    return f"{first} – {ends.day} {ends:%b %H:%M}"


def value_words(reader: Reader, noun: str, cell: str, value: Value) -> str:
    """A cell's value as people read it."""
    if value is None:
        return NOTHING
    column = SYNCED[noun].c[cell]
    for key in column.foreign_keys:
        return _key_of(reader, key.column.table.name, int(value))
    if cell.endswith("_minute") and isinstance(value, int):
        return moment_text(value)
    if cell in DAYS and isinstance(value, str):
        return long_day(date.fromisoformat(value))
    return str(value)


def _named(reader: Reader, noun: str, column: str, found: Cells) -> str:
    return value_words(reader, noun, column, found[column])


def _cell_of_row(reader: Reader, noun: str, column: str, row: int) -> str:
    table = SYNCED[noun]
    found = reader.rows(select(table.c[column]).where(table.c.id == row))
    return str(found[0][0]) if found else f"{noun_words(noun)} {row}"


def _key_of(reader: Reader, noun: str, row: int) -> str:
    table = SYNCED[noun]
    found = reader.rows(select(table).where(table.c.id == row))
    if not found:
        return f"{noun_words(noun)} {row}"
    name = next((str(getattr(found[0], n)) for n in NAMED if n in table.c), str(row))
    return f"{name} {found[0].surname}" if noun == "person" else name
