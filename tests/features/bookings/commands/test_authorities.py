"""Driving authorities given, given to another day, and taken away."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.people import PersonAuthority
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.bookings.commands.authorities import ChangeAuthority, GrantAuthority
from bcu_desk.features.bookings.queries.sharing.authorities import Authorities, authority_codes
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.builders import A_PERSON, START, a_desk

MONDAY, LATER = date(2017, 1, 23), date(2018, 1, 23)
COLLAR = A_PERSON.collar


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The small desk, whose person drives nothing yet."""
    made = a_desk(tmp_path)
    made.do(GrantAuthority(person=COLLAR, authority="Response", from_day=MONDAY, to_day=LATER))
    return made


def _rows(desk: Desk, on: date = MONDAY) -> list[tuple[str, date, date | None]]:
    with desk.reader() as reader:
        rows = Authorities().rows(reader, View(on))
    return [(row.authority, row.from_day, row.to_day) for row in rows]


def test_an_authority_is_given_by_its_code_or_title(desk: Desk) -> None:
    assert _rows(desk) == [("response", MONDAY, LATER)]
    assert _rows(desk, START) == [("response", MONDAY, LATER)]
    assert _rows(desk, LATER) == []
    assert "Response from Mon 23 Jan 2017" in str(desk.undo_label())
    with desk.reader() as reader:
        assert "response" in authority_codes(reader, View(MONDAY))


def test_it_can_last_longer_or_for_ever_or_end_before_it_began(desk: Desk) -> None:
    change = ChangeAuthority(person=COLLAR, authority="response", on=MONDAY)
    desk.do(change)
    assert _rows(desk) == [("response", MONDAY, None)]
    desk.do(ChangeAuthority(person=COLLAR, authority="response", on=MONDAY, to_day=MONDAY))
    with desk.reader() as reader:
        assert reader.every(PersonAuthority) == ()


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (GrantAuthority(person=COLLAR, authority="response", from_day=START), "authority_held"),
        (GrantAuthority(person=COLLAR, authority="tank", from_day=START), "unknown_authority"),
        (GrantAuthority(person="1XX", authority="response", from_day=START), "unknown_person"),
        (
            GrantAuthority(person=COLLAR, authority="response", from_day=LATER, to_day=MONDAY),
            "empty_span",
        ),
        (ChangeAuthority(person=COLLAR, authority="response", on=START), "authority_not_held"),
    ],
)
def test_what_can_not_be_is_refused(
    desk: Desk, command: GrantAuthority | ChangeAuthority, code: str
) -> None:
    with pytest.raises(Refused, match=code):
        desk.do(command)


def test_two_spans_of_the_same_authority_never_overlap(desk: Desk) -> None:
    desk.do(GrantAuthority(person=COLLAR, authority="response", from_day=LATER))
    with pytest.raises(Refused, match="authority_held"):
        desk.do(ChangeAuthority(person=COLLAR, authority="response", on=MONDAY))
