"""What the questions about the rota read."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import midnight
from bcu_desk.features.on_call.queries.reading import (
    bcus_in_view,
    order_of,
    staff_of,
    turns_in,
    with_rota,
)
from bcu_desk.work.desk import Desk
from tests.features.on_call.conftest import MONDAY

BEGIN = midnight(MONDAY.on)


def test_bcus_in_view_come_by_code_and_only_they_have_turns(desk: Desk) -> None:
    with desk.reader() as reader:
        both = bcus_in_view(reader, replace(MONDAY, scope=()))
        own = bcus_in_view(reader, MONDAY)
        turns = turns_in(reader, Span(BEGIN, BEGIN + 1_440), own)
    assert [row.code for row in both.values()] == ["CN", "EA"]
    assert {turn.bcu_id for turn in turns} == set(own)


def test_a_rota_is_known_within_four_weeks_of_a_turn_only(desk: Desk) -> None:
    with desk.reader() as reader:
        own = bcus_in_view(reader, MONDAY)
        last = max(turn.end_minute for turn in turns_in(reader, Span(BEGIN, BEGIN * 2), own))
        near, far = last + 27 * 1_440, last + 29 * 1_440
        assert with_rota(reader, Span(near, near + 1), own) == frozenset(own)
        assert with_rota(reader, Span(far, far + 1), own) == frozenset()


def test_who_has_a_turn_is_told_with_rank_and_initial(desk: Desk) -> None:
    with desk.reader() as reader:
        staff = staff_of(reader)
        own = bcus_in_view(reader, MONDAY)
        turn = min(turns_in(reader, Span(BEGIN, BEGIN + 1_440), own), key=lambda row: row.id)
    person = staff.people[turn.person_id]
    assert staff.on_turn(turn) == f"Supt {person.forename[0]}. {person.surname}"


def test_roles_have_an_order_and_odd_ones_come_last() -> None:
    roles = ("other", "detective_superintendent", "superintendent")
    assert sorted(roles, key=order_of) == [*reversed(roles[1:]), "other"]
