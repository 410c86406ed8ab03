"""Who is on call at an instant."""

from __future__ import annotations

from datetime import date

from bcu_desk.features.on_call.queries.now import NowRow, OnCallNow
from bcu_desk.features.on_call.queries.rota import OnCallRota, OnCallRow
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.features.on_call.conftest import MONDAY


def rota(desk: Desk, view: View) -> tuple[OnCallRow, ...]:
    """Rows of the rota."""
    with desk.reader() as reader:
        return OnCallRota().rows(reader, view)


def now(desk: Desk, at: str, view: View = MONDAY) -> tuple[NowRow, ...]:
    """Who is on call at a time."""
    with desk.reader() as reader:
        return OnCallNow(at=at).rows(reader, view)


def test_who_is_on_call_now_is_told_until_the_turn_ends_and_who_is_next(desk: Desk) -> None:
    supt, dsupt = now(desk, "2017-01-23T06:00")
    turns = rota(desk, MONDAY)
    assert (supt.role, dsupt.role) == ("superintendent", "detective_superintendent")
    assert (supt.collar, supt.who, supt.next_who) == (turns[0].collar, turns[0].who, turns[1].who)
    assert supt.until == "2017-01-23T07:00Z"
    assert not supt.double


def test_in_a_gap_nobody_is_on_call_until_the_next_hand_over(desk: Desk) -> None:
    _, dsupt = now(desk, "2017-01-28T23:00")
    assert (dsupt.who, dsupt.phone, dsupt.until) == (None, None, "2017-01-29T07:00Z")
    assert dsupt.next_who is not None


def test_a_bcu_without_turns_for_weeks_has_no_rota(desk: Desk) -> None:
    later = View(date(2018, 1, 8), ("EA",))
    assert [row.rota for row in now(desk, "2018-01-08T06:00", later)] == [False, False]
    assert [row.rota for row in now(desk, "2017-01-23T06:00")] == [True, True]
