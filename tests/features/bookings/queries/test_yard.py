"""Vehicles in service, in order and in view."""

from __future__ import annotations

from datetime import date

from bcu_desk.features.bookings.queries.yard import in_force, yard
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.builders import A_VEHICLE, START
from tests.features.bookings.small import DAY, KLM, KMA, KNE, VAN


def test_vehicles_come_by_base_kind_and_registration(desk: Desk) -> None:
    with desk.reader() as reader:
        found = yard(reader, View(DAY))
    assert [row.registration for row in found.vehicles] == [KNE, KLM, KMA, VAN]
    assert {found.bcu(row) for row in found.vehicles} == {"EA"}


def test_a_bcu_out_of_view_and_a_day_before_service_have_none(desk: Desk) -> None:
    with desk.reader() as reader:
        assert yard(reader, View(DAY, ("CN",))).vehicles == ()
        assert yard(reader, View(date(2017, 1, 8))).vehicles == ()


def test_what_is_in_force_begins_on_its_day() -> None:
    assert in_force([A_VEHICLE], START) == [A_VEHICLE]
    assert in_force([A_VEHICLE], date(2017, 1, 8)) == []
