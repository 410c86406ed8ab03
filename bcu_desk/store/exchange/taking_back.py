"""Taking the newest import back, as if it had never come: exact, as long as nothing built on it."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, Table, delete, func, select, update

from bcu_desk.domain.merge.knowledge import FeedId, Knowledge
from bcu_desk.domain.refusals import Refused
from bcu_desk.store import change_log, facts
from bcu_desk.store.books import feed_item, feed_step, log_state, op, received, segment, step
from bcu_desk.store.change_log import StepHead
from bcu_desk.store.exchange import feed, merging


def take_back(connection: Connection, head: StepHead, *, wall_ms: int) -> str:
    """Take the newest import back; returns the names of its files.

    `head` is of kind `merge`: the other desks are told nothing. Raises Refused `nothing_received`,
    `import_built_on` where this desk has gone on since, or `import_told_on` where it has sent
    others what it took in.
    """
    last = connection.execute(select(received).order_by(received.c.id.desc()).limit(1)).first()
    if last is None:
        raise Refused("nothing_received")
    before = feed.known_of(last.known_before)
    names = ", ".join(json.loads(last.file))
    _refuse_if_told_on(connection, before, names)
    _refuse_if_changed_since(connection, before, names)
    tx = last.tx if last.tx is not None else _last(connection, step.c.tx) + 1
    steps = _steps_since(connection, tx, names)
    keys = _touched(connection, before)
    _reverse(connection, steps, head, names, wall_ms)
    _forget(connection, before)
    facts.keep_fact(connection, feed.NUMBERED, str(_last(connection, op.c.seq)))
    connection.execute(delete(received).where(received.c.id == last.id))
    merging.mark_contested(connection, keys, head.wall)
    return names


def _refuse_if_told_on(connection: Connection, before: Knowledge, names: str) -> None:
    own = feed.own_feed(connection)
    sealed = connection.scalar(select(func.max(segment.c.last)).where(_is(segment, own))) or 0
    if sealed > before.of(own):
        raise Refused("import_told_on", files=names)


def _refuse_if_changed_since(connection: Connection, before: Knowledge, names: str) -> None:
    """Refuse where this desk has made changes since: an import that changed no row has no step."""
    own = feed.own_feed(connection)
    put_back = set(connection.scalars(select(step.c.tx).where(step.c.command == "PutBack")))
    numbered = feed.items(connection, own, before.of(own) + 1)
    made = (one for one in (*numbered, *feed.not_numbered(connection)) if one.kind != feed.MERGE)
    if any(one.tx not in put_back for one in made):
        raise Refused("import_built_on", files=names)


def _steps_since(connection: Connection, tx: int, names: str) -> list[int]:
    """The import's steps, the last one first: itself, and the rows it had to put back."""
    found = connection.execute(
        select(step.c.tx, step.c.kind, step.c.command).where(step.c.tx >= tx).order_by(step.c.tx)
    ).all()
    own = [row for row in found if row.kind != "merge" and row.command != "PutBack"]
    if own:
        raise Refused("import_built_on", files=names)
    return [row.tx for row in found if row.command in ("Receive", "PutBack")][::-1]


def _reverse(
    connection: Connection, steps: Sequence[int], head: StepHead, names: str, wall_ms: int
) -> None:
    change_log.open_step(connection, head, wall_ms=wall_ms)
    connection.execute(update(log_state).values(merging=1))
    for tx in steps:
        change_log.reverse(connection, change_log.operations(connection, tx))
    connection.execute(update(log_state).values(merging=0))
    tx = connection.scalar(select(log_state.c.tx)) or 0
    change_log.close_step(connection, tx, f"Took back {names}")


def _touched(connection: Connection, before: Knowledge) -> tuple[tuple[str, int], ...]:
    """The rows that the import's changes are of."""
    keys: dict[tuple[str, int], None] = {}
    for feed_id, last in feed.held(connection):
        if last > before.of(feed_id):
            later = _is(feed_item, feed_id) & (feed_item.c.number > before.of(feed_id))
            found = select(feed_item.c.noun, feed_item.c.row).where(
                later, feed_item.c.kind != feed.MERGE
            )
            keys |= {(row.noun, row.row): None for row in connection.execute(found)}
    return tuple(keys)


def _forget(connection: Connection, before: Knowledge) -> None:
    """Let go of what came; what waited with it can be received again."""
    for feed_id, _ in feed.held(connection):
        number = before.of(feed_id)
        later = _is(feed_item, feed_id) & (feed_item.c.number > number)
        connection.execute(delete(feed_item).where(later))
        sealed = _is(segment, feed_id) & (segment.c.last > number)
        connection.execute(delete(segment).where(sealed))
        kept = select(feed_item.c.tx).where(_is(feed_item, feed_id))
        loose = _is(feed_step, feed_id) & feed_step.c.tx.not_in(kept)
        connection.execute(delete(feed_step).where(loose))


def _last(connection: Connection, column: ColumnElement[int]) -> int:
    return connection.scalar(select(func.max(column))) or 0


def _is(table: Table, feed_id: FeedId) -> ColumnElement[bool]:
    return (table.c.desk == feed_id.desk) & (table.c.incarnation == feed_id.incarnation)
