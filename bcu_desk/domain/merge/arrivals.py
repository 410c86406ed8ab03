"""Which of the stretches that arrived can be taken now, and what the others wait for.

A stretch of a feed can be taken when it follows on what is known and when everything that its
desk had seen is known too, or comes along: what a change builds on is never missing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bcu_desk.domain.merge.knowledge import FeedId, Knowledge, Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """Changes `first` to `last` of a feed; `needs` is what its desk had seen by its end."""

    feed: FeedId
    first: int
    last: int
    needs: Knowledge


@dataclass(frozen=True, slots=True)
class SortedOut:
    """Stretches by what becomes of them; `known` is what is known once `taken` are taken.

    `taken` stand in an order in which each follows on those before. `missing` is what `waiting`
    stretches need of others.
    """

    taken: tuple[Stretch, ...]
    known_before: tuple[Stretch, ...]
    waiting: tuple[Stretch, ...]
    known: Knowledge
    missing: tuple[Span, ...]


def sort_out(known: Knowledge, arrived: Iterable[Stretch]) -> SortedOut:
    """Sort stretches in any order; the same stretch may have come more than once."""
    every = sorted(set(arrived), key=lambda one: (one.feed, one.first, one.last))
    old = tuple(one for one in every if one.last <= known.of(one.feed))
    open_ones = [one for one in every if one.last > known.of(one.feed)]
    follow = _following(known, open_ones)
    taken, reached = _grounded(known, follow)
    waiting = tuple(one for one in open_ones if one not in taken)
    needed = _needed(waiting)
    here = reached  # with what came and waits: that is not missing
    for one in waiting:
        if one.first <= here.of(one.feed) + 1:
            here = here.raised(one.feed, one.last)
    return SortedOut(taken, old, waiting, reached, here.missing(needed))


def _following(known: Knowledge, stretches: list[Stretch]) -> list[Stretch]:
    """Those that follow on what is known of their feed, or on one another."""
    reached, found = known, []
    for one in stretches:
        if one.first <= reached.of(one.feed) + 1 and one.last > reached.of(one.feed):
            found.append(one)
            reached = reached.raised(one.feed, one.last)
    return found


def _grounded(known: Knowledge, follow: list[Stretch]) -> tuple[tuple[Stretch, ...], Knowledge]:
    """The most of them that need nothing from outside: drop what does, until none is left."""
    while True:
        reached = known
        for one in follow:
            reached = reached.raised(one.feed, one.last)
        lacking = {one.feed: one.first for one in reversed(follow) if not reached.covers(one.needs)}
        if not lacking:
            return tuple(follow), reached
        follow = [one for one in follow if one.feed not in lacking or one.first < lacking[one.feed]]


def _needed(waiting: Iterable[Stretch]) -> Knowledge:
    """What must be known for all of them; their own feeds up to where they begin."""
    needed = Knowledge()
    for one in waiting:
        needed = needed.joined(one.needs).raised(one.feed, one.first - 1)
    return needed
