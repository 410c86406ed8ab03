"""The rows that the check of the model's rules needs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import msgspec
from sqlalchemy import ColumnElement, Select, Table, func, select

from bcu_desk.domain.assignments import (
    WARD_OFFICER,
    CoreFunction,
    Dedication,
    FunctionLead,
    ModelRule,
    Post,
    Posting,
    Target,
    Waiver,
)
from bcu_desk.domain.dated import Every
from bcu_desk.domain.fleet import (
    Booking,
    BookingState,
    OffRoad,
    SpareMinimum,
    Vehicle,
    VehicleKind,
)
from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.domain.model_check.judges.abstraction import COUNTED
from bcu_desk.domain.model_check.scope import within_bcus
from bcu_desk.domain.model_check.world import World, looked_up
from bcu_desk.domain.people import Absence, AbsenceKind, Person, Rank
from bcu_desk.domain.places import Base, Bcu, Borough, BoroughInBcu, Ward, WardSet
from bcu_desk.domain.rota.shifts import ShiftCode, ShiftLine, ShiftPattern
from bcu_desk.domain.spans import DaySpan, Span
from bcu_desk.domain.times import midnight
from bcu_desk.store.fleet.spare_facts import bookings_of_short_times
from bcu_desk.store.session import Reader
from bcu_desk.store.tables import (
    absence,
    base,
    bcu,
    booking,
    borough_in_bcu,
    off_road,
    post,
    posting,
    vehicle,
)

Scope = tuple[str, ...]
LONGEST_MONTH = timedelta(days=31)


def model_facts(reader: Reader, period: DaySpan, scope: Scope = ()) -> ModelFacts:
    """The rows that the model check of a period needs, for some BCUs by code or for all.

    Of bookings those that might clash or leave too few free, of absences those of ward officers
    that count.
    """
    told = _clashing(reader, period, scope) | _of_short_times(reader, period, scope)
    return replace(
        people_facts(reader),
        ward_sets=reader.every(WardSet),
        wards=reader.every(Ward),
        targets=reader.every(Target),
        rules=reader.every(ModelRule),
        waivers=reader.every(Waiver),
        bases=reader.every(Base),
        vehicles=reader.every(Vehicle),
        off_roads=reader.every(OffRoad),
        vehicle_kinds=reader.every(VehicleKind),
        spare_minimums=reader.every(SpareMinimum),
        bookings=reader.every(Booking, booking.c.id.in_(_listed(told))) if told else (),
        absence_kinds=reader.every(AbsenceKind),
        absences=_abstractions(reader, period, scope),
    )


def model_world(reader: Reader, period: DaySpan, scope: Scope = ()) -> World:
    """As `model_facts`, looked up; what no period changes is looked up once for all."""
    return reader.made_of(_looked_up).with_rest(model_facts(reader, period, scope))


def scope_world(reader: Reader, period: DaySpan, scope: Scope) -> World:
    """As `model_world`, of what some BCUs are judged by; of few, only that is looked up."""
    if not scope:
        return model_world(reader, period)
    return World(within_bcus(model_facts(reader, period, scope), scope))


def people_world(reader: Reader) -> World:
    """As `people_facts`, looked up once; wards are among them too."""
    return reader.made_of(_looked_up)


def _looked_up(every: Every) -> World:
    facts = replace(_people_facts(every), ward_sets=every(WardSet), wards=every(Ward))
    return looked_up(facts)


def people_facts(reader: Reader) -> ModelFacts:
    """All but wards, rules, absences and vehicles."""
    return _people_facts(reader.every)


def _people_facts(every: Every) -> ModelFacts:
    return ModelFacts(
        bcus=every(Bcu),
        boroughs=every(Borough),
        boroughs_in_bcus=every(BoroughInBcu),
        functions=every(CoreFunction),
        ranks=every(Rank),
        posts=every(Post),
        postings=every(Posting),
        people=every(Person),
        leads=every(FunctionLead),
        dedications=every(Dedication),
        shift_patterns=every(ShiftPattern),
        shift_codes=every(ShiftCode),
        shift_lines=every(ShiftLine),
    )


def _clashing(reader: Reader, period: DaySpan, scope: Scope) -> frozenset[int]:
    """Ids of confirmed bookings in a period that meet another or a time off the road."""
    confirmed = booking.c.state == BookingState.CONFIRMED
    ours = () if not scope else (booking.c.vehicle_id.in_(_vehicles_of(scope)),)
    other = booking.alias()
    pairs = (
        select(booking.c.id, other.c.id.label("other"))
        .join(other, other.c.vehicle_id == booking.c.vehicle_id)
        .where(other.c.start_minute >= booking.c.start_minute)
        .where(other.c.start_minute < booking.c.end_minute)
        .where(other.c.id != booking.c.id, other.c.state == BookingState.CONFIRMED)
        .where(confirmed, *_touching(booking, period), *ours)
    )
    broken = (
        select(booking.c.id, booking.c.id.label("other"))
        .join(off_road, off_road.c.vehicle_id == booking.c.vehicle_id)
        .where(booking.c.end_minute > off_road.c.start_minute)
        .where(confirmed, *_touching(booking, period), *ours)
        .where(off_road.c.end_minute.is_(None) | (booking.c.start_minute < off_road.c.end_minute))
    )
    found = (*reader.rows(pairs), *reader.rows(broken))
    return frozenset(number for row in found for number in row)


def _of_short_times(reader: Reader, period: DaySpan, scope: Scope) -> frozenset[int]:
    """Ids of confirmed bookings at times at which a base may have too few free."""
    if not scope or not reader.every(SpareMinimum):
        return bookings_of_short_times(reader, period)
    ours = reader.rows(_vehicles_of(scope))
    return bookings_of_short_times(reader, period, {row.id for row in ours})


def _listed(ids: Iterable[int]) -> Select[int]:
    """Some ids as a select, however many they are."""
    told = msgspec.json.encode(sorted(ids)).decode()
    return select(func.json_each(told).table_valued("value").c.value)


def _vehicles_of(scope: Scope) -> Select[int]:
    """Ids of the vehicles whose base is in a borough that was or will be in some BCUs."""
    return (
        select(vehicle.c.id)
        .join(base, base.c.id == vehicle.c.base_id)
        .join(borough_in_bcu, borough_in_bcu.c.borough_id == base.c.borough_id)
        .join(bcu, bcu.c.id == borough_in_bcu.c.bcu_id)
        .where(bcu.c.code.in_(scope))
    )


def _abstractions(reader: Reader, period: DaySpan, scope: Scope) -> tuple[Absence, ...]:
    """Absences of ward officers that count as abstraction, in the months of the period."""
    kinds = [row.id for row in reader.every(AbsenceKind) if row.counts_as in COUNTED]
    officers = (
        select(posting.c.person_id)
        .join(post, post.c.id == posting.c.post_id)
        .join(bcu, bcu.c.id == post.c.bcu_id)
        .where(post.c.kind == WARD_OFFICER, *((bcu.c.code.in_(scope),) if scope else ()))
    )
    return reader.every(
        Absence,
        absence.c.person_id.in_(officers),
        absence.c.kind_id.in_(kinds),
        *_touching(absence, _whole_months(period)),
    )


def _touching(table: Table, days: DaySpan) -> tuple[ColumnElement[bool], ...]:
    """Conditions for what lasts some minutes of some days."""
    found = [table.c.end_minute > midnight(days.start)]
    if days.end is not None:
        found.append(table.c.start_minute < midnight(days.end))
    return tuple(found)


def _whole_months(period: DaySpan) -> DaySpan:
    """The months that a period touches, and a little more."""
    end = None if period.end is None else period.end + LONGEST_MONTH
    return Span(period.start.replace(day=1), end)
