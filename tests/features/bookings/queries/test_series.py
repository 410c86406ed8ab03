"""Each date of a series before it is saved."""

from __future__ import annotations

import pytest

from bcu_desk.features.bookings.queries.series import DateRow, SeriesPreview
from bcu_desk.work.desk import Desk
from tests.features.bookings.sharing import RADIOS, a_shared_desk, refused
from tests.features.bookings.small import KLM, LINDQVIST, VIEW, booked


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Two of three radios are booked for an hour."""
    radios = booked(500, "12:00", "13:00", vehicle_id=321, amount=2)
    return a_shared_desk(tmp_path_factory.mktemp("preview"), radios)


def _rows(desk: Desk, **fields: object) -> tuple[DateRow, ...]:
    known = {
        "vehicle": KLM,
        "borough": "Havering",
        "start": "2017-03-24T22:00",
        "end": "2017-03-25T06:00",
        "repeat": "FREQ=DAILY;COUNT=3",
    }
    with desk.reader() as reader:
        return SeriesPreview(**{**known, **fields}).rows(reader, VIEW)  # type: ignore[arg-type]


def test_the_night_of_the_clocks_is_told_with_its_true_length(desk: Desk) -> None:
    assert [(row.minutes, row.clocks, row.result) for row in _rows(desk)] == [
        (480, False, "free"),
        (420, True, "free"),
        (480, False, "free"),
    ]


def test_an_hour_that_never_was_is_told(desk: Desk) -> None:
    rows = _rows(desk, start="2017-03-25T01:00", end="2017-03-25T02:00")
    assert [row.result for row in rows] == ["free", "time_never", "free"]
    assert rows[1].start is None


@pytest.mark.parametrize(("amount", "result"), [(1, "free"), (2, "vehicle_taken")])
def test_of_a_pool_what_is_left_counts(desk: Desk, amount: int, result: str) -> None:
    start, end = "2017-01-23T12:30", "2017-01-23T13:00"
    rows = _rows(desk, vehicle=RADIOS, amount=amount, start=start, end=end)
    assert [row.result for row in rows] == [result, "free", "free"]


def test_a_driver_who_may_not_drive_is_told_on_each_date(desk: Desk) -> None:
    assert {row.result for row in _rows(desk, driver=LINDQVIST)} == {"driver_not_qualified"}
    assert refused(lambda: _rows(desk, repeat="FREQ=DAILY")).code == "repeat_endless"
