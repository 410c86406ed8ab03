"""Questions to the change log."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Row, func, or_, select

from bcu_desk.domain.times import minute_of, utc_text
from bcu_desk.store import change_log
from bcu_desk.store.books import op, step
from bcu_desk.store.facts import fact
from bcu_desk.store.origins import Origin, Origins, Written
from bcu_desk.store.session import Reader
from bcu_desk.store.tables import SYNCED
from bcu_desk.work.command import Query
from bcu_desk.work.view import View

NOUNS = frozenset(SYNCED)
KEYS = ("code", "collar", "registration", "reference")
MOST = 500
FIRST = 20  # operations of a step that are looked at for its subject


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One field's change: when (UTC text), at which desk, by whom, through which command.

    What an import wrote is told as its own desk made it, with when it was `received` here (UTC
    text; None for this desk's own changes).
    """

    at: str
    desk: str
    by: str
    command: str
    noun: str
    key: str
    field: str
    before: str | None
    after: str | None
    reason: str | None
    received: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One operation of the log with its step."""

    tx: int
    wall: str
    actor: str
    command: str
    reason: str | None
    noun: str
    row: int
    mask: int
    before: str | None
    after: str | None

    def tells_of(self, values: Sequence[str | int]) -> bool:
        """Whether one of the values stands in the row before or after."""
        cells = [*json.loads(self.before or "[]"), *json.loads(self.after or "[]")]
        return any(value in cells for value in values)


class History(Query, frozen=True, kw_only=True):
    """Every change of the rows with a key (a post code, collar, registration, reference).

    Rows that belong to it (a person's postings, a vehicle's bookings) are told too. Without a
    key: the last 500 changes of all.
    """

    of: str | None = None

    def rows(self, reader: Reader, view: View) -> tuple[HistoryRow, ...]:
        """The newest first."""
        del view  # the log tells of all days and BCUs
        statement = select(
            op.c.tx,
            step.c.wall,
            step.c.actor,
            step.c.command,
            step.c.reason,
            op.c.noun,
            op.c.row,
            op.c.mask,
            op.c.before,
            op.c.after,
        ).join_from(op, step, op.c.tx == step.c.tx)
        newest = statement.order_by(op.c.seq.desc())
        desk = fact(reader.connection, "desk_name")
        if self.of is None:
            found = [Change(*tuple(row)) for row in reader.rows(newest.limit(MOST))]
        else:
            wanted: tuple[str | int, ...] = (self.of, *_ids(reader, self.of))
            near = newest.where(or_(*(_holds(value) for value in wanted)))
            every = (Change(*tuple(row)) for row in reader.rows(near))
            found = list(islice((row for row in every if row.tells_of(wanted)), MOST))
        origins = Origins(reader.connection)
        return tuple(line for row in found for line in _lines(row, desk, origins))


def _holds(value: str | int) -> ColumnElement[bool]:
    """Whether an operation's images hold a value, perhaps as a part of a longer one."""
    text = json.dumps(value, ensure_ascii=False)
    return or_(func.instr(op.c.before, text) > 0, func.instr(op.c.after, text) > 0)


def _ids(reader: Reader, key: str) -> tuple[int, ...]:
    """The ids of the rows that have the key now, at most a few."""
    found: list[int] = []
    for table in SYNCED.values():
        for name in KEYS:
            if name in table.c:
                rows = reader.rows(select(table.c.id).where(table.c[name] == key).limit(5))
                found += [row.id for row in rows if row.id >= 2**40]
    return tuple(found)


def _cells(written: str | None, count: int) -> list[object]:
    """A row as the change log keeps it; nothing in each cell where it was not there."""
    cells: list[object] = json.loads(written) if written else [None] * count
    return cells


def _lines(row: Change, desk: str, origins: Origins) -> Iterator[HistoryRow]:
    names = [str(column.name) for column in SYNCED[row.noun].c]
    before, after = _cells(row.before, len(names)), _cells(row.after, len(names))
    image = dict(zip(names, after if row.after else before, strict=True))
    key = next((str(image[name]) for name in KEYS if name in image), str(row.row))
    for number, name in enumerate(names):
        if name != "id" and row.mask >> number & 1 and before[number] != after[number]:
            own = HistoryRow(
                at=row.wall,
                desk=desk,
                by=row.actor,
                command=row.command,
                noun=row.noun,
                key=key,
                field=name,
                before=_word(before[number]),
                after=_word(after[number]),
                reason=row.reason,
            )
            written = Written(row.tx, row.noun, row.row, name, after[number], row.after is None)
            yield _as_made(own, origins.of(written))


def _as_made(here: HistoryRow, origin: Origin | None) -> HistoryRow:
    """A change as the desk made it that it came from."""
    if origin is None:
        return here
    return replace(
        here,
        at=origin.wall,
        desk=origin.desk,
        by=origin.actor,
        command=origin.command,
        reason=origin.reason,
        received=here.at,
    )


def _word(value: object) -> str | None:
    return None if value is None else str(value)


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of the log: its UTC text, kind, label and who took it.

    `noun` and `key` are the first record it changed that people have a key for; a posting's is
    its post, an off-road time's its vehicle. None where there is no such record.
    """

    wall: str
    kind: str
    label: str
    actor: str
    noun: str | None
    key: str | None


OWNERS = {"post_id": "post", "vehicle_id": "vehicle", "person_id": "person", "ward_id": "ward"}


class Steps(Query, frozen=True, kw_only=True):
    """The steps taken since an instant: London time, unless Z or an offset says another.

    With `after` those that came into this file after its step of that number, whenever they were
    taken; `most` are told.
    """

    since: str
    after: int | None = None
    most: int = MOST

    def rows(self, reader: Reader, view: View) -> tuple[StepRow, ...]:
        """The newest first. Raises Refused for an odd time."""
        del view  # the log tells of all days and BCUs
        wall = utc_text(minute_of(self.since, "since")).replace("Z", ":00Z")
        begun = step.c.wall >= wall if self.after is None else step.c.tx > self.after
        newest = select(step).where(begun).order_by(step.c.tx.desc())
        return tuple(_step(reader, row) for row in reader.rows(newest.limit(self.most)))


def _step(reader: Reader, row: Row[Any]) -> StepRow:
    noun, key = _subject(reader, row.tx) or (None, None)
    return StepRow(row.wall, row.kind, row.label, row.actor, noun, key)


def _subject(reader: Reader, tx: int) -> tuple[str, str] | None:
    """The noun and key of what a step changed first, as far as people have a key for it."""
    some = select(op.c.noun, op.c.before, op.c.after).where(op.c.tx == tx).order_by(op.c.seq)
    for row in reader.rows(some.limit(FIRST)):
        image = change_log.image(SYNCED[row.noun], row.after or row.before) or {}
        found = next(((row.noun, str(image[name])) for name in KEYS if image.get(name)), None)
        found = found or _owner(reader, row.noun, image)
        if found is not None:
            return found
    return None


def _owner(reader: Reader, noun: str, image: Mapping[str, Any]) -> tuple[str, str] | None:
    """The noun itself, with the key of the record that it belongs to."""
    for column, owner in OWNERS.items():
        table = SYNCED[owner]
        names = [name for name in KEYS if name in table.c]
        if image.get(column) is not None and names:
            found = reader.rows(select(table.c[names[0]]).where(table.c.id == image[column]))
            return next(((noun, str(key)) for (key,) in found), None)
    return None
