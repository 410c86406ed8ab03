"""What is read for the form, the list and the rates."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.features.coverage.model.absences.read import read_rates
from bcu_desk.work.view import View
from tests.features.coverage.away import LOCAL_AID, OSEI, TEMBO, a_desk_with, an_absence, seen
from tests.features.coverage.small import DAY, FULL, SHORT


def test_teams_come_before_those_off_the_wards(tmp_path: Path) -> None:
    found = seen(a_desk_with(tmp_path))
    assert [(one.collar, one.ward, one.kind) for one in found.people] == [
        ("412KD", FULL, "dwo"),
        ("413KD", FULL, "dwo"),
        ("414KD", SHORT, "dwo"),
        ("7001KD", "", ""),
        ("415KD", "", ""),
    ]
    tembo = found.person("412KD")
    assert tembo is not None
    assert tembo.short == "PC Tembo"
    assert [one.collar for one in found.team(FULL)] == ["412KD", "413KD"]
    place = found.place(FULL)
    assert place is not None
    assert place.ward.name == "Ward 1"
    assert (found.person("x"), found.place("x")) == (None, None)


def test_the_rows_are_those_of_four_weeks_and_short_wards_are_known(tmp_path: Path) -> None:
    found = seen(
        a_desk_with(
            tmp_path,
            an_absence(TEMBO, "2017-02-19T00:00", "2017-02-20T00:00", ordered_by="CI Marsh"),
            an_absence(OSEI, "2017-02-20T00:00", "2017-02-21T00:00", kind_id=LOCAL_AID),
        )
    )
    assert [row.person for row in found.rows] == ["412KD"]
    assert (found.short, found.ordered_by) == ({SHORT}, "CI Marsh")
    assert found.targets == {FULL: 2, SHORT: 2}


def test_rates_are_those_of_the_month_and_of_six_months(tmp_path: Path) -> None:
    with a_desk_with(tmp_path).reader() as reader:
        read = read_rates(reader, View(DAY))
    assert [row.name for row in read.rows["ward"]] == ["Ward 1", "Ward 2"]
    assert [row.code for row in read.rows["borough"]] == ["E09000016", "EA"]
    months = [row.code for row in read.rows["month"]]
    assert (len(months), months[0], months[-1]) == (6, "2016-08", "2017-01")
