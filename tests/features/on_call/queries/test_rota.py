"""The rota, its gaps, and who is on call now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.on_call.commands.turns import ChangeOnCall, EndOnCall
from bcu_desk.features.on_call.queries.rota import OnCallGaps, OnCallRota, OnCallRow
from bcu_desk.work import wire
from bcu_desk.work.desk import Desk
from bcu_desk.work.postings import Appoint
from bcu_desk.work.view import View
from tests.features.on_call.conftest import MONDAY, a_chief_inspector_and_a_post, named

BOTH = replace(MONDAY, scope=())


def rota(desk: Desk, view: View, **fields: str) -> tuple[OnCallRow, ...]:
    """Rows of the rota."""
    with desk.reader() as reader:
        return wire.made(OnCallRota, fields).rows(reader, view)


def test_a_day_has_three_turns_of_each_role_with_phone_and_reserve(desk: Desk) -> None:
    rows = rota(desk, MONDAY)
    assert [row.role for row in rows] == ["superintendent"] * 3 + ["detective_superintendent"] * 3
    assert {row.rank for row in rows[:3]} == {"Supt"}
    assert all(row.phone and row.reserve and row.reserve != row.collar for row in rows)
    assert rows[1].start == "2017-01-23T07:00Z"
    assert len(rota(desk, BOTH)) == 12


def test_the_turns_of_an_instant_are_those_that_hold_it(desk: Desk) -> None:
    (row,) = (row for row in rota(desk, MONDAY, at="2017-01-23T19:00") if row.role[0] == "s")
    assert row.start == "2017-01-23T19:00Z"


def test_the_sample_has_one_gap_in_the_week(desk: Desk) -> None:
    with desk.reader() as reader:
        (gap,) = OnCallGaps().rows(reader, BOTH)
    assert (gap.bcu, gap.role, gap.kind) == ("EA", "detective_superintendent", "gap")
    assert (gap.start, gap.end) == ("2017-01-28T19:00Z", "2017-01-29T07:00Z")
    assert gap.collars == ()


def test_a_turn_taken_away_is_a_gap(desk: Desk) -> None:
    turn = rota(desk, MONDAY)[1]
    desk.do(EndOnCall(bcu="EA", role=turn.role, person=turn.collar, start=turn.start))
    with desk.reader() as reader:
        found = wire.made(OnCallGaps, {"from": "2017-01-23T00:00", "to": "2017-01-24T00:00"})
        (gap,) = found.rows(reader, MONDAY)
    assert (gap.start, gap.end) == (turn.start, turn.end)


def test_a_period_that_ends_before_it_starts_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused) as refused:
        rota(desk, MONDAY, **{"from": "2017-01-24T00:00", "to": "2017-01-23T00:00"})
    assert refused.value.code == "ends_before_start"


def test_a_bcu_without_a_turn_for_weeks_has_no_rota_and_no_gap(desk: Desk) -> None:
    later = View(date(2018, 1, 8), ("EA",))
    with desk.reader() as reader:
        assert OnCallGaps().rows(reader, later) == ()


def test_an_acting_superintendent_may_be_on_call_and_goes_by_that_rank(desk: Desk) -> None:
    turn = rota(desk, MONDAY)[1]
    collar, post = a_chief_inspector_and_a_post(desk)
    desk.do(ChangeOnCall(**named(turn), to_person=collar))
    assert rota(desk, MONDAY)[1].state == "wrong_rank"
    act = {"post": post, "person": collar, "from": "2017-01-23", "to": "2017-03-01"}
    desk.do(wire.made(Appoint, {**act, "standing": "acting", "replace": True}))
    found = rota(desk, MONDAY)[1]
    assert (found.state, found.rank) == ("on_call", "A/Supt")
    assert found.who.startswith("A/Supt ")
