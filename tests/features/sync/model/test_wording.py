"""Counts, times and lists in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bcu_desk.domain.merge.knowledge import FeedId, Span
from bcu_desk.features.sync.model.wording import (
    ago,
    area_words,
    asks_words,
    author_words,
    builds_words,
    by_area,
    counted,
    is_late,
    is_off,
    is_silent,
    lacks_words,
    listed,
    lying_words,
    moment_of,
    own_words,
    size_words,
    spans_words,
    status_words,
    waiting_words,
)
from bcu_desk.features.sync.queries.desks import DeskRow
from bcu_desk.features.sync.queries.imports import OwnDesk
from bcu_desk.work.exchange.received import Author, Received
from bcu_desk.work.exchange.watching import OWN, SEEN, Lying
from tests.builders import NOON

WALL = "2016-12-30T10:00:00Z"


def a_row(*lacks: tuple[int, int]) -> DeskRow:
    return DeskRow(2, "Ilford", "member", "active", False, None, 0, 0, "", None, lacks)


def test_counts_and_lists() -> None:
    assert [counted(n, "change") for n in (0, 1, 1_200)] == [
        "no changes",
        "1 change",
        "1,200 changes",
    ]
    assert counted(2, "clash") == "2 clashes"
    assert listed(["A"]) == "A"
    assert listed(["A", "B", "C"]) == "A, B and C"
    assert [size_words(n) for n in (10, 58_000, 2_400_000)] == ["1 kB", "58 kB", "2.4 MB"]


def test_times() -> None:
    assert moment_of(WALL) == "Fri 30 Dec 2016 10:00"
    assert moment_of("") == ""
    assert ago(None, NOON) == "never heard from"
    told = [ago(WALL, NOON + n) for n in (0, 21, 120, 3 * 1_440, -47)]
    assert told == [
        "just now",
        "21 minutes ago",
        "2 hours ago",
        "3 days ago",
        "its clock is 47 minutes ahead",
    ]
    assert [is_late(WALL, NOON + days * 1_440) for days in (7, 8)] == [False, True]
    assert is_late(None, NOON)


def test_whose_changes_a_desk_lacks() -> None:
    names = {1: "Romford", 5: "Dagenham"}
    assert lacks_words(a_row(), 1, names) == "Has everything that this desk has"
    assert (
        lacks_words(a_row((1, 96), (5, 31), (9, 2)), 1, names) == "96 yours, 31 Dagenham, 2 desk 09"
    )


def test_areas_and_what_waits() -> None:
    assert by_area({"person": 1, "booking": 3}) == (("Fleet bookings", 3), ("People", 1))
    assert area_words("reporting_line") == "Reporting lines"
    span = Span(FeedId(2, 1), 120, 151)
    found = Received("waiting", False, (), 0, {}, {}, {}, 0, 0, 1, (span,))
    assert waiting_words(found, {2: "Romford"}).startswith(
        "1 part waits for changes 120 to 151 of Romford."
    )
    nothing = Received("new", False, (), 0, {}, {}, {}, 0, 0, 0, ())
    assert waiting_words(nothing, {}) == ""


def test_this_desk_is_named_once() -> None:
    assert (
        own_words(OwnDesk(3, "Romford", True, 1)) == "This is desk 03 Romford · 1 change made here"
    )
    assert own_words(OwnDesk(1, "Desk 01", True, 0)).startswith("This is Desk 01 · no changes")


def test_what_desks_ask_for_and_what_changes_build_on() -> None:
    row = replace(a_row(), asks=((3, 4, 9), (1, 2, 2)))
    assert asks_words(row, {3: "Barking"}) == "asks for 4 to 9 of Barking, 2 of desk 01"
    assert asks_words(a_row(), {}) == ""
    spans = (Span(FeedId(3, 1), 4, 9), Span(FeedId(1, 1), 2, 2))
    assert spans_words(spans, {3: "Barking"}) == "changes 4 to 9 of Barking, change 2 of desk 01"
    assert author_words(Author("", 3, 1, 0), {3: "Barking"}) == "Somebody, Barking"
    found = Received("new", False, (), 1, {}, {}, {}, 0, 0, 0, (), builds_on=((3, 9), (3, 4)))
    assert builds_words(found, {3: "Barking"}).startswith("Builds on changes of other desks (Bark")
    assert "to 9" in builds_words(found, {})
    assert builds_words(replace(found, builds_on=()), {}) == "Builds on nothing that came before."


def test_what_else_lies_in_a_folder_and_who_is_silent() -> None:
    found = (Lying(Path("a"), SEEN), Lying(Path("b"), OWN), Lying(Path("c"), OWN))
    assert lying_words(found) == ("1 file taken in before.", "2 files written by this desk.")
    heard = replace(a_row(), last_heard=WALL)
    assert not is_silent(heard, NOON + 60 * 1_440)
    assert is_silent(heard, NOON + 60 * 1_440 + 1)
    assert not is_silent(replace(heard, status="retired"), NOON + 90 * 1_440)


def test_a_desk_whose_clock_is_ahead_or_that_is_silent_stands_out() -> None:
    ahead = replace(a_row(), last_heard="2016-12-30T12:00:00Z")
    assert is_off(ahead, NOON)
    assert not is_off(replace(ahead, last_heard=WALL), NOON)
    assert is_off(replace(ahead, last_heard=None), NOON)
    assert not is_off(replace(ahead, status="retired"), NOON)
    told = [status_words(replace(a_row(), role=role)) for role in ("lead", "second", "member")]
    assert told == ["Lead desk", "Second", "Member"]
    assert status_words(replace(a_row(), status="revoked")) == "Revoked"
