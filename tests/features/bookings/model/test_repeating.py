"""A rule, its dates and a series in words."""

from __future__ import annotations

from datetime import date

import pytest

from bcu_desk.domain.fleet import Series
from bcu_desk.features.bookings.model.forms.repeating import (
    Repeat,
    date_line,
    days_words,
    outcome_words,
    series_words,
)
from bcu_desk.features.bookings.model.forms.ticks import TickLine
from bcu_desk.features.bookings.queries.series import DateRow

MONDAYS = [date(2017, 1, 23), date(2017, 1, 30), date(2017, 2, 6), date(2017, 2, 13)]


@pytest.mark.parametrize(
    ("repeat", "text"),
    [
        (Repeat("daily", 1, count=5), "FREQ=DAILY;COUNT=5"),
        (
            Repeat("weekly", 2, ("MO", "TH"), until=date(2017, 3, 31)),
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;UNTIL=20170331",
        ),
        (Repeat("monthly", 1, ("MO",), count=3), "FREQ=MONTHLY;COUNT=3"),
    ],
    ids=["daily", "weekly", "monthly"],
)
def test_a_rule_is_written_as_the_standard_says(repeat: Repeat, text: str) -> None:
    assert repeat.text == text


def _row(
    result: str,
    *,
    minutes: int = 120,
    clocks: bool = False,
    why: str = "",
) -> DateRow:
    start, end = "2017-01-30T08:00Z", "2017-01-30T10:00Z"
    return DateRow("2017-01-30", start, end, minutes, clocks, result, why, None)


def test_each_date_says_what_is_in_its_way() -> None:
    free = date_line(_row("free"))
    assert (free.words, free.note, free.free) == ("Mon 30 Jan", "", True)
    taken = date_line(_row("vehicle_taken", why="It is taken."))
    assert taken.spoken == "Mon 30 Jan, taken, It is taken."
    assert not taken.free
    assert date_line(_row("other_code")).note == "not possible"
    assert date_line(_row("free", minutes=180, clocks=True)).note == "3 h: clocks change"
    never = DateRow("2017-03-26", None, None, 0, True, "time_never", "No such hour", None)
    assert date_line(never).words == "Sun 26 Mar"


def test_what_will_be_done_is_told_before() -> None:
    lines = [TickLine("2017-01-30", "Mon 30 Jan", "", "", free=True)] * 3
    assert outcome_words(lines, 0) == ("3 dates are booked.", "accent")
    told, tone = outcome_words(lines, 1)
    assert told == "2 dates are booked; 1 left out, to be added back when they are free."
    assert tone == "warn"
    assert "not a series" in outcome_words(lines, 2)[0]
    assert outcome_words(lines, 3)[1] == "bad"


def test_days_are_named_up_to_four() -> None:
    assert days_words(MONDAYS[:1]) == "Mon 23 Jan"
    assert days_words(MONDAYS) == "Mon 23 Jan, Mon 30 Jan, Mon 6 Feb and Mon 13 Feb"
    more = [*MONDAYS, date(2017, 2, 20), date(2017, 2, 27)]
    assert days_words(more) == ("Mon 23 Jan, Mon 30 Jan, Mon 6 Feb and 3 more, to Mon 27 Feb")


@pytest.mark.parametrize(
    ("rule", "skipped", "told"),
    [
        ("FREQ=WEEKLY;COUNT=10;BYDAY=MO,TH", "", "Every week on Mon and Thu, 10 dates"),
        ("FREQ=DAILY;INTERVAL=2;UNTIL=20170331", "", "Every 2 days, until Fri 31 Mar"),
        (
            "FREQ=MONTHLY;COUNT=3",
            "2017-02-23 2017-03-23",
            "Every month, 3 dates, 2 left out",
        ),
        ("FREQ=WEEKLY;COUNT=1", "", "Every week, one date"),
    ],
    ids=["weekly", "until", "left_out", "one"],
)
def test_a_series_says_what_it_is(rule: str, skipped: str, told: str) -> None:
    series = Series(
        id=1,
        vehicle_id=300,
        borough_id=1,
        booked_by="PS Test",
        purpose="Visit",
        rule=rule,
        first_start="2017-01-23T08:00",
        first_end="2017-01-23T10:00",
        skipped=skipped,
    )
    assert series_words(series) == told
