"""What can be taken of what arrived, and what waits for what."""

from __future__ import annotations

from itertools import permutations
from random import Random

import pytest

from bcu_desk.domain.merge.arrivals import Stretch, sort_out
from bcu_desk.domain.merge.knowledge import FeedId, Knowledge, Span

ROMFORD, ILFORD, DAGENHAM = FeedId(3, 1), FeedId(4, 1), FeedId(5, 1)
NOTHING = Knowledge()


def stretch(feed: FeedId, first: int, last: int, **needs: int) -> Stretch:
    """A stretch that needs `d4=9`: changes of desk 4 up to 9."""
    seen = {FeedId(int(name[1:]), 1): upto for name, upto in needs.items()}
    return Stretch(feed, first, last, Knowledge(seen))


def test_what_follows_is_taken_in_order_whatever_order_it_came_in() -> None:
    one, two, three = (stretch(ROMFORD, n, n + 4) for n in (1, 6, 11))
    for order in permutations((one, two, three)):
        found = sort_out(NOTHING, order)
        assert found.taken == (one, two, three)
        assert found.known == Knowledge({ROMFORD: 15})
        assert found.missing == ()


def test_what_is_known_already_is_told_apart() -> None:
    old, new = stretch(ROMFORD, 1, 5), stretch(ROMFORD, 6, 9)
    found = sort_out(Knowledge({ROMFORD: 5}), [old, new, old])
    assert (found.known_before, found.taken) == ((old,), (new,))


def test_after_a_gap_everything_waits_and_the_gap_is_named() -> None:
    late = stretch(ROMFORD, 6, 9)
    found = sort_out(Knowledge({ROMFORD: 3}), [late])
    assert found.waiting == (late,)
    assert found.missing == (Span(ROMFORD, 4, 5),)
    assert found.known == Knowledge({ROMFORD: 3})


def test_what_builds_on_changes_that_are_missing_waits_for_them() -> None:
    built = stretch(ROMFORD, 1, 5, d4=9)
    after = stretch(ROMFORD, 6, 7)
    found = sort_out(NOTHING, [built, after])
    assert found.waiting == (built, after)
    assert Span(ILFORD, 1, 9) in found.missing
    both = sort_out(NOTHING, [built, after, stretch(ILFORD, 1, 9)])
    assert set(both.taken) == {built, after, stretch(ILFORD, 1, 9)}
    assert both.waiting == ()


def test_desks_that_build_on_one_another_come_together() -> None:
    one, two = stretch(ROMFORD, 1, 5, d4=9), stretch(ILFORD, 1, 9, d3=5)
    assert len(sort_out(NOTHING, [one, two]).taken) == 2
    third = stretch(ILFORD, 10, 12, d5=1)
    found = sort_out(NOTHING, [one, two, third])
    assert found.waiting == (third,)
    assert found.missing == (Span(DAGENHAM, 1, 1),)


def test_stretches_that_overlap_what_is_known_bring_their_rest() -> None:
    found = sort_out(Knowledge({ROMFORD: 3}), [stretch(ROMFORD, 1, 5)])
    assert found.known == Knowledge({ROMFORD: 5})


def drawn(draw: Random) -> list[Stretch]:
    """Stretches of three feeds, some lost on the way."""
    arrived = []
    for feed in (ROMFORD, ILFORD, DAGENHAM):
        at = 1
        for _ in range(draw.randint(0, 4)):
            last = at + draw.randint(0, 3)
            needs = Knowledge({FeedId(draw.randint(3, 5), 1): draw.randint(0, 8)})
            arrived += [Stretch(feed, at, last, needs)] * (draw.random() < 0.8)
            at = last + 1
    return arrived


@pytest.mark.parametrize("seed", range(100))
def test_nothing_is_ever_taken_that_builds_on_what_is_missing(seed: int) -> None:
    draw = Random(seed)
    arrived = drawn(draw)
    known = Knowledge({ROMFORD: draw.randint(0, 3)})
    found = sort_out(known, arrived)
    assert {*found.taken, *found.known_before, *found.waiting} == set(arrived)
    assert all(found.known.covers(one.needs) for one in found.taken)
    reached = known
    for one in found.taken:
        assert one.first <= reached.of(one.feed) + 1
        reached = reached.raised(one.feed, one.last)
    assert reached == found.known
    assert sort_out(found.known, found.waiting).taken == ()
