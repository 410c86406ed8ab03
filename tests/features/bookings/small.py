"""A small fleet on Mon 23 Jan 2017: two IRVs and a van at Romford, an IRV at Dagenham, drivers."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

from bcu_desk.domain.fleet import Booking, Vehicle, VehicleKind
from bcu_desk.domain.people import Authority, PersonAuthority
from bcu_desk.domain.places import Base, Borough, BoroughInBcu
from bcu_desk.domain.times import minute_of
from bcu_desk.features.bookings.queries.bookings import Bookings
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.builders import A_BOROUGH, A_VEHICLE, LONG_AGO, START, a_booking, a_file

DAY = date(2017, 1, 23)
VIEW = View(DAY)
NOW = minute_of("2017-01-23T10:40")
KLM, KMA, KNE, VAN = "BX16 KLM", "BX16 KMA", "BX16 KNE", "LJ65 FWP"
TEMBO, LINDQVIST = "412KD", "413KD"  # may drive an IRV; may drive nothing


def at(text: str) -> int:
    """A minute of the day: `14:00`."""
    return minute_of(f"{DAY}T{text}")


def when(text: str) -> str:
    """A time of the day as a command takes it."""
    return f"{DAY}T{text}"


def booked(number: int, start: str, end: str, **fields: object) -> Booking:
    """BX16 KLM booked for a time of the day."""
    return a_booking(number, start_minute=at(start), end_minute=at(end), **fields)


def fleet() -> tuple[object, ...]:
    """The rows beside those of every small file."""
    dagenham = replace(
        A_BOROUGH, id=9000002, code="E09000002", name="Barking and Dagenham", short_name="B & D"
    )
    van = VehicleKind(
        id=3,
        code="station_van",
        title="Station van",
        authority_id=2,
        endorsement_id=4,
        turn_round_minutes=45,
        from_day=LONG_AGO,
    )
    return (
        Authority(id=4, code="van", title="Van endorsement", level=0, from_day=LONG_AGO),
        dagenham,
        BoroughInBcu(id=2, borough_id=dagenham.id, bcu_id=1, from_day=START),
        _base(dagenham),
        van,
        replace(A_VEHICLE, id=302, registration=VAN, kind_id=3),
        replace(A_VEHICLE, id=303, registration=KNE, base_id=2),
        PersonAuthority(
            id=700, person_id=100, authority_id=2, from_day=LONG_AGO, to_day=date(2017, 2, 14)
        ),
    )


def _base(borough: Borough) -> Base:
    return Base(
        id=2,
        code="KG",
        name="Dagenham",
        borough_id=borough.id,
        lat_micro=51_540_000,
        lon_micro=140_000,
        from_day=LONG_AGO,
    )


def a_fleet_desk(folder: Path, *more: object) -> Desk:
    """The small fleet's desk, its clock at 10:40."""
    path = a_file(folder / "fleet.bcu", *fleet(), *more)
    return Desk(path, Clock(NOW), actor="PS Test")


def copied(made: Path, folder: Path) -> Desk:
    """A desk over a copy of a file, which is quicker than making it again."""
    return Desk(Path(shutil.copy(made, folder / "copy.bcu")), Clock(NOW), actor="PS Test")


def bookings_of(desk: Desk) -> list[tuple[str, str, str]]:
    """Every booking's vehicle, London times and state, as the query tells them."""
    with desk.reader() as reader:
        rows = Bookings(start="2016-12-31T00:00", end="2017-12-31T00:00").rows(reader, VIEW)
    return [(row.vehicle, f"{row.start}/{row.end}", row.state) for row in rows]


def vehicle(desk: Desk, registration: str) -> Vehicle:
    """A vehicle's row."""
    with desk.reader() as reader:
        return next(row for row in reader.every(Vehicle) if row.registration == registration)
