"""What comes due by day, miles or time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bcu_desk.domain.fleet import KeyIssue
from bcu_desk.features.bookings.queries.sharing.due import Due
from bcu_desk.work.desk import Desk
from tests.builders import A_VEHICLE
from tests.features.bookings.sharing import a_shared_desk
from tests.features.bookings.small import KLM, VIEW, at


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """One car is due for all, one for nothing; BX16 KLM's keys are late."""
    old = replace(
        A_VEHICLE,
        id=330,
        registration="OLD 1",
        odometer=41_286,
        next_service_miles=42_000,
        next_service_day=date(2017, 3, 1),
        mot_day=date(2017, 1, 20),
    )
    new = replace(old, id=331, registration="NEW 1", odometer=10, mot_day=date(2019, 1, 1))
    keys = KeyIssue(
        id=700,
        vehicle_id=300,
        issued_by="PS Test",
        out_minute=at("08:00"),
        due_minute=at("11:00"),
    )
    return a_shared_desk(tmp_path_factory.mktemp("due"), old, new, keys)


def test_what_is_soon_and_what_is_late_is_told(desk: Desk) -> None:
    with desk.reader() as reader:
        rows = Due().rows(reader, VIEW)
    assert [(row.vehicle, row.what, row.by, row.left) for row in rows] == [
        (KLM, "keys", "time", -60),
        ("OLD 1", "mot", "day", -3),
        ("OLD 1", "service", "miles", 714),
    ]
    assert [row.overdue for row in rows] == [True, True, False]


@pytest.mark.parametrize(("days", "miles", "count"), [(40, 700, 4), (36, 1_000, 3), (0, 0, 2)])
def test_how_soon_is_asked_for(desk: Desk, days: int, miles: int, count: int) -> None:
    with desk.reader() as reader:
        assert len(Due(days=days, miles=miles).rows(reader, VIEW)) == count
