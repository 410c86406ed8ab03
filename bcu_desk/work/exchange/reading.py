"""Reading exchange files: every signature and chain is checked before anything is taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from bcu_desk.domain.desks import GroupDesk
from bcu_desk.domain.merge.arrivals import Stretch
from bcu_desk.domain.merge.knowledge import Dot, FeedId, Knowledge, Span
from bcu_desk.domain.refusals import Refused
from bcu_desk.store.exchange import feed, held
from bcu_desk.store.exchange.feed import FeedItem
from bcu_desk.store.exchange.receive import Arrived
from bcu_desk.store.exchange.roster import Roster, extended, lead_of, roster
from bcu_desk.store.exchange.sealed import bundle
from bcu_desk.store.exchange.sealed.bundle import Bundle
from bcu_desk.store.exchange.sealed.keys import DeskKeys
from bcu_desk.store.exchange.sealed.segments import Segment, Transaction
from bcu_desk.store.session import Connection
from bcu_desk.work.exchange.keys.shelf import KeyShelf
from bcu_desk.work.exchange.own_feed import made_ready
from bcu_desk.work.exchange.received import Asked, Author


@dataclass(slots=True)
class Reading:
    """What is read of files: their manifests, and segments that were checked."""

    own: int
    keys: DeskKeys
    group: str
    lead: int
    roster_held: Roster
    known: Knowledge
    roster: Roster = field(default_factory=Roster)
    from_lead: dict[Dot, FeedItem] = field(default_factory=dict)
    bundles: list[Bundle] = field(default_factory=list)
    held: frozenset[bytes] = frozenset()
    segments: dict[bytes, Segment] = field(default_factory=dict)
    opened: dict[bytes, tuple[tuple[FeedItem, ...], tuple[Transaction, ...]]] = field(
        default_factory=dict
    )

    @classmethod
    def start(cls, connection: Connection, shelf: KeyShelf) -> Reading:
        """Begin with what waits. Raises Refused `no_group` or `no_keys`."""
        group, keys = made_ready(connection, shelf)
        own = feed.own_feed(connection).desk
        desks, known = roster(connection), feed.held(connection)
        reading = cls(own, keys, group, lead_of(connection), desks, known)
        reading.roster = desks
        reading.held = held.hashes(connection)
        for one in held.all_waiting(connection):
            reading.segments[one.hash] = one
            reading.opened[one.hash] = held.opened(one)
        return reading

    def read(self, found: Bundle) -> None:
        """Open a file: the lead's segments first, since they may name the others' keys."""
        refuse_others(found, self.group, self.own)
        segments = found.segments(self.keys)
        for one in sorted(segments, key=lambda one: one.header.desk != self.lead):
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
        self.segments[one.hash] = one
        self.opened[one.hash] = held.opened(one)
        if header.desk == self.lead:
            self._hear_lead(self.opened[one.hash][0])

    def _hear_lead(self, items: Iterable[FeedItem]) -> None:
        self.from_lead |= {i.dot: i for i in items if not self.known.knows(i.dot)}
        in_order = [self.from_lead[dot] for dot in sorted(self.from_lead)]
        self.roster = extended(self.roster_held, in_order)

    def _known(self, number: int) -> GroupDesk:
        if number not in self.roster:
            raise Refused("exchange_unknown_sender", desk=number)
        return self.roster[number]

    def stretch(self, one: Segment) -> Stretch:
        """A segment as a stretch of its feed, with what its desk had seen by its end."""
        needs = Knowledge()
        for item in self.opened[one.hash][0]:
            if item.kind == feed.MERGE:
                needs = needs.joined(item.seen())
        return Stretch(one.header.feed, one.header.first, one.header.last, needs)

    def arrived(self, one: Segment) -> Arrived:
        """A segment's items and steps."""
        items, steps = self.opened[one.hash]
        return Arrived(one.header.feed, items, steps)

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


def authors(known: Knowledge, arrived: Iterable[Arrived]) -> tuple[Author, ...]:
    """Who made the changes that are new, the most first."""
    changes, removes = Counter[tuple[str, int]](), Counter[tuple[str, int]]()
    for part in arrived:
        actors = {one.tx: one.actor for one in part.steps}
        for item in part.items:
            if item.kind != feed.MERGE and not known.knows(item.dot):
                who = actors.get(item.tx, ""), item.dot.desk
                changes[who] += 1
                removes[who] += item.kind == "delete"
    return tuple(
        Author(name, desk, count, removes[name, desk])
        for (name, desk), count in sorted(changes.items(), key=lambda one: (-one[1], one[0]))
    )
