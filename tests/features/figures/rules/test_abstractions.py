"""The monthly abstraction table: teams matched to wards, nothing dropped, nothing counted twice."""

from __future__ import annotations

import pytest

from tests.features.figures.small import HERE, abstraction_lines, codes, found_in

LINE = "2017-02,East Area BCU,Havering,E09000016,Ward 1 SNT,DWO,Local aid,480"


def test_a_team_is_matched_to_the_ward_of_that_name_in_its_borough() -> None:
    found = found_in(abstraction_lines(LINE, "2017-02,EA,havering,,St Andrews,DWO,Court,60"))
    first, second = found.teams
    assert (first.ward, first.bcu, first.borough, first.minutes) == (HERE, "EA", "E09000016", 480)
    assert (second.ward, second.team, second.note) == ("E05000002", "St Andrews", "")
    assert not found.problems


def test_a_borough_may_be_told_by_its_code_alone() -> None:
    found = found_in(abstraction_lines(LINE.replace("Havering,", ",")))
    assert [one.ward for one in found.teams] == [HERE]


def test_what_is_not_known_is_kept_under_its_name_and_told() -> None:
    found = found_in(
        abstraction_lines(
            "2017-02,EA,Havering,,Nowhere,DWO,Court,60",
            "2017-02,XX,Atlantis,,Ward 1,DWO,Court,60",
            "2013-02,EA,Havering,,Ward 1,DWO,Court,60",
        )
    )
    assert [(one.ward, one.note) for one in found.teams] == [
        ("", "figures_unknown_team"),
        ("", "figures_unknown_borough"),
        ("", "figures_unknown_team"),  # no ward set is in force then
    ]
    assert (found.teams[1].bcu, found.teams[1].borough) == ("XX", "Atlantis")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("2017-02", "Smarch", "figures_odd_month"),
        (",480", ",many", "figures_odd_number"),
        (",480", ",-1", "figures_odd_number"),
        (",480", "", "figures_short_line"),
        ("DWO", "", "figures_odd_text"),
        ("DWO", "a" * 300, "figures_odd_text"),
        ("DWO", "d\u202ewo", "figures_odd_text"),
        ("Havering,E09000016", ",", "figures_odd_text"),
        ("Havering,", "Have\u202ering,", "figures_odd_text"),
    ],
)
def test_an_odd_line_is_an_error_and_the_others_are_read(old: str, new: str, code: str) -> None:
    other = LINE.replace("Ward 1", "Elm")
    found = found_in(abstraction_lines(LINE.replace(old, new), other))
    assert codes(found) == [(2, "error", code)]
    assert [one.team for one in found.teams] == ["Elm SNT"]
    assert len(found.fatal) == 1


def test_a_line_told_twice_counts_once_and_one_that_differs_stands_in_the_way() -> None:
    found = found_in(abstraction_lines(LINE, LINE, LINE.replace("480", "481")))
    assert [one.minutes for one in found.teams] == [480]
    assert codes(found) == [
        (3, "conflict", "figures_line_twice"),
        (4, "conflict", "figures_line_differs"),
    ]
    assert [one.line for one in found.fatal] == [4]
