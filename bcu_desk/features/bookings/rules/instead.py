"""What would work instead of a booking that can't be."""

from __future__ import annotations

from dataclasses import dataclass

from bcu_desk.domain.clashes import busy, is_free
from bcu_desk.domain.fleet import Vehicle, VehicleKind, Waiting
from bcu_desk.domain.places import Base, BoroughInBcu
from bcu_desk.domain.refusals import Fact
from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.domain.times import utc_text
from bcu_desk.features.bookings.rules.booking import DAY, Fix, Rival, clock, days_of, fixes
from bcu_desk.features.bookings.rules.spare import spare_without
from bcu_desk.work.unit import Unit

SEARCHED = 7 * DAY


@dataclass(frozen=True, slots=True)
class Instead:
    """What was asked for and can't be; a loan elsewhere keeps a resource from a borough."""

    vehicle: Vehicle
    span: MinuteSpan
    own_id: int | None = None
    amount: int = 1
    borough_id: int | None = None


def instead(unit: Unit, asked: Instead) -> dict[str, Fact]:
    """What would work: `free_vehicle` with `free_base` then, `free_start` for this one.

    `part_start` to `part_end` is what is left of the time asked, half an hour at least.
    """
    found = {fix.kind: fix for fix in ways_out(unit, asked)}
    other, later = found.get("vehicle"), found.get("later")
    free_start, free_end = _times(later)
    part_start, part_end = _times(found.get("shorter"))
    return {
        "free_vehicle": other.registration if other else None,
        "free_base": other.base if other else None,
        "free_start": free_start,
        "free_end": free_end,
        "part_start": part_start,
        "part_end": part_end,
        "instead": _told(other, later),
    }


def _times(fix: Fix | None) -> tuple[str | None, str | None]:
    return (None, None) if fix is None else (utc_text(fix.start), utc_text(fix.end))


def _told(other: Fix | None, later: Fix | None) -> str:
    told = []
    if other is not None:
        told.append(f"{other.registration} at {other.base} is free then")
    if later is not None:
        told.append(f"{later.registration} is free from {clock(later.start)}")
    return "; ".join(sorted(told)) or "nothing of the kind is free"


def ways_out(unit: Unit, asked: Instead) -> tuple[Fix, ...]:
    """Another resource of the kind, the nearest first; a later start; a shorter booking."""
    bases = {row.id: row.name for row in unit.every(Base)}
    day = days_of(asked.span).start
    rivals = (
        Rival(row.registration, bases[row.base_id], spans)
        for row in others(unit, asked.vehicle)
        if row.on(day)
        and row.amount >= asked.amount
        and is_free(asked.span, spans := _busy(unit, asked, row))
        and spare_without(unit, row, asked.span, asked.own_id).kept
    )
    own = _busy(unit, asked, asked.vehicle)
    found = fixes(asked.vehicle.registration, asked.span, own, rivals)
    return tuple(fix for fix in found if fix.kind == "vehicle" or _is_kept(unit, asked, fix))


def _is_kept(unit: Unit, asked: Instead, fix: Fix) -> bool:
    """Whether another time of the same resource leaves enough at its base, in service then."""
    span = Span(fix.start, fix.end)
    return asked.vehicle.on(days_of(span).start) and (
        spare_without(unit, asked.vehicle, span, asked.own_id).kept
    )


def _busy(unit: Unit, asked: Instead, vehicle: Vehicle) -> tuple[MinuteSpan, ...]:
    """When a resource can't be had, from a day before to a week after."""
    span = asked.span
    around = Span(span.start - DAY, (span.end or span.start) + SEARCHED)
    turn = unit.get(VehicleKind, vehicle.kind_id).turn_round_minutes
    near = unit.bookings.near(vehicle.id, around, turn)
    off = unit.bookings.off_road(vehicle.id, around)
    spans = busy(near, off, turn, asked.own_id, max(0, vehicle.amount - asked.amount))
    lent = [
        Span(row.out_minute, row.due_minute if row.back_minute is None else row.back_minute)
        for row in unit.bookings.loans(vehicle.id, around)
        if asked.borough_id not in (None, row.borough_id)
    ]
    now = unit.clock.minute()
    held = [
        row.minutes
        for row in unit.every(Waiting, vehicle_id=vehicle.id, status="held")
        if row.hold_until is None or row.hold_until > now
    ]
    return tuple(sorted((*spans, *lent, *held), key=lambda part: part.start))


def others(unit: Unit, vehicle: Vehicle) -> list[Vehicle]:
    """Others of the same kind: those at the same base first, then those of the same BCU."""
    boroughs = {row.id: row.borough_id for row in unit.every(Base)}
    bcus = {row.borough_id: row.bcu_id for row in unit.every(BoroughInBcu)}

    def distance(other: Vehicle) -> tuple[bool, bool, str]:
        own, there = (bcus.get(boroughs[row.base_id]) for row in (vehicle, other))
        return other.base_id != vehicle.base_id, own != there, other.registration

    found = [row for row in unit.every(Vehicle, kind_id=vehicle.kind_id) if row.id != vehicle.id]
    return sorted(found, key=distance)
