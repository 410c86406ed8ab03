"""What a desk had seen at each of its changes, from the merge entries in its feed.

After a desk took in changes of others, it writes a *merge entry*: what it knows from then on.
What it had seen at one of its changes is that, and its own changes up to this one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field

from bcu_desk.domain.merge.knowledge import Dot, FeedId, Knowledge


@dataclass(frozen=True, slots=True)
class MergeEntry:
    """A desk's word of what it has seen, standing in its feed like a change."""

    dot: Dot
    seen: Knowledge


@dataclass(slots=True)
class Contexts:
    """What was seen at any change, by the merge entries of all feeds."""

    _numbers: dict[FeedId, list[int]] = field(default_factory=dict)
    _seen: dict[FeedId, list[Knowledge]] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[MergeEntry]) -> Contexts:
        """Made of merge entries in any order."""
        made = cls()
        for entry in sorted(entries, key=lambda one: one.dot):
            made.add(entry)
        return made

    def add(self, entry: MergeEntry) -> None:
        """Take the next merge entry of a feed; they come in the order of their numbers."""
        feed = entry.dot.feed
        before = self._seen.get(feed)
        known = before[-1].joined(entry.seen) if before else entry.seen
        self._numbers.setdefault(feed, []).append(entry.dot.number)
        self._seen.setdefault(feed, []).append(known)

    def seen_at(self, dot: Dot) -> Knowledge:
        """What the desk had seen when it made a change, that change included."""
        feed = dot.feed
        at = bisect_left(self._numbers.get(feed, []), dot.number)
        before = self._seen[feed][at - 1] if at else Knowledge()
        return before.raised(feed, dot.number)

    def knew(self, dot: Dot, feed: FeedId, number: int) -> bool:
        """Whether the desk had seen a feed up to a number when it made a change."""
        own = dot.feed
        if feed == own and number <= dot.number:
            return True
        at = bisect_left(self._numbers.get(own, []), dot.number)
        return bool(at) and self._seen[own][at - 1].of(feed) >= number

    def last_seen(self, feed: FeedId) -> Knowledge:
        """What a desk said last that it knows: its acknowledgement of everybody's changes."""
        said = self._seen.get(feed)
        return said[-1] if said else Knowledge()
