"""A small borough for tests: two wards, one with two DWOs, one with a DWO post empty."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from bcu_desk.domain.assignments import Post, Posting, Target
from bcu_desk.domain.people import Absence, AbsenceKind, Rank
from bcu_desk.domain.times import minute_of
from bcu_desk.features.coverage.model.loaded import Loaded, load
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.builders import A_PERSON, A_POST, LONG_AGO, a_desk, a_posting

DAY = date(2017, 1, 23)
FULL, SHORT = "E05000001", "E05000002"  # Ward 1 and Ward 2
PCSO = Rank(id=2, code="PCSO", title="Support officer", branch="staff", grade=0, from_day=LONG_AGO)


def a_post(number: int, ward: int, **fields: object) -> Post:
    """A DWO post of a ward."""
    made = replace(
        A_POST, id=number, code=f"EA-D{number}", title=f"DWO {number}, Ward {ward}",
        ward_id=5000000 + ward,
    )  # fmt: skip
    return replace(made, **fields)  # type: ignore[arg-type]


def a_hold(number: int, post: int, person: int, **fields: object) -> Posting:
    """A person in a ward post from go-live."""
    return a_posting(number, post_id=post, person_id=person, **fields)


def borough() -> tuple[object, ...]:
    """Tembo and Lindqvist on Ward 1; Ward 2 has Osei, an empty DWO post, an empty PCSO post.

    Novak, a constable, and Hart, a PCSO, have no post.
    """
    return (
        PCSO,
        Target(id=1, kind="dwo", amount=2, from_day=LONG_AGO),
        Target(id=2, kind="pcso", amount=1, from_day=LONG_AGO),
        replace(A_PERSON, id=102, collar="414KD", forename="Kofi", surname="Osei"),
        replace(A_PERSON, id=103, collar="415KD", forename="Mila", surname="Novak"),
        replace(A_PERSON, id=104, collar="7001KD", forename="Jo", surname="Hart", rank_id=2),
        a_post(301, 1),
        a_post(302, 1),
        a_post(303, 2),
        a_post(304, 2),
        a_post(305, 2, code="EA-P305", title="PCSO 1, Ward 2", kind="pcso", rank_id=2),
        a_hold(401, 301, 100),
        a_hold(402, 302, 101),
        a_hold(403, 303, 102),
    )


def absence(person: int, start: str, end: str) -> tuple[object, ...]:
    """A person away on local aid."""
    return (
        AbsenceKind(
            id=1, code="local_aid", title="Local aid", counts_as="local_aid", from_day=LONG_AGO
        ),
        Absence(
            id=700,
            person_id=person,
            kind_id=1,
            start_minute=minute_of(start),
            end_minute=minute_of(end),
        ),
    )


def a_borough(folder: Path, *more: object) -> Desk:
    """The desk of that borough, with more rows where given."""
    return a_desk(folder, *borough(), *more)


def loaded(
    desk: Desk, on: date = DAY, scope: tuple[str, ...] = (), against: date | None = None
) -> Loaded:
    """What the page would read."""
    with desk.reader() as reader:
        return load(reader, View(on, scope, against))
