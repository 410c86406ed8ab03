"""What a desk has seen of every desk's changes.

A *feed* is the numbered list of changes of one desk in one incarnation (a desk that was restored
or copied goes on under a new incarnation). A *dot* is one change: its feed and its number, from 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import repeat
from types import MappingProxyType
from typing import NamedTuple


class FeedId(NamedTuple):
    """One desk in one incarnation."""

    desk: int
    incarnation: int


class Dot(NamedTuple):
    """One change: the `number`-th of its feed."""

    desk: int
    incarnation: int
    number: int

    @property
    def feed(self) -> FeedId:
        """The feed that it stands in."""
        return FeedId(self.desk, self.incarnation)


def dots(feed: FeedId, numbers: Iterable[int]) -> Iterator[Dot]:
    """The changes of a feed by their numbers: many at once cost a third of as many single ones."""
    return map(partial(tuple.__new__, Dot), zip(*map(repeat, feed), numbers, strict=False))


class Span(NamedTuple):
    """Changes `first` to `last` of a feed, both included."""

    feed: FeedId
    first: int
    last: int


class Knowledge:
    """For each feed, the number up to which every change is known: a version vector."""

    __slots__ = ("_upto",)

    def __init__(self, upto: Mapping[FeedId, int] | None = None) -> None:
        self._upto = {feed: last for feed, last in (upto or {}).items() if last > 0}

    @property
    def upto(self) -> Mapping[FeedId, int]:
        """The last number known of each feed; feeds of which nothing is known are left out."""
        return MappingProxyType(self._upto)

    def of(self, feed: FeedId) -> int:
        """The last number known of a feed, 0 where nothing is."""
        return self._upto.get(feed, 0)

    def knows(self, dot: Dot) -> bool:
        """Whether a change is known."""
        return self._upto.get(dot.feed, 0) >= dot.number

    def covers(self, other: Knowledge) -> bool:
        """Whether everything that the other knows is known here."""
        return all(self.of(feed) >= last for feed, last in other._upto.items())

    def raised(self, feed: FeedId, last: int) -> Knowledge:
        """The same with a feed known up to `last`, or as before where more was known."""
        return self if self.of(feed) >= last else Knowledge({**self._upto, feed: last})

    def joined(self, other: Knowledge) -> Knowledge:
        """What both know together."""
        both = dict(self._upto)
        for feed, last in other._upto.items():
            both[feed] = max(last, both.get(feed, 0))
        return Knowledge(both)

    def missing(self, other: Knowledge) -> tuple[Span, ...]:
        """What the other knows and this does not, in order of the feeds."""
        return tuple(
            Span(feed, self.of(feed) + 1, last)
            for feed, last in sorted(other._upto.items())
            if last > self.of(feed)
        )

    def __iter__(self) -> Iterator[tuple[FeedId, int]]:
        """Feeds with their last numbers, in order."""
        return iter(sorted(self._upto.items()))

    def __eq__(self, other: object) -> bool:
        """The same numbers of the same feeds."""
        return isinstance(other, Knowledge) and self._upto == other._upto

    def __hash__(self) -> int:
        """Of the same numbers, the same."""
        return hash(frozenset(self._upto.items()))

    def __repr__(self) -> str:
        """The numbers by feed."""
        told = ", ".join(f"{f.desk}.{f.incarnation}:{last}" for f, last in self)
        return f"Knowledge({told})"


def common(known: Iterable[Knowledge]) -> Knowledge:
    """What every one of them knows: the horizon below which all have seen everything."""
    every = list(known)
    if not every:
        return Knowledge()
    feeds = set.intersection(*(set(one.upto) for one in every))
    return Knowledge({feed: min(one.of(feed) for one in every) for feed in feeds})
