"""What is left for others: the least that stays free at a base, and a borough's hours in a week."""

from __future__ import annotations

from datetime import timedelta

from bcu_desk.domain.dated import value_on
from bcu_desk.domain.fleet import Quota, Vehicle, VehicleKind
from bcu_desk.domain.places import Base, Borough
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.domain.times import in_london, midnight
from bcu_desk.features.bookings.rules.booking import DAY, days_of, told_span
from bcu_desk.features.bookings.rules.checks import Asked
from bcu_desk.features.bookings.rules.instead import Instead, instead
from bcu_desk.features.bookings.rules.spare import spare_without
from bcu_desk.work.unit import Unit

WEEK = 7 * DAY


def refuse_the_last_spare(unit: Unit, asked: Asked) -> None:
    """Raise Refused `spare_needed` where too few of the kind would stay free at the base."""
    if asked.override:
        return
    vehicle = asked.vehicle
    spare = spare_without(unit, vehicle, asked.span, asked.own_id)
    if not spare.kept:
        raise Refused(
            "spare_needed",
            kind=unit.get(VehicleKind, vehicle.kind_id).title,
            base=unit.get(Base, vehicle.base_id).name,
            least=spare.least,
            left=max(spare.left, 0),
            time=told_span(asked.span),
            **instead(
                unit,
                Instead(vehicle, asked.span, asked.own_id, asked.amount, asked.borough_id),
            ),
            field="vehicle",
        )


def tell_too_few_free(unit: Unit, vehicle: Vehicle, span: MinuteSpan) -> None:
    """Note `too_few_free` where too few of the kind stay free while a vehicle is off the road.

    Of a time without an end a week is looked at.
    """
    end = span.start + WEEK if span.end is None else span.end
    looked_at = Span(span.start, min(end, span.start + WEEK))
    spare = spare_without(unit, vehicle, looked_at)
    if not spare.kept:
        unit.note(
            "too_few_free",
            vehicle=vehicle.name,
            kind=unit.get(VehicleKind, vehicle.kind_id).title,
            base=unit.get(Base, vehicle.base_id).name,
            least=spare.least,
            left=max(spare.left, 0),
        )


def tell_a_passed_quota(unit: Unit, asked: Asked) -> None:
    """Note `quota_passed` where a borough's bookings of a kind in a week pass its hours."""
    kind_id, borough_id = asked.vehicle.kind_id, asked.borough_id
    day = days_of(asked.span).start
    limits = unit.every(Quota, kind_id=kind_id, borough_id=borough_id)
    quota = value_on(limits, day)
    if quota is None or borough_id is None:
        return
    hours = quota.hours_a_week
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
