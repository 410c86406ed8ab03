"""Quick choices of times."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.times import minute_of
from bcu_desk.features.coverage.model.absences.when import quick_choices, times_of
from tests.features.coverage.away import a_desk_with, seen
from tests.features.coverage.small import DAY

NOW = minute_of("2017-01-23T06:10")


@pytest.mark.parametrize(
    ("choice", "times"),
    [
        ("shift", ("2017-01-23T08:00", "2017-01-23T16:00")),
        ("rest", ("2017-01-23T06:15", "2017-01-24T00:00")),
        ("day", ("2017-01-23T00:00", "2017-01-24T00:00")),
        ("tomorrow", ("2017-01-24T00:00", "2017-01-25T00:00")),
        ("week", ("2017-01-23T00:00", "2017-01-30T00:00")),
        ("own", None),
    ],
)
def test_a_quick_choice_stands_for_times(
    tmp_path: Path, choice: str, times: tuple[str, str] | None
) -> None:
    assert times_of(choice, seen(a_desk_with(tmp_path)), (), NOW) == times


def test_the_rest_of_another_day_begins_at_noon_and_never_after_the_day(tmp_path: Path) -> None:
    desk = a_desk_with(tmp_path)
    later = seen(desk, date(2017, 1, 24))
    assert times_of("rest", later, (), NOW) == ("2017-01-24T12:00", "2017-01-25T00:00")
    last = minute_of("2017-01-23T23:55")
    assert times_of("rest", seen(desk), (), last) == ("2017-01-23T23:00", "2017-01-24T00:00")


def test_a_shift_is_offered_where_anybody_is_rostered(tmp_path: Path) -> None:
    assert quick_choices(seen(a_desk_with(tmp_path)))[0] == ("shift", "Their shift")
    without = seen(a_desk_with(tmp_path / "b", rostered=False))
    assert quick_choices(without)[0][0] == "rest"
    assert times_of("shift", without, without.people[:1], NOW) is None
    saturday = seen(a_desk_with(tmp_path / "c"), date(2017, 1, 28))
    assert quick_choices(saturday)[0][0] == "rest"
    assert DAY.weekday() == 0
