"""What it takes to let records be as one of several decisions left them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from bcu_desk.domain.merge.registers import Value
from bcu_desk.domain.merge.rows import RowChange, merged
from bcu_desk.domain.merge.settlements import Decision
from bcu_desk.store.books import op
from bcu_desk.store.exchange import feed
from bcu_desk.store.exchange.unseen.settled import saw, steps_rows
from bcu_desk.store.tables import SYNCED

Cells = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Restoring:
    """What is to be written: rows to put back and to remove, cells to change by row."""

    back: list[Cells] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    changed: dict[int, Cells] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row that a decision touched: all its changes, those the chosen desk knew, as it is now."""

    noun: str
    id: int
    every: Sequence[RowChange]
    known: Sequence[RowChange]
    now: Mapping[str, Value] | None

    def stood(self) -> bool:
        """Whether it was there for the desk that decided."""
        if self.known:
            return merged(self.known).stands
        return not any(one.kind == "insert" for one in self.every)


def as_decided(
    connection: Connection,
    noun: str,
    rows: Iterable[int],
    decisions: Sequence[Decision],
    chosen: Decision,
) -> Restoring:
    """How the rows that these decisions touched were for the desk that made the chosen one."""
    names = _touched(connection, noun, decisions)
    for row in rows:
        names.setdefault(row, set())
    seen = feed.contexts(connection)
    changes = feed.changes(connection, tuple((noun, row) for row in sorted(names)), seen)
    table = SYNCED[noun]
    found = connection.execute(select(table).where(table.c.id.in_(names))).mappings()
    now = {one["id"]: dict(one) for one in found}
    made = Restoring()
    for (_, row), every in changes.items():
        known = [one for one in every if saw(chosen, one, seen)]
        _restore(connection, made, _Row(noun, row, every, known, now.get(row)), names[row])
    return made


def _restore(connection: Connection, made: Restoring, row: _Row, names: set[str]) -> None:
    said = merged(row.known).cells if row.known else {}
    if not row.stood():
        if row.now is not None:
            made.gone.append(row.id)
    elif row.now is None:
        image = {**merged(row.every).image(), **said}
        made.back.append({name: image[name] for name in map(str, SYNCED[row.noun].c.keys())})
    else:
        told = {n: said[n] if n in said else _at_first(connection, row, n) for n in names}
        differing = {name: value for name, value in told.items() if row.now[name] != value}
        if differing:
            made.changed[row.id] = differing


def _touched(
    connection: Connection, noun: str, decisions: Iterable[Decision]
) -> dict[int, set[str]]:
    """The rows that decisions wrote, with their cells."""
    names: dict[int, set[str]] = {}
    for one in decisions:
        for item in steps_rows(connection, noun, one):
            names.setdefault(item.row, set()).update(item.cells)
        for part in one.parts:
            names.setdefault(part.row, set()).update(part.cells)
    return names


def _at_first(connection: Connection, row: _Row, name: str) -> Value:
    """A cell before any feed told of it, by the first change that this desk's log holds."""
    names = tuple(SYNCED[row.noun].c.keys())
    at = names.index(name)
    found = connection.execute(
        select(op.c.before, op.c.mask)
        .where(op.c.noun == row.noun, op.c.row == row.id, op.c.kind == "update")
        .order_by(op.c.seq)
    )
    for one in found:
        if one.mask >> at & 1:
            before: Value = json.loads(one.before)[at]
            return before
    return row.now[name] if row.now is not None else None
