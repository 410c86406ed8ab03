"""The shared fleet with keys out, a service and an MOT due, loans, and people who wait."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from bcu_desk.domain.fleet import KeyIssue, Loan, Sort, Waiting
from bcu_desk.features.bookings.model.lists.read import Lists, read_lists
from bcu_desk.work.desk import Desk
from tests.builders import A_VEHICLE
from tests.features.bookings.sharing import a_shared_desk
from tests.features.bookings.small import NOW, VIEW, at, booked

SERVICED, DAGENHAM, HAVERING = "EK14 HTX", 9000002, 9000016
LATE, DUE, LENT, WAITS, HELD, OVER = 800, 801, 810, 820, 821, 822


def a_busy_desk(folder: Path) -> Desk:
    """KLM late since 10:00, KMA due 15:00, KNE lent to Havering and overdue, three wait.

    One has the room held until 11:30, one had the van held until 10:00.
    """
    return a_shared_desk(
        folder,
        booked(500, "06:00", "10:00", driver_id=100),
        booked(501, "12:00", "14:00", vehicle_id=302),
        replace(
            A_VEHICLE,
            id=304,
            registration=SERVICED,
            odometer=41_286,
            next_service_miles=41_000,
            mot_day=date(2017, 1, 26),
        ),
        _issue(LATE, 300, "06:00", "10:00", booking_id=500, person_id=100, odometer_out=41_286),
        _issue(DUE, 301, "07:00", "15:00", fuel_out=6),
        Loan(
            id=LENT,
            vehicle_id=303,
            borough_id=HAVERING,
            lent_by="PS Test",
            out_minute=at("06:00"),
            due_minute=at("09:40"),
        ),
        _wait(WAITS, 3, "12:00", "13:00"),
        _wait(HELD, 20, "13:00", "14:00", status="held", vehicle_id=320, hold_until=at("11:30")),
        _wait(OVER, 3, "16:00", "17:00", status="held", vehicle_id=302, hold_until=at("10:00")),
    )


def read_of(desk: Desk, sort: Sort = Sort.VEHICLE) -> Lists:
    """What the lists show of a sort at 10:40."""
    with desk.reader() as reader:
        return read_lists(reader, VIEW, sort, NOW)


def _issue(number: int, vehicle: int, out: str, due: str, **fields: object) -> KeyIssue:
    return KeyIssue(
        id=number,
        vehicle_id=vehicle,
        issued_by="PS Test",
        out_minute=at(out),
        due_minute=at(due),
        **fields,  # type: ignore[arg-type]  # of any field
    )


def _wait(number: int, kind: int, start: str, end: str, **fields: object) -> Waiting:
    return Waiting(
        id=number,
        kind_id=kind,
        borough_id=DAGENHAM,
        start_minute=at(start),
        end_minute=at(end),
        purpose="Prisoner transfer",
        asked_by="PS Test",
        asked_minute=at("05:00") + number,
        **fields,  # type: ignore[arg-type]  # of any field
    )
