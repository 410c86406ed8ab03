"""Which texts of a desk are not for every file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bcu_desk.domain.fleet import Sort
from bcu_desk.domain.people import AbsenceKind, OnCall
from bcu_desk.work.tables.withheld import phones_on_call, sick_titles, unmarked_plates
from tests.builders import A_KIND, A_VEHICLE

UNMARKED = replace(A_VEHICLE, id=302, registration="LK65 ABC", marked=0)
TURN = OnCall(
    id=1, start_minute=0, end_minute=60, bcu_id=1, role="superintendent", person_id=1, phone="07700"
)
SICKNESS = AbsenceKind(
    id=1, from_day=date(2016, 1, 1), code="sick", title="Sickness", counts_as="sick"
)


def test_only_vehicles_without_markings_have_a_plate_to_keep() -> None:
    assert unmarked_plates((A_VEHICLE, UNMARKED), (A_KIND,)) == {"LK65 ABC"}
    room = replace(A_KIND, sort=Sort.ROOM)
    assert unmarked_plates((UNMARKED,), (room,)) == frozenset()


def test_turns_without_a_number_tell_none() -> None:
    assert phones_on_call((TURN, replace(TURN, id=2, phone=None))) == {"07700"}


def test_leave_is_no_sickness() -> None:
    leave = replace(SICKNESS, id=2, title="Annual leave", counts_as="leave")
    assert sick_titles((SICKNESS, leave)) == {"Sickness"}
