"""Shift patterns and rosters as rows, and that a year of the sample is what its lines say."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.coverage.queries.rosters import (
    PatternRow,
    Rostered,
    RosteredRow,
    ShiftPatterns,
)
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from bcu_desk.work.wire import made
from tests.features.coverage.away import LOCAL_AID, OSEI, TEMBO, a_desk_with, an_absence
from tests.features.coverage.small import DAY

SATURDAY = date(2017, 1, 28)


def _patterns(desk: Desk, on: date = DAY) -> tuple[PatternRow, ...]:
    with desk.reader() as reader:
        return ShiftPatterns().rows(reader, View(on))


def _rostered(desk: Desk, scope: tuple[str, ...] = (), **fields: object) -> list[RosteredRow]:
    with desk.reader() as reader:
        return list(made(Rostered, fields).rows(reader, View(DAY, scope)))


def test_a_pattern_is_told_with_its_times_and_who_has_which_place(tmp_path: Path) -> None:
    (row,) = _patterns(a_desk_with(tmp_path))
    assert (row.code, row.cycle, row.people) == ("W", ("E",) * 5 + ("R", "R"), 3)
    (duty,) = row.duties
    assert (duty.code, duty.begins, duty.ends, duty.minutes) == ("E", "08:00", "16:00", 480)
    assert [(one.offset, one.people) for one in row.places] == [(0, ("412KD", "413KD", "414KD"))]
    assert [row.code_on(DAY, offset) for offset in (0, 4, 5)] == ["E", "E", "R"]
    assert _patterns(a_desk_with(tmp_path / "b"), date(2010, 1, 1)) == ()


def test_a_day_tells_duty_rest_away_and_no_roster_apart(tmp_path: Path) -> None:
    desk = a_desk_with(
        tmp_path,
        an_absence(OSEI, "2017-01-23T15:59", "2017-01-23T20:00", kind_id=LOCAL_AID),
        an_absence(TEMBO, "2017-01-23T16:00", "2017-01-23T20:00"),
    )
    rows = _rostered(desk)
    assert [(row.person, row.state, row.away) for row in rows] == [
        ("412KD", "duty", None),
        ("413KD", "duty", None),
        ("414KD", "away", "local aid"),
    ]
    first = rows[0]
    assert (first.from_time, first.to_time) == ("2017-01-23T08:00", "2017-01-23T16:00")
    assert (first.ward_name, first.pattern, first.code, first.minutes) == ("Ward 1", "W", "E", 480)
    days = {"from": SATURDAY, "to": date(2017, 1, 30), "person": "412KD"}
    assert [(row.day, row.state, row.code) for row in _rostered(desk, **days)] == [
        (SATURDAY, "rest", "R"),
        (date(2017, 1, 29), "rest", "R"),
    ]
    assert [row.person for row in _rostered(desk, ward="Ward 2")] == ["414KD"]
    assert _rostered(desk, ("CN",)) == []
    nobody = _rostered(a_desk_with(tmp_path / "b", rostered=False))
    assert {(row.state, row.pattern, row.code) for row in nobody} == {("none", None, None)}


@pytest.mark.parametrize(
    ("days", "code"),
    [({"to": DAY}, "empty_span"), ({"to": DAY + timedelta(days=93)}, "roster_too_long")],
)
def test_odd_days_are_refused(tmp_path: Path, days: dict[str, object], code: str) -> None:
    with pytest.raises(Refused, match=code):
        _rostered(a_desk_with(tmp_path), **days)


def test_three_of_the_five_lines_of_the_sample_are_on_duty_on_any_day(made_sample: Path) -> None:
    desk = Desk(made_sample, Clock(), read_only=True)
    (pattern,) = [row for row in _patterns(desk) if row.code == "ward"]
    places = [row.offset for row in pattern.places]
    assert places == [0, 7, 14, 21, 28]
    for number in range(35):
        day = DAY + timedelta(days=number)
        assert sum(pattern.code_on(day, offset) != "R" for offset in places) == 3
    rows = _rostered(desk)
    on = [row for row in rows if row.code not in (None, "R")]
    assert {row.code for row in rows if row.pattern} == {"E", "L", "R"}
    assert 0.5 < len(on) / sum(row.pattern is not None for row in rows) < 0.7
