"""This one, this and the following, or all of a series."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.fleet import Booking, BookingState, Series
from bcu_desk.domain.times import london_text
from bcu_desk.features.bookings.commands.series import BookSeries
from bcu_desk.features.bookings.commands.series_parts import AddBack, CancelSeries, ChangeSeries
from bcu_desk.work.desk import Desk
from tests.features.bookings.sharing import a_shared_desk, refused
from tests.features.bookings.small import KLM, KMA, booked, copied

NIGHTS = BookSeries(
    vehicle=KLM,
    borough="Havering",
    purpose="Night duty",
    start="2017-03-24T22:00",
    end="2017-03-25T06:00",
    repeat="FREQ=DAILY;COUNT=4",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four nights of BX16 KLM over the night on which the clocks go forward."""
    desk = a_shared_desk(tmp_path_factory.mktemp("parts"), booked(500, "12:00", "14:00"))
    desk.do(NIGHTS)
    return desk.path


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Desk:
    """A desk over a copy of that file."""
    return copied(made, tmp_path)


def _rows(desk: Desk) -> list[Booking]:
    with desk.reader() as reader:
        rows = [row for row in reader.every(Booking) if row.series_id is not None]
    return sorted(rows, key=lambda row: row.start_minute)


def _starts(desk: Desk) -> list[str]:
    return [
        london_text(row.start_minute)[5:]
        for row in _rows(desk)
        if row.state is BookingState.CONFIRMED
    ]


def _series(desk: Desk) -> list[tuple[str, str, str]]:
    with desk.reader() as reader:
        return [(row.rule, row.first_start, row.skipped) for row in reader.every(Series)]


def test_nights_have_their_true_hours(desk: Desk) -> None:
    hours = [(row.end_minute - row.start_minute) / 60 for row in _rows(desk)]
    assert hours == [8, 7, 8, 8]


def test_one_is_moved_by_itself(desk: Desk) -> None:
    second = _rows(desk)[1].reference
    desk.do(ChangeSeries(booking=second, which="this", start="2017-03-25T23:00"))
    assert _starts(desk) == ["03-24T22:00", "03-25T23:00", "03-26T22:00", "03-27T22:00"]
    assert _series(desk) == [("FREQ=DAILY;COUNT=4", "2017-03-24T22:00", "")]


def test_this_and_the_following_become_a_series_of_their_own(desk: Desk) -> None:
    third = _rows(desk)[2].reference
    change = ChangeSeries(
        booking=third, which="following", start="2017-03-26T21:00", vehicle=KMA, purpose="Late"
    )
    desk.do(change)
    assert _starts(desk) == ["03-24T22:00", "03-25T22:00", "03-26T21:00", "03-27T21:00"]
    assert _series(desk) == [
        ("FREQ=DAILY;UNTIL=20170325", "2017-03-24T22:00", ""),
        ("FREQ=DAILY;COUNT=2", "2017-03-26T21:00", ""),
    ]
    assert [(row.vehicle_id, row.purpose) for row in _rows(desk)[1:3]] == [
        (300, "Night duty"),
        (301, "Late"),
    ]


@pytest.mark.parametrize(
    ("start", "hour"), [("2017-03-25T20:00", "20"), ("2017-03-25T23:30", "23")]
)
def test_all_are_moved_in_wall_time(desk: Desk, start: str, hour: str) -> None:
    desk.do(ChangeSeries(booking=_rows(desk)[1].reference, which="all", start=start))
    assert {text[6:8] for text in _starts(desk)} == {hour}
    assert _series(desk)[0][1] == f"2017-03-24{start[10:]}"
    hours = [(row.end_minute - row.start_minute) / 60 for row in _rows(desk)]
    assert hours == [8, 7, 8, 8]


def test_a_clash_of_one_refuses_the_change_of_all(desk: Desk) -> None:
    desk.do(
        NIGHTS.__class__(
            vehicle=KMA,
            borough="Havering",
            purpose="Other",
            start="2017-03-26T20:00",
            end="2017-03-26T23:00",
            repeat="FREQ=DAILY;COUNT=2",
        )
    )
    before = _rows(desk)
    change = ChangeSeries(booking=before[0].reference, which="all", vehicle=KMA)
    assert refused(lambda: desk.do(change)).code == "vehicle_taken"
    assert _rows(desk) == before


def test_one_is_cancelled_and_added_back(desk: Desk) -> None:
    second = _rows(desk)[1]
    desk.do(CancelSeries(booking=second.reference, which="this"))
    assert (_starts(desk), _series(desk)[0][2]) == (
        ["03-24T22:00", "03-26T22:00", "03-27T22:00"],
        "2017-03-25",
    )
    desk.do(AddBack(booking=second.reference, day="2017-03-25"))
    assert (len(_starts(desk)), _series(desk)[0][2]) == (4, "")
    again = AddBack(booking=second.reference, day="2017-03-25")
    assert refused(lambda: desk.do(again)).code == "not_a_date_of_series"


@pytest.mark.parametrize(("which", "left"), [("following", 1), ("all", 0)])
def test_the_following_or_all_are_cancelled(desk: Desk, which: str, left: int) -> None:
    desk.do(CancelSeries(booking=_rows(desk)[1].reference, which=which))
    assert len(_starts(desk)) == left
    desk.undo()
    assert len(_starts(desk)) == 4


def test_odd_changes_are_refused(desk: Desk) -> None:
    first = _rows(desk)[0].reference
    for change, code in (
        (ChangeSeries(booking=first, which="some"), "bad_which"),
        (ChangeSeries(booking="EA-01-0500", which="all"), "not_in_series"),
        (
            ChangeSeries(booking=first, which="all", start="2017-03-25T22:00"),
            "series_keeps_its_days",
        ),
        (ChangeSeries(booking=first, which="this", end="2017-03-24T21:00"), "ends_before_start"),
        (ChangeSeries(booking=first, which="this", start="22:00"), "bad_wall_time"),
    ):
        assert refused(lambda one=change: desk.do(one)).code == code
