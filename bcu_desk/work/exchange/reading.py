"""Reading exchange files: every signature and chain is checked before anything is taken."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from bcu_desk.domain.desks import RETIRED, GroupDesk
from bcu_desk.domain.merge.knowledge import Dot, FeedId, Knowledge, Span
from bcu_desk.domain.refusals import Refused
from bcu_desk.store.exchange import feed, held
from bcu_desk.store.exchange.feed import FeedItem
from bcu_desk.store.exchange.receive import MOST_AT_ONCE
from bcu_desk.store.exchange.roster import NOUN, Roster, extended, roster
from bcu_desk.store.exchange.sealed import bundle
from bcu_desk.store.exchange.sealed.bundle import Bundle
from bcu_desk.store.exchange.sealed.keys import DeskKeys
from bcu_desk.store.exchange.sealed.segments import Header, Segment
from bcu_desk.store.session import Connection
from bcu_desk.work.exchange.keys.shelf import KeyShelf
from bcu_desk.work.exchange.keys.unlisted import told_apart
from bcu_desk.work.exchange.opened import Opened
from bcu_desk.work.exchange.own_feed import made_ready
from bcu_desk.work.exchange.received import Asked, Beyond

_NOWHERE = Dot(0, 0, 0)


@dataclass(slots=True)
class Reading:
    """What is read of files: their manifests, and segments that were checked.

    `raised` is up to where the lead lets the changes of a retired desk count after all, by its
    number: another desk had taken them in before it knew that the desk was retired.
    """

    own: int
    keys: DeskKeys
    group: str
    roster: Roster
    known: Knowledge
    bundles: list[Bundle] = field(default_factory=list)
    held: frozenset[bytes] = frozenset()
    opened: dict[bytes, Opened] = field(default_factory=dict)
    count: int = 0
    raised: dict[int, Dot] = field(default_factory=dict)
    own_last: Dot = _NOWHERE

    @classmethod
    def start(cls, connection: Connection, shelf: KeyShelf) -> Reading:
        """Begin with what waits. Raises Refused `no_group` or `no_keys`."""
        group, keys = made_ready(connection, shelf)
        own = feed.own_feed(connection)
        desks, known = roster(connection), feed.held(connection)
        reading = cls(own.desk, keys, group, desks, known, own_last=Dot(*own, known.of(own)))
        reading.held = held.hashes(connection)
        for one in held.all_waiting(connection):
            reading._hear(one, own.desk)
        return reading

    def read(self, found: Bundle, done: Callable[[int, int], object] = max) -> None:
        """Open a file: the lead's segments first, since they may name the others' keys.

        `done` is told how many segments of how many were checked; what it raises ends the work.
        """
        refuse_others(found, self.group, self.own)
        segments = self._opened(found)
        in_order = sorted(segments, key=lambda one: self._turn(one.header.desk))
        self.count += sum(one.header.last - one.header.first + 1 for one in segments)
        for number, one in enumerate(in_order):
            done(number, len(in_order))
            self._check(one, found.manifest.desk)
        manifest = found.manifest
        sender = self._known(manifest.desk)
        with told_apart(self.roster, manifest.desk, found.check):
            found.check(self.roster.signer(manifest.desk, manifest.incarnation))
        self._refuse_withdrawn(sender, in_order)
        self.bundles.append(found)

    def _opened(self, found: Bundle) -> tuple[Segment, ...]:
        """The segments; what is addressed to this desk was sealed for keys that it has."""
        try:
            return found.segments(self.keys)
        except Refused as refused:
            if refused.code == "exchange_not_for_us":
                raise Refused("exchange_other_keys", desk=self.own) from refused
            raise

    def _check(self, one: Segment, sender: int) -> None:
        if one.hash in self.held:
            return  # byte for byte what was checked and taken before
        header = one.header
        if header.group != self.group:
            raise Refused("exchange_foreign_group", group=header.group)
        self._known(header.desk)
        with told_apart(self.roster, header.desk, one.check):
            one.check(self.roster.signer(header.desk, header.incarnation))
        self._hear(one, sender)

    def _hear(self, one: Segment, sender: int) -> None:
        """Open a segment and heed what it says of the list of desks, however late it comes."""
        opened = self.open(one)
        if opened.of_desks:
            self.roster = extended(self.roster, opened.of_desks)
        header = one.header
        by_another = sender in self.roster and self.roster[sender].active
        late = self._known(header.desk).status == RETIRED and not self._takes(one)
        if late and by_another and self.roster.lead == self.own:
            self._raise(Dot(*header.feed, header.last))

    def _takes(self, one: Segment) -> bool:
        header = one.header
        return self._known(header.desk).takes(header.incarnation, header.last)

    def let_held_count(self) -> None:
        """As the lead, let count what this desk took in of retired desks before it heard of it."""
        known = tuple(self.known) if self.roster.lead == self.own else ()
        for feed_id, last in reversed(known):
            one = self.roster.get(feed_id.desk)
            if one is None or one.status != RETIRED or feed_id.desk in self.raised:
                continue
            if not one.takes(feed_id.incarnation, last):
                self._raise(Dot(*feed_id, last))

    def _raise(self, upto: Dot) -> None:
        """Let a retired desk's changes count up to this, as this desk, the lead, will write."""
        told = {"last_incarnation": upto.incarnation, "last_number": upto.number}
        self.own_last = self.own_last._replace(number=self.own_last.number + 1)
        word = FeedItem(self.own_last, 0, 0, "update", NOUN, upto.desk, told)
        self.roster = extended(self.roster, (word,))
        self.raised[upto.desk] = upto

    def _refuse_withdrawn(self, sender: GroupDesk, segments: Iterable[Segment]) -> None:
        """A desk that was withdrawn brings nothing beyond what counts, its own or others'."""
        own = self.roster[sender.id]
        for one in segments:
            of_sender = one.header.desk == own.id
            if one.hash not in self.held and not self._takes(one) and (of_sender or not own.active):
                raise Refused("exchange_withdrawn", desk=own.name, last=own.last_number or 0)

    def set_aside(self) -> tuple[Segment, ...]:
        """Take out what waits for the lead's word, beyond what counts of a withdrawn desk."""
        found = [key for key, one in self.opened.items() if not self._takes(one.segment)]
        return tuple(self.opened.pop(key).segment for key in found)

    def beyond(self, aside: Iterable[Segment]) -> tuple[Beyond, ...]:
        """What came of withdrawn desks beyond what had counted: let count, or set aside."""
        spans: dict[int, list[Header]] = {}
        for one in aside:
            spans.setdefault(one.header.desk, []).append(one.header)
        found = []
        for number, headers in sorted(spans.items()):
            first, last = min(one.first for one in headers), max(one.last for one in headers)
            found.append(self._beyond(number, first, last, taken=False))
        for number, dot in sorted(self.raised.items()):
            first = self.known.of(dot.feed) + 1
            if first <= dot.number:  # else it was held before
                found.append(self._beyond(number, first, dot.number, taken=True))
        return tuple(found)

    def _beyond(self, number: int, first: int, last: int, *, taken: bool) -> Beyond:
        one = self.roster[number]
        return Beyond(number, one.name, one.status, first, last, taken)

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
