"""Sending: what other desks lack, sealed, signed, written, read back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec

from bcu_desk import VERSION
from bcu_desk.domain.desks import GroupDesk
from bcu_desk.domain.merge.knowledge import FeedId
from bcu_desk.domain.refusals import Refused
from bcu_desk.store import facts, session
from bcu_desk.store.exchange import feed, held, peers
from bcu_desk.store.exchange.feed import Told
from bcu_desk.store.exchange.roster import Roster, keys_of, roster
from bcu_desk.store.exchange.sealed import bundle
from bcu_desk.store.exchange.sealed.bundle import CHANGES, FEATURES, FORMAT, RECEIPT, Manifest
from bcu_desk.store.exchange.sealed.keys import DeskKeys, PublicKeys
from bcu_desk.store.exchange.sealed.segments import Segment
from bcu_desk.store.exchange.upkeep import sent_files
from bcu_desk.store.exchange.upkeep.sent_files import SentFile
from bcu_desk.store.identify import HEAD
from bcu_desk.store.session import Connection
from bcu_desk.work.desk import Desk
from bcu_desk.work.exchange.keys.shelf import KeyShelf
from bcu_desk.work.exchange.membership.asking import to_ask
from bcu_desk.work.exchange.membership.carrying import to_pass_on
from bcu_desk.work.exchange.naming import file_name, part_name
from bcu_desk.work.exchange.own_feed import made_ready

MARKING = "OFFICIAL-SENSITIVE"
MOST_KEPT = 150_000  # changes that are held in memory from numbering to sealing
_MEMBER, _FIXED = 400, 2_048  # bytes around a sealed segment, and of a file without any


Going = Callable[[int, str], object]


def _go_on(_share: int, _words: str) -> None:
    """Nobody asks how far it is."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be sent: `changes`, a `receipt` (what we have) or a `request` (please send).

    No desk of `to` named means all; `most` is the largest file in bytes, 0 for one file.
    """

    to: tuple[int, ...] = ()
    purpose: str = CHANGES
    most: int = 0


@dataclass(frozen=True, slots=True)
class Sent:
    """Files that are on the disk and were read back: how many changes they tell, and to whom.

    `changes` are those that people made, `made_here` at this desk: the others are passed on;
    `names` are those of the desks `to`.
    """

    files: tuple[Path, ...]
    changes: int
    to: tuple[int, ...]
    purpose: str
    names: tuple[str, ...] = ()
    made_here: int = 0

    @property
    def file(self) -> Path:
        """The file, or the first part."""
        return self.files[0]


@dataclass(frozen=True, slots=True)
class _Parcel:
    """What goes out, before it is cut into parts."""

    manifest: Manifest
    told: tuple[Segment, ...]
    opens: tuple[PublicKeys, ...]


def send(
    desk: Desk,
    shelf: KeyShelf,
    out: Path,
    wanted: Wanted | None = None,
    going: Going = _go_on,
) -> Sent:
    """Write what the desks named may lack to a file, or into a folder, in parts where asked.

    `going` is told how far it is, in per cent and words; what it raises ends the work, and no file
    is left. Raises Refused, or OSError as the disk does. A file is never written over.
    """
    asked = wanted or Wanted()
    engine = session.engine_of(desk.path, write=True)
    with session.writing(engine, much=True) as connection:
        count = feed.pending(connection)
        going(0, "Gathering changes…")
        gathered = partial(_far, going, (0, 45), "Gathering changes…", count)
        kept: list[Told] | None = [] if count <= MOST_KEPT else None
        group, keys = made_ready(connection, shelf, gathered, kept)
        own = feed.own_feed(connection)
        sealed = partial(_far, going, (45, 70), "Sealing changes…", count)
        held.seal_own(connection, group, HEAD, keys, sealed, kept or ())
        del kept
        readers = _readers(roster(connection), own.desk, asked.to)
        known = feed.held(connection)
        told = _told(connection, readers, asked)
        manifest = _manifest(desk, connection, (group, own), readers, told, asked)
        renews = to_ask(connection, shelf, group, keys)
        manifest = msgspec.structs.replace(manifest, renews=renews)
    parcel = _Parcel(manifest, told, tuple(map(keys_of, readers)))
    files = _write(out, parcel, asked.most, keys, going)
    shelf.set_mark(group, own.desk, own.incarnation, known.of(own))
    names = tuple(one.name for one in readers)
    by_desk = _changes_by_desk(told)
    counts = sum(by_desk.values()), by_desk[own.desk]
    sent = Sent(files, counts[0], manifest.to, manifest.purpose, names, counts[1])
    noted = _noted(desk.actor, manifest, sent)
    desk.write_books(lambda books: sent_files.note(books, noted))
    return sent


def _changes_by_desk(told: Sequence[Segment]) -> Counter[int]:
    """How many changes people made, by the desk: not what only says what was taken in."""
    found = Counter[int]()
    for one in told:
        counts = one.header.counts
        found[one.header.desk] += sum(n for kind, n in counts.items() if kind != feed.MERGE)
    return found


def _noted(actor: str, manifest: Manifest, sent: Sent) -> SentFile:
    """What the book keeps of it."""
    return SentFile(
        wall=manifest.made,
        actor=actor,
        purpose=sent.purpose,
        files=tuple(path.name for path in sent.files),
        recipient=", ".join(sent.names),
        marking=manifest.marking,
        told=sent.changes,
    )


def _told(
    connection: Connection, readers: Sequence[GroupDesk], asked: Wanted
) -> tuple[Segment, ...]:
    if asked.purpose != CHANGES:
        return ()
    return (*held.beyond(connection, peers.known_by(connection, readers)), *to_pass_on(connection))


def _readers(known: Roster, own: int, to: Sequence[int]) -> tuple[GroupDesk, ...]:
    """The desks a file is for; the sender is no reader of its own file."""
    for number in to:
        if number not in known:
            raise Refused("unknown_desk", desk=number)
        if not known[number].active:
            raise Refused("desk_withdrawn", desk=known[number].name)
    found = tuple(one for number, one in sorted(known.items()) if one.active and number != own)
    chosen = tuple(one for one in found if not to or one.id in to)
    if not chosen:
        raise Refused("nobody_to_send_to")
    return chosen


def _manifest(
    desk: Desk,
    connection: Connection,
    who: tuple[str, FeedId],
    readers: Sequence[GroupDesk],
    told: Sequence[Segment],
    asked: Wanted,
) -> Manifest:
    group, own = who
    name = facts.fact(connection, "desk_name")
    wants = peers.gaps(connection) if asked.purpose == bundle.REQUEST else ()
    return Manifest(
        format=FORMAT,
        features=tuple(sorted(FEATURES)),
        group=group,
        group_name=name,
        desk=own.desk,
        incarnation=own.incarnation,
        desk_name=name,
        to=tuple(one.id for one in readers),
        purpose=asked.purpose if told or asked.purpose != CHANGES else RECEIPT,
        marking=MARKING,
        knows=bundle.triples(feed.held(connection)),
        needs=bundle.triples(held.needed_for(connection, told)),
        wants=tuple((*span.feed, span.first, span.last) for span in wants),
        part=(1, 1),
        members=(),
        schema=HEAD,
        program=VERSION,
        made=desk.clock.wall(),
    )


def _far(going: Going, share: tuple[int, int], words: str, of: int, done: int) -> None:
    """Tell how far a part of the work is, which stands for a part of the whole."""
    first, last = share
    going(first + (last - first) * min(done, of) // max(of, 1), words)


def _write(out: Path, parcel: _Parcel, most: int, keys: DeskKeys, going: Going) -> tuple[Path, ...]:
    """Write the parts, each under a name of its own; a name that is taken stops before any."""
    sealed = []
    for number, one in enumerate(parcel.told):
        _far(going, (70, 90), "Locking it for its readers…", len(parcel.told), number)
        sealed.append((one, bundle.sealed_for(one, parcel.opens)))
    parts = _parts(sealed, most)
    whole = out / file_name(parcel.manifest) if out.is_dir() else out
    paths = tuple(part_name(whole, number, len(parts)) for number in range(1, len(parts) + 1))
    _refuse_odd_place(paths)
    going(90, "Writing…")
    for number, (path, part) in enumerate(zip(paths, parts, strict=True), start=1):
        told = msgspec.structs.replace(
            parcel.manifest,
            part=(number, len(parts)),
            members=tuple(bundle.member_of(one, packed) for one, packed in part),
        )
        _write_one(path, bundle.bundle(told, [packed for _, packed in part], keys))
    return paths


def _refuse_odd_place(paths: Sequence[Path]) -> None:
    """Refuse a name that is taken, and a folder that is not there."""
    for path in paths:
        if path.exists():
            raise Refused("file_exists", file=str(path))
    folder = paths[0].parent
    if not folder.is_dir():  # such as a stick that is not in its place
        raise Refused("no_folder", folder=str(folder), field="out")


def _parts(sealed: Sequence[tuple[Segment, bytes]], most: int) -> list[list[tuple[Segment, bytes]]]:
    """Segments cut into files of at most so many bytes; 0 for one file."""
    parts: list[list[tuple[Segment, bytes]]] = [[]]
    size = _FIXED
    for one in sealed:
        more = len(one[1]) + _MEMBER
        if most and _FIXED + more > most:
            raise Refused("part_too_small", most=most, needed=_FIXED + more)
        if most and size + more > most:
            parts.append([])
            size = _FIXED
        parts[-1].append(one)
        size += more
    return parts


def _write_one(path: Path, whole: bytes) -> None:
    try:
        bundle.write_new(path, whole)
    except FileExistsError:
        raise Refused("file_exists", file=str(path)) from None
