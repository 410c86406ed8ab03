"""Sending: what other desks lack, sealed, signed, written, read back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bcu_desk import VERSION
from bcu_desk.domain.desks import GroupDesk
from bcu_desk.domain.merge.knowledge import FeedId, Knowledge
from bcu_desk.domain.refusals import Refused
from bcu_desk.store import facts, session
from bcu_desk.store.exchange import feed, held, peers
from bcu_desk.store.exchange.roster import Roster, keys_of, roster
from bcu_desk.store.exchange.sealed import bundle
from bcu_desk.store.exchange.sealed.bundle import ENDING, FEATURES, FORMAT, Manifest
from bcu_desk.store.exchange.sealed.keys import DeskKeys
from bcu_desk.store.exchange.sealed.segments import Segment
from bcu_desk.store.identify import HEAD
from bcu_desk.work.desk import Desk
from bcu_desk.work.exchange.own_feed import made_ready
from bcu_desk.work.exchange.shelf import KeyShelf

MARKING = "OFFICIAL-SENSITIVE"


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that is on the disk and was read back: how many changes it tells, and to whom."""

    file: Path
    changes: int
    to: tuple[int, ...]


def send(desk: Desk, shelf: KeyShelf, out: Path, to: Sequence[int] = ()) -> Sent:
    """Write what the desks named (all, where none is) may lack to a file, or into a folder.

    Raises Refused, or OSError as the disk does. A file is never written over.
    """
    with session.writing(session.engine_of(desk.path, write=True)) as connection:
        group, keys = made_ready(connection, shelf)
        own = feed.own_feed(connection)
        held.seal_own(connection, group, HEAD, keys)
        readers = _readers(roster(connection), own.desk, to)
        known = feed.held(connection)
        told = held.beyond(connection, peers.known_by(connection, readers))
        name = facts.fact(connection, "desk_name")
    manifest = _manifest(desk, (group, own, name), readers, known, told)
    path = out / _file_name(manifest) if out.is_dir() else out
    _write(path, manifest, told, readers, keys)
    shelf.set_mark(group, own.desk, own.incarnation, known.of(own))
    changes = sum(n for one in told for kind, n in one.header.counts.items() if kind != "merge")
    return Sent(path, changes, tuple(one.id for one in readers))


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
    who: tuple[str, FeedId, str],
    readers: Sequence[GroupDesk],
    known: Knowledge,
    told: Sequence[Segment],
) -> Manifest:
    group, own, name = who
    return Manifest(
        format=FORMAT,
        features=tuple(sorted(FEATURES)),
        group=group,
        group_name=name,
        desk=own.desk,
        incarnation=own.incarnation,
        desk_name=name,
        to=tuple(one.id for one in readers),
        purpose="changes" if told else "receipt",
        marking=MARKING,
        knows=bundle.triples(known),
        needs=bundle.triples(_needs(told)),
        members=(),
        schema=HEAD,
        program=VERSION,
        made=desk.clock.wall(),
    )


def _needs(told: Sequence[Segment]) -> Knowledge:
    """What a reader must hold of each feed before these segments follow on it."""
    needed: dict[FeedId, int] = {}
    for one in told:
        before = one.header.first - 1
        needed[one.header.feed] = min(before, needed.get(one.header.feed, before))
    return Knowledge(needed)


def _write(
    path: Path,
    manifest: Manifest,
    told: Sequence[Segment],
    readers: Sequence[GroupDesk],
    keys: DeskKeys,
) -> None:
    opens = [keys_of(one) for one in readers]
    sealed = [bundle.sealed_for(one, opens) for one in told]
    members = tuple(bundle.member_of(one, part) for one, part in zip(told, sealed, strict=True))
    whole = bundle.bundle(bundle.with_members(manifest, members), sealed, keys)
    try:
        bundle.write_new(path, whole)
    except FileExistsError:
        raise Refused("file_exists", file=str(path)) from None


def _file_name(manifest: Manifest) -> str:
    """`BCU_03-Romford_to_02-04_2017-02-03T0915.bcusync`."""
    name = re.sub(r"[^A-Za-z0-9]+", "-", manifest.desk_name).strip("-") or "desk"
    to = "-".join(f"{number:02d}" for number in manifest.to)
    when = manifest.made[:16].replace(":", "")
    return f"BCU_{manifest.desk:02d}-{name}_to_{to}_{when}{ENDING}"
