"""Absences for tests: kinds, a roster of the small borough's DWOs, and who is away."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bcu_desk.domain.assignments import ModelRule
from bcu_desk.domain.people import Absence, AbsenceKind
from bcu_desk.domain.rota.shifts import ShiftCode, ShiftLine, ShiftPattern
from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import minute_of
from bcu_desk.features.coverage.model.absences.read import AbsenceView, read_absences
from bcu_desk.features.coverage.queries.wards import cover_day
from bcu_desk.features.coverage.rules.absences.board import Board, board_of
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.builders import LONG_AGO
from tests.features.coverage.small import DAY, a_borough

TEMBO, LINDQVIST, OSEI, NOVAK = 100, 101, 102, 103
LEAVE, LOCAL_AID, COURT = 1, 2, 3
DUTY = 480  # minutes
KINDS = tuple(
    AbsenceKind(id=n, code=code, title=title, counts_as=counts_as, from_day=LONG_AGO)
    for n, code, title, counts_as in (
        (LEAVE, "leave", "Annual leave", "leave"),
        (LOCAL_AID, "local_aid", "Local aid", "local_aid"),
        (COURT, "court", "Court", "mandatory"),
    )
)
LIMIT = ModelRule(
    id=13,
    code="R13",
    title="Abstraction limit",
    severity="notice",
    sentence="",
    reading="",
    bound=10,
    from_day=LONG_AGO,
)


def a_roster(*people: int) -> tuple[object, ...]:
    """Duties from 08:00 to 16:00, Monday to Friday, for some people."""
    monday = date(2017, 1, 2)
    return (
        ShiftPattern(
            id=1,
            code="W",
            title="Weekdays",
            cycle="E E E E E R R",
            anchor=monday,
            from_day=LONG_AGO,
        ),
        ShiftCode(id=1, pattern_id=1, code="E", begins=480, lasts=DUTY),
        *(
            ShiftLine(id=n, person_id=n, pattern_id=1, position=0, from_day=LONG_AGO)
            for n in people
        ),
    )


def an_absence(person: int, start: str, end: str, **fields: object) -> Absence:
    """A person away, on leave unless told otherwise."""
    told = {"id": 800 + person, "kind_id": LEAVE, **fields}
    return Absence(
        person_id=person,
        start_minute=minute_of(start),
        end_minute=minute_of(end),
        **told,  # type: ignore[arg-type]
    )


def a_desk_with(folder: Path, *more: object, rostered: bool = True) -> Desk:
    """The small borough with kinds of absence, its DWOs rostered on weekdays."""
    folder.mkdir(exist_ok=True)
    roster = a_roster(TEMBO, LINDQVIST, OSEI) if rostered else ()
    return a_borough(folder, *KINDS, LIMIT, *roster, *more)


def board(desk: Desk) -> Board:
    with desk.reader() as reader:
        return board_of(reader.every)


def seen(desk: Desk, on: date = DAY) -> AbsenceView:
    """What the form and the list would show."""
    with desk.reader() as reader:
        return read_absences(reader, View(on), cover_day(reader, View(on)))


def minutes(start: str, end: str) -> Span[int]:
    return Span(minute_of(start), minute_of(end))
