"""What is shared beside vehicles: rooms, kit and people on loan, and the morning briefings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from bcu_desk.domain.fleet import Booking, BookingState, Vehicle
from bcu_desk.domain.people import Person
from bcu_desk.domain.places import Base, Bcu
from bcu_desk.domain.times import midnight
from bcu_desk.work.reference import LONG_AGO
from bcu_desk.work.sample.world import DAYS, FIRST_DAY

# kind, ending of the code, title, how many alike, seats
AT_A_BASE = (
    (7, "BRIEF", "briefing room", 1, 24),
    (8, "TALK", "interview suite", 1, 6),
    (9, "BWC", "body-worn cameras", 40, 0),
    (10, "RADIO", "spare radios", 12, 0),
)
# kind, ending of the code, how many a command
ON_LOAN = ((11, "SEARCH", 2), (12, "FLO", 2))
BRIEFING, MINUTES = 6 * 60 + 30, 30
WEEK = 5


def resources_of(
    bcu: Bcu, bases: Sequence[Base], people: Sequence[Person], ids: Iterator[int]
) -> tuple[Vehicle, ...]:
    """Rooms and kit at every base, and a few people whom boroughs may have on loan."""
    found = [
        Vehicle(
            id=next(ids),
            registration=f"{base.code}-{ending}",
            title=f"{base.name} {title}",
            kind_id=kind,
            base_id=base.id,
            amount=amount,
            marked=0,
            seats=seats,
            from_day=LONG_AGO,
        )
        for base in bases
        for kind, ending, title, amount, seats in AT_A_BASE
    ]
    chosen = iter(people)
    for kind, ending, count in ON_LOAN:
        for number in range(1, count + 1):
            person = next(chosen)
            found.append(
                Vehicle(
                    id=next(ids),
                    registration=f"{bcu.code}-{ending}-{number}",
                    title=person.name,
                    kind_id=kind,
                    base_id=bases[(number - 1) % len(bases)].id,
                    person_id=person.id,
                    marked=0,
                    seats=0,
                    from_day=LONG_AGO,
                )
            )
    return tuple(found)


def briefings(
    rooms: Sequence[Vehicle], bases: Sequence[Base], numbers: tuple[str, int], ids: Iterator[int]
) -> tuple[Booking, ...]:
    """Each base's briefing room on the mornings of working days; `numbers` begin the references."""
    home = {base.id: base.borough_id for base in bases}
    prefix, first = numbers
    found: list[Booking] = []
    for day in range(DAYS):
        if (FIRST_DAY + timedelta(days=day)).weekday() >= WEEK:
            continue
        start = midnight(FIRST_DAY + timedelta(days=day)) + BRIEFING
        for room in rooms:
            if room.kind_id == AT_A_BASE[0][0]:
                found.append(
                    Booking(
                        id=next(ids),
                        reference=f"{prefix}-{first + len(found):04d}",
                        vehicle_id=room.id,
                        borough_id=home[room.base_id],
                        booked_by="Duty office",
                        purpose="Morning briefing",
                        start_minute=start,
                        end_minute=start + MINUTES,
                        state=BookingState.CONFIRMED,
                    )
                )
    return tuple(found)
