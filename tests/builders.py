"""A small desk file for tests: one BCU, one borough, two wards, a few people and vehicles."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from bcu_desk.domain.assignments import Post, Posting, Standing
from bcu_desk.domain.fleet import Booking, BookingState, Vehicle, VehicleKind
from bcu_desk.domain.people import Authority, Person, Rank
from bcu_desk.domain.places import Base, Bcu, Borough, BoroughInBcu, Ward, WardSet
from bcu_desk.store.change_log import StepHead
from bcu_desk.store.create import FirstFacts, create
from bcu_desk.store.rows import in_key_order
from bcu_desk.work.clock import Clock
from bcu_desk.work.command import Command
from bcu_desk.work.desk import Desk
from bcu_desk.work.unit import Unit

START = date(2017, 1, 9)
LONG_AGO = date(2014, 5, 22)
NOON = 24_718_200  # 2016-12-30T10:00Z, in minutes since the epoch
HEAD = StepHead("start", "new", "The file was made", "tests", "2016-12-01T06:00:00Z")
FACTS = FirstFacts("0" * 32, 1, "Desk 01", "", "", "2016-12-01T06:00:00Z")

A_RANK = Rank(id=1, code="PC", title="Constable", branch="uniform", grade=1, from_day=LONG_AGO)
A_BCU = Bcu(id=1, code="EA", name="East Area", from_day=START)
A_BOROUGH = Borough(
    id=9000016, code="E09000016", name="Havering", short_name="Havering", from_day=LONG_AGO
)
A_WARD_SET = WardSet(id=2014, code="2014", name="Wards of 2014", from_day=LONG_AGO)
A_PERSON = Person(
    id=100, collar="412KD", forename="Ada", surname="Tembo", rank_id=1, bcu_id=1, from_day=LONG_AGO
)
A_POST = Post(id=200, code="EA-D1", title="DWO 1", kind="dwo", rank_id=1, bcu_id=1, from_day=START)
A_KIND = VehicleKind(
    id=1, code="irv", title="IRV", authority_id=2, turn_round_minutes=15, from_day=LONG_AGO
)
A_VEHICLE = Vehicle(
    id=300, registration="BX16 KLM", kind_id=1, base_id=1, marked=1, seats=5, from_day=START
)


def a_ward(number: int = 1, **fields: object) -> Ward:
    """A ward of Havering."""
    made = Ward(
        id=5000000 + number,
        code=f"E0500000{number}",
        name=f"Ward {number}",
        borough_id=A_BOROUGH.id,
        ward_set_id=A_WARD_SET.id,
        lat_micro=51_500_000,
        lon_micro=100_000 + number,
        area_m2=1_000_000,
        population=12_000,
        neighbours="",
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def first_rows() -> tuple[object, ...]:
    """The rows of the small file."""
    return (
        A_RANK,
        Authority(id=2, code="response", title="Response", level=2, from_day=LONG_AGO),
        A_BCU,
        A_BOROUGH,
        BoroughInBcu(id=1, borough_id=A_BOROUGH.id, bcu_id=1, from_day=START),
        A_WARD_SET,
        a_ward(1),
        a_ward(2),
        A_PERSON,
        replace(A_PERSON, id=101, collar="413KD", forename="Ben", surname="Lindqvist"),
        A_POST,
        replace(A_POST, id=201, code="EA-D2", title="DWO 2"),
        Base(
            id=1,
            code="KD",
            name="Romford",
            borough_id=A_BOROUGH.id,
            lat_micro=51_570_000,
            lon_micro=180_000,
            from_day=LONG_AGO,
        ),
        A_KIND,
        A_VEHICLE,
        replace(A_VEHICLE, id=301, registration="BX16 KMA"),
    )


def a_file(path: Path, *more: object) -> Path:
    """The small desk file, with more rows where given."""
    create(path, FACTS, in_key_order((*first_rows(), *more)), HEAD)
    return path


def a_desk(folder: Path, *more: object) -> Desk:
    """The small desk, its clock fixed at 30 December 2016, 10:00."""
    return Desk(a_file(folder / "small.bcu", *more), Clock(NOON), actor="PS Test")


def a_posting(number: int = 400, **fields: object) -> Posting:
    """PC Tembo in DWO 1 from the start."""
    made = Posting(
        id=number, post_id=200, person_id=100, standing=Standing.SUBSTANTIVE, from_day=START
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def a_booking(number: int = 500, **fields: object) -> Booking:
    """BX16 KLM, confirmed for an hour from NOON."""
    made = Booking(
        id=number,
        reference=f"EA-01-{number:04}",
        vehicle_id=300,
        borough_id=A_BOROUGH.id,
        booked_by="412KD",
        purpose="Patrol",
        start_minute=NOON,
        end_minute=NOON + 60,
        state=BookingState.CONFIRMED,
    )
    return replace(made, **fields)  # type: ignore[arg-type]


class Rename(Command, frozen=True, kw_only=True):
    """Give a person another surname."""

    collar: str
    surname: str

    def run(self, unit: Unit) -> str:
        """Change one row."""
        unit.change(unit.named(Person, collar=self.collar), surname=self.surname)
        return f"Rename {self.collar} to {self.surname}"


class Drop(Command, frozen=True, kw_only=True):
    """Delete a person."""

    collar: str

    def run(self, unit: Unit) -> str:
        """Delete them."""
        unit.remove(unit.named(Person, collar=self.collar))
        return f"Drop {self.collar}"
