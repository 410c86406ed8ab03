"""What the model check reads: rows of the desk file, nothing worked out."""

from __future__ import annotations

from dataclasses import dataclass

from bcu_desk.domain.assignments import (
    CoreFunction,
    Dedication,
    FunctionLead,
    ModelRule,
    Post,
    Posting,
    Target,
    Waiver,
)
from bcu_desk.domain.fleet import Booking, OffRoad, SpareMinimum, Vehicle, VehicleKind
from bcu_desk.domain.people import Absence, AbsenceKind, Person, Rank
from bcu_desk.domain.places import Base, Bcu, Borough, BoroughInBcu, Ward, WardSet
from bcu_desk.domain.rota.shifts import ShiftCode, ShiftLine, ShiftPattern


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFacts:
    """The rows that the rules are judged by; each field holds all rows of one noun."""

    bcus: tuple[Bcu, ...] = ()
    boroughs: tuple[Borough, ...] = ()
    boroughs_in_bcus: tuple[BoroughInBcu, ...] = ()
    ward_sets: tuple[WardSet, ...] = ()
    wards: tuple[Ward, ...] = ()
    functions: tuple[CoreFunction, ...] = ()
    ranks: tuple[Rank, ...] = ()
    posts: tuple[Post, ...] = ()
    postings: tuple[Posting, ...] = ()
    people: tuple[Person, ...] = ()
    leads: tuple[FunctionLead, ...] = ()
    dedications: tuple[Dedication, ...] = ()
    targets: tuple[Target, ...] = ()
    rules: tuple[ModelRule, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    bases: tuple[Base, ...] = ()
    vehicle_kinds: tuple[VehicleKind, ...] = ()
    vehicles: tuple[Vehicle, ...] = ()
    bookings: tuple[Booking, ...] = ()
    off_roads: tuple[OffRoad, ...] = ()
    spare_minimums: tuple[SpareMinimum, ...] = ()
    absence_kinds: tuple[AbsenceKind, ...] = ()
    absences: tuple[Absence, ...] = ()
    shift_patterns: tuple[ShiftPattern, ...] = ()
    shift_codes: tuple[ShiftCode, ...] = ()
    shift_lines: tuple[ShiftLine, ...] = ()
