"""A week of the rota repeated."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bcu_desk.domain.people import Absence, AbsenceKind, OnCall
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import minute_of
from bcu_desk.features.on_call.commands.fill import FillOnCall
from bcu_desk.features.on_call.commands.turns import ChangeOnCall
from bcu_desk.features.on_call.queries.rota import OnCallGaps, OnCallRota, OnCallRow
from bcu_desk.work import wire
from bcu_desk.work.desk import Desk
from tests.builders import A_PERSON, LONG_AGO, a_desk
from tests.features.on_call.conftest import MONDAY, a_chief_inspector_and_a_post, named

DSUPT = "detective_superintendent"


def fill(**fields: str) -> FillOnCall:
    """The week of 23 January over the two weeks at the end of March."""
    given = {"bcu": "EA", "like": "2017-01-23", "from": "2017-03-20", "to": "2017-04-03"}
    return wire.made(FillOnCall, {**given, **fields})


def turns(desk: Desk, start: str, end: str) -> tuple[OnCallRow, ...]:
    """The turns of a period in East Area."""
    with desk.reader() as reader:
        return wire.made(OnCallRota, {"from": start, "to": end}).rows(reader, MONDAY)


def test_a_week_is_repeated_at_the_same_times_of_the_clock_and_undone(desk: Desk) -> None:
    period = ("2017-03-20T07:00", "2017-04-03T07:00")
    assert turns(desk, *period) == ()
    done = desk.do(fill(role=DSUPT))
    made = turns(desk, *period)
    assert {row.role for row in made} == {DSUPT}
    assert len(made) == 26  # the sample's gap on the Saturday is repeated too
    assert done.label == "Put 26 turns on call for East Area from Mon 20 Mar 2017"
    summer = [row for row in made if row.start.startswith("2017-03-27")]
    assert [row.start for row in summer] == ["2017-03-27T06:00Z", "2017-03-27T18:00Z"]
    desk.undo()
    assert turns(desk, *period) == ()


def test_only_room_is_filled(desk: Desk) -> None:
    before = turns(desk, "2017-01-23T00:00", "2017-02-06T00:00")
    filled = wire.made(
        FillOnCall, {"bcu": "EA", "like": "2017-01-30", "from": "2017-01-23", "to": "2017-01-30"}
    )
    desk.do(filled)
    after = turns(desk, "2017-01-23T00:00", "2017-02-06T00:00")
    assert len(after) == len(before) + 1
    with desk.reader() as reader:
        assert OnCallGaps().rows(reader, MONDAY) == ()


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"like": "2018-01-01"}, "no_week_to_repeat"),
        ({"from": "2017-01-23", "to": "2017-01-27"}, "nothing_to_fill"),
        ({"to": "2017-03-20"}, "ends_before_start"),
        ({"to": "2019-03-20"}, "fill_too_long"),
        ({"role": "commander"}, "unknown_on_call_role"),
        ({"bcu": "XX"}, "unknown_bcu"),
    ],
)
def test_what_can_not_be_repeated_is_refused(desk: Desk, fields: dict[str, str], code: str) -> None:
    with pytest.raises(Refused) as refused:
        desk.do(fill(**fields))
    assert refused.value.code == code


def test_who_is_of_another_rank_is_told_once_for_all_new_turns(desk: Desk) -> None:
    collar, _ = a_chief_inspector_and_a_post(desk)
    for turn in turns(desk, "2017-01-24T07:00", "2017-01-25T07:00"):
        desk.do(ChangeOnCall(**named(turn), to_person=collar))
    notices = desk.do(fill()).notices
    odd = [notice for notice in notices if notice.code == "on_call_rank"]
    assert len({notice.facts["person"] for notice in odd}) == len(odd) == 1


def minutes(start: str, end: str) -> dict[str, int]:
    """From one London time to another, as rows have it."""
    return {"start_minute": minute_of(start), "end_minute": minute_of(end)}


def test_each_who_is_absent_or_of_another_rank_is_told_with_namesakes_apart(
    tmp_path: Path,
) -> None:
    day = minutes("2017-01-23T07:00", "2017-01-23T19:00")
    night = minutes("2017-01-23T19:00", "2017-01-24T07:00")
    away = minutes("2017-01-30T07:00", "2017-01-31T07:00")
    turn = OnCall(id=600, bcu_id=1, role="superintendent", person_id=100, **day)
    desk = a_desk(
        tmp_path,
        replace(A_PERSON, id=102, collar="414KD"),
        AbsenceKind(id=1, code="leave", title="Leave", counts_as="leave", from_day=LONG_AGO),
        turn,
        replace(turn, id=601, person_id=102, **night),
        *(Absence(id=700 + n, person_id=100 + n, kind_id=1, **away) for n in (0, 2)),
    )
    done = desk.do(fill(**{"from": "2017-01-30", "to": "2017-02-13"}))
    told = [(notice.code, notice.facts["person"]) for notice in done.notices]
    assert told == [("filled_absent", "Ada Tembo")] * 2 + [("on_call_rank", "Ada Tembo")] * 2
    counts = [notice.facts["count"] for notice in done.notices if notice.code == "filled_absent"]
    assert counts == [1, 1]
