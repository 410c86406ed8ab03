"""Loans as they are told; what they do is tested with their commands."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.domain.fleet import Loan
from bcu_desk.features.bookings.queries.sharing.loans import Loans
from bcu_desk.work.view import View
from tests.features.bookings.sharing import a_shared_desk
from tests.features.bookings.small import DAY, KLM, KMA, VIEW, at


def test_the_longest_overdue_comes_first(tmp_path: Path) -> None:
    known = {"borough_id": 9000002, "lent_by": "PS Test", "out_minute": at("06:00")}
    desk = a_shared_desk(
        tmp_path,
        Loan(id=800, vehicle_id=301, due_minute=at("11:00"), **known),
        Loan(id=801, vehicle_id=300, due_minute=at("10:00"), **known),
        Loan(id=802, vehicle_id=302, due_minute=at("10:00"), back_minute=at("09:00"), **known),
    )
    with desk.reader() as reader:
        rows = Loans().rows(reader, VIEW)
        assert Loans().rows(reader, View(DAY, ("CN",))) == ()
    assert [(row.vehicle, row.late_minutes) for row in rows] == [(KLM, 120), (KMA, 60)]
