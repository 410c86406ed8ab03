"""Rule R14: as many of a kind as a base is to keep free are free there at every minute."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bcu_desk.domain.assignments import ModelRule
from bcu_desk.domain.dated import in_order_told
from bcu_desk.domain.fleet import Booking, BookingState, OffRoad, SpareMinimum, Vehicle
from bcu_desk.domain.model_check.breaches import Breach, Finding, Subject, breach
from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.domain.model_check.sweeps import swept
from bcu_desk.domain.model_check.world import World, grouped
from bcu_desk.domain.places import Base
from bcu_desk.domain.spans import DaySpan, MinuteSpan, Span
from bcu_desk.domain.times import in_london, midnight

FEW, OFF_ROAD, FLEET = "few", "off_road", "fleet"
Use = Booking | OffRoad
Taken = tuple[MinuteSpan, Vehicle, Use | None]
"""When a vehicle can't be had, and why; None while it is not in service."""
Thing = SpareMinimum | tuple[Vehicle, Use | None]


@dataclass(frozen=True, slots=True)
class _Group:
    """The vehicles of a kind at a base, when they can't be had, and how many stay free."""

    base: Base
    kind: str
    subject: str
    vehicles: tuple[Vehicle, ...]
    minimums: tuple[SpareMinimum, ...]
    taken: tuple[Taken, ...]

    def things(self) -> Iterator[tuple[MinuteSpan, Thing]]:
        """What is to stay free, and what takes a vehicle away, each with its minutes."""
        yield from ((_minutes(row.days), row) for row in self.minimums)
        yield from ((span, (vehicle, why)) for span, vehicle, why in self.taken)


@dataclass(frozen=True, slots=True)
class _Short:
    """Some minutes with too few: which way, how many are left, who is in the way."""

    variant: str
    least: int
    left: int
    in_service: int
    last: tuple[Vehicle, Use | None] | None


def spare_kept(world: World, rule: ModelRule, period: DaySpan) -> Iterator[Breach]:
    """R14: a base has the number of a kind free that it is to keep free; stretch by stretch.

    Booked and off the road is not free, whatever reason let it pass; turn-round is not counted.
    """
    minutes = _minutes(period)
    for group in _groups(world, minutes):
        for span, short in _stretches(group, minutes):
            days = _days(span).within(period)
            if days is not None:
                bcu = world.bcu_of_borough(group.base.borough_id, days.start)
                subject = Subject(bcu, group.subject, f"{group.kind} at {group.base.name}")
                yield breach(rule, subject, days, _finding(group, span, short))


def not_in_service(vehicle: Vehicle, minutes: MinuteSpan) -> Iterator[MinuteSpan]:
    """The parts of some minutes before a vehicle comes into service and after it leaves."""
    return iter(minutes.without(_minutes(vehicle.days)))


def _groups(world: World, minutes: MinuteSpan) -> Iterator[_Group]:
    facts = world.facts
    minimums = grouped((_place(row), row) for row in facts.spare_minimums)
    if not minimums:
        return
    vehicles = grouped((_place(row), row) for row in facts.vehicles)
    uses = _uses(facts)
    bases = {row.id: row for row in facts.bases}
    kinds = {row.id: row for row in facts.vehicle_kinds}
    for place, rows in minimums.items():
        kind, base = kinds[place[0]], bases[place[1]]
        own = vehicles.get(place, ())
        taken = tuple(_taken(own, uses, minutes))
        yield _Group(base, kind.title, f"{base.code}/{kind.code}", own, rows, taken)


def _place(row: SpareMinimum | Vehicle) -> tuple[int, int]:
    return row.kind_id, row.base_id


def _uses(facts: ModelFacts) -> dict[int, tuple[Use, ...]]:
    """What vehicles are booked for by confirmed bookings, and off the road for, by vehicle."""
    confirmed = (row for row in facts.bookings if row.state is BookingState.CONFIRMED)
    rows: tuple[Use, ...] = (*confirmed, *facts.off_roads)
    return grouped((row.vehicle_id, row) for row in rows)


def _taken(
    own: tuple[Vehicle, ...], uses: dict[int, tuple[Use, ...]], minutes: MinuteSpan
) -> Iterator[Taken]:
    for vehicle in own:
        yield from ((span, vehicle, None) for span in not_in_service(vehicle, minutes))
        yield from ((row.minutes, vehicle, row) for row in uses.get(vehicle.id, ()))


def _stretches(group: _Group, minutes: MinuteSpan) -> Iterator[tuple[MinuteSpan, _Short]]:
    """The longest stretches that are short in one way, each told as it is at its worst."""
    run: tuple[MinuteSpan, _Short] | None = None
    for part, things in swept(group.things(), minutes):
        short = _judged(group, things)
        if run is not None and short is not None and short.variant == run[1].variant:
            worst = min(run[1], short, key=lambda one: one.left - one.least)
            run = (Span(run[0].start, part.end), worst)
            continue
        if run is not None:
            yield run
        run = None if short is None else (part, short)
    if run is not None:
        yield run


def _judged(group: _Group, things: tuple[Thing, ...]) -> _Short | None:
    """What is short while some things are so; None where enough is free."""
    said = in_order_told(row for row in things if isinstance(row, SpareMinimum))
    least = said[-1].amount if said else 0
    taken = [row for row in things if not isinstance(row, SpareMinimum)]
    left = len(group.vehicles) - len({vehicle.id for vehicle, _ in taken})
    if left >= least:
        return None
    out = {vehicle.id for vehicle, why in taken if why is None}
    in_service = len(group.vehicles) - len(out)
    if in_service < least:
        return _Short(FLEET, least, left, in_service, None)
    variant, last = _last_taken([one for one in taken if one[0].id not in out])
    return _Short(variant, least, left, in_service, last)


def _last_taken(
    taken: list[tuple[Vehicle, Use | None]],
) -> tuple[str, tuple[Vehicle, Use | None]]:
    """The last to be taken, by a booking where there is one, and the way in which it is."""
    booked = [one for one in taken if isinstance(one[1], Booking)]
    return FEW if booked else OFF_ROAD, max(booked or taken, key=_began)


def _began(one: tuple[Vehicle, Use | None]) -> tuple[int, int]:
    assert one[1] is not None
    return one[1].start_minute, one[1].id


def _finding(group: _Group, span: MinuteSpan, short: _Short) -> Finding:
    told: list[tuple[str, str | int]] = [("base", group.base.name), ("kind", group.kind)]
    told += [("least", short.least), ("left", short.left)]
    if short.last is None:
        return Finding("fleet", (*told, ("count", short.in_service)))
    vehicle, why = short.last
    if isinstance(why, OffRoad):
        return Finding(
            "off_road", (*told, ("vehicle", vehicle.registration), ("reason", why.reason))
        )
    assert why is not None
    assert span.end is not None
    times = {"start": span.start, "end": span.end}
    hours = ((name, f"{in_london(minute):%H:%M}") for name, minute in times.items())
    return Finding("few", (*told, ("reference", why.reference), *hours))


def _minutes(days: DaySpan) -> MinuteSpan:
    """The minutes of some London days."""
    return Span(midnight(days.start), None if days.end is None else midnight(days.end))


def _days(minutes: MinuteSpan) -> DaySpan:
    """The London days on which some minutes lie."""
    first = _day(minutes.start)
    return Span(first, None if minutes.end is None else _day(minutes.end - 1) + timedelta(days=1))


def _day(minute: int) -> date:
    return in_london(minute).date()
