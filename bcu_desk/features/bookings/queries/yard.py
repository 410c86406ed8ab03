"""The vehicles in service on a day, with what they belong to."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from bcu_desk.domain.dated import Dated, Every
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
    found, day = reader.made_of(_whole), view.on
    bcus = {row.id: row.code for row in reader.every(Bcu)}
    homes = {
        line.borough_id: bcus[line.bcu_id] for line in in_force(reader.every(BoroughInBcu), day)
    }
    kinds = {row.id for row in found.kinds.values() if row.sort in sorts}
    bases = {row.id for row in found.bases.values() if view.shows(homes.get(row.borough_id, ""))}
    shown = tuple(
        row
        for row in found.vehicles
        if row.kind_id in kinds and row.base_id in bases and row.on(day)
    )
    return replace(found, vehicles=shown, bcus=homes)


def _whole(every: Every) -> Yard:
    """Every vehicle and resource that there ever was, in order; the BCUs go by the day."""
    bases = {row.id: row for row in every(Base)}
    ordered = sorted(
        every(Vehicle), key=lambda row: (bases[row.base_id].name, row.kind_id, row.registration)
    )
    return Yard(
        vehicles=tuple(ordered),
        kinds={row.id: row for row in every(VehicleKind)},
        bases=bases,
        boroughs={row.id: row for row in every(Borough)},
        bcus={},
    )


def in_force(rows: Iterable[D], on: date) -> list[D]:
    """Those in force on a day."""
    return [row for row in rows if row.on(on)]
