"""Plans for short wards from a desk file: what is read, what is told, and that applying works."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bcu_desk.domain.assignments import Target
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import minute_of
from bcu_desk.features.coverage.commands.moves import MoveOfficer
from bcu_desk.features.coverage.queries.proposals.cover import Proposals, Proposed, proposed
from bcu_desk.features.coverage.queries.wards import Cover
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from bcu_desk.work.wire import made
from tests.builders import LONG_AGO, a_desk
from tests.conftest import GO_LIVE
from tests.features.coverage.small import (
    DAY,
    FULL,
    SHORT,
    a_borough,
    a_hold,
    a_post,
    absence,
    borough,
)

OVER = Target(id=3, kind="dwo", amount=1, from_day=LONG_AGO, ward_id=5000001)


def _asked(desk: Desk, on: date = DAY, **fields: object) -> Proposed:
    with desk.reader() as reader:
        return proposed(reader, View(on), Proposals(**fields))  # type: ignore[arg-type]


def _moved(found: Proposed) -> list[tuple[str, str]]:
    return [move.way.key for move in found.found.best.moves]


def test_somebody_without_a_post_fills_the_ward(tmp_path: Path) -> None:
    found = _asked(a_borough(tmp_path))
    assert _moved(found) == [("415KD", SHORT)]
    assert found.noun == "DWO"
    assert found.fields(found.found.best.moves) == (
        {"person": "415KD", "ward": SHORT, "from": "2017-01-23", "post": "EA-D304"},
    )
    assert found.found.second is None


def test_a_ward_above_its_target_gives_where_nobody_is_without_a_post(tmp_path: Path) -> None:
    desk = a_borough(tmp_path, OVER)
    found = _asked(desk, pinned=("415KD",))
    assert _moved(found) == [("412KD", SHORT)]
    assert [move.way.key for move in found.plans()[1].moves] == [("413KD", SHORT)]
    stays = _asked(desk, pinned=("415KD", "Ward 1")).found.best.stays
    assert [(stay.place.code, stay.why) for stay in stays] == [(SHORT, "all_kept")]
    assert _moved(_asked(desk, pinned=("415KD", FULL))) == []
    assert _moved(_asked(desk, most=0)) == []


def test_rows_tell_moves_and_what_stays_short(tmp_path: Path) -> None:
    desk = a_borough(tmp_path, OVER)
    with desk.reader() as reader:
        rows = Proposals(pinned=("415KD",)).rows(reader, View(DAY))
        none = Proposals(pinned=("415KD", "Ward 1")).rows(reader, View(DAY))
    first = rows[0]
    assert (first.plan, first.order, first.what, first.person) == (1, 1, "move", "412KD")
    assert (first.from_ward, first.from_before, first.from_after) == (FULL, 2, 1)
    assert (first.to_ward, first.to_before, first.to_after, first.to_target) == (SHORT, 1, 2, 2)
    assert first.why.startswith("PC Ada Tembo 412KD leaves Ward 1 (2 → 1) for Ward 2 (1 → 2)")
    assert [row.plan for row in rows] == [1, 2]
    assert [(row.what, row.person, row.why) for row in none] == [
        (
            "stays", None,
            "Ward 2 stays 1 short: everybody who could be spared is kept where they are.",
        )
    ]  # fmt: skip


def test_pcsos_are_planned_apart(tmp_path: Path) -> None:
    found = _asked(a_borough(tmp_path), kind="pcso")
    assert _moved(found) == [("7001KD", SHORT)]
    assert [(stay.place.code, stay.why) for stay in found.found.best.stays] == [(FULL, "no_post")]


def test_who_has_another_post_to_go_to_is_left_alone_but_for_the_days_before(
    tmp_path: Path,
) -> None:
    spring = date(2017, 4, 3)
    desk = a_borough(tmp_path, a_post(306, 1), a_hold(404, 306, 103, from_day=spring))
    assert _asked(desk).found.best.stays[0].why == "all_kept"
    assert _moved(_asked(desk, to_day=spring)) == [("415KD", SHORT)]


def test_who_leaves_soon_is_left_alone(tmp_path: Path) -> None:
    rows = [
        replace(row, to_day=date(2017, 2, 20)) if getattr(row, "collar", "") == "415KD" else row
        for row in borough()
    ]
    desk = a_desk(tmp_path, *rows)
    assert _asked(desk).found.best.stays[0].why == "all_kept"


def test_who_is_away_costs_more(tmp_path: Path) -> None:
    away = absence(103, "2017-01-23T07:00", "2017-01-23T17:00")
    move = _asked(a_borough(tmp_path, *away)).found.best.moves[0]
    assert move.way.officer.away == "recorded as absent"
    assert move.way.tenths == 45


def test_posts_that_end_or_are_held_later_take_nobody(tmp_path: Path) -> None:
    rows = [
        replace(row, to_day=date(2017, 3, 1)) if getattr(row, "id", 0) == 304 else row
        for row in borough()
    ]
    desk = a_desk(tmp_path, *rows)
    assert _asked(desk).found.best.stays[0].why == "no_post"
    assert _moved(_asked(desk, to_day=date(2017, 3, 1))) == [("415KD", SHORT)]


def test_applying_the_plan_is_one_step_that_fills_the_ward(tmp_path: Path) -> None:
    desk = a_borough(tmp_path, OVER)
    found = _asked(desk, pinned=("415KD",), to_day=date(2017, 2, 6))
    told = found.fields(found.found.best.moves)
    assert told[0]["to"] == "2017-02-06"
    desk.do(*(made(MoveOfficer, one) for one in told))
    assert _states(desk, DAY) == {FULL: "met", SHORT: "met"}
    assert _states(desk, date(2017, 2, 6)) == {FULL: "over", SHORT: "short"}
    desk.undo()
    assert _states(desk, DAY) == {FULL: "over", SHORT: "short"}


MARCH = date(2017, 3, 1)


def test_a_ward_that_loses_somebody_later_keeps_the_others(tmp_path: Path) -> None:
    rows = [
        replace(row, to_day=MARCH) if getattr(row, "id", 0) == 402 else row for row in borough()
    ]
    desk = a_desk(tmp_path, *rows, OVER)
    found = _asked(desk, pinned=("415KD",))
    assert _moved(found) == [("413KD", SHORT)]
    assert found.found.second is None
    assert _moved(_asked(desk, pinned=("415KD",), to_day=MARCH)) == [("412KD", SHORT)]


def test_a_target_that_rises_later_keeps_everybody(tmp_path: Path) -> None:
    nobody_else = [row for row in borough() if getattr(row, "collar", "") != "415KD"]
    desk = a_desk(tmp_path, *nobody_else, replace(OVER, to_day=MARCH))
    found = _asked(desk)
    assert [(stay.place.code, stay.why) for stay in found.found.best.stays] == [
        (SHORT, "falls_later")
    ]
    assert _moved(_asked(desk, to_day=MARCH)) == [("412KD", SHORT)]
    assert _moved(_asked(desk, to_day=MARCH + timedelta(days=1))) == []


def test_after_any_plan_no_ward_that_gave_is_below_target_on_any_day(tmp_path: Path) -> None:
    desk = a_borough(
        tmp_path,
        OVER,
        replace(OVER, id=4, amount=2, from_day=date(2017, 2, 6), to_day=date(2017, 2, 20)),
        a_post(306, 1),
        a_hold(404, 306, 103, to_day=date(2017, 3, 6)),
    )
    for to_day in (None, date(2017, 2, 6), date(2017, 2, 13), MARCH, date(2017, 3, 7)):
        before = _below(desk)
        found = _asked(desk, to_day=to_day)
        told = found.fields(found.found.best.moves)
        if told:
            desk.do(*(made(MoveOfficer, one) for one in told))
            assert _below(desk) <= before
            desk.undo()
    assert _moved(_asked(desk, to_day=date(2017, 2, 6)))


def _below(desk: Desk) -> set[tuple[str, int]]:
    """The wards short of DWOs, on each day from the moves to the spring."""
    return {
        (code, number)
        for number in range(50)
        for code, state in _states(desk, DAY + timedelta(days=number)).items()
        if state in ("short", "none")
    }


def _states(desk: Desk, on: date) -> dict[str, str]:
    with desk.reader() as reader:
        return {row.ward: row.state for row in Cover().rows(reader, View(on))}


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"most": -1}, "odd_most"),
        ({"pinned": ("Nobody",)}, "unknown_kept"),
        ({"bcu": "XX"}, "unknown_bcu"),
        ({"wards": ("Nowhere",)}, "unknown_ward"),
        ({"to_day": DAY}, "empty_span"),
    ],
)
def test_odd_wishes_are_refused(tmp_path: Path, fields: dict[str, object], code: str) -> None:
    with pytest.raises(Refused) as refused:
        _asked(a_borough(tmp_path), **fields)
    assert refused.value.code == code


def test_a_whole_bcu_of_the_sample_is_filled_and_the_step_is_lawful(sample_file: Path) -> None:
    desk = Desk(sample_file, Clock(minute_of(GO_LIVE)))
    found = _asked(desk, bcu="EA")
    desk.do(*(made(MoveOfficer, one) for one in found.fields(found.found.best.moves)))
    after = _asked(desk, bcu="EA")
    stays = {stay.place.code: stay.there for stay in found.found.best.stays}
    assert {stay.place.code: stay.there for stay in after.found.best.stays} == stays
    assert after.found.best.moves == ()


def test_one_ward_alone_may_be_filled(sample_file: Path) -> None:
    desk = Desk(sample_file, Clock(minute_of(GO_LIVE)))
    found = _asked(desk, wards=("Highgate",))
    assert {move.way.goal.name for move in found.found.best.moves} == {"Highgate"}
    assert found.found.gap == len(found.found.best.moves) == 2
    limited = _asked(desk, wards=("Highgate",), most=1).found.best
    assert [stay.place.name for stay in limited.stays] == ["Highgate"]
