"""The vehicles in service on a day, with what they belong to."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from bcu_desk.domain.dated import Dated
from bcu_desk.domain.fleet import Sort, Vehicle, VehicleKind
from bcu_desk.domain.places import Base, Bcu, Borough, BoroughInBcu
from bcu_desk.store.session import Reader
from bcu_desk.work.view import View

D = TypeVar("D", bound=Dated)


@dataclass(frozen=True, slots=True)
class Yard:
    """The vehicles in service on a day with what they belong to."""

    vehicles: tuple[Vehicle, ...]
    kinds: dict[int, VehicleKind]
    bases: dict[int, Base]
    boroughs: dict[int, Borough]
    bcus: dict[int, str]

    def bcu(self, vehicle: Vehicle) -> str:
        """The code of the BCU that a vehicle's base lies in; '' for none."""
        return self.bcus.get(self.bases[vehicle.base_id].borough_id, "")


def yard(reader: Reader, view: View, sorts: Collection[Sort] = (Sort.VEHICLE,)) -> Yard:
    """The vehicles in view, or resources of other sorts, by base, kind and registration."""
    bcus = {row.id: row.code for row in reader.every(Bcu)}
    lines = in_force(reader.every(BoroughInBcu), view.on)
    found = Yard(
        vehicles=(),
        kinds={row.id: row for row in reader.every(VehicleKind)},
        bases={row.id: row for row in reader.every(Base)},
        boroughs={row.id: row for row in reader.every(Borough)},
        bcus={line.borough_id: bcus[line.bcu_id] for line in lines},
    )
    shown = [
        vehicle
        for vehicle in in_force(reader.every(Vehicle), view.on)
        if found.kinds[vehicle.kind_id].sort in sorts
        and (not view.scope or found.bcu(vehicle) in view.scope)
    ]
    shown.sort(key=lambda v: (found.bases[v.base_id].name, v.kind_id, v.registration))
    return Yard(tuple(shown), found.kinds, found.bases, found.boroughs, found.bcus)


def in_force(rows: Iterable[D], on: date) -> list[D]:
    """Those in force on a day."""
    return [row for row in rows if row.on(on)]
