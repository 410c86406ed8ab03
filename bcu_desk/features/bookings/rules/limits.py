"""What is left for others: the least that stays free at a base, and a borough's hours in a week."""

from __future__ import annotations

from datetime import timedelta

from bcu_desk.domain.clashes import busy
from bcu_desk.domain.fleet import Quota, SpareMinimum, VehicleKind
from bcu_desk.domain.places import Base, Borough
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import MinuteSpan, Span, counted
from bcu_desk.domain.times import in_london, midnight
from bcu_desk.features.bookings.rules.booking import days_of, told_span
from bcu_desk.features.bookings.rules.checks import Asked
from bcu_desk.features.bookings.rules.instead import others
from bcu_desk.work.unit import Unit


def refuse_the_last_spare(unit: Unit, asked: Asked) -> None:
    """Raise Refused `spare_needed` where too few of the kind would stay free at the base."""
    vehicle, day = asked.vehicle, days_of(asked.span).start
    if asked.override:
        return
    limits = unit.every(SpareMinimum, kind_id=vehicle.kind_id, base_id=vehicle.base_id)
    least = max((row.amount for row in limits if row.on(day)), default=0)
    if not least:
        return
    left = _least_free(unit, asked)
    if left < least:
        raise Refused(
            "spare_needed",
            kind=unit.get(VehicleKind, vehicle.kind_id).title,
            base=unit.get(Base, vehicle.base_id).name,
            least=least,
            left=max(left, 0),
            time=told_span(asked.span),
            field="vehicle",
        )


def _least_free(unit: Unit, asked: Asked) -> int:
    """How many others of the kind at the base are free at the worst minute of a span."""
    day = days_of(asked.span).start
    rivals = [
        row
        for row in others(unit, asked.vehicle)
        if row.base_id == asked.vehicle.base_id and row.on(day)
    ]
    taken: list[MinuteSpan] = []
    for row in rivals:
        near = unit.bookings.near(row.id, asked.span)
        taken.extend(busy(near, unit.bookings.off_road(row.id, asked.span), 0, asked.own_id))
    used = max(count for _, count in counted(taken, asked.span))
    return len(rivals) - used


def tell_a_passed_quota(unit: Unit, asked: Asked) -> None:
    """Note `quota_passed` where a borough's bookings of a kind in a week pass its hours."""
    kind_id, borough_id = asked.vehicle.kind_id, asked.borough_id
    day = days_of(asked.span).start
    limits = unit.every(Quota, kind_id=kind_id, borough_id=borough_id)
    hours = min((row.hours_a_week for row in limits if row.on(day)), default=None)
    if hours is None or borough_id is None:
        return
    week = week_of(asked.span.start)
    booked = unit.bookings.minutes_of(kind_id, borough_id, week)
    if booked > hours * 60:
        unit.note(
            "quota_passed",
            borough=unit.get(Borough, borough_id).name,
            kind=unit.get(VehicleKind, kind_id).title,
            hours=hours,
            booked=-(-booked // 60),
            week=f"{in_london(week.start):%a} {in_london(week.start).day}",
        )


def week_of(minute: int) -> MinuteSpan:
    """The week, Monday to Sunday in London, that a minute lies in."""
    day = in_london(minute).date()
    monday = day - timedelta(days=day.weekday())
    return Span(midnight(monday), midnight(monday + timedelta(days=7)))
