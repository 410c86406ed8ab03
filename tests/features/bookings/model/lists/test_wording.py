"""Late, left, fuel and places in words."""

from __future__ import annotations

from datetime import date

import pytest

from bcu_desk.domain.fleet import Sort
from bcu_desk.features.bookings.model.lists import wording
from bcu_desk.features.bookings.queries.sharing.due import DueRow
from tests.features.bookings.small import DAY, at


@pytest.mark.parametrize(
    ("due", "told"),
    [
        (None, ("no time due", "muted")),
        (at("08:25"), ("2 h 15 min late", "bad")),
        (at("10:40"), ("due now", "warn")),
        (at("11:05"), ("due in 25 min", "warn")),
        (at("15:00"), ("due in 4 h 20 min", None)),
    ],
)
def test_how_late_or_how_soon(due: int | None, told: tuple[str, str | None]) -> None:
    assert wording.due_words(due, at("10:40")) == told


@pytest.mark.parametrize(
    ("by", "left", "told"),
    [
        ("day", -3, ("3 days over", "bad")),
        ("day", 0, ("today", "warn")),
        ("day", 1, ("in 1 day", "warn")),
        ("day", 20, ("in 20 days", None)),
        ("miles", -286, ("286 miles over", "bad")),
        ("miles", 79, ("79 miles left", "warn")),
        ("miles", 714, ("714 miles left", None)),
    ],
)
def test_what_is_left_by_date_or_miles(by: str, left: int, told: tuple[str, str | None]) -> None:
    due = "42000" if by == "miles" else "2017-01-26"
    row = DueRow("BX16 KLM", "Romford", "service", by, due, left, overdue=left < 0)
    assert wording.left_words(row) == told
    assert wording.due_at_words(row) == ("at 42,000 miles" if by == "miles" else "Thu 26 Jan 2017")


def test_another_day_is_said_and_the_day_shown_is_not() -> None:
    assert wording.when_words(at("07:52"), DAY) == "07:52"
    assert wording.when_words(at("07:52"), date(2017, 1, 24)) == "Mon 23 Jan 07:52"
    assert wording.span_words(at("22:00"), at("22:00") + 240, DAY) == "22:00–Tue 24 Jan 02:00"


def test_places_fuel_and_sorts() -> None:
    assert [wording.place_words(place) for place in (1, 2, 3, 4, 11, 22, None)] == [
        "1st",
        "2nd",
        "3rd",
        "4th",
        "11th",
        "22nd",
        "",
    ]
    assert [wording.fuel_words(level) for level in (None, 0, 6, 8)] == [
        "",
        "empty",
        "¾ tank",
        "full tank",
    ]
    assert [wording.out_title(sort) for sort in Sort] == [
        "Keys out",
        "Keys out",
        "Handed out",
        "Handed out",
    ]
    row = DueRow("BX16 KLM", "Romford", "mot", "day", "2017-01-26", 3, overdue=False)
    assert (wording.what_words(row), wording.one_of(Sort.ROOM)) == ("MOT", "room")
