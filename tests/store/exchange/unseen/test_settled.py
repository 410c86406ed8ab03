"""Clashes that desks settled apart, by their feeds alone."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from sqlalchemy import delete, insert, update

from bcu_desk.domain.merge.settlements import ALLOW_BOTH, UPHOLD
from bcu_desk.store import session
from bcu_desk.store.exchange.clashes import count, pairs
from bcu_desk.store.exchange.unseen.settled import (
    Apart,
    clash_name,
    members_of,
    settled_apart,
    steps_rows,
)
from bcu_desk.store.tables import booking, settlement
from tests.builders import NOON, a_booking
from tests.store.exchange.desks import RealDesk, exchange_all, group

A, B = 500, 501
NAME = clash_name("booking", (B, A))


@pytest.fixture
def desks(tmp_path: Path) -> list[RealDesk]:
    """Desks whose files begin with two bookings after one another, which one of them moved."""
    late = a_booking(B, reference="EA-B", start_minute=NOON + 90, end_minute=NOON + 120)
    return group(tmp_path, 3, a_booking(A, reference="EA-A"), late)


def cancel(row: int) -> object:
    return update(booking).where(booking.c.id == row).values(state="cancelled")


def move(row: int, start: int) -> object:
    times = {"start_minute": NOON + start, "end_minute": NOON + start + 30}
    return update(booking).where(booking.c.id == row).values(times)


def settle(desk: RealDesk, choice: str) -> object:
    told = {"id": desk.number << 40, "clash": NAME, "choice": choice, "rows": "mark"}
    return insert(settlement).values(told)


def apart(desk: RealDesk) -> list[Apart]:
    with session.writing(desk.engine) as connection:
        found = list(settled_apart(connection))
        assert count(connection) == len(pairs(connection)) == len(found)
        return found


def decisions(found: Apart) -> list[object]:
    return [one.decision for one in found.decisions]


def test_names_of_clashes_tell_their_rows() -> None:
    assert (NAME, members_of(NAME)) == ('["booking",500,501]', ("booking", (A, B)))
    assert members_of('["ward",1,2]') == ("posting", (1, 2))


def test_two_settlements_side_by_side_are_told_alike_on_every_desk(desks: list[RealDesk]) -> None:
    desks[0].edit(cancel(B), settle(desks[0], f"{UPHOLD}:{A}"), label="Uphold A")
    desks[1].edit(settle(desks[1], ALLOW_BOTH), label="Allow both")
    assert [apart(one) for one in desks] == [[], [], []]
    exchange_all(desks, Random(3))
    (first,), (second,), (third,) = map(apart, desks)
    assert decisions(first) == decisions(second) == decisions(third)
    assert (first.clash, first.noun, first.rows) == (NAME, "booking", (A, B))
    assert {one.desk for one in first.decisions} == {2, 3}
    (own,) = (one for one in second.decisions if one.desk == 3)
    assert (own.label, own.actor) == ("Allow both", "desk 3")
    desks[2].edit(settle(desks[2], ALLOW_BOTH))
    assert apart(desks[2]) == []
    exchange_all(desks, Random(4))
    assert [apart(one) for one in desks] == [[], [], []]


def test_a_settlement_that_was_taken_back_differs_from_nothing(desks: list[RealDesk]) -> None:
    desks[0].edit(settle(desks[0], f"{UPHOLD}:{A}"))
    desks[1].edit(settle(desks[1], ALLOW_BOTH))
    exchange_all(desks, Random(5))
    desks[0].edit(delete(settlement).where(settlement.c.id == desks[0].number << 40))
    exchange_all(desks, Random(6))
    assert [apart(one) for one in desks] == [[], [], []]


def test_two_that_settle_alike_agree(desks: list[RealDesk]) -> None:
    for one in desks[:2]:
        one.edit(cancel(B), settle(one, f"{UPHOLD}:{A}"))
    exchange_all(desks, Random(7))
    assert [apart(one) for one in desks] == [[], [], []]


def test_a_booking_that_was_cancelled_and_moved_apart_is_told(desks: list[RealDesk]) -> None:
    desks[0].edit(cancel(A))
    desks[1].edit(move(A, 300))
    exchange_all(desks, Random(8))
    for one in desks:
        (found,) = apart(one)
        assert found.rows == (A,)
        assert {told.desk for told in found.decisions} == {2, 3}


def test_what_one_desk_did_after_another_is_no_difference(desks: list[RealDesk]) -> None:
    desks[1].edit(move(A, 300))
    exchange_all(desks, Random(9))
    desks[0].edit(cancel(A))
    exchange_all(desks, Random(10))
    assert [apart(one) for one in desks] == [[], [], []]


def test_a_step_with_two_settlements_tells_each_what_it_wrote(desks: list[RealDesk]) -> None:
    desk = desks[0]
    other = {"id": 9, "clash": '["booking",1,2]', "choice": ALLOW_BOTH, "rows": ""}
    desk.edit(cancel(A), insert(settlement).values(other), cancel(B), settle(desk, "uphold:500"))
    desks[1].edit(settle(desks[1], ALLOW_BOTH))
    exchange_all(desks, Random(11))
    (found,) = apart(desk)
    mine = next(one.decision for one in found.decisions if one.desk == 2)
    with session.writing(desk.engine) as connection:
        assert [item.row for item in steps_rows(connection, "booking", mine)] == [B]
