"""The shared fleet in use on Mon 23 Jan 2017, some of it across boroughs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bcu_desk.domain.fleet import Loan, Sort, Waiting
from bcu_desk.features.bookings.model.use.period import Asked, Period
from bcu_desk.features.bookings.model.use.read import UseRead, read_use
from bcu_desk.features.bookings.queries.sharing.use import By
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.features.bookings.sharing import a_shared_desk
from tests.features.bookings.small import DAY, NOW, at, booked

NEXT = View(date(2017, 1, 24))
DAGENHAM = 9000002
ONE_DAY = Period(first=DAY, last=DAY)


def a_used_desk(folder: Path) -> Desk:
    """KLM 22 hours, 2 of them for Dagenham; KMA 1 hour; radios; a loan; a wait in vain."""
    return a_shared_desk(
        folder,
        booked(500, "00:00", "20:00"),
        booked(501, "20:15", "22:15", borough_id=DAGENHAM),
        booked(502, "12:00", "13:00", vehicle_id=301),
        booked(503, "10:00", "22:00", vehicle_id=321, amount=2),
        Loan(
            id=800,
            vehicle_id=301,
            borough_id=DAGENHAM,
            lent_by="PS Test",
            out_minute=at("20:00"),
            due_minute=at("21:00"),
            back_minute=at("21:00"),
        ),
        Waiting(
            id=810,
            kind_id=3,
            borough_id=DAGENHAM,
            start_minute=at("07:00"),
            end_minute=at("09:00"),
            purpose="Custody run",
            asked_by="PS Test",
            asked_minute=at("05:00"),
        ),
    )


def use_of(desk: Desk, by: By = By.KIND, sort: Sort = Sort.VEHICLE) -> UseRead:
    """The use of the one day."""
    with desk.reader() as reader:
        return read_use(reader, NEXT, sort, NOW + 1_440, Asked(by, ONE_DAY))
