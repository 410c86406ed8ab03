"""Bookings that repeat: what is written, what is left out, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.fleet import Booking, Series
from bcu_desk.features.bookings.commands.series import BookSeries
from bcu_desk.features.bookings.queries.series import SeriesPreview
from bcu_desk.work.desk import Desk
from tests.features.bookings.sharing import a_shared_desk, refused, told
from tests.features.bookings.small import KLM, KMA, TEMBO, VIEW, booked, copied, when


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """BX16 KLM is booked 12:00–14:00 on the first day."""
    folder = tmp_path_factory.mktemp("series")
    return a_shared_desk(folder, booked(500, "12:00", "14:00", driver_id=100)).path


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Desk:
    """A desk over a copy of that file."""
    return copied(made, tmp_path)


def _series(repeat: str = "FREQ=DAILY;COUNT=3", **fields: object) -> BookSeries:
    known = {
        "vehicle": KLM,
        "borough": "Havering",
        "purpose": "Patrol",
        "start": when("13:00"),
        "end": when("15:00"),
        "repeat": repeat,
    }
    return BookSeries(**{**known, **fields})  # type: ignore[arg-type]


def _dates(desk: Desk) -> tuple[list[str | None], list[str]]:
    with desk.reader() as reader:
        rows = [row for row in reader.every(Booking) if row.series_id is not None]
        return [row.occurrence for row in rows], [row.skipped for row in reader.every(Series)]


def test_a_free_series_is_booked_on_every_date(desk: Desk) -> None:
    assert desk.do(_series(vehicle=KMA, driver=TEMBO)).label.startswith("Book BX16 KMA 3 times")
    assert _dates(desk) == (["2017-01-23", "2017-01-24", "2017-01-25"], [""])
    desk.undo()
    assert _dates(desk) == ([], [])


def test_one_date_that_is_taken_refuses_all(desk: Desk) -> None:
    found = refused(lambda: desk.do(_series()))
    assert (found.code, found.facts["count"], found.facts["day"]) == (
        "series_clash",
        1,
        "2017-01-23",
    )
    assert found.facts["because"] == "vehicle_taken"
    assert _dates(desk) == ([], [])


def test_a_date_that_is_taken_may_be_skipped(desk: Desk) -> None:
    notices = told(desk, _series(on_clash="skip"))
    assert notices["series_dates_skipped"]["days"] == ("2017-01-23",)
    assert _dates(desk) == (["2017-01-24", "2017-01-25"], ["2017-01-23"])


def test_days_may_be_left_out_from_the_start(desk: Desk) -> None:
    desk.do(_series(skip=("2017-01-23",)))
    assert _dates(desk) == (["2017-01-24", "2017-01-25"], ["2017-01-23"])


def test_a_series_with_every_day_left_out_is_refused(desk: Desk) -> None:
    found = refused(lambda: desk.do(_series("FREQ=DAILY;COUNT=1", skip=("2017-01-23",))))
    assert (found.code, found.facts["dates"]) == ("series_all_taken", 1)
    assert _dates(desk) == ([], [])


def test_dates_that_touch_need_a_reason_where_there_is_turn_round(desk: Desk) -> None:
    whole = {"start": "2017-02-01T08:00", "end": "2017-02-02T08:00", "vehicle": KMA}
    assert refused(lambda: desk.do(_series(**whole))).code == "series_overlaps_itself"
    desk.do(_series(**whole, override="It stays out"))
    assert _dates(desk)[0] == ["2017-02-01", "2017-02-02", "2017-02-03"]


def test_a_series_of_one_is_told(desk: Desk) -> None:
    assert "series_of_one" in told(desk, _series("FREQ=DAILY;COUNT=1", vehicle=KMA))


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"on_clash": "ask"}, "bad_on_clash"),
        ({"skip": ("2017-02-23",)}, "bad_day_to_skip"),
        ({"repeat": "FREQ=DAILY;COUNT=1", "on_clash": "skip"}, "series_all_taken"),
        ({"end": "2017-01-24T13:00"}, "series_overlaps_itself"),
        ({"end": "2017-01-24T12:50"}, "series_overlaps_itself"),  # no turn-round
        ({"repeat": "FREQ=DAILY"}, "repeat_endless"),
        ({"vehicle": "NO CAR"}, "unknown_vehicle"),
    ],
)
def test_odd_series_are_refused(desk: Desk, fields: dict[str, object], code: str) -> None:
    assert refused(lambda: desk.do(_series(**fields))).code == code
    assert _dates(desk) == ([], [])


def test_a_preview_tells_what_each_date_would_give(desk: Desk) -> None:
    asked = _series()
    preview = SeriesPreview(
        vehicle=KLM, borough="Havering", start=asked.start, end=asked.end, repeat=asked.repeat
    )
    with desk.reader() as reader:
        rows = preview.rows(reader, VIEW)
    assert [row.result for row in rows] == ["vehicle_taken", "free", "free"]
    assert (rows[0].free_vehicle, rows[1].free_vehicle) == (KMA, None)
    assert "BX16 KLM is taken" in rows[0].why
