"""The change log: steps, their operations, and how a step is taken back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    DefaultClause,
    Integer,
    Table,
    delete,
    func,
    insert,
    select,
    update,
)

from bcu_desk.domain.refusals import Refused
from bcu_desk.store.books import log_state, op, step
from bcu_desk.store.tables import SYNCED

Image = dict[str, str | int | None]
_LISTED = "desks"
MOST_READ = 500  # rows asked for at once; SQLite takes 999 values in a statement


@dataclass(frozen=True, slots=True)
class StepHead:
    """What a step says of itself; `wall` is UTC text, `of_tx` the step it takes back."""

    kind: str
    command: str
    label: str
    actor: str
    wall: str
    reason: str | None = None
    of_tx: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A step as it lies in the log."""

    tx: int
    kind: str
    label: str
    of_tx: int | None


@dataclass(frozen=True, slots=True)
class Moment:
    """A minute in which a file was changed: its last step's UTC text, label and actor.

    `steps` is how many there were in that minute.
    """

    wall: str
    label: str
    actor: str
    steps: int


@dataclass(frozen=True, slots=True)
class Operation:
    """One row's change: full images before and after (None for an insert or delete)."""

    noun: str
    row: int
    kind: str
    mask: int
    before: Image | None
    after: Image | None


# Plain statements: every gesture opens and closes a step, and one that is made anew takes longer
# to make than to carry out.
_OPEN = f"""INSERT INTO step (tx, {", ".join(StepHead.__slots__)}, hlc)
  SELECT coalesce(max(tx), 0) + 1, {", ".join("?" * len(StepHead.__slots__))},
    max(coalesce((SELECT hlc FROM log_state), 0) + 1, ?) FROM step
  RETURNING tx, hlc"""


def open_step(connection: Connection, head: StepHead, *, wall_ms: int) -> int:
    """Start a step: what is written from here belongs to it. Returns its number."""
    values = (*(getattr(head, name) for name in StepHead.__slots__), wall_ms << 16)
    ((tx, hlc),) = connection.exec_driver_sql(_OPEN, values).all()
    connection.exec_driver_sql("UPDATE log_state SET tx = ?, hlc = ?", (tx, hlc))
    return int(tx)


def clock_of(connection: Connection, tx: int) -> int:
    """The hybrid clock of a step; no two steps of a file have the same."""
    return connection.scalar(select(step.c.hlc).where(step.c.tx == tx)) or 0


def is_kept(connection: Connection, hlc: int) -> bool:
    """Whether the step with this clock is in the file."""
    return connection.scalar(select(step.c.tx).where(step.c.hlc == hlc)) is not None


def close_step(
    connection: Connection, tx: int, label: str, reason: str | None = None
) -> tuple[Operation, ...]:
    """End a step under its label and reason; one that changed nothing leaves no trace."""
    connection.exec_driver_sql("UPDATE log_state SET tx = NULL")
    done = operations(connection, tx)
    if done:
        told = "UPDATE step SET label = ?, reason = coalesce(?, reason) WHERE tx = ?"
        connection.exec_driver_sql(told, (label, reason, tx))
    else:
        connection.exec_driver_sql("DELETE FROM step WHERE tx = ?", (tx,))
    return done


def end_step(connection: Connection, tx: int, label: str) -> bool:
    """As `close_step`, for steps of very many operations: says only whether there were any."""
    connection.execute(update(log_state).values(tx=None))
    done = connection.scalar(select(op.c.seq).where(op.c.tx == tx).limit(1)) is not None
    if done:
        connection.execute(update(step).where(step.c.tx == tx).values(label=label))
    else:
        connection.execute(delete(step).where(step.c.tx == tx))
    return done


@dataclass(frozen=True, slots=True)
class Ends:
    """How many rows a step made and changed, and the ids of those that it removed."""

    new: int
    changed: int
    gone: tuple[int, ...]


def ends_of_rows(connection: Connection, tx: int) -> Iterator[tuple[str, Ends]]:
    """What became of the rows that a step changed, by noun."""
    nouns = connection.exec_driver_sql("SELECT DISTINCT noun FROM op WHERE tx = ?", (tx,))
    # Of each noun by itself: sorted by nouns too, a million rows would take much memory.
    asked = """
      WITH mine AS (SELECT min(seq) AS first, max(seq) AS last FROM op
        WHERE tx = ? AND noun = ? GROUP BY row),
      ends AS (SELECT one.row, one.before IS NOT NULL AS was, two.after IS NOT NULL AS stays
        FROM mine JOIN op AS one ON one.seq = mine.first JOIN op AS two ON two.seq = mine.last)
      SELECT total(stays AND NOT was), total(stays AND was),
        json_group_array(row) FILTER (WHERE was AND NOT stays) FROM ends"""
    for noun in nouns.scalars().all():
        new, changed, gone = connection.exec_driver_sql(asked, (tx, noun)).one()
        yield noun, Ends(int(new), int(changed), tuple(json.loads(gone)))


def operations(connection: Connection, tx: int) -> tuple[Operation, ...]:
    """The operations of a step, in the order they happened."""
    asked = 'SELECT noun, "row", kind, mask, before, after FROM op WHERE tx = ? ORDER BY seq'
    found = connection.exec_driver_sql(asked, (tx,))
    return tuple(_operation(row.noun, row.row, row.kind, row.mask, row) for row in found)


def _operation(noun: str, row: int, kind: str, mask: int, images: object) -> Operation:
    table = SYNCED[noun]
    before, after = (getattr(images, side) for side in ("before", "after"))
    return Operation(noun, row, kind, mask, image(table, before), image(table, after))


def image(table: Table, text: str | None) -> Image | None:
    """An image of the log as a mapping by column."""
    if text is None:
        return None
    return dict(zip(map(str, table.c.keys()), cells_of(table, text), strict=True))


def cells_of(table: Table, text: str) -> list[str | int | None]:
    """The cells of an image in the order of the columns of today.

    A step that is older than the last columns of its table was recorded without them: they say
    what they say by default. Columns are only ever added behind the others.
    """
    told: list[str | int | None] = json.loads(text)
    if len(told) < len(table.c):
        told += [_default_of(column) for column in tuple(table.c)[len(told) :]]
    return told


def _default_of(column: Column[Any]) -> str | int | None:
    """What a column says in rows that were there before it."""
    default = column.server_default
    if not isinstance(default, DefaultClause):
        return None
    said = str(default.arg).strip("'")
    return int(said) if isinstance(column.type, Integer) else said


def stacks(connection: Connection) -> tuple[list[Step], list[Step]]:
    """The steps that can be undone and redone, the next one last in each.

    The first steps (what a new file was made with) can't be undone; a new step ends redoing. Nor
    does undo go behind what was said of the list of desks: other desks may act on it already.
    """
    ends = _ends_of_undo(connection)
    undoable: list[Step] = []
    redoable: list[Step] = []
    open_tx = connection.scalar(select(log_state.c.tx)) or -1
    found = connection.execute(
        select(step.c.tx, step.c.kind, step.c.label, step.c.of_tx)
        .where(step.c.tx != open_tx)
        .order_by(step.c.tx)
    )
    for row in found:
        kind = row.kind if row.tx not in ends else _LISTED
        _stack(Step(row.tx, kind, row.label, row.of_tx), undoable, redoable)
    return undoable, redoable


def _stack(item: Step, undoable: list[Step], redoable: list[Step]) -> None:
    if item.kind == "undo":
        del undoable[-1:]
        redoable.append(item)
    elif item.kind == "redo":
        del redoable[-1:]
        undoable.append(item)
    else:
        redoable.clear()
        if item.kind in ("start", "merge", _LISTED):
            undoable.clear()
        else:
            undoable.append(item)


def end_of_undo(connection: Connection) -> str:
    """What undoing ends at: `merge` (changes of other desks), `desks` (their list), or `start`."""
    kinds = select(step.c.kind, func.max(step.c.tx)).group_by(step.c.kind)
    last = {kind: tx for kind, tx in connection.execute(kinds) if kind in ("start", "merge")}
    last[_LISTED] = max(_ends_of_undo(connection), default=0)
    told: str = max(last, key=lambda kind: (last[kind], kind == "start"))
    return told


def _ends_of_undo(connection: Connection) -> frozenset[int]:
    """The steps that say something of the list of desks."""
    desks = SYNCED["desk"]
    told = select(op.c.tx).where(op.c.noun == "desk", op.c.row.in_(select(desks.c.id)))
    return frozenset(connection.scalars(told))


def recent(connection: Connection, most: int) -> tuple[Moment, ...]:
    """The minutes in which the file was last changed, the newest first."""
    minute = func.substr(step.c.wall, 1, 16)
    last = (
        select(func.max(step.c.tx).label("tx"), func.count().label("steps"))
        .group_by(minute)
        .order_by(func.max(step.c.tx).desc())
        .limit(most)
        .subquery()
    )
    found = connection.execute(
        select(step.c.wall, step.c.label, step.c.actor, last.c.steps)
        .join(last, step.c.tx == last.c.tx)
        .order_by(step.c.tx.desc())
    )
    return tuple(Moment(*row) for row in found)


def reverse(connection: Connection, done: Iterable[Operation]) -> None:
    """Write the opposite of operations, the last one first.

    Raises Refused `overtaken` where a row is no longer as the step left it.
    """
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    every = tuple(done)
    now = _images(connection, every)
    for item in reversed(every):
        row_id = _row_id(item)
        if now.pop((item.noun, row_id), None) != item.after:
            raise Refused("overtaken", noun=item.noun, row=item.row)
        _write(connection, item, row_id)
        if item.before is not None:
            now[item.noun, item.before["id"]] = item.before


def _row_id(item: Operation) -> str | int | None:
    """The id of the row that an operation left or took away."""
    return item.row if item.after is None else item.after["id"]


def _images(connection: Connection, done: Iterable[Operation]) -> dict[tuple[str, object], Image]:
    """The rows that operations left, as they are now, by noun and id; read many at a time."""
    wanted: dict[str, set[object]] = {}
    for item in done:
        wanted.setdefault(item.noun, set()).add(_row_id(item))
    found = {}
    for noun, every in wanted.items():
        table, ids = SYNCED[noun], list(every)
        for first in range(0, len(ids), MOST_READ):
            chosen = select(table).where(table.c.id.in_(ids[first : first + MOST_READ]))
            for row in connection.execute(chosen).mappings():
                found[noun, row["id"]] = dict(row)
    return found


def current(connection: Connection, table: Table, item: Operation) -> Image | None:
    """The row that an operation left, as it is now."""
    found = connection.execute(select(table).where(table.c.id == _row_id(item))).mappings().first()
    return None if found is None else dict(found)


def _write(connection: Connection, item: Operation, row_id: str | int | None) -> None:
    """The opposite of an operation, in plain SQL: an undo may hold thousands."""
    if item.before is None:
        connection.exec_driver_sql(f"DELETE FROM {item.noun} WHERE id = ?", (item.row,))
    elif item.after is None:
        names, gaps = ", ".join(item.before), ", ".join("?" for _ in item.before)
        insertion = f"INSERT INTO {item.noun} ({names}) VALUES ({gaps})"
        connection.exec_driver_sql(insertion, tuple(item.before.values()))
    else:
        columns = [name for n, name in enumerate(item.before) if item.mask >> n & 1]
        if item.before == item.after:
            say_again(connection, item.noun, item.row, columns)
            return
        told = ", ".join(f"{name} = ?" for name in columns)
        values = (*(item.before[name] for name in columns), row_id)
        connection.exec_driver_sql(f"UPDATE {item.noun} SET {told} WHERE id = ?", values)


def say_again(connection: Connection, noun: str, row: int, names: Iterable[str]) -> None:
    """Log that the open step wrote cells of a row which stay as they are.

    No trigger sees such a write, but to the other desks it tells: whoever wrote it had seen what
    they had said of these cells.
    """
    table = SYNCED[noun]
    chosen = set(names)
    told = connection.execute(select(table).where(table.c.id == row)).one()
    now = json.dumps(list(told), ensure_ascii=False, separators=(",", ":"))
    values = {
        "tx": connection.scalar(select(log_state.c.tx)),
        "kind": "update",
        "noun": noun,
        "row": row,
        "mask": sum(1 << n for n, name in enumerate(table.c.keys()) if name in chosen),
        "before": now,
        "after": now,
    }
    connection.execute(insert(op).values(values))


def tie(connection: Connection, of_tx: int) -> None:
    """Say in the open step which step it takes back."""
    open_tx = select(log_state.c.tx).scalar_subquery()
    connection.execute(update(step).where(step.c.tx == open_tx).values(of_tx=of_tx))


def replay(source: Connection, target: Connection) -> int:
    """Write all operations of one file's log into an empty copy's tables; returns how many.

    The copy must have no rows in its synced tables and capture switched off.
    """
    target.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    count = 0
    for row in source.execute(select(op).order_by(op.c.seq)):
        item = _operation(row.noun, row.row, row.kind, row.mask, row)
        _apply(target, SYNCED[item.noun], item)
        count += 1
    return count


def _apply(connection: Connection, table: Table, item: Operation) -> None:
    if item.after is None or item.before is None:
        connection.execute(delete(table).where(table.c.id == item.row))
        if item.after is not None:
            connection.execute(insert(table).values(item.after))
    else:
        connection.execute(update(table).where(table.c.id == item.row).values(item.after))
