"""Changes of tables and columns that are not known here: kept, and taken up once they are."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache

from sqlalchemy import Connection, select

from bcu_desk.store import change_log, facts
from bcu_desk.store.books import feed_item
from bcu_desk.store.change_log import StepHead
from bcu_desk.store.exchange import feed, merging
from bcu_desk.store.exchange.feed import FeedItem, RowKey
from bcu_desk.store.tables import SYNCED

_KNOWN = "columns_known"


def columns_now() -> dict[str, list[str]]:
    """The tables and columns that this program knows."""
    return {noun: list(map(str, table.c.keys())) for noun, table in SYNCED.items()}


def is_parked(item: FeedItem) -> bool:
    """Whether a change tells of something that this program does not know."""
    return item.kind != feed.MERGE and not is_known(item.noun, tuple(item.cells))


@lru_cache(maxsize=4_096)
def is_known(noun: str, names: tuple[str, ...]) -> bool:
    """Whether this program knows a table and these columns of it."""
    return noun in SYNCED and all(name in SYNCED[noun].c for name in names)


def take_up(connection: Connection, head: StepHead, *, wall_ms: int) -> int:
    """Write what was kept for tables and columns that are known only now; returns how many rows.

    Nothing is done while the program knows what it knew the last time.
    """
    told = facts.facts(connection).get(_KNOWN)
    now = columns_now()
    if told == json.dumps(now):
        return 0
    keys = tuple(_of_new(connection, json.loads(told) if told else now, now))
    facts.keep_fact(connection, _KNOWN, json.dumps(now))
    if not keys:
        return 0
    tx = change_log.open_step(connection, head, wall_ms=wall_ms)
    merging.bring_up_to_date(connection, keys, head.wall)
    return len(change_log.close_step(connection, tx, head.label))


def _of_new(
    connection: Connection, before: Mapping[str, list[str]], now: Mapping[str, list[str]]
) -> Iterator[RowKey]:
    """The rows of which changes tell something that was not known before."""
    for noun, columns in now.items():
        fresh = [name for name in columns if name not in before.get(noun, ())]
        if not fresh:
            continue
        found = connection.execute(
            select(feed_item.c.row, feed_item.c.cells).where(
                feed_item.c.noun == noun, feed_item.c.kind != feed.MERGE
            )
        )
        rows = {row.row for row in found if any(name in json.loads(row.cells) for name in fresh)}
        yield from ((noun, row) for row in sorted(rows))
