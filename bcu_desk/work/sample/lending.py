"""Keys out, loans, who waits, and the use of kit and people on loan, around the sample's day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from bcu_desk.domain.fleet import Booking, BookingState, KeyIssue, Loan, OffRoad, Vehicle, Waiting
from bcu_desk.domain.places import Base
from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.domain.times import midnight
from bcu_desk.work.sample.world import DAYS, FIRST_DAY, SAMPLE_DAY

HOUR, DAY = 60, 1_440
KIT, PEOPLE, WAITED_FOR, LENT = (9, 10), (11, 12), (3, 4), (6, 4, 5)
OUT, LATE, CARRIER = 6, 2, 4
DESK = "Fleet desk"
TODAY = midnight(SAMPLE_DAY)
PURPOSES = {
    9: ("Late turn", "Public order serial"),
    10: ("Football", "Town centre operation"),
    11: ("Missing person search", "Warrant search"),
    12: ("Family contact", "Inquest"),
}
WAITS = ("Prisoner transfer", "Football", "Warrant", "Public order", "Custody run")
OUTCOMES = ("booked", "booked", "expired", "booked", "left", "expired", "booked", "expired")


@dataclass(frozen=True, slots=True)
class Yard:
    """What a BCU shares, and what is on already; `taken` goes by the id of what is shared."""

    bases: Sequence[Base]
    vehicles: Sequence[Vehicle]
    resources: Sequence[Vehicle]
    bookings: Sequence[Booking]
    taken: Mapping[int, Sequence[MinuteSpan]]

    def home(self, vehicle: Vehicle) -> int:
        """The borough of a vehicle's base."""
        return next(base.borough_id for base in self.bases if base.id == vehicle.base_id)

    def others(self, vehicle: Vehicle) -> tuple[int, ...]:
        """The other boroughs of the BCU."""
        return tuple(b.borough_id for b in self.bases if b.borough_id != self.home(vehicle))

    def idle(self, vehicle: Vehicle, span: MinuteSpan) -> bool:
        """Whether nothing is on for it in a time, and it is on the road."""
        return not any(row.overlaps(span) for row in self.taken.get(vehicle.id, ()))

    def with_more(self, bookings: Sequence[Booking]) -> Yard:
        """The same with more bookings."""
        taken = defaultdict(list, {number: list(spans) for number, spans in self.taken.items()})
        for row in bookings:
            taken[row.vehicle_id].append(row.minutes)
        return replace(self, bookings=(*self.bookings, *bookings), taken=taken)


def yard_of(
    bases: Sequence[Base],
    vehicles: Sequence[Vehicle],
    resources: Sequence[Vehicle],
    bookings: Sequence[Booking],
    off_roads: Iterable[OffRoad],
) -> Yard:
    """A BCU's bases and what stands there, with what is on."""
    taken: dict[int, list[MinuteSpan]] = defaultdict(list)
    for row in bookings:
        taken[row.vehicle_id].append(row.minutes)
    for away in off_roads:
        taken[away.vehicle_id].append(away.minutes)
    return Yard(bases, vehicles, resources, bookings, taken)


def keys_out(yard: Yard, ids: Iterator[int]) -> tuple[KeyIssue, ...]:
    """The cars of this morning's longest bookings, and two that are not back since last night."""
    vehicles = {row.id: row for row in yard.vehicles}
    firm = [row for row in yard.bookings if row.state is BookingState.CONFIRMED]
    morning = [row for row in firm if TODAY + 7 * HOUR <= row.start_minute < TODAY + 9 * HOUR]
    morning.sort(key=lambda row: (row.start_minute - row.end_minute, row.id))
    evening = [
        row
        for row in firm
        if TODAY - 9 * HOUR <= row.start_minute < TODAY
        and yard.idle(vehicles[row.vehicle_id], Span(TODAY, TODAY + 14 * HOUR))
    ]
    return tuple(
        KeyIssue(
            id=next(ids),
            vehicle_id=row.vehicle_id,
            booking_id=row.id,
            person_id=row.driver_id,
            issued_by=DESK,
            out_minute=row.start_minute - 8,
            due_minute=row.end_minute,
            odometer_out=vehicles[row.vehicle_id].odometer,
            fuel_out=4 + row.id % 5,
        )
        for row in (*evening[:LATE], *morning[:OUT])
    )


def loans(yard: Yard, ids: Iterator[int], chance: Random) -> tuple[Loan, ...]:
    """One that is overdue, one due tomorrow, somebody on loan for a week; five given back."""
    out = [
        ((*LENT[:1], *KIT[1:]), TODAY - DAY + 8 * HOUR, TODAY - 6 * HOUR),
        (LENT[1:], TODAY + 6 * HOUR, TODAY + DAY + 20 * HOUR),
        (PEOPLE[1:], TODAY - 3 * DAY + 9 * HOUR, TODAY + 4 * DAY + 17 * HOUR),
    ]
    found: list[Loan] = []
    for kinds, start, due in out:
        found += _lent(yard, kinds, (start, max(due, TODAY + DAY)), due, ids, chance)
    for number in range(5):
        start = midnight(FIRST_DAY) + (3 + 7 * number) * DAY + 9 * HOUR
        due = start + (1 + number % 2) * DAY
        for loan in _lent(yard, LENT, (start, due), due, ids, chance):
            back = due + (-2, 1, 0, 5, -1)[number] * HOUR
            found.append(_back(loan, back))
    return tuple(found)


def _lent(
    yard: Yard,
    kinds: Sequence[int],
    times: tuple[int, int],
    due: int,
    ids: Iterator[int],
    chance: Random,
) -> list[Loan]:
    """The first of some kinds for which nothing is on then, lent to another borough."""
    span = Span(*times)
    for vehicle in (*yard.vehicles, *yard.resources):
        if vehicle.kind_id in kinds and yard.idle(vehicle, span):
            return [
                Loan(
                    id=next(ids),
                    vehicle_id=vehicle.id,
                    borough_id=chance.choice(yard.others(vehicle)),
                    lent_by=DESK,
                    out_minute=times[0],
                    due_minute=due,
                )
            ]
    return []


def _back(loan: Loan, minute: int) -> Loan:
    return Loan(
        id=loan.id,
        vehicle_id=loan.vehicle_id,
        borough_id=loan.borough_id,
        lent_by=loan.lent_by,
        out_minute=loan.out_minute,
        due_minute=loan.due_minute,
        back_minute=minute,
    )


def waits(yard: Yard, ids: Iterator[int], chance: Random) -> tuple[Waiting, ...]:
    """Who waits for a carrier or van that is booked, one with a van held, and who waited before."""
    wanted = [row for row in yard.vehicles if row.kind_id in WAITED_FOR]
    kinds = {row.id: row for row in wanted}
    taken = [row for row in yard.bookings if row.vehicle_id in kinds]
    before = [row for row in taken if row.start_minute < TODAY - DAY]
    found = [
        _wait(yard, (row, kinds[row.vehicle_id]), TODAY + (2 * number - 16) * HOUR, (ids, chance))
        for number, row in enumerate(_spread(_ahead(taken, kinds), 2))
    ]
    found += [
        _wait(
            yard, (row, kinds[row.vehicle_id]), row.start_minute - 9 * HOUR, (ids, chance), status
        )
        for row, status in zip(_spread(before, len(OUTCOMES)), OUTCOMES, strict=False)
    ]
    return (*found, *_held(yard, wanted, ids, chance))


def _ahead(taken: Sequence[Booking], kinds: Mapping[int, Vehicle]) -> list[Booking]:
    """The bookings of a week ahead, of carriers where there are any."""
    later = [row for row in taken if TODAY + DAY < row.start_minute < TODAY + 8 * DAY]
    return [row for row in later if kinds[row.vehicle_id].kind_id == CARRIER] or later


def _spread(rows: Sequence[Booking], count: int) -> list[Booking]:
    """Some of many, evenly over their times."""
    ordered = sorted(rows, key=lambda row: (row.start_minute, row.id))
    step = max(1, len(ordered) // count)
    return ordered[::step][:count]


def _wait(
    yard: Yard,
    wanted: tuple[Booking, Vehicle],
    asked: int,
    means: tuple[Iterator[int], Random],
    status: str = "waiting",
) -> Waiting:
    """Another borough wants it at the time at which it is booked."""
    booked, vehicle = wanted
    ids, chance = means
    return Waiting(
        id=next(ids),
        kind_id=vehicle.kind_id,
        borough_id=chance.choice(yard.others(vehicle)),
        base_id=vehicle.base_id,
        start_minute=booked.start_minute,
        end_minute=booked.end_minute,
        purpose=chance.choice(WAITS),
        asked_by=DESK,
        asked_minute=asked,
        status=status,
    )


def _held(
    yard: Yard, wanted: Iterable[Vehicle], ids: Iterator[int], chance: Random
) -> Iterator[Waiting]:
    start = TODAY + DAY + 18 * HOUR
    for vehicle in wanted:
        if yard.idle(vehicle, Span(start - HOUR, start + 5 * HOUR)):
            yield Waiting(
                id=next(ids),
                kind_id=vehicle.kind_id,
                borough_id=chance.choice(yard.others(vehicle)),
                start_minute=start,
                end_minute=start + 4 * HOUR,
                purpose="Prisoner transfer",
                asked_by=DESK,
                asked_minute=TODAY - 6 * HOUR,
                status="held",
                vehicle_id=vehicle.id,
                hold_until=TODAY + 20 * HOUR,
            )
            return


def kit_bookings(
    yard: Yard, numbers: tuple[str, int], ids: Iterator[int], chance: Random
) -> tuple[Booking, ...]:
    """Kit goes out with late turns, people on loan by day; `numbers` begin the references."""
    prefix, first = numbers
    away: dict[int, list[MinuteSpan]] = defaultdict(list)
    found: list[Booking] = []
    for day in range(DAYS):
        on = FIRST_DAY + timedelta(days=day)
        for row in yard.resources:
            times = _times(row, on, chance)
            if times is None or any(span.overlaps(Span(*times)) for span in away[row.id]):
                continue
            away[row.id].append(Span(*times))
            here = chance.random() < 0.8
            found.append(
                Booking(
                    id=next(ids),
                    reference=f"{prefix}-{first + len(found):04d}",
                    vehicle_id=row.id,
                    borough_id=yard.home(row) if here else chance.choice(yard.others(row)),
                    booked_by=DESK,
                    purpose=PURPOSES[row.kind_id][day % 2],
                    start_minute=times[0],
                    end_minute=times[1],
                    state=BookingState.CONFIRMED,
                    amount=max(1, row.amount * chance.randint(3, 9) // 10),
                )
            )
    return tuple(found)


def _times(row: Vehicle, on: date, chance: Random) -> tuple[int, int] | None:
    """When something is out on a day, if it is."""
    often, start, hours = {9: (0.9, 14, 8), 10: (0.25, 11, 9), 11: (0.3, 8, 6)}.get(
        row.kind_id, (0.15, 9, 7)
    )
    if row.kind_id not in (*KIT, *PEOPLE) or chance.random() > often:
        return None
    begins = midnight(on) + start * HOUR
    return begins, begins + hours * HOUR
