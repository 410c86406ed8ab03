"""Reading exchange files: every signature and chain is checked before anything is taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from bcu_desk.domain.desks import GroupDesk
from bcu_desk.domain.merge.knowledge import FeedId, Knowledge, Span
from bcu_desk.domain.refusals import Refused
from bcu_desk.store.exchange import feed, held
from bcu_desk.store.exchange.receive import MOST_AT_ONCE
from bcu_desk.store.exchange.roster import Roster, extended, roster
from bcu_desk.store.exchange.sealed import bundle
from bcu_desk.store.exchange.sealed.bundle import Bundle
from bcu_desk.store.exchange.sealed.keys import DeskKeys
from bcu_desk.store.exchange.sealed.segments import Segment
from bcu_desk.store.session import Connection
from bcu_desk.work.exchange.keys.shelf import KeyShelf
from bcu_desk.work.exchange.opened import Opened
from bcu_desk.work.exchange.own_feed import made_ready
from bcu_desk.work.exchange.received import Asked


@dataclass(slots=True)
class Reading:
    """What is read of files: their manifests, and segments that were checked."""

    own: int
    keys: DeskKeys
    group: str
    roster: Roster
    known: Knowledge
    bundles: list[Bundle] = field(default_factory=list)
    held: frozenset[bytes] = frozenset()
    opened: dict[bytes, Opened] = field(default_factory=dict)
    count: int = 0

    @classmethod
    def start(cls, connection: Connection, shelf: KeyShelf) -> Reading:
        """Begin with what waits. Raises Refused `no_group` or `no_keys`."""
        group, keys = made_ready(connection, shelf)
        own = feed.own_feed(connection).desk
        desks, known = roster(connection), feed.held(connection)
        reading = cls(own, keys, group, desks, known)
        reading.held = held.hashes(connection)
        for one in held.all_waiting(connection):
            reading.open(one)
        return reading

    def read(self, found: Bundle, done: Callable[[int, int], object] = max) -> None:
        """Open a file: the lead's segments first, since they may name the others' keys.

        `done` is told how many segments of how many were checked; what it raises ends the work.
        """
        refuse_others(found, self.group, self.own)
        segments = found.segments(self.keys)
        in_order = sorted(segments, key=lambda one: self._turn(one.header.desk))
        self.count += sum(one.header.last - one.header.first + 1 for one in segments)
        for number, one in enumerate(in_order):
            done(number, len(in_order))
            self._check(one)
        manifest = found.manifest
        self._known(manifest.desk)
        found.check(self.roster.signer(manifest.desk, manifest.incarnation))
        self.bundles.append(found)

    def _check(self, one: Segment) -> None:
        if one.hash in self.held:
            return  # byte for byte what was checked and taken before
        header = one.header
        if header.group != self.group:
            raise Refused("exchange_foreign_group", group=header.group)
        signer = self._known(header.desk)
        one.check(self.roster.signer(header.desk, header.incarnation))
        if not signer.takes(header.incarnation, header.last):
            raise Refused("exchange_withdrawn", desk=signer.name, last=signer.last_number or 0)
        opened = self.open(one)
        if opened.of_desks:
            self.roster = extended(self.roster, opened.of_desks)

    def open(self, one: Segment) -> Opened:
        """Open a segment; its changes stay in memory where all that came finds room there."""
        opened = Opened.of(one, self.known, keep=self.count <= MOST_AT_ONCE)
        self.opened[one.hash] = opened
        return opened

    def _turn(self, desk: int) -> tuple[bool, bool]:
        """The lead is heard first; a desk that only the lead's word makes known comes last."""
        return desk != self.roster.lead, desk not in self.roster

    def _known(self, number: int) -> GroupDesk:
        if number not in self.roster:
            raise Refused("exchange_unknown_sender", desk=number)
        return self.roster[number]

    def asked(self) -> tuple[Asked, ...]:
        """What the files ask for."""
        manifests = [one.manifest for one in self.bundles]
        return tuple(
            Asked(
                told.desk,
                told.desk_name,
                tuple(Span(FeedId(d, i), first, last) for d, i, first, last in told.wants),
            )
            for told in manifests
            if told.purpose == bundle.REQUEST
        )

    def builds_on(self) -> tuple[tuple[int, int], ...]:
        """Up to which change of each desk the files say that a reader must hold them."""
        needed = Knowledge()
        for one in self.bundles:
            needed = needed.joined(bundle.knowledge(one.manifest.needs))
        return tuple((feed_id.desk, last) for feed_id, last in needed)


def refuse_others(found: Bundle, group: str, own: int) -> None:
    """Refuse a file of another group, or for other desks."""
    manifest = found.manifest
    if manifest.group != group:
        raise Refused("exchange_foreign_group", group=manifest.group_name)
    if own not in manifest.to:
        raise Refused("exchange_not_for_us", to=", ".join(f"{n:02d}" for n in manifest.to))
