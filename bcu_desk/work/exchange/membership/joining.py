"""How a desk comes into the group: the lead invites it, it accepts.

By its card, that is one trip there and back; by a passphrase spoken on the telephone, one trip.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec

from bcu_desk.domain.desks import GroupDesk
from bcu_desk.domain.merge.knowledge import FeedId
from bcu_desk.domain.refusals import Refused
from bcu_desk.store import facts, session
from bcu_desk.store.change_log import StepHead
from bcu_desk.store.exchange import feed, held, joining
from bcu_desk.store.exchange.receive import Arrived
from bcu_desk.store.exchange.roster import GROUP, LEAD, group_of, keys_of, roster
from bcu_desk.store.exchange.sealed.keys import DeskKeys, PublicKeys
from bcu_desk.store.exchange.sealed.packing import decoded
from bcu_desk.store.exchange.upkeep import reissuing
from bcu_desk.store.identify import identify
from bcu_desk.store.replace import beside, discard, put_new, sweep
from bcu_desk.store.session import Connection
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.exchange.keys.shelf import KeyShelf
from bcu_desk.work.exchange.membership.cards import DeskCard, new_passphrase, spoken
from bcu_desk.work.exchange.membership.carrying import Carried, carried
from bcu_desk.work.exchange.membership.group import (
    AddDesk,
    AddSpokenDesk,
    FoundGroup,
    ReadmitDesk,
)
from bcu_desk.work.exchange.membership.rotating import ROOM
from bcu_desk.work.exchange.membership.spoken import lock, unlock
from bcu_desk.work.exchange.own_feed import made_ready

_PURPOSE = "join"
OWN_KEYS = "Its own keys"
_LARGEST = 2 << 30
_Become = Callable[[joining.Brought | None], None]


@dataclass(frozen=True, slots=True)
class Invited:
    """A desk that was let in: its number, and the six words of both desks to compare."""

    number: int
    name: str
    words: str
    lead_words: str


@dataclass(frozen=True, slots=True)
class Joined:
    """A desk that has joined: its number and name, and the six words of the lead to compare.

    `unsent` is how many changes it had never told came over from its old file, `others` how many
    of other desks that the lead did not hold.
    """

    number: int
    name: str
    lead_words: str
    unsent: int = 0
    others: int = 0


@dataclass(frozen=True, slots=True)
class Spoken:
    """A desk that was let in by a passphrase, which is told now and kept nowhere."""

    number: int
    name: str
    passphrase: str
    lead_words: str


class _Join(msgspec.Struct, frozen=True, omit_defaults=True):
    group: str
    number: int
    name: str
    incarnation: int
    cut: tuple[int, int]
    lead: int
    lead_signs: bytes
    lead_opens: str
    size: int
    hash: bytes
    locked: bytes = b""  # the hash of what the passphrase opens


class _File(msgspec.Struct, frozen=True, omit_defaults=True):
    told: bytes
    signature: bytes
    sealed: bytes
    locked: bytes = b""  # the keys for `sealed`, where a passphrase opens them


def found_group(desk: Desk, shelf: KeyShelf) -> DeskKeys:
    """Make a file that stands alone the lead of a group; one that leads stays as it is."""
    engine = session.engine_of(desk.path, write=True)
    with session.writing(engine) as connection:
        told = facts.facts(connection)
        group = told.get(GROUP)
        if group is None:
            facts.keep_fact(connection, GROUP, told["file_key"])
            facts.keep_fact(connection, LEAD, told["desk_number"])
            # What was there before the group began goes along in the copy that each desk gets.
            upto = connection.exec_driver_sql("SELECT coalesce(max(seq), 0) FROM op").scalar()
            facts.keep_fact(connection, "numbered_upto", str(upto))
    number = int(told["desk_number"])
    if group is not None:
        return shelf.keys(group, number)
    keys = shelf.adopt(told["file_key"], number)
    public = keys.public
    desk.do(FoundGroup(name=told["desk_name"], signs=public.signs.hex(), opens=public.opens))
    return keys


def invite(desk: Desk, shelf: KeyShelf, card: DeskCard, out: Path) -> Invited:
    """Let a desk in and write its join file under a name that must be free.

    Raises Refused, FileExistsError, or OSError as the disk does.
    """
    _let_in(desk, shelf, (card, AddDesk), out)
    return _write_join(desk, shelf, card, out)


def invite_spoken(desk: Desk, shelf: KeyShelf, name: str, out: Path) -> Spoken:
    """Let a desk in without its card: its first keys lie in the join file, under a passphrase.

    Raises Refused, FileExistsError, or OSError as the disk does.
    """
    keys, passphrase = DeskKeys.make(), new_passphrase()
    card = DeskCard(name, keys.public)
    lead = _let_in(desk, shelf, (card, AddSpokenDesk), out)
    made = _write_join(desk, shelf, card, out, lock(keys, lead.public, passphrase))
    return Spoken(made.number, made.name, passphrase, made.lead_words)


def _let_in(
    desk: Desk, shelf: KeyShelf, who: tuple[DeskCard, type[AddDesk]], out: Path
) -> DeskKeys:
    """Put a desk into the list; returns the lead's keys."""
    if out.exists():
        raise Refused("file_exists", file=str(out))
    found_group(desk, shelf)
    card, way = who
    with session.writing(session.engine_of(desk.path, write=True)) as connection:
        _, lead = made_ready(connection, shelf)
        lost = len(roster(connection).lost)
    keys = {"signs": card.public.signs.hex(), "opens": card.public.opens}
    desk.do(way(name=card.name, hundred=lost, **keys))
    return lead


def readmit(desk: Desk, shelf: KeyShelf, number: int, card: DeskCard, out: Path) -> Invited:
    """Let a withdrawn desk in again under its number, with a copy of all that is held here.

    Raises Refused, FileExistsError, or OSError as the disk does.
    """
    if out.exists():
        raise Refused("file_exists", file=str(out))
    with desk.reader() as reader:
        known = feed.held(reader.connection)
        listed = [one.keys_from or 1 for one in reader.every(GroupDesk) if one.id == number]
    latest = max([*listed, *(one.incarnation for one, _ in known if one.desk == number)], default=1)
    keys = {"signs": card.public.signs.hex(), "opens": card.public.opens}
    desk.do(ReadmitDesk(number=number, keys_from=latest + ROOM, **keys))
    return _write_join(desk, shelf, card, out)


def _write_join(
    desk: Desk, shelf: KeyShelf, card: DeskCard, out: Path, locked: bytes = b""
) -> Invited:
    engine = session.engine_of(desk.path, write=True)
    with session.writing(engine) as connection:
        group, keys = made_ready(connection, shelf)
        held.seal_own(connection, group, identify(desk.path, check=False).revision, keys)
        known = roster(connection)
    one = next(one for one in known.values() if one.signs == card.public.signs.hex())
    lead = next(one for one in known.values() if one.id == known.lead)
    sealed, size = joining.snapshot_for(desk.path, card.public)
    told = msgspec.msgpack.encode(
        _Join(
            group=group,
            number=one.id,
            name=one.name,
            incarnation=one.keys_from or 1,
            cut=(one.last_incarnation or 1, one.last_number or 0),
            lead=lead.id,
            lead_signs=keys.public.signs,
            lead_opens=keys.public.opens,
            size=size,
            hash=hashlib.sha256(sealed).digest(),
            locked=hashlib.sha256(locked).digest() if locked else b"",
        )
    )
    _write(out, msgspec.msgpack.encode(_File(told, keys.sign(_PURPOSE, told), sealed, locked)))
    return Invited(one.id, one.name, card.words, spoken(keys_of(lead).fingerprint))


def returns(join: Path) -> bool:
    """Whether a join file is for a desk that was in the group before. Raises Refused."""
    return _told(join)[1].incarnation > 1


def asks_passphrase(join: Path) -> bool:
    """Whether a spoken passphrase opens a join file. Raises Refused."""
    return bool(_told(join)[1].locked)


def _told(join: Path) -> tuple[_File, _Join]:
    if join.stat().st_size > _LARGEST:
        raise Refused("exchange_impossible_size", size=join.stat().st_size)
    file = decoded(_File, join.read_bytes())
    return file, decoded(_Join, file.told)


def accept(
    join: Path,
    new: Path,
    shelf: KeyShelf,
    clock: Clock,
    old: Path | None = None,
    passphrase: str = "",
) -> Joined:
    """Make a new desk file from a join file; a desk that returns brings what it never told.

    `old` is the file that it had. Raises Refused, WrongKey, or OSError as the disk does.
    """
    if new.exists():
        raise Refused("file_exists", file=str(new))
    file, told = _told(join)
    lead = PublicKeys(told.lead_signs, told.lead_opens)
    _refuse_changed(file, told, lead)
    keys = _opening(file, told, shelf, passphrase) if told.locked else shelf.pending()
    content = joining.opened_snapshot(file.sealed, keys, told.size)
    own = shelf.next_keys(told.group, told.number).public if told.locked else None
    give = partial(shelf.give, told.group, told.number, keys if told.locked else None)
    label = None if own is None else f"{OWN_KEYS}: {spoken(own.fingerprint)}"
    start = _Start(told, keys, label, give)
    unsent, others = _make(new, content, start, clock, old)
    if not told.locked:
        shelf.let_go_of_pending()
    return Joined(told.number, told.name, spoken(lead.fingerprint), unsent, others)


def _refuse_changed(file: _File, told: _Join, lead: PublicKeys) -> None:
    """Refuse what is not as the lead wrote it, before anything of it is opened."""
    if not lead.signed(_PURPOSE, file.told, file.signature):
        raise Refused("exchange_tampered", desk=told.lead, first=0)
    locked = hashlib.sha256(file.locked).digest() if file.locked else b""
    if (hashlib.sha256(file.sealed).digest(), locked) != (told.hash, told.locked):
        raise Refused("exchange_damaged")


def _opening(file: _File, told: _Join, shelf: KeyShelf, passphrase: str) -> DeskKeys:
    """The keys that the passphrase opens; for a desk that has told nothing from this profile."""
    if not passphrase.strip():
        raise Refused("no_passphrase")
    if shelf.mark(told.group, told.number) != (1, 0):
        raise Refused("joined_already", desk=told.number)
    keys, lead = unlock(file.locked, passphrase)
    if lead != PublicKeys(told.lead_signs, told.lead_opens):
        raise Refused("exchange_tampered", desk=told.lead, first=0)
    return keys


@dataclass(frozen=True, slots=True)
class _Start:
    """What a desk starts with; `own` tells of its own keys where those of the join file go.

    `give` gives it its keys: before its file has its name, as a file without keys is of no use.
    """

    told: _Join
    keys: DeskKeys
    own: str | None
    give: Callable[[], object]


def _make(
    new: Path, content: bytes, start: _Start, clock: Clock, old: Path | None
) -> tuple[int, int]:
    """Write the file beside, check that it is a desk file, make it this desk's, then name it.

    Returns how many changes came over from its old file: its own, and those of others.
    """
    made, told = beside(new, "joining"), start.told
    label = f"{told.name} joined the group"
    head = StepHead("start", "Join", label, told.name, clock.wall(), start.own)
    counts = 0, 0
    sweep(new)
    try:
        made.write_bytes(content)
        revision = identify(made).revision
        known = joining.NewDesk(
            told.number, told.name, uuid.uuid4().hex, told.group, told.incarnation
        )
        with session.writing(session.engine_of(made, write=True)) as connection:
            become = partial(joining.become, connection, known, head, wall_ms=clock.millisecond())
            if old is None:
                become(None)
            else:
                counts = _with_old(connection, old, told, become)
            if start.own is not None:  # a feed that began elsewhere is told from this one
                joining.tell_of_joining(connection, head)
                held.seal_own(connection, told.group, revision, start.keys)
        start.give()
        put_new(made, new)
    except FileExistsError:
        raise Refused("file_exists", file=str(new)) from None
    finally:
        discard(made)
    return counts


def _with_old(connection: Connection, old: Path, told: _Join, become: _Become) -> tuple[int, int]:
    """Make the desk's file with what its old one alone holds. Raises Refused `not_its_file`."""
    fresh = FeedId(told.number, told.incarnation)
    identify(old)
    unsent = list[Arrived]()
    with session.Reader(session.engine_of(old, write=False)) as reader:
        before = reader.connection
        if group_of(before) != told.group or feed.own_feed(before).desk != told.number:
            raise Refused("not_its_file", file=old.name, desk=told.number)
        others = carried(connection, before, told.number)

        def own() -> Arrived:
            unsent.append(_unsent(connection, before, fresh))
            return unsent[0]

        become(joining.Brought(_arrived(others), own))
    held.keep(connection, (one.segment for one in others.taken))
    held.keep_waiting(connection, others.waiting)
    mine = sum(item.kind != feed.MERGE for part in unsent for item in part.items)
    return mine, others.changes


def _arrived(others: Carried) -> tuple[Arrived, ...]:
    return tuple(one.arrived() for one in others.taken)


def _unsent(connection: Connection, before: Connection, fresh: FeedId) -> Arrived:
    """What the desk's old file holds of its own beyond what was taken."""
    there = partial(facts.has_row, connection)
    desks = roster(connection)
    items = reissuing.unsent(before, desks, fresh, there)
    return Arrived(fresh, items, reissuing.steps(before, items, desks[fresh.desk]))


def _write(out: Path, told: bytes) -> None:
    made = beside(out, "joining")
    try:
        made.write_bytes(told)
        put_new(made, out)
    except FileExistsError:
        raise Refused("file_exists", file=str(out)) from None
    finally:
        discard(made)
