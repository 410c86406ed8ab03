"""Who is on which ward and away, looked up once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bcu_desk.domain.spans import Span
from bcu_desk.features.coverage.rules.absences.board import day_of, days_of, within_day
from tests.features.coverage.away import (
    LOCAL_AID,
    NOVAK,
    TEMBO,
    a_desk_with,
    an_absence,
    board,
    minutes,
)
from tests.features.coverage.small import DAY


def test_people_have_a_home_ward_and_wards_have_teams(tmp_path: Path) -> None:
    found = board(a_desk_with(tmp_path))
    home = found.home(TEMBO, DAY)
    assert home is not None
    assert (home.ward_id, home.kind) == (5000001, "dwo")
    assert found.home(NOVAK, DAY) is None
    assert found.home(TEMBO, date(2016, 1, 1)) is None
    assert [one.person_id for one in found.team(5000001, DAY)] == [100, 101]


def test_what_counts_and_the_limit_are_read_from_the_file(tmp_path: Path) -> None:
    away = an_absence(TEMBO, "2017-01-23T10:00", "2017-01-23T12:00", kind_id=LOCAL_AID)
    found = board(a_desk_with(tmp_path, away))
    assert [(one.counts_as, one.counted) for one in found.away(TEMBO)] == [("local_aid", True)]
    assert found.counted_titles() == ("local aid", "court")
    assert (found.limit(DAY), found.limit(date(1999, 1, 1))) == (10, 10)
    assert found.counts_as(99) == ""


def test_minutes_touch_london_days() -> None:
    night = minutes("2017-01-23T22:00", "2017-01-25T00:00")
    assert days_of(night) == Span(date(2017, 1, 23), date(2017, 1, 25))
    assert day_of(night.start) == date(2017, 1, 23)
    assert within_day(night, date(2017, 1, 23)) == minutes("2017-01-23T22:00", "2017-01-24T00:00")
    assert within_day(night, date(2017, 1, 25)) is None
