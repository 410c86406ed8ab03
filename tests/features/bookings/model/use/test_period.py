"""The days that use is told of."""

from __future__ import annotations

from datetime import date

from bcu_desk.features.bookings.model.use.period import Asked, Period, period_words
from tests.features.bookings.small import DAY


def test_so_many_days_end_before_the_day_shown() -> None:
    assert Period(7).span(DAY) == (date(2017, 1, 16), DAY)
    assert Asked().period.span(DAY) == (date(2016, 12, 26), DAY)


def test_a_last_day_counts() -> None:
    assert Period(first=date(2017, 1, 2), last=date(2017, 1, 8)).span(DAY) == (
        date(2017, 1, 2),
        date(2017, 1, 9),
    )


def test_a_period_in_words() -> None:
    first = date(2017, 1, 2)
    assert period_words(first, date(2017, 1, 9)) == "from Mon 2 Jan 2017 to Sun 8 Jan 2017"
    assert period_words(first, date(2017, 1, 3)) == "on Mon 2 Jan 2017"
