"""What desks know of one another's changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bcu_desk.domain.merge.knowledge import Dot, FeedId, Knowledge, Span, common

ROMFORD, ILFORD = FeedId(3, 1), FeedId(4, 1)
FEEDS = st.builds(FeedId, st.integers(1, 3), st.integers(1, 2))
KNOWN = st.builds(Knowledge, st.dictionaries(FEEDS, st.integers(0, 9)))


def test_a_change_is_known_up_to_the_number_of_its_feed() -> None:
    known = Knowledge({ROMFORD: 7})
    assert known.knows(Dot(3, 1, 7))
    assert not known.knows(Dot(3, 1, 8))
    assert not known.knows(Dot(3, 2, 1))
    assert known.of(ILFORD) == 0


def test_what_is_missing_is_told_in_spans() -> None:
    mine, theirs = Knowledge({ROMFORD: 7}), Knowledge({ROMFORD: 9, ILFORD: 2})
    assert mine.missing(theirs) == (Span(ROMFORD, 8, 9), Span(ILFORD, 1, 2))
    assert theirs.missing(mine) == ()


def test_a_feed_is_never_known_less_than_before() -> None:
    known = Knowledge({ROMFORD: 7})
    assert known.raised(ROMFORD, 3) is known
    assert known.raised(ILFORD, 2) == Knowledge({ROMFORD: 7, ILFORD: 2})
    assert repr(known.raised(ILFORD, 2)) == "Knowledge(3.1:7, 4.1:2)"


def test_nobody_knows_anything_in_common_with_nobody() -> None:
    assert common([]) == Knowledge()
    assert common([Knowledge({ROMFORD: 7}), Knowledge()]) == Knowledge()


@given(KNOWN, KNOWN, KNOWN)
def test_joining_is_a_lattice(one: Knowledge, two: Knowledge, three: Knowledge) -> None:
    assert one.joined(two) == two.joined(one)
    assert one.joined(two).joined(three) == one.joined(two.joined(three))
    assert one.joined(one) == one
    assert one.joined(two).covers(one)
    assert hash(one.joined(two)) == hash(two.joined(one))


@given(KNOWN, KNOWN)
def test_what_is_missing_is_all_that_is_missing(one: Knowledge, two: Knowledge) -> None:
    filled = one
    for span in one.missing(two):
        assert span.first == one.of(span.feed) + 1
        filled = filled.raised(span.feed, span.last)
    assert filled == one.joined(two)
    assert one.covers(two) == (one.missing(two) == ())


@given(st.lists(KNOWN, min_size=1, max_size=4))
def test_what_all_know_is_known_by_each_and_no_less(every: list[Knowledge]) -> None:
    shared = common(every)
    assert all(one.covers(shared) for one in every)
    feeds = {feed for one in every for feed in one.upto}
    for feed in feeds:
        assert shared.of(feed) == min(one.of(feed) for one in every)
    assert list(shared) == sorted(shared.upto.items())
