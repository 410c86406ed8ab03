"""The waiting list: who is next, what is held for whom, and until when."""

from __future__ import annotations

from bcu_desk.domain.fleet import Vehicle, Waiting
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import MinuteSpan
from bcu_desk.features.bookings.rules.booking import clock
from bcu_desk.features.bookings.rules.checks import Asked, refuse_what_is_in_the_way
from bcu_desk.features.bookings.rules.instead import Instead, instead
from bcu_desk.work.unit import Unit

HOLD = 60
WAITING, HELD, BOOKED, EXPIRED, LEFT = "waiting", "held", "booked", "expired", "left"
REFUSED = "refused"


def status_at(row: Waiting, now: int) -> str:
    """Where somebody who waits stands at a minute: a hold ends by itself, and so does waiting."""
    if row.status == HELD and row.hold_until is not None and row.hold_until <= now:
        return EXPIRED
    if row.status == WAITING and row.end_minute <= now:
        return EXPIRED
    return row.status


def in_line(rows: tuple[Waiting, ...], now: int) -> list[Waiting]:
    """Those who wait still, the first that asked first."""
    left = [row for row in rows if status_at(row, now) == WAITING]
    return sorted(left, key=lambda row: (row.asked_minute, row.id))


def refuse_what_is_held(unit: Unit, asked: Asked) -> None:
    """Raise Refused `held_for_waiting` where the time is held for somebody who waits."""
    if asked.override:
        return
    now = unit.clock.minute()
    for row in unit.every(Waiting, vehicle_id=asked.vehicle.id, status=HELD):
        if status_at(row, now) == HELD and row.minutes.overlaps(asked.span):
            other = Instead(asked.vehicle, asked.span, asked.own_id, asked.amount)
            raise Refused(
                "held_for_waiting",
                vehicle=asked.vehicle.name,
                who=row.asked_by,
                until=clock(row.hold_until or now),
                **instead(unit, other),
                field="vehicle",
            )


def hold_for_the_next(
    unit: Unit, vehicle: Vehicle, span: MinuteSpan, at: int | None = None
) -> None:
    """Hold what came free for the first who waits for it, if it serves, and tell.

    `at` is the minute that counts as now, the clock's if none.
    """
    now = unit.clock.minute() if at is None else at
    for row in in_line(unit.every(Waiting, kind_id=vehicle.kind_id, status=WAITING), now):
        if row.minutes.overlaps(span) and row.base_id in (None, vehicle.base_id):
            try:
                asked = Asked(vehicle, row.minutes, borough_id=row.borough_id)
                refuse_what_is_in_the_way(unit, asked)
                refuse_what_is_held(unit, asked)
            except Refused:
                continue
            until = min(now + HOLD, row.end_minute)
            unit.change(row, status=HELD, vehicle_id=vehicle.id, hold_until=until)
            unit.note("now_held", vehicle=vehicle.name, who=row.asked_by, until=clock(until))
            return
