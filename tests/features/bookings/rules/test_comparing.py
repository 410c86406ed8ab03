"""What differs in the fleet, in words and figures."""

from __future__ import annotations

from bcu_desk.features.bookings.rules.comparing import (
    BaseChange,
    FleetDay,
    VehicleDay,
    base_changes,
    fleet_changes,
    whole,
)


def _fleet(*vehicles: VehicleDay, booked: tuple[str, ...] = ()) -> FleetDay:
    return FleetDay({row.registration: row for row in vehicles}, booked)


CAR = VehicleDay("BX16 KLM", "IRV", "Romford")
OFF = VehicleDay("BX16 KLM", "IRV", "Romford", "Defect")
AWAY = VehicleDay("BX16 KLM", "IRV", "Dagenham")
VAN = VehicleDay("LJ65 FWP", "Station van", "Romford")


def _told(before: FleetDay, after: FleetDay) -> list[tuple[str, str, str]]:
    return [(row.mark, row.key, row.words) for row in fleet_changes(before, after)]


def test_two_days_alike_have_nothing_to_tell() -> None:
    assert _told(_fleet(CAR, VAN), _fleet(CAR, VAN)) == []


def test_vehicles_join_and_leave() -> None:
    assert _told(_fleet(CAR), _fleet(VAN)) == [
        ("joined", "LJ65 FWP", "LJ65 FWP (Station van) joined at Romford."),
        ("left", "BX16 KLM", "BX16 KLM (IRV) left Romford."),
    ]


def test_a_vehicle_that_joins_off_the_road_says_so() -> None:
    (row,) = fleet_changes(_fleet(), _fleet(OFF))
    assert row.words == "BX16 KLM (IRV) joined at Romford; it is off the road, defect."


def test_a_move_of_base_names_both() -> None:
    assert _told(_fleet(CAR), _fleet(AWAY)) == [
        ("moved", "BX16 KLM", "BX16 KLM (IRV) moved from Romford to Dagenham.")
    ]


def test_off_the_road_and_back() -> None:
    assert _told(_fleet(CAR), _fleet(OFF)) == [
        ("changed", "BX16 KLM", "BX16 KLM (IRV) at Romford is off the road, defect.")
    ]
    assert _told(_fleet(OFF), _fleet(CAR)) == [
        ("changed", "BX16 KLM", "BX16 KLM (IRV) at Romford is back on the road.")
    ]


def test_a_base_has_its_vehicles_and_bookings_of_both_days() -> None:
    before = _fleet(CAR, VAN, booked=("BX16 KLM", "LJ65 FWP", "LJ65 FWP"))
    after = _fleet(AWAY, VAN, booked=("BX16 KLM",))
    changes = base_changes(before, after)
    assert changes == (
        BaseChange("Dagenham", (0, 1), (0, 1)),
        BaseChange("Romford", (2, 1), (3, 0)),
    )
    assert whole(changes) == BaseChange("All bases", (2, 2), (3, 1))
