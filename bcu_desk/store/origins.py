"""Where a row came to say what an import wrote into it: which desk, who there, when and why.

An import is one step of this desk. What it wrote is others' changes, which lie in their feeds with
the steps that they were made in.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Row, select

from bcu_desk.store.books import feed_item, feed_step, received
from bcu_desk.store.tables import SYNCED

Feed = tuple[int, int]
Upto = Mapping[Feed, int]


@dataclass(frozen=True, slots=True)
class Origin:
    """The step in which another desk made a change; `wall` is UTC text by that desk's clock."""

    desk: str
    actor: str
    command: str
    reason: str | None
    wall: str


@dataclass(frozen=True, slots=True)
class Written:
    """What a step wrote into a column of a row; `is_gone` where the row went."""

    tx: int
    noun: str
    row: int
    column: str
    value: object
    is_gone: bool


class Origins:
    """Looks up what others changed, for what imports wrote."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._of_rows: dict[tuple[str, int], list[Row[Any]]] = {}

    def of(self, written: Written) -> Origin | None:
        """Whose change it was; None for this desk's own, and for what was let go of since."""
        stretch = self._stretches.get(written.tx)
        if stretch is None:
            return None
        before, after = stretch
        came = [one for one in self._changes(written) if _between(one, before, after)]
        found = next((one for one in came if _tells(one, written)), came[0] if came else None)
        return None if found is None else self._step(found)

    @cached_property
    def _stretches(self) -> dict[int, tuple[Upto, Upto | None]]:
        """By the step of an import, what was known before it and before the next one."""
        asked = select(received.c.tx, received.c.known_before).order_by(received.c.id)
        rows = [(row.tx, _upto(row.known_before)) for row in self._connection.execute(asked)]
        ends = [*(known for _, known in rows), None][1:]
        told = zip(rows, ends, strict=True)
        return {tx: (before, after) for (tx, before), after in told if tx is not None}

    @cached_property
    def _names(self) -> dict[int, str]:
        desk = SYNCED["desk"]
        return {
            row.id: row.name for row in self._connection.execute(select(desk.c.id, desk.c.name))
        }

    def _changes(self, written: Written) -> list[Row[Any]]:
        """Every change of the row that a feed tells, the latest first."""
        key = written.noun, written.row
        if key not in self._of_rows:
            asked = (
                select(feed_item)
                .where(feed_item.c.noun == written.noun, feed_item.c.row == written.row)
                .order_by(feed_item.c.clock.desc(), feed_item.c.desk.desc())
            )
            self._of_rows[key] = list(self._connection.execute(asked))
        return self._of_rows[key]

    def _step(self, found: Row[Any]) -> Origin | None:
        asked = select(feed_step).where(
            feed_step.c.desk == found.desk,
            feed_step.c.incarnation == found.incarnation,
            feed_step.c.tx == found.tx,
        )
        told = self._connection.execute(asked).first()
        if told is None:
            return None
        name = self._names.get(found.desk, f"Desk {found.desk:02d}")
        return Origin(name, told.actor, told.command, told.reason, told.wall)


def _upto(told: str) -> Upto:
    return {(desk, incarnation): last for desk, incarnation, last in json.loads(told)}


def _between(item: Row[Any], before: Upto, after: Upto | None) -> bool:
    feed = item.desk, item.incarnation
    last = None if after is None else after.get(feed, 0)
    return item.number > before.get(feed, 0) and (last is None or item.number <= last)


def _tells(item: Row[Any], written: Written) -> bool:
    """Whether a change says of the row what was written."""
    if written.is_gone or item.kind == "delete":
        return written.is_gone and item.kind == "delete"
    cells: dict[str, Any] = json.loads(item.cells)
    return written.column in cells and cells[written.column] == written.value
