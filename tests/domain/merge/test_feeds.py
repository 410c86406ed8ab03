"""What a desk had seen at each of its changes."""

from __future__ import annotations

from bcu_desk.domain.merge.feeds import Contexts, MergeEntry
from bcu_desk.domain.merge.knowledge import Dot, FeedId, Knowledge

ROMFORD, ILFORD = FeedId(3, 1), FeedId(4, 1)


def test_before_the_first_merge_only_its_own_changes_are_seen() -> None:
    assert Contexts().seen_at(Dot(3, 1, 5)) == Knowledge({ROMFORD: 5})
    assert Contexts().last_seen(ROMFORD) == Knowledge()


def test_a_merge_entry_counts_for_what_comes_after_it() -> None:
    entry = MergeEntry(Dot(3, 1, 5), Knowledge({ILFORD: 9}))
    contexts = Contexts.of([entry])
    assert contexts.seen_at(Dot(3, 1, 4)) == Knowledge({ROMFORD: 4})
    assert contexts.seen_at(Dot(3, 1, 5)) == Knowledge({ROMFORD: 5})
    assert contexts.seen_at(Dot(3, 1, 6)) == Knowledge({ROMFORD: 6, ILFORD: 9})
    assert contexts.last_seen(ROMFORD) == Knowledge({ILFORD: 9})


def test_what_was_seen_once_stays_seen() -> None:
    later = MergeEntry(Dot(3, 1, 8), Knowledge({FeedId(5, 1): 2}))
    contexts = Contexts.of([later, MergeEntry(Dot(3, 1, 5), Knowledge({ILFORD: 9}))])
    assert contexts.seen_at(Dot(3, 1, 9)).of(ILFORD) == 9
    assert contexts.seen_at(Dot(3, 1, 9)).of(FeedId(5, 1)) == 2


def test_whether_a_desk_knew_a_change_is_what_it_had_seen() -> None:
    entries = [
        MergeEntry(Dot(3, 1, 5), Knowledge({ILFORD: 9})),
        MergeEntry(Dot(3, 1, 8), Knowledge({ILFORD: 12, FeedId(5, 1): 2})),
    ]
    contexts = Contexts.of(entries)
    feeds = (ROMFORD, ILFORD, FeedId(5, 1), FeedId(3, 2))
    for at in range(1, 11):
        seen = contexts.seen_at(Dot(3, 1, at))
        for feed in feeds:
            for number in range(1, 14):
                assert contexts.knew(Dot(3, 1, at), feed, number) == (seen.of(feed) >= number)
