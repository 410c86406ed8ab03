"""The lists in short."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.domain.fleet import Sort
from bcu_desk.features.bookings.model.lists.counts import NAMES, counts, standing_words
from bcu_desk.features.bookings.model.lists.read import Lists


def test_each_list_has_its_count_and_says_what_is_late(lists: Lists) -> None:
    told = {row.name: (row.count, row.words, row.tone) for row in counts(lists)}
    assert told == {
        "keys": (2, "1 late", "bad"),
        "due": (2, "1 overdue", "bad"),
        "loans": (1, "1 overdue", "bad"),
        "waits": (1, "1 to pass on", "warn"),
    }


def test_lists_without_lines_say_so_and_rooms_have_no_servicing(lists: Lists) -> None:
    bare = replace(lists, sort=Sort.ROOM, keys=(), loans=(), waits=(), over=0)
    assert [(row.title, row.words) for row in counts(bare)] == [
        ("Keys out", "none"),
        ("On loan", "none"),
        ("Waiting", "nobody"),
    ]


def test_a_list_says_at_which_time_it_stands(lists: Lists) -> None:
    told = [standing_words(lists, name) for name in NAMES]
    assert told[0] == "at 10:40 on Mon 23 Jan 2017, late ones first"
    assert told[1] == "within 28 days or 1,000 miles of Mon 23 Jan 2017, the most urgent first"
    assert len(set(told)) == 4
