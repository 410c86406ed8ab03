"""Everything a sample holds, by noun."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bcu_desk.domain.assignments import Dedication, FunctionLead, Post, Posting, ReportingLine
from bcu_desk.domain.fleet import Booking, KeyIssue, Loan, OffRoad, Vehicle, Waiting
from bcu_desk.domain.measures import Measure
from bcu_desk.domain.people import Absence, OnCall, Person, PersonAuthority
from bcu_desk.domain.places import Base
from bcu_desk.domain.rota.shifts import ShiftLine
from bcu_desk.work.reference import GO_LIVE, Facts

SAMPLE_DAY = date(2017, 1, 23)
FIRST_DAY = date(2016, 12, 12)
DAYS = 56


@dataclass(frozen=True, slots=True)
class Team:
    """The people side of a BCU."""

    posts: tuple[Post, ...]
    lines: tuple[ReportingLine, ...]
    leads: tuple[FunctionLead, ...]
    dedications: tuple[Dedication, ...]
    vacant: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Rows by noun; reference facts first."""

    facts: tuple[object, ...]
    people: tuple[Person, ...] = ()
    authorities: tuple[PersonAuthority, ...] = ()
    posts: tuple[Post, ...] = ()
    lines: tuple[ReportingLine, ...] = ()
    postings: tuple[Posting, ...] = ()
    leads: tuple[FunctionLead, ...] = ()
    dedications: tuple[Dedication, ...] = ()
    absences: tuple[Absence, ...] = ()
    on_call: tuple[OnCall, ...] = ()
    bases: tuple[Base, ...] = ()
    vehicles: tuple[Vehicle, ...] = ()
    off_roads: tuple[OffRoad, ...] = ()
    bookings: tuple[Booking, ...] = ()
    resources: tuple[Vehicle, ...] = ()
    room_bookings: tuple[Booking, ...] = ()
    kit_bookings: tuple[Booking, ...] = ()
    key_issues: tuple[KeyIssue, ...] = ()
    loans: tuple[Loan, ...] = ()
    waits: tuple[Waiting, ...] = ()
    measures: tuple[Measure, ...] = ()
    shift_lines: tuple[ShiftLine, ...] = ()


def flat(facts: Facts) -> tuple[object, ...]:
    """All rows of the reference facts."""
    return tuple(row for name in Facts.__slots__ for row in getattr(facts, name))


__all__ = ["DAYS", "FIRST_DAY", "GO_LIVE", "SAMPLE_DAY", "Team", "World", "flat"]
