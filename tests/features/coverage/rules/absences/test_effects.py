"""What an absence takes from wards, with a roster and without."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.rota.taken import Minutes
from bcu_desk.domain.spans import Span
from bcu_desk.features.coverage.rules.absences.effects import (
    after_recording,
    available,
    clash,
    minutes_of_ward,
    months_of,
    warnings,
)
from tests.features.coverage.away import (
    COURT,
    DUTY,
    LEAVE,
    LINDQVIST,
    LOCAL_AID,
    OSEI,
    TEMBO,
    a_desk_with,
    an_absence,
    board,
    minutes,
)
from tests.features.coverage.small import DAY

WARD_1, WARD_2 = 5000001, 5000002
JANUARY = Span(date(2017, 1, 1), date(2017, 2, 1))
ALL_DAY = minutes("2017-01-23T00:00", "2017-01-24T00:00")


def test_overlaps_tell_the_first_absence_and_what_is_free(tmp_path: Path) -> None:
    morning = an_absence(TEMBO, "2017-01-23T08:00", "2017-01-23T10:00")
    noon = an_absence(TEMBO, "2017-01-23T12:00", "2017-01-23T13:00", id=990)
    found = board(a_desk_with(tmp_path, morning, noon))
    told = clash(found, TEMBO, minutes("2017-01-23T09:00", "2017-01-23T14:00"))
    assert told is not None
    assert told.absence == morning
    assert told.free == (
        minutes("2017-01-23T10:00", "2017-01-23T12:00"),
        minutes("2017-01-23T13:00", "2017-01-23T14:00"),
    )
    assert clash(found, TEMBO, minutes("2017-01-23T10:00", "2017-01-23T12:00")) is None
    assert clash(found, TEMBO, minutes("2017-01-23T12:00", "2017-01-23T13:00"), but=990) is None


def test_who_is_available_is_told_at_the_middle_of_the_day_part(tmp_path: Path) -> None:
    away = an_absence(TEMBO, "2017-01-23T13:00", "2017-01-23T18:00")
    found = board(a_desk_with(tmp_path, away))
    late = minutes("2017-01-23T14:00", "2017-01-23T17:00")
    assert available(found, WARD_1, DAY, late, {}) == 1
    assert available(found, WARD_1, DAY, ALL_DAY, {}) == 2
    both = after_recording(found, {LINDQVIST: (late,)}, "local_aid")
    assert available(found, WARD_1, DAY, late, both) == 0
    assert available(found, WARD_1, date(2017, 1, 24), late, both) == 0  # not of that day


def test_duty_taken_is_what_lies_within_rostered_duty_and_counts(tmp_path: Path) -> None:
    found = board(
        a_desk_with(
            tmp_path,
            an_absence(TEMBO, "2017-01-20T12:00", "2017-01-23T10:00", kind_id=LOCAL_AID),
            an_absence(LINDQVIST, "2017-01-20T00:00", "2017-01-28T00:00", kind_id=LEAVE),
        )
    )
    # From go-live on Mon 9 Jan there are 17 weekdays for each of the two.
    assert minutes_of_ward(found, WARD_1, JANUARY, {}) == Minutes(240 + 120, 2 * 17 * DUTY)


def test_two_absences_at_once_take_duty_once(tmp_path: Path) -> None:
    found = board(
        a_desk_with(
            tmp_path,
            an_absence(TEMBO, "2017-01-23T08:00", "2017-01-23T12:00", kind_id=LOCAL_AID),
            an_absence(TEMBO, "2017-01-23T10:00", "2017-01-23T14:00", kind_id=COURT, id=990),
        )
    )
    assert minutes_of_ward(found, WARD_1, JANUARY, {}).taken == 6 * 60


def test_without_a_roster_there_is_no_rate() -> None:
    assert Minutes().rate is None
    assert not Minutes().over(10)
    assert (Minutes(48, 480).rate, Minutes(48, 480).over(10), Minutes(49, 480).over(10)) == (
        0.1,
        False,
        True,
    )


@pytest.mark.parametrize(
    ("kind", "people", "end", "told"),
    [
        ("local_aid", (OSEI,), "2017-01-23T18:00", [(WARD_2, 1, False)]),
        ("local_aid", (OSEI,), "2017-01-25T00:00", [(WARD_2, 2, False), (WARD_2, 0, True)]),
        ("mandatory", (OSEI,), "2017-01-25T00:00", [(WARD_2, 0, True)]),
        ("leave", (OSEI,), "2017-01-27T00:00", []),
        ("local_aid", (TEMBO,), "2017-01-24T00:00", []),
        ("local_aid", (TEMBO, LINDQVIST), "2017-01-24T00:00", [(WARD_1, 1, False)]),
    ],
)
def test_wards_left_empty_or_over_the_limit_are_warned_of(
    tmp_path: Path, kind: str, people: tuple[int, ...], end: str, told: list[object]
) -> None:
    found = board(a_desk_with(tmp_path))
    span = minutes("2017-01-23T00:00", end)
    after = after_recording(found, dict.fromkeys(people, (span,)), kind)
    assert [
        (one.ward_id, one.days, one.minutes is not None)
        for one in warnings(found, span, kind, after)
    ] == told


def test_a_limit_passed_before_is_not_warned_of_again(tmp_path: Path) -> None:
    away = an_absence(OSEI, "2017-01-16T00:00", "2017-01-20T00:00", kind_id=LOCAL_AID)
    found = board(a_desk_with(tmp_path, away))
    span = minutes("2017-01-21T00:00", "2017-01-22T00:00")  # a Saturday: no duty is taken
    after = after_recording(found, {OSEI: (span,)}, "mandatory")
    assert list(warnings(found, span, "mandatory", after)) == []


def test_cutting_takes_the_time_out_of_the_other_absence(tmp_path: Path) -> None:
    found = board(a_desk_with(tmp_path, an_absence(TEMBO, "2017-01-23T00:00", "2017-01-26T00:00")))
    day = minutes("2017-01-24T00:00", "2017-01-25T00:00")
    after = after_recording(found, {TEMBO: (day,)}, "local_aid", cut=True)
    assert [(one.counts_as, one.minutes) for one in after[TEMBO]] == [
        ("leave", minutes("2017-01-23T00:00", "2017-01-24T00:00")),
        ("leave", minutes("2017-01-25T00:00", "2017-01-26T00:00")),
        ("local_aid", day),
    ]


def test_months_are_whole() -> None:
    months = months_of(Span(date(2016, 12, 31), date(2017, 2, 1)))
    assert [month.start for month in months] == [date(2016, 12, 1), date(2017, 1, 1)]
    assert months[1] == JANUARY
