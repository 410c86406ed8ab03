"""Who is away, by days, place, person and kind."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.coverage.queries.absences import AbsenceRow, Absences, absence_board
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from bcu_desk.work.wire import made, plain
from tests.features.coverage.away import (
    LOCAL_AID,
    NOVAK,
    OSEI,
    TEMBO,
    a_desk_with,
    an_absence,
)
from tests.features.coverage.small import DAY

AWAY = (
    an_absence(TEMBO, "2017-01-22T00:00", "2017-01-24T00:00"),
    an_absence(OSEI, "2017-01-23T14:00", "2017-01-23T22:30", kind_id=LOCAL_AID, ordered_by="CI"),
    an_absence(NOVAK, "2017-02-01T00:00", "2017-02-02T00:00"),
)

TODAY = View(DAY)


def _rows(desk: Desk, view: View = TODAY, **fields: object) -> tuple[AbsenceRow, ...]:
    with desk.reader() as reader:
        return made(Absences, fields).rows(reader, view)


def test_those_of_the_day_are_told_with_their_ward_and_hours(tmp_path: Path) -> None:
    tembo, osei = _rows(a_desk_with(tmp_path, *AWAY))
    assert (tembo.person, tembo.ward_name, tembo.counts_as, tembo.hours) == (
        "412KD",
        "Ward 1",
        "leave",
        48.0,
    )
    assert (osei.ordered_by, osei.hours, osei.open) == ("CI", 8.5, True)
    told = plain((osei,))[0]
    assert isinstance(told, dict)
    assert (told["from"], told["to"]) == ("2017-01-23T14:00", "2017-01-23T22:30")


@pytest.mark.parametrize(
    ("fields", "people"),
    [
        ({"from": "2017-01-01", "to": "2017-03-01"}, ["412KD", "414KD", "415KD"]),
        ({"from": "2017-01-24"}, []),
        ({"ward": "Ward 2"}, ["414KD"]),
        ({"ward": "E05000001"}, ["412KD"]),
        ({"borough": "Havering", "kind": "local_aid"}, ["414KD"]),
        ({"borough": "E09000016"}, ["412KD", "414KD"]),
        ({"person": "412KD"}, ["412KD"]),
        ({"kind": "leave"}, ["412KD"]),
    ],
)
def test_absences_are_found_by_what_is_told(
    tmp_path: Path, fields: dict[str, object], people: list[str]
) -> None:
    found = _rows(a_desk_with(tmp_path, *AWAY), **fields)
    assert [row.person for row in found] == people


def test_who_is_off_the_wards_has_none_and_those_of_other_bcus_are_not_shown(
    tmp_path: Path,
) -> None:
    desk = a_desk_with(tmp_path, *AWAY)
    (novak,) = _rows(desk, View(date(2017, 2, 1)))
    assert (novak.ward, novak.borough, novak.open) == (None, None, True)
    assert _rows(desk, View(DAY, ("CN",))) == ()


def test_odd_days_and_places_are_refused(tmp_path: Path) -> None:
    desk = a_desk_with(tmp_path)
    for fields, code in (
        ({"from": "2017-01-02", "to": "2017-01-02"}, "empty_span"),
        ({"borough": "Atlantis"}, "unknown_borough"),
        ({"ward": "Atlantis"}, "unknown_ward"),
        ({"person": "999ZZ"}, "unknown_person"),
        ({"kind": "gone"}, "unknown_absence_kind"),
    ):
        with pytest.raises(Refused) as told:
            _rows(desk, **fields)
        assert told.value.code == code


def test_the_board_is_kept_until_something_of_it_changes(tmp_path: Path) -> None:
    desk = a_desk_with(tmp_path, *AWAY)
    with desk.reader() as reader:
        first = absence_board(reader)
    with desk.reader() as reader:
        assert absence_board(reader) is first
