"""What desks differ in, in words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select

from bcu_desk.domain.desks import GroupDesk
from bcu_desk.features.sync.queries.naming import (
    Value,
    cell_words,
    noun_words,
    row_words,
    value_words,
)
from bcu_desk.features.sync.rules import conflict_id
from bcu_desk.store.books import feed_item
from bcu_desk.store.exchange import feed
from bcu_desk.store.exchange.open_items import OpenItem, Side, open_items
from bcu_desk.store.session import Reader
from bcu_desk.store.tables import SYNCED
from bcu_desk.work.command import Query
from bcu_desk.work.view import View

CONFLICT, EDIT_OR_DELETE = "conflict", "edit_or_delete"
DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class SideRow:
    """What a desk said, in words; `mine` for this desk; `actor` and `wall` as far as known."""

    desk: int
    name: str
    mine: bool
    words: str
    actor: str
    wall: str


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """A cell that desks gave different values, or a row that one deleted and another changed.

    `sides` are what each desk said, the one `shown` first; `since` is UTC text. `told` are the
    sides in full, `row` the record by its name, `base` what stood there before, or None.
    """

    id: str
    kind: str
    subject: str
    sides: tuple[str, ...]
    shown: str
    since: str
    row: str
    noun: str
    cell: str
    base: str | None
    told: tuple[SideRow, ...]


class Conflicts(Query, frozen=True, kw_only=True):
    """What desks differ in and nobody has decided."""

    def rows(self, reader: Reader, _view: View) -> tuple[ConflictRow, ...]:
        """One row a cell, in the order in which they came up."""
        names = {one.id: one.name for one in reader.every(GroupDesk)}
        own = feed.own_feed(reader.connection).desk
        found = open_items(reader.connection)
        return tuple(_conflict(reader, one, names, own) for one in found)


def _conflict(reader: Reader, item: OpenItem, names: dict[int, str], own: int) -> ConflictRow:
    row = row_words(reader, item.noun, item.row)
    told = tuple(_side(reader, item, one, (names, own)) for one in item.sides)
    return ConflictRow(
        id=conflict_id(item),
        kind=CONFLICT if item.cell else EDIT_OR_DELETE,
        subject=f"{row}: {cell_words(item.cell)}" if item.cell else row,
        sides=tuple(f"{one.words} ({one.name})" for one in told),
        shown=told[0].words if item.cell else "kept",
        since=item.since,
        row=row,
        noun=noun_words(item.noun),
        cell=cell_words(item.cell),
        base=value_words(reader, item.noun, item.cell, item.base) if item.base_known else None,
        told=told,
    )


def _side(reader: Reader, item: OpenItem, side: Side, known: tuple[dict[int, str], int]) -> SideRow:
    names, own = known
    if item.cell:
        said = value_words(reader, item.noun, item.cell, side.value)
    else:
        said = _changed(reader, item, side.desk) if side.value else DELETED
    name = names.get(side.desk, f"desk {side.desk:02d}")
    return SideRow(side.desk, name, side.desk == own, said, side.actor, side.wall)


def _changed(reader: Reader, item: OpenItem, desk: int) -> str:
    """What a desk changed last in a record that another deleted: `changed note to Swapped`."""
    cells = _last_change(reader, item, desk)
    told = (
        f"{cell_words(name)} to {value_words(reader, item.noun, name, value)}"
        for name, value in cells.items()
        if name in SYNCED[item.noun].c
    )
    return f"changed {', '.join(told)}" if cells else "changed"


def _last_change(reader: Reader, item: OpenItem, desk: int) -> Mapping[str, Value]:
    """The cells of a desk's last change of a record, told already or not."""
    own = feed.own_feed(reader.connection).desk
    fresh = feed.not_numbered(reader.connection) if desk == own else ()
    for one in reversed(fresh):
        if (one.noun, one.row, one.kind) == (item.noun, item.row, "update"):
            return one.cells
    mark = (feed_item.c.desk == desk) & (feed_item.c.kind == "update")
    found = reader.rows(
        select(feed_item.c.cells)
        .where(mark, feed_item.c.noun == item.noun, feed_item.c.row == item.row)
        .order_by(feed_item.c.clock.desc())
        .limit(1)
    )
    return dict(json.loads(found[0].cells)) if found else {}
