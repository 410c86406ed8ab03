"""Segments that were opened and checked: what they tell, and their changes when they are asked for.

Of a file with very many changes only the segments are held; they are opened again, one after
another, when their changes are taken in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import attrgetter

from bcu_desk.domain.merge.arrivals import Stretch
from bcu_desk.domain.merge.knowledge import Knowledge
from bcu_desk.store.exchange import feed, held
from bcu_desk.store.exchange.feed import FeedItem
from bcu_desk.store.exchange.receive import Arrived
from bcu_desk.store.exchange.roster import NOUN
from bcu_desk.store.exchange.sealed.segments import Segment, Transaction
from bcu_desk.store.exchange.upkeep.parking import is_known, is_parked
from bcu_desk.work.exchange.received import Author


@dataclass(frozen=True, slots=True)
class Opened:
    """What a segment tells: `needs` is what its desk had seen by its end.

    Of what was not known when it was opened: `told` counts the changes by step and kind, `parked`
    are those that only a newer program knows, `of_desks` those of the list of desks.
    """

    segment: Segment
    steps: tuple[Transaction, ...]
    needs: Knowledge
    told: Mapping[tuple[int, str], int]
    parked: int
    of_desks: tuple[FeedItem, ...]
    kept: tuple[FeedItem, ...] | None

    @classmethod
    def of(cls, segment: Segment, known: Knowledge, *, keep: bool) -> Opened:
        """Open a segment that was checked; `keep` holds its changes in memory."""
        items, steps = held.opened(segment)
        last = known.of(segment.header.feed)
        fresh = items if segment.header.first > last else _beyond(items, last)
        told = Counter(map(attrgetter("tx", "kind"), fresh))
        needs = Knowledge()
        for one in items if feed.MERGE in segment.header.counts else ():
            if one.kind == feed.MERGE:
                needs = needs.joined(one.seen())
        return cls(
            segment=segment,
            steps=steps,
            needs=needs,
            told={of: count for of, count in told.items() if of[1] != feed.MERGE},
            parked=sum(map(is_parked, fresh)) if _tells_new(segment) else 0,
            of_desks=_of_desks(fresh) if NOUN in segment.header.tables else (),
            kept=items if keep else None,
        )

    def __len__(self) -> int:
        """How many changes and merge entries it holds."""
        return self.segment.header.last - self.segment.header.first + 1

    def __iter__(self) -> Iterator[FeedItem]:
        """Its changes and merge entries, in order."""
        return iter(self.kept if self.kept is not None else held.opened(self.segment)[0])

    def __contains__(self, item: object) -> bool:
        """Whether it holds a change."""
        return any(one == item for one in self)

    def stretch(self) -> Stretch:
        """Its place in its feed."""
        header = self.segment.header
        return Stretch(header.feed, header.first, header.last, self.needs)

    def arrived(self) -> Arrived:
        """Its changes and steps, to be taken in."""
        return Arrived(self.segment.header.feed, self, self.steps)


def authors(opened: Iterable[Opened]) -> tuple[Author, ...]:
    """Who made the changes that are new, the most first."""
    changes, removes = Counter[tuple[str, int]](), Counter[tuple[str, int]]()
    for one in opened:
        actors = {step.tx: step.actor for step in one.steps}
        for (tx, kind), count in one.told.items():
            who = actors.get(tx, ""), one.segment.header.desk
            changes[who] += count
            removes[who] += count * (kind == "delete")
    return tuple(
        Author(name, desk, count, removes[name, desk])
        for (name, desk), count in sorted(changes.items(), key=lambda one: (-one[1], one[0]))
    )


def _tells_new(segment: Segment) -> bool:
    """Whether it names tables or columns that are not known here."""
    return any(not is_known(noun, names) for noun, names in segment.header.tables.items())


def _of_desks(items: Iterable[FeedItem]) -> tuple[FeedItem, ...]:
    return tuple(one for one in items if one.noun == NOUN)


def _beyond(items: Iterable[FeedItem], last: int) -> tuple[FeedItem, ...]:
    return tuple(one for one in items if one.dot.number > last)
