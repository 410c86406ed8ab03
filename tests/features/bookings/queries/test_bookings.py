"""Bookings of a day, of a time, of a vehicle, and those that clash."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import Span
from bcu_desk.features.bookings.queries.bookings import Bookings, bookings_in, brief_name, span_of
from bcu_desk.store import rows
from bcu_desk.store.session import Reader, engine_of, writing
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.builders import A_PERSON
from tests.features.bookings.sharing import a_shared_desk
from tests.features.bookings.small import KLM, KMA, VIEW, a_fleet_desk, at, booked, when


def _references(reader: Reader, **asked: str) -> list[str]:
    return [row.reference for row in Bookings(**asked).rows(reader, VIEW)]


def test_a_booking_tells_everything_in_utc(desk: Desk) -> None:
    with desk.reader() as reader:
        row = Bookings().rows(reader, VIEW)[0]
    assert (row.reference, row.vehicle, row.borough, row.borough_short) == (
        "EA-01-0500",
        KLM,
        "E09000016",
        "Havering",
    )
    assert (row.driver, row.driver_name, row.who) == ("412KD", "Ada Tembo", "PC A. Tembo")
    assert (row.start, row.end, row.state) == (
        "2017-01-23T10:00Z",
        "2017-01-23T12:00Z",
        "confirmed",
    )
    assert (row.clash, row.override_reason) == (None, None)


def test_they_are_asked_by_time_vehicle_state_and_reference(desk: Desk) -> None:
    with desk.reader() as reader:
        assert _references(reader) == ["EA-01-0500", "EA-01-0501", "EA-01-0502"]
        assert _references(reader, start=when("12:00"), end=when("14:00")) == []
        assert _references(reader, start=when("11:59"), end=when("12:30")) == ["EA-01-0500"]
        assert _references(reader, vehicle=KMA) == ["EA-01-0502"]
        assert _references(reader, state="pending") == ["EA-01-0502"]
        assert _references(reader, reference="EA-01-0501") == ["EA-01-0501"]
        assert _references(reader, reference="EA-01-9999") == []


def test_other_days_and_bcus_have_none(desk: Desk) -> None:
    with desk.reader() as reader:
        assert Bookings().rows(reader, View(date(2017, 1, 24))) == ()
        assert Bookings().rows(reader, View(VIEW.on, ("CN",))) == ()


def test_a_booking_in_summer_is_told_in_utc(tmp_path: Path) -> None:
    start = at("10:00") + 181 * 1_440
    row = replace(booked(510, "10:00", "11:00"), start_minute=start, end_minute=start + 60)
    desk = a_fleet_desk(tmp_path, row)
    with desk.reader() as reader:
        (found,) = Bookings(start="2017-07-23T11:00", end="2017-07-23T12:00").rows(reader, VIEW)
    assert found.start == "2017-07-23T10:00Z"


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"start": when("12:00"), "end": when("12:00")}, "ends_before_start"),
        ({"start": "noon"}, "bad_time"),
        ({"end": "2017-03-26T01:30"}, "time_never"),
    ],
)
def test_odd_times_are_refused(desk: Desk, asked: dict[str, str], code: str) -> None:
    with desk.reader() as reader, pytest.raises(Refused, match=code):
        Bookings(**asked).rows(reader, VIEW)


def test_a_margin_takes_in_what_comes_near(desk: Desk) -> None:
    span = Span(at("12:00"), at("12:30"))
    with desk.reader() as reader:
        assert bookings_in(reader, span) == ()
        assert [row.id for row in bookings_in(reader, span, 15)] == [500]


def test_spans_and_names() -> None:
    assert span_of(0, 5) == Span(0, 5)
    with pytest.raises(Refused, match="ends_before_start"):
        span_of(5, 5)
    assert brief_name(A_PERSON, {1: "PC"}) == "PC A. Tembo"


def test_a_pool_that_is_overbooked_tells_which_are_too_much(tmp_path: Path) -> None:
    desk = a_shared_desk(tmp_path)
    radios = [booked(n, "10:00", "12:00", vehicle_id=321) for n in (500, 501, 502)]
    late = booked(503, "11:00", "13:00", vehicle_id=321)
    with writing(engine_of(desk.path, write=True)) as connection:
        connection.exec_driver_sql("UPDATE log_state SET merging = 1")
        rows.add(connection, (*radios, late))
        connection.exec_driver_sql("UPDATE log_state SET merging = 0")
    with desk.reader() as reader:
        told = {row.reference: row.clash for row in Bookings().rows(reader, VIEW)}
    assert told == {
        "EA-01-0500": None,
        "EA-01-0501": None,
        "EA-01-0502": "EA-01-0503",
        "EA-01-0503": "EA-01-0502",
    }
