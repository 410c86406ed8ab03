"""Bases, vehicles, when they are off the road, and their bookings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import product
from random import Random

from bcu_desk.domain.fleet import Booking, BookingState, OffRoad, Vehicle, VehicleKind
from bcu_desk.domain.people import Person, PersonAuthority
from bcu_desk.domain.places import Base, Bcu, Borough, Ward
from bcu_desk.domain.times import midnight
from bcu_desk.work.reference import LONG_AGO
from bcu_desk.work.sample.world import DAYS, FIRST_DAY, SAMPLE_DAY

TOWNS = {
    "Havering": ("KD", "Romford"),
    "Barking and Dagenham": ("KG", "Dagenham"),
    "Redbridge": ("JI", "Ilford"),
    "Camden": ("EK", "Kentish Town"),
    "Islington": ("NI", "Islington"),
}
# kind, how many a base, seats, marked, prefix of the plate, share of days in use
FLEET = (
    (1, 7, 5, 1, "BX16", 0.85),
    (2, 2, 5, 1, "BX66", 0.8),
    (3, 2, 3, 1, "LJ65", 0.7),
    (4, 1, 15, 1, "LK13", 0.4),
    (5, 3, 5, 0, "EY15", 0.6),
    (6, 3, 5, 1, "EK14", 0.4),
)
LETTERS = "ABCDEFGHJKLMNOPRSTUVWXY"
PURPOSES = {
    1: ("Response, early turn", "Response, late turn", "Response, night duty"),
    2: ("Area car, early turn", "Area car, late turn", "Area car, night duty"),
    3: ("Prisoner transfer", "Town centre van", "Custody run"),
    4: ("Public order", "Football", "Training serial"),
    5: ("Victim visits", "Warrant", "Arrest enquiries"),
    6: ("Schools visit", "Partnership meeting", "Training course"),
}
OFF_ROAD = ("defect", "collision", "service", "mot", "equipment")
DAY = 1_440
LEVELS = {1, 2, 3}  # authorities to drive, each with those below it
VAN = 3  # the kind that has a cage


@dataclass(frozen=True, slots=True)
class Fleet:
    """A BCU's fleet."""

    bases: tuple[Base, ...]
    vehicles: tuple[Vehicle, ...]
    off_roads: tuple[OffRoad, ...]
    bookings: tuple[Booking, ...]


@dataclass
class Plates:
    """Registrations that are given once."""

    used: dict[str, int]

    def next(self, prefix: str) -> str:
        """A registration that begins so."""
        number = self.used.get(prefix, 0) * 7 % len(LETTERS) ** 3
        self.used[prefix] = self.used.get(prefix, 0) + 1
        size = len(LETTERS)
        one, two, three = number // size**2, number // size % size, number % size
        return f"{prefix} {LETTERS[(one + 9) % size]}{LETTERS[(two + 10) % size]}{LETTERS[three]}"


def bases_of(boroughs: Sequence[Borough], wards: Sequence[Ward]) -> tuple[Base, ...]:
    """A base a borough, at the middle of its wards' points."""
    found = []
    for borough in boroughs:
        own = [ward for ward in wards if ward.borough_id == borough.id]
        code, name = TOWNS.get(borough.name, (borough.code[-2:], borough.name))
        found.append(
            Base(
                id=borough.id,
                code=code,
                name=name,
                borough_id=borough.id,
                lat_micro=sum(ward.lat_micro for ward in own) // len(own),
                lon_micro=sum(ward.lon_micro for ward in own) // len(own),
                from_day=LONG_AGO,
            )
        )
    return tuple(found)


def vehicles_of(
    bases: Sequence[Base], plates: Plates, scale: int, ids: Iterator[int]
) -> tuple[Vehicle, ...]:
    """Six kinds of vehicle at every base."""
    return tuple(
        _kept_up(
            Vehicle(
                id=next(ids),
                registration=plates.next(prefix),
                kind_id=kind,
                base_id=base.id,
                marked=marked,
                cage=int(kind == VAN),
                seats=seats,
                from_day=LONG_AGO,
            )
        )
        for base, (kind, count, seats, marked, prefix, _) in product(bases, FLEET)
        for _number in range(count * scale)
    )


def _kept_up(vehicle: Vehicle) -> Vehicle:
    """A vehicle with its miles, its next service and MOT; spread evenly by its id."""
    odometer = 9_000 + vehicle.id * 7_919 % 70_000
    return replace(
        vehicle,
        odometer=odometer,
        next_service_miles=(odometer // 10_000 + 1) * 10_000,
        next_service_day=SAMPLE_DAY + timedelta(days=vehicle.id * 31 % 330 - 9),
        mot_day=SAMPLE_DAY + timedelta(days=vehicle.id * 53 % 360 - 6),
    )


def off_roads_of(
    vehicles: Sequence[Vehicle], ids: Iterator[int], chance: Random
) -> tuple[OffRoad, ...]:
    """About one vehicle in eight is off the road for some days of the eight weeks."""
    found = []
    for vehicle in vehicles:
        if chance.random() < 0.12:
            start = midnight(FIRST_DAY) + chance.randrange(DAYS - 10) * DAY + 480
            found.append(
                OffRoad(
                    id=next(ids),
                    vehicle_id=vehicle.id,
                    reason=chance.choice(OFF_ROAD),
                    start_minute=start,
                    end_minute=start + chance.randint(1, 8) * DAY,
                )
            )
    return tuple(found)


@dataclass
class Booker:
    """Makes the bookings of a BCU, in order of their vehicles and times."""

    bcu: Bcu
    kinds: dict[int, VehicleKind]
    drivers: dict[int, tuple[Person, ...]]
    ids: Iterator[int]
    chance: Random
    count: int = 0

    def bookings(
        self, vehicles: Sequence[Vehicle], bases: Sequence[Base], off: Sequence[OffRoad]
    ) -> tuple[Booking, ...]:
        """Turns of every vehicle over the eight weeks; none overlap, none while off the road."""
        home = {base.id: base.borough_id for base in bases}
        away = {row.vehicle_id: row for row in off}
        boroughs = tuple(home.values())
        return tuple(
            booking
            for vehicle in vehicles
            for booking in self._of(vehicle, home[vehicle.base_id], boroughs, away.get(vehicle.id))
        )

    def _of(
        self, vehicle: Vehicle, borough: int, boroughs: Sequence[int], away: OffRoad | None
    ) -> Iterator[Booking]:
        free = midnight(FIRST_DAY)
        turn = self.kinds[vehicle.kind_id].turn_round_minutes
        for start, end, slot in self._turns(vehicle):
            if start >= free and not _meets(away, start, end):
                free = end + turn
                lent = borough if self.chance.random() < 0.9 else self.chance.choice(boroughs)
                yield self._booking(vehicle, lent, (start, end), slot)

    def _turns(self, vehicle: Vehicle) -> Iterator[tuple[int, int, int]]:
        """When somebody may want it: from, to, and the first or second turn of a day."""
        share = next(part[5] for part in FLEET if part[0] == vehicle.kind_id)
        for day, slot in product(range(DAYS), range(2)):
            if self.chance.random() <= share * (0.9 if slot else 1):
                start = midnight(FIRST_DAY) + day * DAY + (7 + 8 * slot) * 60
                start += self.chance.choice((0, 0, 15, 30, 60))
                yield start, start + self.chance.choice((120, 180, 240, 360, 420)), slot

    def _booking(
        self, vehicle: Vehicle, borough: int, minutes: tuple[int, int], slot: int
    ) -> Booking:
        self.count += 1
        driver = self.chance.choice(self.drivers[vehicle.kind_id])
        roll = self.chance.random()
        state = BookingState.CONFIRMED
        if roll < 0.06:
            state = BookingState.PENDING if roll < 0.03 else BookingState.CANCELLED
        return Booking(
            id=next(self.ids),
            reference=f"{self.bcu.code}-01-{self.count:04d}",
            vehicle_id=vehicle.id,
            borough_id=borough,
            driver_id=driver.id,
            booked_by=driver.collar,
            purpose=PURPOSES[vehicle.kind_id][slot],
            start_minute=minutes[0],
            end_minute=minutes[1],
            state=state,
        )


def _meets(away: OffRoad | None, start: int, end: int) -> bool:
    return away is not None and away.start_minute < end and start < (away.end_minute or end + 1)


def drivers_of(
    kinds: Sequence[VehicleKind], people: Sequence[Person], held: Sequence[PersonAuthority]
) -> dict[int, tuple[Person, ...]]:
    """Who may drive each kind of vehicle through the eight weeks."""
    last = FIRST_DAY.replace(year=FIRST_DAY.year + 1)
    own: dict[int, set[int]] = {}
    for row in held:
        if row.to_day is None or row.to_day > last:
            own.setdefault(row.person_id, set()).add(row.authority_id)
    return {
        kind.id: tuple(person for person in people if _may_drive(own.get(person.id), kind))
        for kind in kinds
    }


def _may_drive(having: set[int] | None, kind: VehicleKind) -> bool:
    """Whether authorities reach the level that a kind needs, and hold its endorsement."""
    if not having or kind.authority_id is None:
        return False
    level = max(having & LEVELS, default=0)
    return level >= kind.authority_id and kind.endorsement_id in (None, *having)
