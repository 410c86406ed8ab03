"""Changing back what an import brought, long after: by changes of this desk, which travel.

What was changed since stays as it is, and so does a record that others have begun to use.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, insert, select, update

from bcu_desk.domain.merge.registers import Value
from bcu_desk.store import change_log
from bcu_desk.store.books import log_state
from bcu_desk.store.change_log import Operation
from bcu_desk.store.columns import METADATA
from bcu_desk.store.exchange.roster import NOUN
from bcu_desk.store.tables import SYNCED

Key = tuple[str, int]
Cells = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Reversal:
    """What would be written: rows to delete, to put back, to set cells of; and what stays."""

    gone: tuple[Key, ...]
    back: tuple[tuple[str, Cells], ...]
    cells: tuple[tuple[Key, Cells], ...]
    skipped: int

    @property
    def count(self) -> int:
        """How many rows it changes."""
        return len(self.gone) + len(self.back) + len(self.cells)


def planned(connection: Connection, tx: int) -> Reversal:
    """What changing a step back would write now; nothing is written."""
    inserted: list[Key] = []
    back: list[tuple[str, Cells]] = []
    cells: list[tuple[Key, Cells]] = []
    skipped = 0
    for item in change_log.operations(connection, tx):
        if item.noun == NOUN:  # the list of desks is the lead's word, and not to be changed back
            skipped += 1
            continue
        now = change_log.current(connection, SYNCED[item.noun], item)
        if item.before is None:
            unchanged = now is not None and now == item.after
            inserted += [(item.noun, item.row)] * unchanged
            skipped += now is not None and not unchanged
        elif item.after is None:
            back += [(item.noun, item.before)] * (now is None)
        elif now is not None:
            same, other = _cells(item, now)
            cells += [((item.noun, item.row), same)] * bool(same)
            skipped += other
    gone = _unused(connection, inserted)
    return Reversal(gone, tuple(back), tuple(cells), skipped + len(inserted) - len(gone))


def carry_out(connection: Connection, plan: Reversal) -> None:
    """Write it in the open step; two bookings that overlap then are shown as a clash."""
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    connection.execute(update(log_state).values(merging=1))
    for (noun, row), values in plan.cells:
        table = SYNCED[noun]
        connection.execute(update(table).where(table.c.id == row).values(values))
    for noun, row in plan.gone:
        table = SYNCED[noun]
        connection.execute(delete(table).where(table.c.id == row))
    for noun, values in plan.back:
        connection.execute(insert(SYNCED[noun]).values(values))
    connection.execute(update(log_state).values(merging=0))


def _cells(item: Operation, now: Cells) -> tuple[Cells, int]:
    """The cells that are as the import left them, as they were before; how many others are not."""
    before, after = item.before or {}, item.after or {}
    changed = [name for name in before if before[name] != after[name]]
    same = {name: before[name] for name in changed if now[name] == after[name]}
    return same, len(changed) - len(same)


def _unused(connection: Connection, keys: Iterable[Key]) -> tuple[Key, ...]:
    """Rows to which no other refers, but for such as go with them."""
    found = dict.fromkeys(keys)
    while True:
        used = [key for key in found if _is_used(connection, key, found)]
        if not used:
            return tuple(found)
        for key in used:
            del found[key]


def _is_used(connection: Connection, key: Key, going: Iterable[Key]) -> bool:
    noun, row = key
    for table in METADATA.tables.values():
        for foreign in table.foreign_keys:
            if foreign.column.table.name != noun or table.name not in SYNCED:
                continue
            with_it = [other for name, other in going if name == table.name]
            asked = select(func.count()).where(foreign.parent == row, table.c.id.not_in(with_it))
            if connection.scalar(asked):
                return True
    return False
