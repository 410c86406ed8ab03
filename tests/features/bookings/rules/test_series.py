"""Rules of RFC 5545 in London wall time: what they give, and what is no rule."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import midnight, utc_text
from bcu_desk.features.bookings.rules.series import (
    MOST_DATES,
    occurrences,
    read_rule,
    refuse_self_overlap,
    span_at,
    wall_given,
)
from tests.features.bookings.sharing import refused

START, END = "2017-01-23T22:00", "2017-01-24T06:00"
# The nights on which clocks go forward (a Sunday at 01:00 UTC) and back.
FORWARD = (date(2017, 3, 26), date(2018, 3, 25), date(2019, 3, 31), date(2024, 3, 31))
BACK = (date(2017, 10, 29), date(2018, 10, 28), date(2019, 10, 27), date(2024, 10, 27))


def _days(repeat: str, start: str = START, end: str = END) -> list[str]:
    return [item.day.isoformat() for item in occurrences(read_rule(repeat, start, end))]


@pytest.mark.parametrize(
    ("repeat", "days"),
    [
        ("FREQ=DAILY;COUNT=3", ["2017-01-23", "2017-01-24", "2017-01-25"]),
        ("rrule:freq=weekly;byday=mo,th;count=3", ["2017-01-23", "2017-01-26", "2017-01-30"]),
        ("FREQ=WEEKLY;INTERVAL=2;UNTIL=20170220", ["2017-01-23", "2017-02-06", "2017-02-20"]),
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=2", ["2017-01-27", "2017-02-24"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31;COUNT=2", ["2017-01-31", "2017-03-31"]),
        ("FREQ=DAILY;UNTIL=20170124T220000Z", ["2017-01-23", "2017-01-24"]),
        ("FREQ=DAILY;UNTIL=20170124T210000", ["2017-01-23"]),
    ],
)
def test_a_rule_gives_its_dates(repeat: str, days: list[str]) -> None:
    assert _days(repeat) == days


@pytest.mark.parametrize(
    ("repeat", "code"),
    [
        ("FREQ=DAILY", "repeat_endless"),
        ("FREQ=SECONDLY;COUNT=5", "bad_repeat"),
        ("FREQ=DAILY;COUNT=3;UNTIL=20170301", "bad_repeat"),
        ("FREQ=DAILY;COUNT=0", "bad_repeat"),
        ("FREQ=DAILY;COUNT=x", "bad_repeat"),
        ("FREQ=DAILY;UNTIL=soon", "bad_repeat"),
        ("FREQ=WEEKLY;BYDAY=XX;COUNT=2", "bad_repeat"),
        ("FREQ=DAILY;DTSTART=20170101;COUNT=2", "bad_repeat"),
        ("every Monday", "bad_repeat"),
        ("", "bad_repeat"),
        (f"FREQ=DAILY;COUNT={MOST_DATES + 1}", "repeat_too_many"),
        ("FREQ=YEARLY;COUNT=9", "repeat_too_long"),
        ("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30;COUNT=5", "repeat_never"),
        ("FREQ=DAILY;UNTIL=20160101", "repeat_never"),
    ],
)
def test_what_is_no_rule_is_refused(repeat: str, code: str) -> None:
    assert refused(lambda: _days(repeat)).code == code


def test_the_end_comes_after_the_start() -> None:
    assert refused(lambda: _days("FREQ=DAILY;COUNT=2", END, START)).code == "ends_before_start"
    assert refused(lambda: wall_given("22:00", "start")).code == "bad_wall_time"
    assert wall_given(START, "start") == datetime(2017, 1, 23, 22)


@pytest.mark.parametrize(
    ("nights", "hours"), [(FORWARD, [8, 7, 8]), (BACK, [8, 9, 8])], ids=["forward", "back"]
)
def test_nights_over_clock_changes_have_true_hours(
    nights: tuple[date, ...], hours: list[int]
) -> None:
    for night in nights:
        first = night - timedelta(days=2)
        dates = occurrences(
            read_rule("FREQ=DAILY;COUNT=3", f"{first}T22:00", f"{first + timedelta(days=1)}T06:00")
        )
        spans = [item.span for item in dates if item.span is not None]
        assert [((span.end or 0) - span.start) / 60 for span in spans] == hours


@pytest.mark.parametrize("night", FORWARD)
def test_an_hour_that_never_was_begins_an_hour_later(night: date) -> None:
    one = midnight(night)  # 00:00 UTC; 01:00 and 02:00 by the clock are the same minute
    assert span_at(datetime(night.year, night.month, night.day, 1, 30), timedelta(hours=2)) == Span(
        one + 90, one + 150
    )
    skipped = span_at(datetime(night.year, night.month, night.day, 1), timedelta(hours=1))
    assert skipped is None


def test_an_hour_that_comes_twice_is_the_first() -> None:
    span = span_at(datetime(2017, 10, 29, 1, 30), timedelta(hours=1))
    assert span is not None
    assert utc_text(span.start) == "2017-10-29T00:30Z"
    assert span.end == span.start + 120


@pytest.mark.parametrize(("end", "turn"), [("06:00", 0), ("22:00", 0), ("21:30", 30)])
def test_a_series_with_time_between_is_taken(end: str, turn: int) -> None:
    dates = occurrences(read_rule("FREQ=DAILY;COUNT=3", START, f"2017-01-24T{end}"))
    refuse_self_overlap(dates, turn)
    assert len(dates) == 3


@pytest.mark.parametrize(("end", "turn"), [("22:15", 0), ("21:45", 30)])
def test_a_series_that_overlaps_itself_is_refused(end: str, turn: int) -> None:
    dates = occurrences(read_rule("FREQ=DAILY;COUNT=3", START, f"2017-01-24T{end}"))
    found = refused(lambda: refuse_self_overlap(dates, turn))
    assert found.facts["next_day"] == "2017-01-24"
