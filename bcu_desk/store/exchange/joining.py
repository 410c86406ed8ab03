"""A desk file as it goes to a desk that joins the group, and what that desk makes of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path

import pyrage
import zstandard
from pyrage import x25519
from sqlalchemy import Connection, delete, func, insert, select, update

from bcu_desk.domain.refusals import Refused
from bcu_desk.store import change_log, facts, session
from bcu_desk.store.books import (
    feed_item,
    feed_step,
    log_state,
    op,
    received,
    sent_file,
    waiting,
)
from bcu_desk.store.change_log import StepHead
from bcu_desk.store.copying import copy_out
from bcu_desk.store.create import first_number
from bcu_desk.store.exchange import feed, incarnations, merging, receive
from bcu_desk.store.exchange.receive import PART, Arrived
from bcu_desk.store.exchange.roster import NOUN
from bcu_desk.store.exchange.sealed.keys import DeskKeys, PublicKeys
from bcu_desk.store.replace import beside, discard
from bcu_desk.store.tables import desk

LARGEST = 4 << 30


@dataclass(frozen=True, slots=True)
class NewDesk:
    """What a joining desk is: its number and name, its file's own key, its group.

    One that returns goes on under a new incarnation.
    """

    number: int
    name: str
    file_key: str
    group: str
    incarnation: int = 1


@dataclass(frozen=True, slots=True)
class Brought:
    """What a desk that returns brings along: of `others` what it alone held, as it was signed.

    `own` tells what it had never told, once the others' is there.
    """

    others: tuple[Arrived, ...]
    own: Callable[[], Arrived]


def snapshot_for(path: Path, reader: PublicKeys) -> tuple[bytes, int]:
    """The whole file, packed, so that only one desk can open it; and its size in bytes."""
    made = beside(path, "snapshot")
    try:
        with closing(session.connect(path, write=False)) as source:
            copy_out(source, made)
        told = made.read_bytes()
    finally:
        discard(made)
    packed = zstandard.ZstdCompressor(level=3, write_checksum=True).compress(told)
    return pyrage.encrypt(packed, [x25519.Recipient.from_str(reader.opens)]), len(told)


def opened_snapshot(sealed: bytes, keys: DeskKeys, size: int) -> bytes:
    """The bytes of the file. Raises Refused `join_not_for_us` or `exchange_damaged`."""
    if size > LARGEST:
        raise Refused("exchange_impossible_size", size=size)
    try:
        packed = pyrage.decrypt(sealed, keys.identities())
    except pyrage.DecryptError as error:
        raise Refused("join_not_for_us") from error
    try:
        if zstandard.get_frame_parameters(packed).content_size != size:
            raise Refused("exchange_impossible_size", size=size)
        return zstandard.ZstdDecompressor().decompress(packed, max_output_size=size)
    except zstandard.ZstdError as error:
        raise Refused("exchange_damaged") from error


def become(
    connection: Connection,
    new: NewDesk,
    head: StepHead,
    brought: Brought | None = None,
    *,
    wall_ms: int,
) -> None:
    """Make a copy of the lead's file the file of a new desk.

    It has seen all that the copy holds, and says so; what others did can't be undone here. What a
    desk that returns has `brought` comes before that, as it was made then, so that what others did
    meanwhile stands beside it, to review.
    """
    upto = connection.scalar(select(func.max(op.c.seq))) or 0
    told = {
        "desk_number": str(new.number),
        "desk_name": new.name,
        "file_key": new.file_key,
        "group_key": new.group,
        feed.INCARNATION: str(new.incarnation),
        feed.NUMBERED: str(upto),
    }
    for name, value in told.items():
        facts.keep_fact(connection, name, value)
    for table in (waiting, received, sent_file):
        connection.execute(delete(table))
    connection.execute(update(log_state).values(next_number=first_number(new.number)))
    if new.incarnation > 1:  # it had given numbers before, of which not all need be known here
        incarnations.leave_room(connection)
    change_log.open_step(connection, head, wall_ms=wall_ms)
    if brought is not None:
        _take_in(connection, brought.others, head.wall)
        _take_in(connection, (brought.own(),), head.wall)
    feed.say_seen(connection, feed.latest_clock(connection))
    connection.execute(update(log_state).values(tx=None))
    if brought is not None:
        receive.put_back(connection, head, wall_ms)


def _take_in(connection: Connection, arrived: Sequence[Arrived], wall: str) -> None:
    """Take changes in by the order of their clocks, so many at once as find room in memory."""
    receive.keep_steps(connection, arrived)
    items = sorted((one for part in arrived for one in part.items), key=attrgetter("clock"))
    for first in range(0, len(items), PART):
        merging.take_in(connection, items[first : first + PART], wall)


def tell_of_joining(connection: Connection, head: StepHead) -> None:
    """Let the first segment of a desk's feed say how it joined, so that no other begins so.

    A step of this kind is not numbered; what it says stands with the entry of what was seen.
    """
    place = feed.own_feed(connection)._asdict()
    told = {"actor": head.actor, "command": head.command, "label": head.label}
    row = {**place, **told, "tx": 0, "reason": head.reason, "wall": head.wall}
    connection.execute(insert(feed_step).values(row))


def let_in_by(connection: Connection, number: int) -> frozenset[str]:
    """The commands by which a desk was put into the list, as far as anybody told of it."""
    step_of = (
        (feed_step.c.desk == feed_item.c.desk)
        & (feed_step.c.incarnation == feed_item.c.incarnation)
        & (feed_step.c.tx == feed_item.c.tx)
    )
    found = select(feed_step.c.command).join_from(feed_item, feed_step, step_of)
    inserts = (feed_item.c.noun == NOUN) & (feed_item.c.row == number)
    return frozenset(connection.scalars(found.where(inserts, feed_item.c.kind == "insert")))


def list_keys(
    connection: Connection, head: StepHead, number: int, keys: tuple[PublicKeys, int], wall: int
) -> None:
    """List, as the lead, new keys of a desk and the incarnation from which on they sign."""
    public, keys_from = keys
    tx = change_log.open_step(connection, head, wall_ms=wall)
    told = {"signs": public.signs.hex(), "opens": public.opens, "keys_from": keys_from}
    connection.execute(update(desk).where(desk.c.id == number).values(told))
    change_log.close_step(connection, tx, head.label)
    feed.number_own(connection)
