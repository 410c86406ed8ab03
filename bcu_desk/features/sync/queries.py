"""What is asked about the group of desks and what they differ in."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import select

from bcu_desk.domain.desks import GroupDesk
from bcu_desk.domain.merge.knowledge import Knowledge
from bcu_desk.domain.merge.registers import Value, Write
from bcu_desk.domain.merge.rows import MergedRow
from bcu_desk.store.exchange import feed, merging, peers
from bcu_desk.store.session import Reader
from bcu_desk.store.tables import SYNCED, contested
from bcu_desk.work.command import Query
from bcu_desk.work.view import View

NAMED = ("code", "collar", "registration", "reference", "title", "name")


@dataclass(frozen=True, slots=True)
class DeskRow:
    """A desk of the group. `they_have` is how many of this desk's changes it is known to hold.

    `we_have` is how many of its changes this desk holds; `last_heard` is UTC text or None.
    """

    number: int
    name: str
    role: str
    status: str
    this_desk: bool
    last_heard: str | None
    they_have: int
    we_have: int


class Desks(Query, frozen=True, kw_only=True):
    """The desks of the group, in order of their numbers."""

    def rows(self, reader: Reader, _view: View) -> tuple[DeskRow, ...]:
        """One row a desk; none where the file stands alone."""
        connection = reader.connection
        own = feed.own_feed(connection)
        known = feed.held(connection)
        return tuple(
            DeskRow(
                number=one.id,
                name=one.name,
                role=one.role,
                status=one.status,
                this_desk=one.id == own.desk,
                last_heard=peers.last_heard(connection, one.id),
                they_have=peers.knowledge_of(connection, one.id).of(own),
                we_have=_of_desk(known, one.id),
            )
            for one in reader.every(GroupDesk)
        )


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """A cell that desks gave different values, or a row that one deleted and another changed.

    `sides` are what each desk said, the one `shown` first; `since` is UTC text.
    """

    id: str
    kind: str
    subject: str
    sides: tuple[str, ...]
    shown: str
    since: str


class Conflicts(Query, frozen=True, kw_only=True):
    """What desks differ in and nobody has decided."""

    def rows(self, reader: Reader, _view: View) -> tuple[ConflictRow, ...]:
        """One row a cell, in the order in which they came up."""
        connection = reader.connection
        names = {one.id: one.name for one in reader.every(GroupDesk)}
        since = {
            (row.noun, row.row): row.since
            for row in connection.execute(select(contested).order_by(contested.c.since))
        }
        states = merging.states_of_contested(connection)
        found = []
        for key, when in since.items():
            subject = _subject(reader, *key)
            found += _conflicts(key, states[key], subject, (names, when))
        return tuple(found)


def _conflicts(
    key: tuple[str, int], state: MergedRow, subject: str, told: tuple[dict[int, str], str]
) -> list[ConflictRow]:
    names, since = told
    found = []
    for cell, writes in sorted(state.open_cells.items()):
        sides = tuple(_side(one, names) for one in writes)
        where = f"{subject}: {cell.replace('_', ' ')}"
        said = _said(writes[0].value)
        found.append(ConflictRow(_id(key, cell), "conflict", where, sides, said, since))
    if state.open_end:
        sides = tuple(
            f"{'changed' if one.value else 'deleted'} ({_desk(one, names)})"
            for one in state.open_end
        )
        found.append(ConflictRow(_id(key, ""), "edit_or_delete", subject, sides, "kept", since))
    return found


def _subject(reader: Reader, noun: str, row: int) -> str:
    """A row by the name that people know it by."""
    table = SYNCED[noun]
    found = reader.rows(select(table).where(table.c.id == row))
    told = noun.replace("_", " ")
    if not found:
        return told
    name = next((getattr(found[0], n) for n in NAMED if n in table.c), row)
    return f"{told} {name}"


def _side(one: Write, names: dict[int, str]) -> str:
    return f"{_said(one.value)} ({_desk(one, names)})"


def _desk(one: Write, names: dict[int, str]) -> str:
    return names.get(one.dot.desk, f"desk {one.dot.desk:02d}")


def _said(value: Value) -> str:
    return "nothing" if value is None else str(value)


def _id(key: tuple[str, int], cell: str) -> str:
    return json.dumps([*key, cell], separators=(",", ":"))


def _of_desk(known: Knowledge, number: int) -> int:
    return sum(last for feed_id, last in known if feed_id.desk == number)
