"""Law: on the nights on which the clocks change, bookings have their true hours, every year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bcu_desk.domain.fleet import Booking
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import london_text, minute_of
from bcu_desk.features.bookings.commands.booking import Book
from bcu_desk.features.bookings.commands.series import BookSeries
from bcu_desk.features.bookings.rules.series import occurrences, read_rule
from bcu_desk.work.desk import Desk
from tests.features.bookings.small import KMA, a_fleet_desk

YEARS = range(2015, 2036)
SPRING, AUTUMN = 3, 10


def _last_sunday(year: int, month: int) -> date:
    """Found without any zone data: by counting back from the month's last day."""
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def _nights(year: int, month: int, start: str, end: str, over: int) -> list[int]:
    """The minutes of five nights around the change, each from a wall time to a wall time."""
    first = _last_sunday(year, month) - timedelta(days=3)
    until = first + timedelta(days=over)
    rule = read_rule("FREQ=DAILY;COUNT=5", f"{first}T{start}", f"{until}T{end}")
    return [(one.span.end or 0) - one.span.start for one in occurrences(rule) if one.span]


@pytest.mark.parametrize("year", YEARS)
def test_a_night_over_the_change_is_an_hour_shorter_or_longer(year: int) -> None:
    assert _nights(year, SPRING, "22:00", "06:00", 1) == [480, 480, 420, 480, 480]
    assert _nights(year, AUTUMN, "22:00", "06:00", 1) == [480, 480, 540, 480, 480]


@pytest.mark.parametrize("year", YEARS)
def test_a_booking_that_ends_before_or_begins_after_the_change_keeps_its_hours(year: int) -> None:
    for month in (SPRING, AUTUMN):
        assert _nights(year, month, "21:00", "00:30", 1) == [210] * 5
        assert _nights(year, month, "03:00", "07:00", 0) == [240] * 5


@pytest.mark.parametrize("year", YEARS)
def test_the_hour_that_is_skipped_is_refused_and_the_one_that_comes_twice_asks_which(
    year: int,
) -> None:
    spring, autumn = _last_sunday(year, SPRING), _last_sunday(year, AUTUMN)
    for told in ("01:00", "01:30", "01:59"):
        with pytest.raises(Refused, match="time_never"):
            minute_of(f"{spring}T{told}")
        with pytest.raises(Refused, match="time_twice"):
            minute_of(f"{autumn}T{told}")
    assert minute_of(f"{spring}T02:00") - minute_of(f"{spring}T00:59") == 1
    first, second = minute_of(f"{autumn}T01:30+01:00"), minute_of(f"{autumn}T01:30Z")
    assert (second - first, minute_of(f"{autumn}T02:00") - second) == (60, 30)
    assert london_text(first) == london_text(second) == f"{autumn}T01:30"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk whose vehicles are in service for all the years."""
    return a_fleet_desk(tmp_path_factory.mktemp("clocks"))


@pytest.mark.parametrize("year", [2017, 2018, 2024, 2030])
@pytest.mark.parametrize("month", [SPRING, AUTUMN])
def test_nights_are_kept_in_the_file_with_their_true_hours_and_never_overlap(
    desk: Desk, year: int, month: int
) -> None:
    sunday = _last_sunday(year, month)
    night = sunday - timedelta(days=1)
    desk.do(
        BookSeries(
            vehicle=KMA,
            borough="Havering",
            start=f"{night}T18:00",
            end=f"{sunday}T06:00",
            purpose=f"Nights of {night}",
            repeat="FREQ=DAILY;COUNT=2",
        )
    )
    with desk.reader() as reader:
        rows = [row for row in reader.every(Booking) if row.purpose == f"Nights of {night}"]
    hours = 11 if month == SPRING else 13
    assert [row.end_minute - row.start_minute for row in rows] == [hours * 60, 720]
    inside = f"{sunday}T00:30"
    with pytest.raises(Refused, match="vehicle_taken"):
        desk.do(_book(inside, f"{sunday}T06:30"))
    desk.do(_book(f"{sunday}T06:15", f"{sunday}T17:45"))  # a turn-round after it and before
    desk.undo()


def _book(start: str, end: str) -> Book:
    return Book(vehicle=KMA, borough="Havering", start=start, end=end, purpose="Visit")
