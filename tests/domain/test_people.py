"""People and their names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bcu_desk.domain.people import Person

PERSON = Person(
    id=1, collar="412KD", forename="Ada", surname="Tembo", rank_id=1, from_day=date(2014, 1, 1)
)


def test_a_person_is_named_in_full() -> None:
    assert PERSON.name == "Ada Tembo"


def test_a_person_may_belong_to_no_bcu_and_leave_the_service() -> None:
    assert PERSON.bcu_id is None
    assert not replace(PERSON, to_day=date(2017, 1, 1)).on(date(2017, 1, 1))
