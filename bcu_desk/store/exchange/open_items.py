"""What desks differ in, cell by cell with who said what; and the writes that settle it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy import Connection, ForeignKey, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from bcu_desk.domain.merge.knowledge import Dot
from bcu_desk.domain.merge.registers import Value, Write
from bcu_desk.domain.refusals import Refused
from bcu_desk.store import change_log
from bcu_desk.store.books import contested, feed_item, feed_step, log_state, op, step
from bcu_desk.store.columns import METADATA
from bcu_desk.store.exchange import feed, merging
from bcu_desk.store.exchange.clashes import Pair, mark_of, pairs
from bcu_desk.store.exchange.receipts import Receipt, receipts
from bcu_desk.store.exchange.sealed.together import together
from bcu_desk.store.exchange.unseen.restoring import as_decided
from bcu_desk.store.exchange.unseen.settled import Decided, members_of
from bcu_desk.store.exchange.unseen.sorts import DUPLICATE
from bcu_desk.store.exchange.upkeep.reverting import Reversal, carry_out, planned
from bcu_desk.store.tables import SYNCED

Cells = Mapping[str, Value]
PARTS: Mapping[str, str] = MappingProxyType({"shift_pattern": "shift_code"})
"""What belongs to a record and is nothing without it."""


@dataclass(frozen=True, slots=True)
class Side:
    """What a desk said: a cell's value, or of a whole row 1 (goes on with it) or 0 (deletes it).

    `actor` and `wall` (UTC text) are empty where they are not known.
    """

    desk: int
    value: Value
    actor: str
    wall: str


@dataclass(frozen=True, slots=True)
class OpenItem:
    """A cell (or with an empty `cell` the whole row) in which desks differ, the shown side first.

    `base` is what the cell said before, where `base_known`.
    """

    noun: str
    row: int
    cell: str
    since: str
    sides: tuple[Side, ...]
    base: Value = None
    base_known: bool = False


class OpenItems:
    """What is open in a file, and the writes that settle it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def differences(self) -> tuple[OpenItem, ...]:
        """What desks differ in and nobody has decided."""
        return open_items(self._connection)

    def clashes(self) -> tuple[Pair, ...]:
        """Pairs of rows that cannot both be, which merging may bring."""
        return pairs(self._connection)

    def settle(self, item: OpenItem, value: Value) -> None:
        """Write a cell that desks differ in, and what stands together with it as it is.

        Raises Refused `settled_unlawful` where those do not go together.
        """
        told = _with(self._connection, item, {item.cell: value})
        write_settled(self._connection, item.noun, item.row, told)

    def take(self, item: OpenItem, desk: int) -> None:
        """Let a cell, and what stands together with it, say what a desk said."""
        asked = together(item.noun, item.cell)
        alike = (one for one in self.differences() if (one.noun, one.row) == (item.noun, item.row))
        said = {
            one.cell: side.value
            for one in alike
            if one.cell in asked
            for side in one.sides
            if side.desk == desk
        }
        told = _with(self._connection, item, said)
        write_settled(self._connection, item.noun, item.row, told)

    def keep(self, item: OpenItem) -> None:
        """Keep a row that one desk deleted and another went on with."""
        write_settled(self._connection, item.noun, item.row, {"id": item.row})

    def delete(self, item: OpenItem) -> None:
        """Delete such a row. Raises Refused `still_used`."""
        remove_settled(self._connection, item.noun, item.row)

    def mark(self, pair: Pair) -> str:
        """The mark of what both rows of a clash say now."""
        return mark_of(self._connection, pair)

    def absorb(self, pair: Pair, stays: int) -> None:
        """Let one of two records under one key stay, with all that refers to the other, which goes.

        What then cannot be, as two bookings of a vehicle at once, is a clash of its own. A record
        that has parts of its own, as a shift pattern its duties, stays with them.
        """
        (gone,) = {pair.stands, pair.displaced} - {stays}
        self._connection.execute(update(log_state).values(merging=1))
        _absorb(self._connection, pair.noun, stays, gone)
        self._connection.execute(update(log_state).values(merging=0))

    def take_decision(self, pair: Pair, chosen: Decided) -> None:
        """Let the rows of a clash that desks settled apart be as one of the decisions left them.

        Raises Refused `still_used`.
        """
        noun, rows = members_of(pair.id)
        decisions = [one.decision for one in pair.decisions]
        asked = as_decided(self._connection, noun, rows, decisions, chosen.decision)
        table = SYNCED[noun]
        # Both may be to stand, which the guards would bar.
        self._connection.execute(update(log_state).values(merging=1))
        for cells in asked.back:
            self._connection.execute(insert(table).values(cells))
        for row in asked.gone:
            stays = [one for one in rows if one != row]
            if pair.kind == DUPLICATE and len(stays) == 1:
                _absorb(self._connection, noun, stays[0], row)
            else:
                remove_settled(self._connection, noun, row)
        for row, cells in asked.changed.items():
            self._connection.execute(update(table).where(table.c.id == row).values(cells))
        self._connection.execute(update(log_state).values(merging=0))

    def change_back(self, tx: int) -> Reversal:
        """Change back what a step brought, but for what was changed since."""
        plan = planned(self._connection, tx)
        carry_out(self._connection, plan)
        return plan

    def imports(self) -> tuple[Receipt, ...]:
        """What was received, the last first."""
        return receipts(self._connection)


def open_items(connection: Connection) -> tuple[OpenItem, ...]:
    """Everything that desks differ in and nobody has decided, in the order in which it came up."""
    found = connection.execute(select(contested).order_by(contested.c.since, contested.c.row))
    since = {(row.noun, row.row): row.since for row in found}
    items: list[OpenItem] = []
    for key, state in merging.states_of_contested(connection).items():
        to_decide = state.to_decide()
        for cell in (name for name in tuple(SYNCED[key[0]].c.keys()) if name in to_decide):
            writes = to_decide[cell]
            base = _base(connection, key, cell, [one.value for one in writes])
            sides = _sides(connection, writes)
            items.append(OpenItem(*key, cell, since[key], sides, *base))
        if state.open_end:
            items.append(OpenItem(*key, "", since[key], _sides(connection, state.open_end)))
    return tuple(sorted(items, key=lambda one: (one.since, one.noun, one.row)))


def write_settled(connection: Connection, noun: str, row: int, cells: Cells) -> None:
    """Write cells of a row in the open step, those too that say so already: it settles them."""
    table = SYNCED[noun]
    now = connection.execute(select(table).where(table.c.id == row)).mappings().one()
    differing = {name: value for name, value in cells.items() if now[name] != value}
    if differing:
        try:
            connection.execute(update(table).where(table.c.id == row).values(differing))
        except IntegrityError as error:
            raise Refused("settled_unlawful", field="value") from error
    alike = set(cells) - set(differing)
    if alike:
        change_log.say_again(connection, noun, row, alike)


def _with(connection: Connection, item: OpenItem, cells: Cells) -> Cells:
    """Cells with those that stand together with them, which stay as they are."""
    table = SYNCED[item.noun]
    now = connection.execute(select(table).where(table.c.id == item.row)).mappings().one()
    return {**{name: now[name] for name in together(item.noun, item.cell)}, **cells}


def remove_settled(connection: Connection, noun: str, row: int) -> None:
    """Delete a row in the open step. Raises Refused `still_used` where others refer to it."""
    for key in _referring(noun):
        _refuse_used(connection, key, row)
    connection.execute(delete(SYNCED[noun]).where(SYNCED[noun].c.id == row))


def _absorb(connection: Connection, noun: str, stays: int, gone: int) -> None:
    """Let all that refers to a row refer to another, and delete it: no guard may bar that."""
    for key in _referring(noun):
        child = key.parent
        if child.table.name != PARTS.get(noun):
            connection.execute(update(child.table).where(child == gone).values({child: stays}))
    if noun not in PARTS:
        connection.execute(delete(SYNCED[noun]).where(SYNCED[noun].c.id == gone))


def _referring(noun: str) -> list[ForeignKey]:
    """The columns that refer to rows of a noun."""
    keys = (key for table in METADATA.tables.values() for key in table.foreign_keys)
    return [key for key in keys if key.column.table.name == noun]


def _refuse_used(connection: Connection, key: ForeignKey, row: int) -> None:
    table = key.column.table
    asked = select(func.count()).select_from(key.parent.table).where(key.parent == row)
    count = connection.scalar(asked) or 0
    if count:
        told = {"noun": table.name, "by": key.parent.table.name}
        words = {name: noun.replace("_", " ") for name, noun in told.items()}
        raise Refused("still_used", count=count, **words)


def _sides(connection: Connection, writes: Sequence[Write]) -> tuple[Side, ...]:
    return tuple(Side(one.dot.desk, one.value, *_who(connection, one.dot)) for one in writes)


def _who(connection: Connection, dot: Dot) -> tuple[str, str]:
    """Who made a change, and when."""
    at = (
        (feed_item.c.desk == dot.desk)
        & (feed_item.c.incarnation == dot.incarnation)
        & (feed_item.c.number == dot.number)
    )
    tx = connection.scalar(select(feed_item.c.tx).where(at))
    if tx is None:
        pending = {one.dot: one.tx for one in feed.not_numbered(connection)}
        asked = select(step.c.actor, step.c.wall).where(step.c.tx == pending.get(dot, -1))
    else:
        asked = select(feed_step.c.actor, feed_step.c.wall).where(
            feed_step.c.desk == dot.desk,
            feed_step.c.incarnation == dot.incarnation,
            feed_step.c.tx == tx,
        )
    found = connection.execute(asked).first()
    return (found.actor, found.wall) if found is not None else ("", "")


def _base(
    connection: Connection, key: tuple[str, int], cell: str, said: Sequence[Value]
) -> tuple[Value, bool]:
    """What the cell said before any of these values, by this desk's log; and whether it tells."""
    noun, row = key
    names = tuple(SYNCED[noun].c.keys())
    at = names.index(cell)
    found = connection.execute(
        select(op.c.before, op.c.mask)
        .where(op.c.noun == noun, op.c.row == row, op.c.before.is_not(None))
        .order_by(op.c.seq.desc())
    )
    for one in found:
        if one.mask >> at & 1 and (before := json.loads(one.before)[at]) not in said:
            return before, True
    return None, False
