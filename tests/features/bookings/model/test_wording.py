"""Vehicles and bookings in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bcu_desk.domain.fleet import OffRoad
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.model.wording import (
    away_words,
    free_words,
    icon_of,
    needed,
    purpose_line,
    shorter_names,
    shorter_purposes,
    state_words,
    when_words,
)
from bcu_desk.features.bookings.queries.free import Free
from bcu_desk.features.bookings.rules.booking import reason_words
from tests.features.bookings.readings import read
from tests.features.bookings.small import NOW, VAN, at, when


def test_kinds_have_icons_and_drivers_what_they_need(loaded: Loaded) -> None:
    van = loaded.vehicle(VAN)
    assert van is not None
    assert needed(van) == "response driver, van endorsement"
    assert (icon_of("station_van"), icon_of("boat")) == ("van", "bookings")


def test_off_road_in_words() -> None:
    row = OffRoad(id=1, vehicle_id=1, reason="mot", start_minute=at("08:00"))
    assert away_words(row) == "MOT, since Mon 23 Jan 08:00, no date back"
    back = replace(row, end_minute=at("12:00"))
    assert away_words(back) == "MOT, since Mon 23 Jan 08:00, back Mon 23 Jan 12:00"
    assert reason_words("A tree fell on it") == "A tree fell on it"


@pytest.mark.parametrize(
    ("start", "length", "words"),
    [
        ("07:00", 480, "Mon 23 Jan 2017, 07:00–15:00"),
        ("16:00", 480, "Mon 23 Jan 2017, 16:00–00:00"),
        ("22:00", 480, "Mon 23 Jan 2017 22:00 to Tue 24 Jan 2017 06:00"),
    ],
)
def test_times_in_full(start: str, length: int, words: str) -> None:
    assert when_words(at(start), at(start) + length) == words


def test_a_booking_is_told_shorter_and_shorter(loaded: Loaded) -> None:
    out = loaded.booking("EA-01-0500")
    assert out is not None
    row = replace(out, driver_name="Dele Amoako", purpose="Response, early turn")
    assert shorter_names(row) == ("D. Amoako", "Amoako", "DA")
    assert shorter_purposes(row) == ("Response, early turn", "Response")
    bare = replace(row, driver_name=None, purpose="Football")
    assert (shorter_names(bare), shorter_purposes(bare)) == ((), ("Football",))


def test_where_a_booking_stands(loaded: Loaded) -> None:
    out, pending = loaded.booking("EA-01-0500"), loaded.booking("EA-01-0502")
    assert out is not None
    assert pending is not None
    assert state_words(out, NOW) == ("Out now", "accent")
    assert state_words(out, at("09:00")) == ("Booked", "accent")
    assert state_words(out, at("12:00")) == ("Over", "plain")
    assert state_words(pending, NOW) == ("Pending", "warn")
    assert state_words(replace(out, clash="EA-01-0501"), NOW) == ("Clash", "bad")
    assert purpose_line(out) == purpose_line(out, short=True) == "Patrol · Havering"


def test_what_is_free_in_words(asked: Loaded, loaded: Loaded, made_fleet: Path) -> None:
    assert free_words(loaded) == ("2 free", "BX16 KNE, Dagenham", "No booking after")
    assert free_words(replace(loaded, offer=None)) == ("", "", "")
    assert free_words(asked) == ("3 free", "Dagenham, IRV", "No booking after")
    none = read(made_fleet, Free(start=when("11:00"), end=when("11:30"), kind="station_van"))
    assert free_words(none)[0] == "None free"
    romford = read(made_fleet, Free(start=when("12:30"), end=when("13:30"), base="Romford"))
    assert free_words(romford)[2] == "Until Mon 23 Jan 14:00"
