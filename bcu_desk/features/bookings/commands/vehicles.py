"""Put a vehicle on the books, with its base where that is new."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from bcu_desk.domain.fleet import Vehicle, VehicleKind
from bcu_desk.domain.places import Base, Ward
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.words import clean_text
from bcu_desk.work.command import Command
from bcu_desk.work.places import borough_named
from bcu_desk.work.unit import Unit

LONGEST_PLATE = 12
PLATE = re.compile(r"[A-Z0-9]+( [A-Z0-9]+)*")


class AddVehicle(Command, frozen=True, kw_only=True):
    """Put a vehicle on the books at a base; a base that is new is made in the borough given."""

    registration: str
    kind: str
    base: str
    from_day: date = msgspec.field(name="from")
    borough: str | None = None
    seats: int = 5
    marked: bool = True

    def run(self, unit: Unit) -> str:
        """Check the registration and write the vehicle, and its base where need be."""
        plate = self._plate()
        if unit.every(Vehicle, registration=plate):
            raise Refused("vehicle_exists", vehicle=plate, field="registration")
        kinds = unit.every(VehicleKind, code=self.kind)
        if not kinds:
            raise Refused("unknown_vehicle_kind", value=self.kind[:60], field="kind")
        if not 1 <= self.seats <= 60:
            raise Refused("bad_seats", value=self.seats, field="seats")
        base = self._base(unit)
        unit.add(
            Vehicle(
                id=unit.new_id(),
                registration=plate,
                kind_id=kinds[0].id,
                base_id=base.id,
                marked=int(self.marked),
                seats=self.seats,
                from_day=self.from_day,
            )
        )
        return f"Add {plate} at {base.name}"

    def _plate(self) -> str:
        plate = " ".join(clean_text(self.registration, "registration", LONGEST_PLATE).split())
        if not PLATE.fullmatch(plate.upper()):
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
