"""What was received when, from whom, in which file; and what desks differ in since then."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from bcu_desk.domain.merge.knowledge import Knowledge
from bcu_desk.store.books import received
from bcu_desk.store.change_log import StepHead
from bcu_desk.store.exchange import feed
from bcu_desk.store.exchange.merging import Taken
from bcu_desk.store.exchange.sealed.bundle import Bundle


@dataclass(frozen=True, slots=True)
class Receipt:
    """An import: its number, step, files by name and hash, their senders' numbers, when, what."""

    number: int
    tx: int | None
    files: tuple[str, ...]
    hashes: tuple[str, ...]
    senders: tuple[int, ...]
    wall: str
    changes: int


def keep(
    connection: Connection,
    head: StepHead,
    before: Knowledge,
    files: Sequence[tuple[str, str]],
    told: tuple[Iterable[Bundle], Taken],
) -> None:
    """Keep what an import was; `files` are names and hashes, `before` what was known before."""
    bundles, taken = told
    senders = sorted({one.manifest.desk for one in bundles})
    connection.execute(
        insert(received).values(
            tx=taken.tx or None,
            file=json.dumps([name for name, _ in files]),
            hash=json.dumps([digest for _, digest in files]),
            desk=senders[0] if senders else 0,
            wall=head.wall,
            known_before=feed.told_of(before),
            told=json.dumps({"senders": senders, "changes": taken.data}),
        )
    )


def taken_before(connection: Connection, hashes: Sequence[str]) -> bool:
    """Whether all of these files were taken in, byte for byte."""
    told = connection.scalars(select(received.c.hash))
    known = {one for listed in told for one in json.loads(listed)}
    return bool(hashes) and known.issuperset(hashes)


def last_received(connection: Connection) -> str | None:
    """When the newest import was taken in, as UTC text."""
    return connection.scalar(select(received.c.wall).order_by(received.c.id.desc()).limit(1))


def receipts(connection: Connection) -> tuple[Receipt, ...]:
    """Every import, the last one first."""
    found = connection.execute(select(received).order_by(received.c.id.desc()))
    return tuple(
        Receipt(
            row.id,
            row.tx,
            tuple(json.loads(row.file)),
            tuple(json.loads(row.hash)),
            tuple(json.loads(row.told)["senders"]),
            row.wall,
            json.loads(row.told)["changes"],
        )
        for row in found
    )
