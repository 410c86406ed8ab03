"""Put right what the books say of a vehicle: its base, its seats, whether it is marked."""

from __future__ import annotations

from typing import ClassVar

from bcu_desk.domain.places import Base
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.bookings.rules.naming import resource_named
from bcu_desk.work.command import Command
from bcu_desk.work.unit import Unit

MOST_SEATS = 60


class CorrectVehicle(Command, frozen=True, kw_only=True):
    """Put right what the books say of a vehicle, by its registration or title.

    What is not told stays as it is.
    """

    corrects: ClassVar[bool] = True

    registration: str
    base: str | None = None
    seats: int | None = None
    marked: bool | None = None

    def run(self, unit: Unit) -> str:
        """Check the new values and write them."""
        vehicle = resource_named(unit, self.registration, "registration")
        changes: dict[str, int] = {}
        if self.base is not None:
            changes["base_id"] = self._base(unit).id
        if self.seats is not None:
            if not 1 <= self.seats <= MOST_SEATS:
                raise Refused("bad_seats", value=self.seats, field="seats")
            changes["seats"] = self.seats
        if self.marked is not None:
            changes["marked"] = int(self.marked)
        if not changes:
            raise Refused("nothing_to_correct", field="base")
        unit.change(vehicle, **changes)
        return f"Correct the record of {vehicle.registration}"

    def _base(self, unit: Unit) -> Base:
        told = str(self.base).strip()
        for row in unit.every(Base):
            if told.casefold() in (row.name.casefold(), row.code.casefold()):
                return row
        raise Refused("unknown_base", value=told[:60], field="base")
