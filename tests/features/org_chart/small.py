"""A small command for tests: a commander, two superintendents, ranks down to PC, seven people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from bcu_desk.domain.assignments import (
    CoreFunction,
    Dedication,
    FunctionLead,
    Post,
    Posting,
    ReportingLine,
    Standing,
)
from bcu_desk.domain.people import Person, Rank
from bcu_desk.domain.places import Bcu
from bcu_desk.work.desk import Desk
from tests.builders import A_BOROUGH, A_PERSON, LONG_AGO, START, a_desk

FEBRUARY = date(2017, 2, 1)
RANKS = (
    ("PS", "Sergeant", 2),
    ("Insp", "Inspector", 3),
    ("CI", "Chief inspector", 4),
    ("Supt", "Superintendent", 5),
    ("Ch Supt", "Chief superintendent", 6),
)
RANK_IDS = {code: number for number, (code, _, _) in enumerate(RANKS, start=2)}


def a_rank(code: str, title: str, grade: int) -> Rank:
    """A rank of the small command."""
    return Rank(
        id=RANK_IDS[code], code=code, title=title, branch="uniform", grade=grade, from_day=LONG_AGO
    )


def a_post(number: int, code: str, title: str, rank: str, kind: str, **fields: object) -> Post:
    """A post of the small command, East Area's."""
    made = Post(
        id=number,
        code=code,
        title=title,
        kind=kind,
        rank_id=RANK_IDS[rank],
        bcu_id=1,
        from_day=START,
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def a_line(post: int, under: int, position: int = 0) -> ReportingLine:
    """A post under another from the start."""
    return ReportingLine(
        id=700 + post, post_id=post, under_id=under, position=position, from_day=START
    )


def a_person(number: int, collar: str, surname: str, rank: str, **fields: object) -> Person:
    """Somebody of a rank."""
    made = replace(A_PERSON, id=number, collar=collar, surname=surname, rank_id=RANK_IDS[rank])
    return replace(made, **fields)  # type: ignore[arg-type]


def held(post: int, person: int, **fields: object) -> Posting:
    """A person in a post from the start."""
    made = Posting(
        id=800 + post,
        post_id=post,
        person_id=person,
        standing=Standing.SUBSTANTIVE,
        from_day=START,
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def small_command() -> tuple[object, ...]:
    """EA-C1 over EA-S1 and EA-S2; EA-S1 over EA-CI1 over EA-I1 over EA-P1; CN-C1 apart."""
    return (
        *(a_rank(*rank) for rank in RANKS),
        Bcu(id=2, code="CN", name="Central North", from_day=START),
        CoreFunction(id=1, code="response", title="Response", from_day=LONG_AGO),
        a_post(210, "EA-C1", "BCU commander, East Area", "Ch Supt", "commander"),
        a_post(211, "EA-S1", "Superintendent, Response", "Supt", "superintendent"),
        a_post(212, "EA-S2", "Superintendent, Investigation", "Supt", "superintendent"),
        a_post(213, "EA-CI1", "Response teams", "CI", "chief_inspector"),
        a_post(214, "EA-I1", "Response team A", "Insp", "inspector"),
        a_post(215, "EA-P1", "Section 1", "PS", "sergeant"),
        a_post(220, "CN-C1", "BCU commander, Central North", "Ch Supt", "commander", bcu_id=2),
        a_line(211, 210),
        a_line(212, 210, 1),
        a_line(213, 211),
        a_line(214, 213),
        a_line(215, 214),
        a_person(110, "101EA", "Castle", "Ch Supt"),
        a_person(111, "102EA", "Oduya", "Supt"),
        a_person(112, "103EA", "Marsh", "Supt"),
        a_person(113, "104EA", "Frayne", "CI"),
        a_person(114, "105EA", "Duval", "Insp"),
        held(210, 110),
        held(211, 111),
        held(214, 114),
        FunctionLead(id=900, post_id=211, function_id=1, from_day=START),
        Dedication(id=901, post_id=211, borough_id=A_BOROUGH.id, from_day=START),
    )


def small_desk(folder: Path, *more: object) -> Desk:
    """A desk with the small command."""
    return a_desk(folder, *small_command(), *more)
