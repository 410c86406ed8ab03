"""What was read, and what is free."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.domain.spans import Span
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.queries.free import Free
from tests.features.bookings.readings import read
from tests.features.bookings.small import KLM, KMA, KNE, VAN, at, when


def test_vehicles_and_bookings_are_found_by_their_keys(loaded: Loaded) -> None:
    vehicle, booking = loaded.vehicle(KLM), loaded.booking("EA-01-0501")
    assert vehicle is not None
    assert booking is not None
    assert booking.vehicle == vehicle.registration
    assert loaded.vehicle("EA-01-0501") is None
    assert loaded.booking(KLM) is None


def test_busy_has_turn_round_on_both_sides_occupied_only_after(loaded: Loaded) -> None:
    vehicle = loaded.vehicle(KLM)
    assert vehicle is not None
    assert loaded.busy(vehicle)[0] == Span(at("09:45"), at("12:15"))
    assert loaded.busy(vehicle, "EA-01-0500")[0] == Span(at("13:45"), at("16:15"))
    assert loaded.occupied(vehicle)[0] == (at("10:00"), at("12:15"))
    pending, van = loaded.vehicle(KMA), loaded.vehicle(VAN)
    assert pending is not None
    assert van is not None
    assert loaded.busy(pending) == ()
    assert loaded.occupied(van)[0][1] == at("18:00")


def test_what_was_asked_is_kept_with_what_is_free(asked: Loaded, loaded: Loaded) -> None:
    assert asked.free() == {KLM, KMA, KNE}
    assert asked.found is not None
    assert asked.found.span == Span(at("12:30"), at("13:30"))
    assert loaded.free() == frozenset()


def test_an_odd_question_is_refused_and_the_board_shown(made_fleet: Path) -> None:
    found = read(made_fleet, Free(start=when("12:00"), end=when("11:00")))
    assert found.refused is not None
    assert found.refused.code == "ends_before_start"
    assert found.found is None
    assert found.board.vehicles
