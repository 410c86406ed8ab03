"""The days of a series: booked, from a booking on, and left out."""

from __future__ import annotations

from datetime import date

from bcu_desk.features.bookings.commands.series import BookSeries
from bcu_desk.features.bookings.queries.series_dates import SeriesDates, series_dates
from bcu_desk.work.desk import Desk
from tests.features.bookings.small import KMA, when


def test_the_days_of_a_series(desk: Desk) -> None:
    desk.do(
        BookSeries(
            vehicle=KMA,
            borough="E09000016",
            start=when("08:00"),
            end=when("09:00"),
            purpose="School visit",
            repeat="FREQ=DAILY;COUNT=4",
            skip=("2017-01-24",),
        )
    )
    with desk.reader() as reader:
        first = series_dates(reader, "EA-01-0503")
        last = series_dates(reader, "EA-01-0505")
        none = series_dates(reader, "EA-01-0500")
    assert first.days == (date(2017, 1, 23), date(2017, 1, 25), date(2017, 1, 26))
    assert first.left_out == (date(2017, 1, 24),)
    assert first.from_here == first.days
    assert last.from_here == (date(2017, 1, 26),)
    assert none == SeriesDates((), (), ())
