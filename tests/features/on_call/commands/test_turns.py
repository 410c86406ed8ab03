"""Putting people on call, ending and swapping turns, hand-over times; all of it undone again."""

from __future__ import annotations

from datetime import date

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.on_call.commands.turns import ChangeOnCall, EndOnCall, PutOnCall, SwapOnCall
from bcu_desk.features.on_call.queries.rota import OnCallRota, OnCallRow
from bcu_desk.work import wire
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.features.on_call.conftest import MONDAY, named

SUPT, DSUPT = "superintendent", "detective_superintendent"
GAP = {"start": "2017-01-28T19:00", "end": "2017-01-29T07:00"}


def rota(desk: Desk, on: date = MONDAY.on, role: str = SUPT) -> tuple[OnCallRow, ...]:
    """A role's turns of a day in East Area."""
    with desk.reader() as reader:
        rows = OnCallRota().rows(reader, View(on, ("EA",)))
    return tuple(row for row in rows if row.role == role)


def put(desk: Desk, **fields: object) -> PutOnCall:
    """The detective superintendent of the day before, put in the gap."""
    collar = rota(desk, date(2017, 1, 28), DSUPT)[0].collar
    given = {"bcu": "EA", "role": DSUPT, "person": collar, **GAP, **fields}
    return wire.made(PutOnCall, given)


def test_a_gap_is_filled_and_open_again_when_it_is_undone(desk: Desk) -> None:
    before = rota(desk, date(2017, 1, 29), DSUPT)
    done = desk.do(put(desk, phone="07700 900123"))
    after = rota(desk, date(2017, 1, 29), DSUPT)
    assert done.changed == {"on_call"}
    assert len(after) == len(before) + 1
    assert after[0].phone == "07700 900123"
    desk.undo()
    assert rota(desk, date(2017, 1, 29), DSUPT) == before


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"start": "2017-01-28T18:59"}, "on_call_taken"),
        ({"end": "2017-01-28T19:00"}, "ends_before_start"),
        ({"end": "2017-03-20T19:00"}, "on_call_too_long"),
        ({"role": "commander"}, "unknown_on_call_role"),
        ({"person": "1XX"}, "unknown_person"),
        ({"reserve": "1XX"}, "unknown_person"),
        ({"bcu": "XX"}, "unknown_bcu"),
    ],
)
def test_what_can_not_be_is_refused(desk: Desk, fields: dict[str, str], code: str) -> None:
    with pytest.raises(Refused) as refused:
        desk.do(put(desk, **fields))
    assert refused.value.code == code


def test_nobody_is_their_own_reserve(desk: Desk) -> None:
    asked = put(desk)
    with pytest.raises(Refused) as refused:
        desk.do(put(desk, reserve=asked.person))
    assert refused.value.code == "own_reserve"


def test_a_person_of_another_rank_is_told_of_and_flagged(desk: Desk) -> None:
    done = desk.do(put(desk, person=rota(desk)[1].collar))
    assert "on_call_rank" in {notice.code for notice in done.notices}
    assert rota(desk, date(2017, 1, 29), DSUPT)[0].state in {"absent", "wrong_rank"}


def test_a_turn_ends_early_or_goes_and_not_after_its_end(desk: Desk) -> None:
    turn = rota(desk)[1]
    named = {"bcu": "EA", "role": SUPT, "person": turn.collar, "start": turn.start}
    desk.do(EndOnCall(**named, at="2017-01-23T12:00"))
    assert rota(desk)[1].end == "2017-01-23T12:00Z"
    with pytest.raises(Refused) as refused:
        desk.do(EndOnCall(**named, at="2017-01-23T12:00"))
    assert refused.value.code == "on_call_ended"
    desk.do(EndOnCall(**named))
    assert turn.start not in {row.start for row in rota(desk)}
    with pytest.raises(Refused) as refused:
        desk.do(EndOnCall(**named))
    assert refused.value.code == "no_such_turn"


def test_two_people_take_each_others_turn_with_their_phones(desk: Desk) -> None:
    one = rota(desk)[1]
    two = next(
        row
        for n in range(24, 31)
        for row in rota(desk, date(2017, 1, n))
        if row.collar != one.collar
    )
    desk.do(
        SwapOnCall(
            bcu="EA",
            role=SUPT,
            person=one.collar,
            start=one.start,
            other=two.collar,
            other_start=two.start,
        )
    )
    swapped = rota(desk)[1]
    assert (swapped.collar, swapped.phone) == (two.collar, two.phone)
    assert swapped.reserve != swapped.collar


def test_a_turn_is_given_other_times_and_another_person_and_undone(desk: Desk) -> None:
    turn = rota(desk, date(2017, 1, 28), DSUPT)[-1]
    desk.do(ChangeOnCall(**named(turn), end="2017-01-29T07:00", phone="020 7946 0000"))
    changed = rota(desk, date(2017, 1, 28), DSUPT)[-1]
    assert (changed.start, changed.end) == (turn.start, "2017-01-29T07:00Z")
    assert changed.phone == "020 7946 0000"
    desk.undo()
    assert rota(desk, date(2017, 1, 28), DSUPT)[-1] == turn


def test_the_reserve_takes_over_and_is_in_reserve_no_longer(desk: Desk) -> None:
    turn = rota(desk)[1]
    desk.do(ChangeOnCall(**named(turn), to_person=turn.reserve))
    changed = rota(desk)[1]
    assert (changed.collar, changed.reserve, changed.phone) == (turn.reserve, None, None)


def test_reserve_and_phone_are_taken_away(desk: Desk) -> None:
    turn = rota(desk)[1]
    desk.do(ChangeOnCall(**named(turn), reserve="", phone=" "))
    assert (rota(desk)[1].reserve, rota(desk)[1].phone) == (None, None)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"to_start": "2017-01-22T20:00"}, "on_call_taken"),
        ({"end": "2017-01-23T06:00"}, "ends_before_start"),
        ({"to_person": "1XX"}, "unknown_person"),
        ({"reserve": "own"}, "own_reserve"),
    ],
)
def test_a_turn_that_can_not_be_so_is_refused(
    desk: Desk, fields: dict[str, str], code: str
) -> None:
    turn = rota(desk)[1]
    told = {name: turn.collar if value == "own" else value for name, value in fields.items()}
    with pytest.raises(Refused) as refused:
        desk.do(ChangeOnCall(**named(turn), **told))
    assert refused.value.code == code
    assert rota(desk)[1] == turn
