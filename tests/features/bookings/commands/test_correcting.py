"""What the books say of a vehicle, put right."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.bookings.commands.correcting import CorrectVehicle
from tests.features.bookings.small import KLM, a_fleet_desk, vehicle


def test_what_is_told_is_put_right_and_the_rest_stays(tmp_path: Path) -> None:
    desk = a_fleet_desk(tmp_path)
    before = vehicle(desk, KLM)
    done = desk.do(CorrectVehicle(registration=KLM, seats=7, marked=False, base="romford"))
    after = vehicle(desk, KLM)
    assert (after.seats, after.marked, after.base_id) == (7, 0, 1)
    assert after.odometer == before.odometer
    assert done.label == f"Correct the record of {KLM}"
    desk.undo()
    assert vehicle(desk, KLM) == before


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"seats": 61}, "bad_seats", "seats"),
        ({"base": "Atlantis"}, "unknown_base", "base"),
        ({}, "nothing_to_correct", "base"),
    ],
)
def test_odd_values_are_refused_beside_their_field(
    tmp_path: Path, fields: dict[str, object], code: str, field: str
) -> None:
    desk = a_fleet_desk(tmp_path)
    with pytest.raises(Refused, match=code) as told:
        desk.do(CorrectVehicle(registration=KLM, **fields))  # type: ignore[arg-type]
    assert told.value.facts["field"] == field


def test_it_is_named_as_in_every_other_gesture_in_any_case_and_spacing(tmp_path: Path) -> None:
    desk = a_fleet_desk(tmp_path)
    desk.do(CorrectVehicle(registration=KLM.replace(" ", "").lower(), seats=7))
    assert vehicle(desk, KLM).seats == 7
    with pytest.raises(Refused, match="unknown_vehicle") as told:
        desk.do(CorrectVehicle(registration="ZZ99 ZZZ", seats=7))
    assert told.value.facts["field"] == "registration"
