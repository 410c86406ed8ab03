"""Receiving: files checked through and through, shown first, taken in as one step or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bcu_desk.domain.desks import GroupDesk
from bcu_desk.domain.merge.arrivals import SortedOut, Stretch, sort_out
from bcu_desk.domain.merge.knowledge import Dot, FeedId, Knowledge, Span
from bcu_desk.domain.refusals import Refused
from bcu_desk.store import backup, facts, session
from bcu_desk.store.change_log import StepHead
from bcu_desk.store.exchange import feed, held, merging, peers, receipts
from bcu_desk.store.exchange.feed import FeedItem
from bcu_desk.store.exchange.merging import Taken
from bcu_desk.store.exchange.receive import Arrived, take
from bcu_desk.store.exchange.roster import (
    Roster,
    extended,
    keys_of,
    lead_of,
    roster,
)
from bcu_desk.store.exchange.sealed import bundle
from bcu_desk.store.exchange.sealed.bundle import Bundle
from bcu_desk.store.exchange.sealed.keys import DeskKeys
from bcu_desk.store.exchange.sealed.segments import Segment, Transaction
from bcu_desk.store.session import Connection
from bcu_desk.work.desk import Desk
from bcu_desk.work.exchange.own_feed import made_ready
from bcu_desk.work.exchange.shelf import KeyShelf


@dataclass(frozen=True, slots=True)
class Received:
    """What a file brings, or has brought once it is applied.

    `state` is `new`, `nothing_new` or `waiting`; the counts are of rows by noun; `conflicts` and
    `clashes` are how many are open afterwards; `missing` is what waiting changes need; `gone` are
    the rows removed, by noun and id.
    """

    state: str
    applied: bool
    senders: tuple[str, ...]
    changes: int
    new: Mapping[str, int]
    changed: Mapping[str, int]
    removed: Mapping[str, int]
    conflicts: int
    clashes: int
    waiting: int
    missing: tuple[Span, ...]
    gone: tuple[tuple[str, int], ...] = ()


Going = Callable[[int, str], object]


def _go_on(_share: int, _words: str) -> None:
    """Nobody asks how far it is."""


class _Preview(Exception):
    """Carries what a transaction would have done out of it, so that it is rolled back."""

    def __init__(self, found: Received) -> None:
        super().__init__()
        self.found = found


@dataclass(slots=True)
class _Reading:
    """What is read of files: their manifests, and segments that were checked."""

    own: int
    keys: DeskKeys
    group: str
    lead: int
    roster_held: Roster
    known: Knowledge
    roster: Roster = field(default_factory=dict)
    from_lead: dict[Dot, FeedItem] = field(default_factory=dict)
    bundles: list[Bundle] = field(default_factory=list)
    segments: dict[bytes, Segment] = field(default_factory=dict)
    opened: dict[bytes, tuple[tuple[FeedItem, ...], tuple[Transaction, ...]]] = field(
        default_factory=dict
    )


def receive(
    desk: Desk, shelf: KeyShelf, files: Sequence[Path], *, apply: bool, going: Going = _go_on
) -> Received:
    """Take in exchange files together, or say what they would bring.

    `going` is told how far it is, in per cent and words; what it raises ends the work and nothing
    is changed. A checked copy of the desk file is kept before anything is applied. Raises Refused
    (nothing was changed), or OSError as the disk does.
    """
    if apply:
        going(0, "Keeping a copy…")
        backup.keep_copy(desk.path, shelf.copies, desk.clock.minute())
    try:
        with session.writing(session.engine_of(desk.path, write=True)) as connection:
            reading = _start(connection, shelf)
            for number, path in enumerate(files):
                going(40 * number // len(files), f"Checking {path.name}…")
                _read(reading, path)
            going(40, "Merging…")
            found = _take(connection, desk, reading, files, applied=apply)
            going(90, "Writing…")
            if not apply:
                raise _Preview(found)
    except _Preview as preview:
        return preview.found
    return found


def _start(connection: Connection, shelf: KeyShelf) -> _Reading:
    group, keys = made_ready(connection, shelf)
    own = feed.own_feed(connection).desk
    desks, known = roster(connection), feed.held(connection)
    reading = _Reading(own, keys, group, lead_of(connection), desks, known)
    reading.roster = desks
    for one in held.all_waiting(connection):
        reading.segments[one.hash] = one
        reading.opened[one.hash] = held.opened(one)
    return reading


def _read(reading: _Reading, path: Path) -> None:
    """Open a file: the lead's segments first, since they may name the others' keys."""
    found = bundle.read_file(path)
    manifest = found.manifest
    if manifest.group != reading.group:
        raise Refused("exchange_foreign_group", group=manifest.group_name)
    if reading.own not in manifest.to:
        raise Refused("exchange_not_for_us", to=", ".join(f"{n:02d}" for n in manifest.to))
    segments = found.segments(reading.keys)
    lead_first = sorted(segments, key=lambda one: one.header.desk != reading.lead)
    for one in lead_first:
        _check(reading, one)
    found.check(keys_of(_known(reading.roster, manifest.desk)))
    reading.bundles.append(found)


def _check(reading: _Reading, one: Segment) -> None:
    header = one.header
    if header.group != reading.group:
        raise Refused("exchange_foreign_group", group=header.group)
    signer = _known(reading.roster, header.desk)
    one.check(keys_of(signer))
    if not signer.takes(header.incarnation, header.last):
        raise Refused("exchange_withdrawn", desk=signer.name, last=signer.last_number)
    reading.segments[one.hash] = one
    reading.opened[one.hash] = held.opened(one)
    if header.desk == reading.lead:
        items = reading.opened[one.hash][0]
        reading.from_lead |= {i.dot: i for i in items if not reading.known.knows(i.dot)}
        in_order = [reading.from_lead[dot] for dot in sorted(reading.from_lead)]
        reading.roster = extended(reading.roster_held, in_order)


def _known(known: Roster, number: int) -> GroupDesk:
    if number not in known:
        raise Refused("exchange_unknown_sender", desk=number)
    return known[number]


def _take(
    connection: Connection,
    desk: Desk,
    reading: _Reading,
    files: Sequence[Path],
    *,
    applied: bool,
) -> Received:
    known = feed.held(connection)
    held.refuse_fork(connection, reading.segments.values())
    by_stretch = {_stretch(reading, one): one for one in reading.segments.values()}
    sorted_out = sort_out(known, by_stretch)
    taken_segments = [by_stretch[one] for one in sorted_out.taken]
    senders = tuple(dict.fromkeys(one.manifest.desk_name for one in reading.bundles))
    head = StepHead("merge", "Receive", _label(senders), desk.actor, desk.clock.wall(), None)
    arrived = [_arrived(reading, one) for one in taken_segments]
    taken = take(connection, arrived, head, wall_ms=desk.clock.millisecond())
    held.keep(connection, taken_segments)
    held.keep_waiting(connection, (by_stretch[one] for one in sorted_out.waiting))
    held.forget_waiting(connection, feed.held(connection))
    for one in reading.bundles:
        knows = bundle.knowledge(one.manifest.knows)
        sender = FeedId(one.manifest.desk, one.manifest.incarnation)
        peers.hear(connection, sender, knows, one.manifest.made)
    if taken.items:
        named = [(path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in files]
        receipts.keep(connection, head, known, named, (reading.bundles, taken))
    return _told(connection, taken, sorted_out, senders, applied=applied)


def _told(
    connection: Connection,
    taken: Taken,
    found: SortedOut,
    senders: tuple[str, ...],
    *,
    applied: bool,
) -> Received:
    state = "new" if taken.items else "waiting" if found.waiting else "nothing_new"
    return Received(
        state=state,
        applied=applied,
        senders=senders,
        changes=taken.items,
        new=dict(taken.new),
        changed=dict(taken.changed),
        removed=dict(taken.removed),
        conflicts=merging.open_conflicts(connection),
        clashes=facts.overlapping_bookings(connection) + facts.double_holdings(connection),
        waiting=len(found.waiting),
        missing=found.missing,
        gone=taken.gone,
    )


def _stretch(reading: _Reading, one: Segment) -> Stretch:
    needs = Knowledge()
    for item in reading.opened[one.hash][0]:
        if item.kind == feed.MERGE:
            needs = needs.joined(item.seen())
    return Stretch(one.header.feed, one.header.first, one.header.last, needs)


def _arrived(reading: _Reading, one: Segment) -> Arrived:
    items, steps = reading.opened[one.hash]
    return Arrived(one.header.feed, items, steps)


def _label(senders: Iterable[str]) -> str:
    return f"Changes received from {', '.join(senders) or 'other desks'}"
