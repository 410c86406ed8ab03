"""A desk file as it goes to a desk that joins the group, and what that desk makes of it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pyrage
import zstandard
from pyrage import x25519
from sqlalchemy import Connection, delete, func, select, update

from bcu_desk.domain.refusals import Refused
from bcu_desk.store import change_log, facts, session
from bcu_desk.store.books import log_state, op, received, sent_file, waiting
from bcu_desk.store.change_log import StepHead
from bcu_desk.store.copying import copy_out
from bcu_desk.store.create import first_number
from bcu_desk.store.exchange import feed, incarnations, merging, receive
from bcu_desk.store.exchange.receive import Arrived
from bcu_desk.store.exchange.sealed.keys import DeskKeys, PublicKeys
from bcu_desk.store.replace import beside, discard

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
    *,
    wall_ms: int,
    unsent: Arrived | None = None,
) -> None:
    """Make a copy of the lead's file the file of a new desk.

    It has seen all that the copy holds, and says so; what others did can't be undone here.
    `unsent` is what a desk that returns had never told: it comes first, as it was made then, so
    that what others did meanwhile stands beside it, to review.
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
    if unsent is not None:
        receive.keep_steps(connection, (unsent,))
        merging.take_in(connection, unsent.items, head.wall)
    feed.say_seen(connection, feed.latest_clock(connection))
    connection.execute(update(log_state).values(tx=None))
