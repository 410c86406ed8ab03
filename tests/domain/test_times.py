"""Dates and times as people type them, and as the file keeps them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import (
    EPOCH,
    day_of,
    in_london,
    london_text,
    long_day,
    midnight,
    minute_of,
    moment_text,
    utc_text,
)


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2017-01-23T06:00", "2017-01-23T06:00Z"),
        ("2017-07-01T06:00", "2017-07-01T05:00Z"),
        ("2017-07-01T06:00Z", "2017-07-01T06:00Z"),
        ("2017-07-01T06:00+02:00", "2017-07-01T04:00Z"),
        ("2017-07-01T06:00-0530", "2017-07-01T11:30Z"),
        ("2017-07-01T06:00:59Z", "2017-07-01T06:00Z"),
        ("1969-12-31T23:59Z", "1969-12-31T23:59Z"),
    ],
)
def test_a_time_is_london_wall_time_unless_it_says_otherwise(text: str, utc: str) -> None:
    assert utc_text(minute_of(text)) == utc


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "bad_time"),
        ("06:00", "bad_time"),
        ("2017-13-01T06:00", "bad_time"),
        ("2017-02-30T06:00", "bad_time"),
        ("2017-01-23 06:00", "bad_time"),
        ("2017-01-23T24:01", "bad_time"),
        ("2017-03-26T01:30", "time_never"),
        ("2017-10-29T01:30", "time_twice"),
    ],
)
def test_a_time_that_is_none_or_two_is_refused_by_its_field(text: str, code: str) -> None:
    with pytest.raises(Refused) as told:
        minute_of(text, "start")
    assert told.value.code == code
    facts = dict(told.value.facts)
    assert facts.pop("told", "Sun").startswith("Sun")
    assert facts == {"value": text, "field": "start"}


def test_an_offset_makes_a_time_that_comes_twice_one_of_the_two() -> None:
    summer, winter = minute_of("2017-10-29T01:30+01:00"), minute_of("2017-10-29T01:30Z")
    assert winter - summer == 60
    assert london_text(summer) == london_text(winter) == "2017-10-29T01:30"


@given(st.integers(-10_000_000, 60_000_000))
def test_a_minute_survives_being_written_as_utc(minute: int) -> None:
    assert minute_of(utc_text(minute)) == minute
    assert in_london(minute) == EPOCH + timedelta(minutes=minute)


@given(st.dates(date(1972, 1, 1), date(2100, 1, 1)))
def test_midnight_starts_the_london_day(day: date) -> None:
    start = midnight(day)
    assert london_text(start) == f"{day.isoformat()}T00:00"
    assert in_london(start - 1).date() == day - timedelta(days=1)


def test_days_are_iso_dates_and_nothing_else() -> None:
    assert day_of("2017-01-09") == date(2017, 1, 9)
    for text in ("2017-1-9", "20170109", "9 Jan 2017", "2017-02-30", "2017-01-09T00:00"):
        with pytest.raises(Refused) as told:
            day_of(text, "from")
        assert (told.value.code, told.value.facts["field"]) == ("bad_day", "from")


def test_a_long_day_reads_as_people_write_it() -> None:
    assert long_day(date(2017, 1, 9)) == "Mon 9 Jan 2017"
    assert in_london(0) == datetime(1970, 1, 1, tzinfo=UTC)


def test_an_instant_is_told_in_london_time() -> None:
    assert moment_text(minute_of("2017-01-23T14:05")) == "Mon 23 Jan 2017 14:05"
    assert moment_text(minute_of("2017-07-01T08:00Z")) == "Sat 1 Jul 2017 09:00"
