"""What differs in the fleet between two days, and how many bookings each base has on both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bcu_desk.work.differences import MARKS, Difference


@dataclass(frozen=True, slots=True)
class VehicleDay:
    """A vehicle in service on a day; `off_road` is why it is off the road at noon, '' where not."""

    registration: str
    kind: str
    base: str
    off_road: str = ""

    def told(self) -> str:
        """The vehicle with its kind."""
        return f"{self.registration} ({self.kind})"


@dataclass(frozen=True, slots=True)
class FleetDay:
    """The vehicles of a day by registration, and the vehicle of each booking that touches it."""

    vehicles: Mapping[str, VehicleDay]
    booked: tuple[str, ...] = ()

    def bookings(self) -> Counter[str]:
        """How many bookings each base has."""
        bases = (self.vehicles[plate].base for plate in self.booked if plate in self.vehicles)
        return Counter(bases)

    def bases(self) -> Counter[str]:
        """How many vehicles each base has."""
        return Counter(vehicle.base for vehicle in self.vehicles.values())


@dataclass(frozen=True, slots=True)
class BaseChange:
    """A base's vehicles and bookings on both days."""

    base: str
    vehicles: tuple[int, int]
    bookings: tuple[int, int]


def fleet_changes(before: FleetDay, after: FleetDay) -> tuple[Difference, ...]:
    """Vehicles that joined, left, moved, or are off the road or back, each in a sentence."""
    found = list(_changes(before.vehicles, after.vehicles))
    return tuple(sorted(found, key=lambda row: (MARKS.index(row.mark), row.words)))


def _changes(
    before: Mapping[str, VehicleDay], after: Mapping[str, VehicleDay]
) -> Iterator[Difference]:
    for plate, now in after.items():
        was = before.get(plate)
        if was is None:
            yield _joined(now)
        else:
            yield from _changed(was, now)
    for plate, was in before.items():
        if plate not in after:
            yield Difference("left", f"{was.told()} left {was.base}.", plate)


def _joined(now: VehicleDay) -> Difference:
    off = f"; it is off the road, {now.off_road.lower()}" if now.off_road else ""
    return Difference("joined", f"{now.told()} joined at {now.base}{off}.", now.registration)


def _changed(was: VehicleDay, now: VehicleDay) -> Iterator[Difference]:
    """What differs of a vehicle that was there on both days."""
    if was.base != now.base:
        words = f"{now.told()} moved from {was.base} to {now.base}."
        yield Difference("moved", words, now.registration)
    if bool(was.off_road) != bool(now.off_road):
        state = f"off the road, {now.off_road.lower()}" if now.off_road else "back on the road"
        yield Difference("changed", f"{now.told()} at {now.base} is {state}.", now.registration)


def base_changes(before: FleetDay, after: FleetDay) -> tuple[BaseChange, ...]:
    """Every base of either day by name, with its vehicles and bookings on both."""
    (old, new), (was, now) = (
        (before.bases(), after.bases()),
        (before.bookings(), after.bookings()),
    )
    return tuple(
        BaseChange(base, (old[base], new[base]), (was[base], now[base]))
        for base in sorted({*old, *new})
    )


def whole(changes: Iterable[BaseChange]) -> BaseChange:
    """All bases together."""
    rows = tuple(changes)
    return BaseChange(
        "All bases",
        (sum(row.vehicles[0] for row in rows), sum(row.vehicles[1] for row in rows)),
        (sum(row.bookings[0] for row in rows), sum(row.bookings[1] for row in rows)),
    )
