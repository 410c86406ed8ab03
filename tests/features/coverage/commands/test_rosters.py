"""Shift patterns and places in them: what is written, refused, and undone."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.rota.roster import roster_of
from bcu_desk.domain.rota.shifts import ShiftCode, ShiftLine, ShiftPattern
from bcu_desk.domain.times import london_text
from bcu_desk.features.coverage.commands.rosters import AssignShift, EndShift, SetShiftPattern
from bcu_desk.work.desk import Desk
from bcu_desk.work.sentences import sentence
from bcu_desk.work.wire import made
from tests.features.coverage.away import LINDQVIST, OSEI, TEMBO, a_desk_with
from tests.features.coverage.small import DAY

FEB, MAR = date(2017, 2, 1), date(2017, 3, 1)
RESPONSE = {
    "code": "Response",
    "title": "Response, five teams",
    "from": "2017-01-09",
    "cycle": "e e l l n n r r r r",
    "anchor": "2017-01-09",
    "duties": [
        {"code": "E", "begins": "07:00", "ends": "17:00"},
        {"code": "L", "begins": "14:00", "ends": "00:00"},
        {"code": "N", "begins": "22:00", "ends": "08:00"},
    ],
}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The small borough, its DWOs on the pattern of weekdays (`w`), and the response pattern."""
    found = a_desk_with(tmp_path)
    found.do(made(SetShiftPattern, RESPONSE))
    return found


def _duties(desk: Desk, person: int, start: date = DAY, count: int = 5) -> list[str]:
    """When somebody begins duty on some days, `-` on those without."""
    with desk.reader() as reader:
        roster = reader.made_of(roster_of)
        found = (roster.duty(person, start + timedelta(days=n)) for n in range(count))
        return ["-" if one is None else london_text(one.start)[-5:] for one in found]


def _kept(desk: Desk) -> tuple[object, ...]:
    with desk.reader() as reader:
        return tuple(reader.every(kind) for kind in (ShiftPattern, ShiftCode, ShiftLine))


def _refused(desk: Desk, command: object) -> Refused:
    before = _kept(desk)
    with pytest.raises(Refused) as told:
        desk.do(command)  # type: ignore[arg-type]
    assert _kept(desk) == before
    assert "{" not in sentence(told.value.code, told.value.facts)
    return told.value


def _assign(**fields: object) -> AssignShift:
    return made(AssignShift, {"pattern": "response", "from": DAY, **fields})


def test_a_place_in_a_pattern_takes_the_place_of_the_old_one(desk: Desk) -> None:
    before = _kept(desk)
    assert _duties(desk, TEMBO) == ["08:00"] * 5
    done = desk.do(_assign(people=["412KD"], offset=3))
    assert done.label.startswith("Put Ada Tembo 412KD on Response, five teams from Mon 23 Jan")
    assert _duties(desk, TEMBO) == ["-", "-", "-", "07:00", "07:00"]
    assert _duties(desk, TEMBO, DAY - timedelta(days=3), 2) == ["08:00", "-"]
    assert _duties(desk, LINDQVIST) == ["08:00"] * 5
    desk.undo()
    assert _kept(desk) == before


def test_for_some_days_only_the_old_place_comes_back(desk: Desk) -> None:
    desk.do(_assign(people=["412KD"], to=DAY + timedelta(days=2)))
    assert _duties(desk, TEMBO) == ["22:00", "22:00", "08:00", "08:00", "08:00"]


def test_a_ward_team_gets_places_apart(desk: Desk) -> None:
    desk.do(_assign(ward="Ward 1", team="dwo", offset=4, apart=2))
    starts = [_duties(desk, person, count=4) for person in (TEMBO, LINDQVIST)]
    assert starts == [["-", "-", "07:00", "07:00"], ["07:00", "07:00", "14:00", "14:00"]]
    assert _duties(desk, OSEI) == ["08:00"] * 5


def test_a_roster_ends_on_a_day_and_a_later_one_with_it(desk: Desk) -> None:
    desk.do(_assign(people=["412KD"], **{"from": MAR}))
    done = desk.do(EndShift(person="412KD", on=FEB))
    assert done.label == "End the roster of Ada Tembo 412KD on Wed 1 Feb 2017"
    assert _duties(desk, TEMBO, FEB - timedelta(days=1), 2) == ["08:00", "-"]
    assert _duties(desk, TEMBO, MAR, 9) == ["-"] * 9
    assert _refused(desk, EndShift(person="412KD", on=FEB)).code == "no_shift"


def test_a_pattern_changes_from_a_day_and_people_keep_their_places(desk: Desk) -> None:
    desk.do(_assign(people=["412KD"], offset=6))
    told = {"code": "response", "from": FEB, "duties": [
        {"code": "E", "begins": "06:00", "ends": "16:00"},
        {"code": "L", "begins": "15:00", "ends": "01:00"},
        {"code": "N", "begins": "21:00", "ends": "07:00"},
    ]}  # fmt: skip
    before = _kept(desk)
    wall = _duties(desk, TEMBO, FEB - timedelta(days=10), 20)
    desk.do(made(SetShiftPattern, told))
    changed = {"07:00": "06:00", "14:00": "15:00", "22:00": "21:00", "-": "-"}
    now = _duties(desk, TEMBO, FEB - timedelta(days=10), 20)
    assert now == wall[:10] + [changed[one] for one in wall[10:]]
    desk.undo()
    assert _kept(desk) == before


def test_a_change_for_some_days_ends_by_itself(desk: Desk) -> None:
    desk.do(_assign(people=["412KD"]))
    wall = _duties(desk, TEMBO, DAY, 50)
    desk.do(made(SetShiftPattern, {
        "code": "response", "from": FEB, "to": MAR, "cycle": "N N N N R R R R R R",
    }))  # fmt: skip
    with desk.reader() as reader:
        spans = sorted(
            (row.from_day, row.to_day) for row in reader.every(ShiftPattern) if row.code != "W"
        )
    assert spans == [(date(2017, 1, 9), FEB), (FEB, MAR), (MAR, None)]
    now = _duties(desk, TEMBO, DAY, 50)
    length, end = (FEB - DAY).days, (MAR - DAY).days
    assert (now[:length], now[end:]) == (wall[:length], wall[end:])
    assert set(now[length:end]) == {"22:00", "-"}
    later = {"code": "response", "from": date(2017, 2, 10), "to": date(2017, 4, 1), "title": "X"}
    assert _refused(desk, made(SetShiftPattern, later)).code == "pattern_changes_later"


def test_a_change_from_the_first_day_leaves_no_old_pattern(desk: Desk) -> None:
    desk.do(_assign(people=["412KD"]))
    desk.do(made(SetShiftPattern, {"code": "response", "from": "2017-01-09", "title": "Response"}))
    with desk.reader() as reader:
        rows = [row for row in reader.every(ShiftPattern) if row.code == "response"]
        codes = [row for row in reader.every(ShiftCode) if row.pattern_id == rows[0].id]
    assert ([row.title for row in rows], len(codes)) == (["Response"], 3)
    assert _duties(desk, TEMBO, count=2) == ["22:00", "22:00"]


def test_while_places_are_held_the_cycle_keeps_its_length(desk: Desk) -> None:
    shorter = made(SetShiftPattern, {"code": "response", "from": FEB, "cycle": "E E R R"})
    desk.do(shorter)
    desk.undo()
    desk.do(_assign(people=["412KD"]))
    told = _refused(desk, shorter)
    assert (told.code, told.facts["people"]) == ("pattern_in_use", 1)
    desk.do(EndShift(person="412KD", on=FEB))
    desk.do(shorter)


def test_days_over_a_change_of_the_pattern_are_two_lines(desk: Desk) -> None:
    desk.do(made(SetShiftPattern, {"code": "response", "from": FEB, "title": "Response 2"}))
    desk.do(_assign(people=["412KD"]))
    with desk.reader() as reader:
        mine = [row for row in reader.every(ShiftLine) if row.person_id == TEMBO]
    assert [(row.from_day, row.to_day) for row in mine[1:]] == [(DAY, FEB), (FEB, None)]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"people": ["1XX"]}, "unknown_person"),
        ({}, "nobody_named"),
        ({"ward": "Nowhere"}, "unknown_ward"),
        ({"ward": "Ward 2", "team": "pcso"}, "no_team"),
        ({"people": ["412KD"], "pattern": "nights"}, "unknown_shift_pattern"),
        ({"people": ["412KD"], "offset": 10}, "odd_offset"),
        ({"people": ["412KD"], "apart": -1}, "odd_offset"),
        ({"people": ["412KD"], "to": DAY}, "empty_span"),
        ({"people": ["412KD"], "from": date(2017, 1, 8)}, "pattern_not_in_force"),
        ({"people": ["412KD"], "from": date(2010, 1, 8), "pattern": "w"}, "pattern_not_in_force"),
    ],
)
def test_odd_places_are_refused(desk: Desk, fields: dict[str, object], code: str) -> None:
    assert _refused(desk, _assign(**fields)).code == code


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"code": "new"}, "new_pattern_lacks"),
        ({"code": "new", "cycle": "E", "anchor": DAY}, "new_pattern_lacks"),
        ({"code": "r/*"}, "odd_key"),
        ({"code": " "}, "empty_text"),
        ({"cycle": "E E L L N N R R R X"}, "unknown_day_code"),
        ({"cycle": "R"}, "no_duty_in_cycle"),
        ({"title": " "}, "empty_text"),
        ({"to": DAY}, "empty_span"),
    ],
)
def test_odd_patterns_are_refused(desk: Desk, fields: dict[str, object], code: str) -> None:
    told = {"code": "response", "from": DAY, **fields}
    assert _refused(desk, made(SetShiftPattern, told)).code == code
