"""Use, lending and refusals of a period."""

from __future__ import annotations

from datetime import date

from bcu_desk.domain.fleet import Sort
from bcu_desk.features.bookings.model.use.period import Asked, Period
from bcu_desk.features.bookings.model.use.read import Sharing, UseRead, read_use
from bcu_desk.features.bookings.queries.sharing.use import By
from bcu_desk.work.desk import Desk
from tests.features.bookings.small import DAY, KLM, NOW, VIEW
from tests.features.bookings.used import use_of


def test_all_of_it_is_added_up_of_every_single_one(by: dict[By, UseRead]) -> None:
    found = by[By.KIND]
    assert {row.of: row.percent for row in found.rows} == {"IRV": 32, "Station van": 0}
    assert [(row.of, row.percent) for row in found.each][:2] == [(KLM, 92), ("BX16 KMA", 4)]
    assert found.percent == 24
    assert by[By.VEHICLE].rows == by[By.VEHICLE].each


def test_each_borough_has_what_it_lent_had_and_was_refused(by: dict[By, UseRead]) -> None:
    assert by[By.KIND].boroughs == (
        Sharing("Havering", 180, 0, 0, 0),
        Sharing("Barking and Dagenham", 0, 180, 1, 120),
    )
    assert [row.net_minutes for row in by[By.KIND].boroughs] == [180, -180]


def test_kit_is_told_apart_from_vehicles(used: Desk) -> None:
    kit = use_of(used, sort=Sort.KIT)
    assert [(row.of, row.booked_minutes) for row in kit.rows] == [("Radio", 1_440)]
    assert kit.boroughs == ()


def test_days_the_wrong_way_round_are_told_and_nothing_else(used: Desk) -> None:
    odd = Period(first=DAY, last=date(2017, 1, 1))
    with used.reader() as reader:
        found = read_use(reader, VIEW, Sort.VEHICLE, NOW, Asked(By.BASE, odd))
    assert found.refused is not None
    assert found.refused.code == "ends_before_start"
    assert (found.rows, found.percent) == ((), 0)
