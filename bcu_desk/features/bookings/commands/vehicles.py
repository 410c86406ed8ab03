"""Put a vehicle or another resource on the books, with its base where that is new."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from bcu_desk.domain.fleet import Sort, Vehicle, VehicleKind
from bcu_desk.domain.people import Person
from bcu_desk.domain.places import Base, Ward
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.words import clean_text
from bcu_desk.work.command import Command
from bcu_desk.work.places import borough_named
from bcu_desk.work.unit import Unit

LONGEST_PLATE = 12
PLATE = re.compile(r"[A-Z0-9]+( [A-Z0-9]+)*")
CODE = re.compile(r"[A-Z0-9]+([ -][A-Z0-9]+)*")
MOST_ALIKE = 10_000


class AddVehicle(Command, frozen=True, kw_only=True):
    """Put a vehicle on the books at a base; a base that is new is made in the borough given.

    Rooms, kit and people on loan are put on the books alike, by their kind: with a code such as
    KD-ROOM-1 for the registration and a `title`; a pool has an `amount`.
    """

    registration: str
    kind: str
    base: str
    from_day: date = msgspec.field(name="from")
    borough: str | None = None
    seats: int = 5
    marked: bool = True
    cage: bool = False
    title: str | None = None
    amount: int = 1
    person: str | None = None

    def run(self, unit: Unit) -> str:
        """Check the registration and write the vehicle, and its base where need be."""
        told = self.kind.strip().casefold()
        kinds = [
            row
            for row in unit.every(VehicleKind)
            if told in (row.code.casefold(), row.title.casefold())
        ]
        if not kinds:
            raise Refused("unknown_vehicle_kind", value=self.kind[:60], field="kind")
        plate = self._plate(kinds[0])
        if unit.every(Vehicle, registration=plate):
            raise Refused("vehicle_exists", vehicle=plate, field="registration")
        self._refuse_odd_numbers(kinds[0])
        base = self._base(unit)
        person = None
        if self.person is not None:
            person = unit.named(Person, collar=self.person, field="person").id
        unit.add(
            Vehicle(
                id=unit.new_id(),
                registration=plate,
                kind_id=kinds[0].id,
                base_id=base.id,
                title=None if self.title is None else clean_text(self.title, "title", 60),
                person_id=person,
                amount=self.amount,
                marked=int(self.marked),
                cage=int(self.cage),
                seats=self.seats,
                from_day=self.from_day,
            )
        )
        return f"Add {plate} at {base.name}"

    def _refuse_odd_numbers(self, kind: VehicleKind) -> None:
        least = 1 if kind.sort is Sort.VEHICLE else 0
        if not least <= self.seats <= 60:
            raise Refused("bad_seats", value=self.seats, field="seats")
        if not 1 <= self.amount <= (1 if least else MOST_ALIKE):
            raise Refused("bad_amount", value=self.amount, field="amount")

    def _plate(self, kind: VehicleKind) -> str:
        plate = " ".join(clean_text(self.registration, "registration", LONGEST_PLATE).split())
        if not (PLATE if kind.sort is Sort.VEHICLE else CODE).fullmatch(plate.upper()):
            raise Refused("bad_registration", value=plate, field="registration")
        return plate.upper()

    def _base(self, unit: Unit) -> Base:
        name = clean_text(self.base, "base", 60)
        for row in unit.every(Base):
            if name.casefold() in (row.name.casefold(), row.code.casefold()):
                return row
        if self.borough is None:
            raise Refused("unknown_base", value=name, field="base")
        borough = borough_named(unit, self.borough)
        points = unit.every(Ward, borough_id=borough.id)
        count = max(1, len(points))
        return unit.add(
            Base(
                id=unit.new_id(),
                code=re.sub(r"\W", "", name).upper()[:8],
                name=name,
                borough_id=borough.id,
                lat_micro=sum(row.lat_micro for row in points) // count,
                lon_micro=sum(row.lon_micro for row in points) // count,
                from_day=self.from_day,
            )
        )
