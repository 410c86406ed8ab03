"""Receiving: files checked through and through, shown first, taken in as one step or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bcu_desk.domain.merge.arrivals import SortedOut, sort_out
from bcu_desk.domain.merge.knowledge import FeedId, Knowledge, Span
from bcu_desk.domain.merge.removals import is_much
from bcu_desk.domain.refusals import Refused
from bcu_desk.store import backup, facts, session
from bcu_desk.store.change_log import StepHead
from bcu_desk.store.exchange import feed, held, merging, peers, receipts
from bcu_desk.store.exchange.merging import Taken
from bcu_desk.store.exchange.receive import Way, take
from bcu_desk.store.exchange.sealed import bundle
from bcu_desk.store.exchange.sealed.bundle import Bundle
from bcu_desk.store.exchange.upkeep.collecting import let_go
from bcu_desk.store.exchange.upkeep.counting import keep_count, open_clashes
from bcu_desk.store.exchange.upkeep.listing import follow_leads
from bcu_desk.store.exchange.upkeep.parking import take_up
from bcu_desk.store.session import Connection
from bcu_desk.work.desk import Desk
from bcu_desk.work.exchange import received
from bcu_desk.work.exchange.keys.shelf import KeyShelf
from bcu_desk.work.exchange.membership.asking import list_asked
from bcu_desk.work.exchange.membership.beyond import set_aside, with_beyond
from bcu_desk.work.exchange.opened import Opened, authors
from bcu_desk.work.exchange.reading import Reading
from bcu_desk.work.exchange.received import Received
from bcu_desk.work.sentences import OF_FILE
from bcu_desk.work.tables.nouns import counted_of

Going = Callable[[int, str], object]


def _go_on(_share: int, _words: str) -> None:
    """Nobody asks how far it is."""


@dataclass(frozen=True, slots=True)
class How:
    """Whether files are taken in or only looked at; `removes` allows that they remove much.

    `going` is told how far it is, in per cent and words; what it raises ends the work. `copy` keeps
    a copy of the desk file first, and is off only where the caller has one.
    """

    apply: bool
    removes: bool = False
    going: Going = _go_on
    copy: bool = True


class _Preview(Exception):
    """Carries what a transaction would have done out of it, so that it is rolled back."""

    def __init__(self, found: Received) -> None:
        super().__init__()
        self.found = found


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What taking in came to."""

    known: Knowledge
    taken: Taken
    sorted_out: SortedOut
    opened: tuple[Opened, ...]


def receive(desk: Desk, shelf: KeyShelf, files: Sequence[Path], how: How) -> Received:
    """Take in exchange files together, or say what they would bring.

    A checked copy of the desk file is kept before anything is applied. Raises Refused (nothing
    was changed; `removes_much` where that must be said again), or OSError as the disk does.
    """
    going = how.going
    if _known_all(desk, files):
        return _nothing_new(desk, applied=how.apply)
    bundles = []
    for number, path in enumerate(files):
        going(30 * number // len(files), f"Reading {path.name}…")
        with _of(path, files):
            bundles.append(bundle.read_file(path))
    if how.apply and how.copy and _bring_something(desk, bundles):
        going(30, "Keeping a copy…")
        backup.keep_copy(desk.path, shelf.copies, desk.clock.minute(), soon=True)
    try:
        engine = session.engine_of(desk.path, write=True)
        with session.writing(engine, much=True) as connection:
            reading = Reading.start(connection, shelf)
            for path, found in zip(files, bundles, strict=True):
                _read(reading, found, path, files, going)
            told = _take(connection, desk, reading, files, how)
            going(90, "Writing…")
            if not how.apply:
                raise _Preview(told)
            if told.much and not how.removes:
                rows = _counted_of(connection, told.removed)
                raise Refused("removes_much", count=sum(told.removed.values()), rows=rows)
    except _Preview as preview:
        return preview.found
    return told


def _read(reading: Reading, found: Bundle, path: Path, files: Sequence[Path], going: Going) -> None:
    with _of(path, files):
        reading.read(found, partial(_checked, going, found.manifest.desk_name))


@contextmanager
def _of(path: Path, files: Sequence[Path]) -> Iterator[None]:
    """Where one of several files is refused, say which."""
    try:
        yield
    except Refused as refused:
        named = {OF_FILE: path.name} if len(files) > 1 else {}
        raise Refused(refused.code, **refused.facts, **named) from None


def _checked(going: Going, name: str, number: int, of: int) -> None:
    going(35 + 15 * number // of, f"Checking what {name} sent…")


def _merged(going: Going, of: int, number: int) -> None:
    going(50 + 40 * number // max(of, 1), "Merging…")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _known_all(desk: Desk, files: Sequence[Path]) -> bool:
    """Whether every file was taken in before, as it is."""
    if any(path.stat().st_size > bundle.LARGEST for path in files):
        return False
    told = [_digest(path) for path in files]
    with desk.reader() as reader:
        return receipts.taken_before(reader.connection, told)


def _nothing_new(desk: Desk, *, applied: bool) -> Received:
    with desk.reader() as reader:
        connection = reader.connection
        left = merging.open_conflicts(connection), open_clashes(connection)
    state = received.NOTHING_NEW
    return Received(state, applied, (), 0, {}, {}, {}, *left, 0, ())


def _bring_something(desk: Desk, bundles: Iterable[Bundle]) -> bool:
    """Whether files tell changes that are not held yet."""
    with desk.reader() as reader:
        known = feed.held(reader.connection)
    members = (member for one in bundles for member in one.manifest.members)
    return any(one.last > known.of(FeedId(one.desk, one.incarnation)) for one in members)


def _take(
    connection: Connection, desk: Desk, reading: Reading, files: Sequence[Path], how: How
) -> Received:
    held.refuse_fork(connection, (one.segment for one in reading.opened.values()))
    aside = set_aside(connection, desk, reading)
    list_asked(connection, desk, reading)
    if take_up(connection, _step(desk, "Changes kept for a newer program"), wall_ms=_ms(desk)):
        merging.refuse_missing(connection)
    known = feed.held(connection)
    by_stretch = {one.stretch(): one for one in reading.opened.values()}
    sorted_out = sort_out(known, by_stretch)
    opened = tuple(by_stretch[one] for one in sorted_out.taken)
    head = _step(desk, _label(reading))
    way = Way(how.apply, partial(_merged, how.going, sum(map(len, opened))))
    way.done(0)
    taken = take(connection, [one.arrived() for one in opened], head, wall_ms=_ms(desk), way=way)
    held.keep(connection, (one.segment for one in opened))
    held.keep_waiting(connection, (by_stretch[one].segment for one in sorted_out.waiting))
    held.forget_waiting(connection, feed.held(connection))
    _hear(connection, reading)
    follow_leads(
        connection, _step(desk, "The list of desks, as the lead tells it"), wall_ms=_ms(desk)
    )
    if taken.items:
        named = [(path.name, _digest(path)) for path in files]
        receipts.keep(connection, head, known, named, (reading.bundles, taken))
    let_go(connection, _ms(desk))
    outcome = _Outcome(known, taken, sorted_out, opened)
    told = _told(connection, reading, outcome, applied=how.apply)
    return with_beyond(told, reading.beyond(aside))


def _step(desk: Desk, label: str) -> StepHead:
    return StepHead("merge", "Receive", label, desk.actor, desk.clock.wall(), None)


def _ms(desk: Desk) -> int:
    return desk.clock.millisecond()


def _hear(connection: Connection, reading: Reading) -> None:
    """Note what the senders know, and what they ask for."""
    for one in reading.bundles:
        knows = bundle.knowledge(one.manifest.knows)
        sender = FeedId(one.manifest.desk, one.manifest.incarnation)
        peers.hear(connection, sender, knows, one.manifest.made)
        peers.note_program(connection, sender.desk, one.manifest.program)
    for asked in reading.asked():
        wants = asked.wants or _lacks(connection, asked.desk)
        peers.note_request(connection, asked.desk, wants)


def _lacks(connection: Connection, number: int) -> tuple[Span, ...]:
    """What a desk lacks of what is held here."""
    return peers.knowledge_of(connection, number).missing(feed.held(connection))


def _told(
    connection: Connection, reading: Reading, outcome: _Outcome, *, applied: bool
) -> Received:
    taken, found = outcome.taken, outcome.sorted_out
    removed = dict(taken.removed)
    left = facts.counts(connection, removed)
    return Received(
        state=_state(reading, outcome),
        applied=applied,
        senders=_senders(reading),
        changes=taken.data,
        new=dict(taken.new),
        changed=dict(taken.changed),
        removed=removed,
        conflicts=merging.open_conflicts(connection),
        clashes=keep_count(connection),
        waiting=len(found.waiting),
        missing=found.missing,
        gone=taken.gone,
        much=is_much(removed, {noun: left[noun] + n for noun, n in removed.items()}),
        authors=authors(outcome.opened),
        asked=reading.asked(),
        builds_on=reading.builds_on(),
        parked=sum(one.parked for one in outcome.opened),
    )


def _counted_of(connection: Connection, removed: Mapping[str, int]) -> str:
    """`1 of 12 vehicles`: what was removed, of what there was."""
    left = facts.counts(connection, removed)
    return counted_of(removed, {noun: left[noun] + n for noun, n in removed.items()})


def _state(reading: Reading, outcome: _Outcome) -> str:
    if outcome.taken.items:
        return received.NEW
    purposes = {one.manifest.purpose for one in reading.bundles}
    if bundle.REQUEST in purposes:
        return received.REQUEST
    if purposes == {bundle.RECEIPT}:
        return received.RECEIPT
    return received.WAITING if outcome.sorted_out.waiting else received.NOTHING_NEW


def _senders(reading: Reading) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.manifest.desk_name for one in reading.bundles))


def _label(reading: Reading) -> str:
    return f"Changes received from {', '.join(_senders(reading)) or 'other desks'}"
