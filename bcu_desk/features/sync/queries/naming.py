"""Rows and cells by the words that people know them by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Integer, select

from bcu_desk.domain.times import long_day, moment_text
from bcu_desk.store.session import Reader
from bcu_desk.store.tables import SYNCED

NAMED = ("code", "collar", "registration", "reference", "title", "name")
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
    """A row by its key, or by that of the record it belongs to and its beginning.

    `person 412KD`, `posting of EA-D1 from Mon 9 Jan 2017`.
    """
    table = SYNCED[noun]
    found = reader.rows(select(table).where(table.c.id == row))
    told = noun_words(noun)
    if not found:
        return told
    name = next((getattr(found[0], n) for n in NAMED if n in table.c), None)
    if name is not None:
        return f"{told} {name}"
    owner = next((n for n in OWNERS if n in table.c and getattr(found[0], n) is not None), None)
    if owner is None:
        return f"{told} {row}"
    since = next((n for n in BEGINS if n in table.c and getattr(found[0], n) is not None), None)
    which = f"{told} of {_named(reader, noun, owner, found[0])}"
    return which if since is None else f"{which} from {_named(reader, noun, since, found[0])}"


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


def _named(reader: Reader, noun: str, column: str, row: object) -> str:
    return value_words(reader, noun, column, getattr(row, column))


def _key_of(reader: Reader, noun: str, row: int) -> str:
    table = SYNCED[noun]
    found = reader.rows(select(table).where(table.c.id == row))
    if not found:
        return f"{noun_words(noun)} {row}"
    name = next((str(getattr(found[0], n)) for n in NAMED if n in table.c), str(row))
    return f"{name} {found[0].surname}" if noun == "person" else name
