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
from bcu_desk.store.books import log_state, op, received, waiting
from bcu_desk.store.change_log import StepHead
from bcu_desk.store.copying import copy_out
from bcu_desk.store.create import first_number
from bcu_desk.store.exchange import feed
from bcu_desk.store.exchange.sealed.keys import DeskKeys, PublicKeys
from bcu_desk.store.replace import beside, discard

LARGEST = 4 << 30


@dataclass(frozen=True, slots=True)
class NewDesk:
    """What a joining desk is: its number and name, its file's own key, its group and lead."""

    number: int
    name: str
    file_key: str
    group: str
    lead: int


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
    """The bytes of the file. Raises Refused `exchange_not_for_us` or `exchange_damaged`."""
    if size > LARGEST:
        raise Refused("exchange_impossible_size", size=size)
    try:
        packed = pyrage.decrypt(sealed, [x25519.Identity.from_str(keys.opens)])
    except pyrage.DecryptError as error:
        raise Refused("exchange_not_for_us", to="") from error
    try:
        if zstandard.get_frame_parameters(packed).content_size != size:
            raise Refused("exchange_impossible_size", size=size)
        return zstandard.ZstdDecompressor().decompress(packed, max_output_size=size)
    except zstandard.ZstdError as error:
        raise Refused("exchange_damaged") from error


def become(connection: Connection, new: NewDesk, head: StepHead, *, wall_ms: int) -> None:
    """Make a copy of the lead's file the file of a new desk.

    It has seen all that the copy holds, and says so first; what others did can't be undone here.
    """
    upto = connection.scalar(select(func.max(op.c.seq))) or 0
    told = {
        "desk_number": str(new.number),
        "desk_name": new.name,
        "file_key": new.file_key,
        "group_key": new.group,
        "lead_desk": str(new.lead),
        feed.INCARNATION: "1",
        feed.NUMBERED: str(upto),
    }
    for name, value in told.items():
        facts.keep_fact(connection, name, value)
    for table in (waiting, received):
        connection.execute(delete(table))
    connection.execute(update(log_state).values(next_number=first_number(new.number)))
    tx = change_log.open_step(connection, head, wall_ms=wall_ms)
    feed.say_seen(connection, change_log.clock_of(connection, tx))
    connection.execute(update(log_state).values(tx=None))
