"""A small BCU that breaks no rule, to be broken one fact at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bcu_desk.domain.assignments import (
    CoreFunction,
    Dedication,
    FunctionLead,
    ModelRule,
    Post,
    Posting,
    Standing,
    Target,
)
from bcu_desk.domain.fleet import (
    Booking,
    BookingState,
    OffRoad,
    SpareMinimum,
    Vehicle,
    VehicleKind,
)
from bcu_desk.domain.model_check.breaches import Breach
from bcu_desk.domain.model_check.check import JUDGES, check
from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.domain.people import Absence, AbsenceKind, Person, Rank
from bcu_desk.domain.places import Base, Bcu, Borough, BoroughInBcu, Ward, WardSet
from bcu_desk.domain.rota.shifts import ShiftCode, ShiftLine, ShiftPattern
from bcu_desk.domain.spans import DaySpan, Span
from bcu_desk.domain.times import midnight

LIVE = date(2017, 1, 9)
LONG_AGO = date(2014, 5, 22)
YEAR = Span(LIVE, date(2018, 1, 9))
COMMANDER_POST, DWO_POST, PCSO_POST = 10, 20, 22
YOUTH_POST = 24
COMMANDER_HOLDER, DWO_HOLDER, PCSO_HOLDER = 110, 120, 122
LEAVE, LOCAL_AID, COURT = 1, 2, 3
NIGHTS = 2  # a pattern of night, early, rest
SUPERINTENDENT_POSTS = (11, 12, 13, 14)


def day(month: int, number: int, year: int = 2017) -> date:
    """A day of the year of the test."""
    return date(year, month, number)


def days(first: date, to: date | None = None) -> DaySpan:
    """A span of days."""
    return Span(first, to)


def a_rank(number: int, code: str, grade: int) -> Rank:
    """A rank."""
    return Rank(id=number, code=code, title=code, branch="uniform", grade=grade, from_day=LONG_AGO)


def a_post(number: int, code: str, kind: str, rank: int, **fields: object) -> Post:
    """A post of East Area."""
    made = Post(id=number, code=code, title=code, kind=kind, rank_id=rank, bcu_id=1, from_day=LIVE)
    return replace(made, **fields)  # type: ignore[arg-type]


def a_person(number: int, rank: int, **fields: object) -> Person:
    """A person."""
    made = Person(
        id=number,
        collar=f"{number}KD",
        forename="Ada",
        surname=f"Tembo{number}",
        rank_id=rank,
        bcu_id=1,
        from_day=LONG_AGO,
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def a_posting(number: int, post: int, person: int, **fields: object) -> Posting:
    """A substantive posting from go-live."""
    made = Posting(
        id=number,
        post_id=post,
        person_id=person,
        standing=Standing.SUBSTANTIVE,
        from_day=LIVE,
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def a_booking(number: int, start: date, hour: int, hours: int, **fields: object) -> Booking:
    """A confirmed booking of the one vehicle, from an hour of a day, for some hours."""
    first = midnight(start) + hour * 60
    made = Booking(
        id=number,
        reference=f"EA-{number}",
        vehicle_id=1,
        borough_id=91,
        booked_by="110KD",
        purpose="Patrol",
        start_minute=first,
        end_minute=first + hours * 60,
        state=BookingState.CONFIRMED,
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def an_absence(number: int, person: int, start: date, hours: int, **fields: object) -> Absence:
    """Somebody on local aid from a midnight, for some hours."""
    first = midnight(start)
    made = Absence(
        id=number,
        person_id=person,
        kind_id=LOCAL_AID,
        start_minute=first,
        end_minute=first + hours * 60,
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def off_road(start: date, hour: int, hours: int | None) -> OffRoad:
    """The one vehicle off the road."""
    first = midnight(start) + hour * 60
    end = None if hours is None else first + hours * 60
    return OffRoad(id=1, vehicle_id=1, reason="defect", start_minute=first, end_minute=end)


def a_line(number: int, person: int, **fields: object) -> ShiftLine:
    """A person's place in the pattern of weekdays, from long ago."""
    made = ShiftLine(id=number, person_id=person, pattern_id=1, position=0, from_day=LONG_AGO)
    return replace(made, **fields)  # type: ignore[arg-type]


def rules(*codes: str, **fields: object) -> tuple[ModelRule, ...]:
    """The rules of these codes, all where none is named, in force from go-live."""
    return tuple(
        replace(
            ModelRule(
                id=number,
                code=code,
                title=code,
                severity="breach",
                sentence="",
                reading="",
                from_day=LIVE,
            ),
            **fields,
        )
        for number, code in enumerate(codes or tuple(JUDGES), 1)
    )


def kept_free(facts: ModelFacts, amount: int = 1, **fields: object) -> ModelFacts:
    """The facts where so many IRVs are to stay free at Ilford."""
    made = SpareMinimum(id=1, kind_id=1, base_id=1, amount=amount, from_day=LIVE)
    row = replace(made, **fields)  # type: ignore[arg-type]
    return replace(facts, spare_minimums=(*facts.spare_minimums, row))


def lawful() -> ModelFacts:
    """East Area: two boroughs, four superintendents, one ward with two DWOs and a PCSO.

    The DWOs are on duty from 08:00 to 16:00, Monday to Friday.
    """
    posts = (
        a_post(COMMANDER_POST, "EA-C1", "commander", 5),
        *(a_post(n, f"EA-S{n - 10}", "superintendent", 4) for n in SUPERINTENDENT_POSTS),
        a_post(20, "EA-D1", "dwo", 1, ward_id=501, borough_id=91),
        a_post(21, "EA-D2", "dwo", 1, ward_id=501, borough_id=91),
        a_post(22, "EA-P1", "pcso", 0, ward_id=501, borough_id=91),
        a_post(YOUTH_POST, "EA-Y1", "youth", 1, borough_id=91),
    )
    ranks = {10: 5, 20: 1, 21: 1, 22: 0, 24: 1}
    return ModelFacts(
        bcus=(Bcu(id=1, code="EA", name="East Area", from_day=LIVE),),
        boroughs=(a_borough(91, "Redbridge"), a_borough(92, "Havering")),
        boroughs_in_bcus=tuple(
            BoroughInBcu(id=n, borough_id=n, bcu_id=1, from_day=LIVE) for n in (91, 92)
        ),
        ward_sets=(WardSet(id=2014, code="2014", name="2014", from_day=LONG_AGO),),
        wards=(a_ward(501, "Loxford"), a_ward(502, "Valentines")),
        functions=tuple(
            CoreFunction(id=n, code=code, title=code.title(), from_day=LIVE)
            for n, code in enumerate(
                ("neighbourhoods", "response", "investigation", "protecting"), 31
            )
        ),
        ranks=(
            a_rank(0, "PCSO", 0),
            a_rank(1, "PC", 1),
            a_rank(3, "CI", 4),
            a_rank(4, "Supt", 5),
            a_rank(6, "DSupt", 5),
            a_rank(5, "Ch Supt", 6),
        ),
        posts=posts,
        people=tuple(a_person(post.id + 100, ranks.get(post.id, 4)) for post in posts),
        postings=tuple(a_posting(post.id + 200, post.id, post.id + 100) for post in posts),
        leads=tuple(
            FunctionLead(id=n + 300, post_id=n, function_id=n + 20, from_day=LIVE)
            for n in SUPERINTENDENT_POSTS
        ),
        dedications=tuple(
            Dedication(id=n + 400, post_id=n, borough_id=n + 80, from_day=LIVE) for n in (11, 12)
        ),
        targets=(
            Target(id=1, kind="dwo", amount=2, ward_id=501, from_day=LIVE),
            Target(id=2, kind="pcso", amount=1, ward_id=501, from_day=LIVE),
            Target(id=3, kind="youth", amount=1, borough_id=91, from_day=LIVE),
        ),
        rules=rules(),
        absence_kinds=tuple(
            AbsenceKind(id=n, code=code, title=code.title(), counts_as=kind, from_day=LONG_AGO)
            for n, (code, kind) in enumerate(
                (("leave", "leave"), ("local aid", "local_aid"), ("court", "mandatory")), 1
            )
        ),
        bases=(
            Base(
                id=1, code="KI", name="Ilford", borough_id=91, lat_micro=0, lon_micro=0,
                from_day=LONG_AGO,
            ),
        ),
        vehicle_kinds=(
            VehicleKind(
                id=1, code="irv", title="IRV", turn_round_minutes=15, from_day=LONG_AGO
            ),
        ),
        vehicles=(
            Vehicle(
                id=1, registration="BX16 KLM", kind_id=1, base_id=1, marked=1, seats=5,
                from_day=LIVE,
            ),
        ),
        shift_patterns=(
            ShiftPattern(
                id=1, code="week", title="Weekdays", cycle="E E E E E R R", anchor=day(1, 2),
                from_day=LONG_AGO,
            ),
            ShiftPattern(
                id=NIGHTS, code="nights", title="Nights", cycle="N E R", anchor=day(1, 4),
                from_day=LONG_AGO,
            ),
        ),
        shift_codes=(
            ShiftCode(id=1, pattern_id=1, code="E", begins=480, lasts=480),
            ShiftCode(id=2, pattern_id=NIGHTS, code="N", begins=1320, lasts=540),
            ShiftCode(id=3, pattern_id=NIGHTS, code="E", begins=360, lasts=600),
        ),
        shift_lines=tuple(a_line(person, person) for person in (120, 121)),
    )  # fmt: skip


def a_borough(number: int, name: str) -> Borough:
    """A borough."""
    return Borough(
        id=number, code=f"E0900009{number}", name=name, short_name=name, from_day=LONG_AGO
    )


def a_ward(number: int, name: str) -> Ward:
    """A ward of Redbridge."""
    return Ward(
        id=number,
        code=f"E05000{number}",
        name=name,
        borough_id=91,
        ward_set_id=2014,
        lat_micro=0,
        lon_micro=0,
        area_m2=1,
        population=None,
        neighbours="",
    )


def with_posting(facts: ModelFacts, post: int, **fields: object) -> ModelFacts:
    """The facts with the first posting to a post changed."""
    changed = tuple(
        replace(row, **fields) if row.id == post + 200 else row  # type: ignore[arg-type]
        for row in facts.postings
    )
    return replace(facts, postings=changed)


def without_posting(facts: ModelFacts, *posts: int) -> ModelFacts:
    """The facts with some posts vacant."""
    kept = tuple(row for row in facts.postings if row.post_id not in posts)
    return replace(facts, postings=kept)


def of_rule(facts: ModelFacts, rule: str, period: DaySpan = YEAR) -> tuple[Breach, ...]:
    """The breaches of one rule."""
    return tuple(item for item in check(facts, period) if item.rule == rule)


def told(found: tuple[Breach, ...]) -> list[tuple[str, str, date, date | None]]:
    """Subject, variant, first day and end of each breach."""
    return [(item.subject, item.variant, item.days.start, item.days.end) for item in found]
