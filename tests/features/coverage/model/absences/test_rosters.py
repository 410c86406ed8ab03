"""Shift patterns as lines of days."""

from __future__ import annotations

from datetime import date

from bcu_desk.features.coverage.model.absences.rosters import (
    lines_of,
    people_words,
    place_words,
    step_of,
    times_words,
)
from bcu_desk.features.coverage.queries.rosters import DutyRow, PatternRow, PlaceRow

MONDAY = date(2017, 1, 23)


def a_pattern(cycle: str, *places: PlaceRow) -> PatternRow:
    """A pattern whose first day is a Monday."""
    return PatternRow(
        code="p",
        title="P",
        cycle=tuple(cycle.split()),
        anchor=MONDAY,
        from_day=MONDAY,
        to_day=None,
        duties=(DutyRow("E", "07:00", "17:00", 600), DutyRow("N", "22:00", "08:00", 600)),
        people=sum(len(place.people) for place in places),
        places=places,
    )


def test_a_cycle_of_five_teams_has_five_lines_each_a_fifth_further_on() -> None:
    pattern = a_pattern("E E N N R R R R R R", PlaceRow(2, ("1EA", "2EA")))
    assert step_of(pattern) == 2
    lines = lines_of(pattern, MONDAY, 5)
    assert [(line.title, line.offset, len(line.people)) for line in lines] == [
        ("Line 1", 0, 0),
        ("Line 2", 2, 2),
        ("Line 3", 4, 0),
        ("Line 4", 6, 0),
        ("Line 5", 8, 0),
    ]
    assert ["".join(line.codes) for line in lines] == ["EENNR", "NNRRR", "RRRRR", "RRRRE", "RREEN"]
    assert lines[1].words(MONDAY) == (
        "Line 2, 2 people: Mon 23 N, Tue 24 N, Wed 25 rest, Thu 26 rest, Fri 27 rest"
    )


def test_a_place_between_two_lines_is_told_by_its_days() -> None:
    lines = lines_of(a_pattern("E E N N R R R R R R", PlaceRow(3, ("1EA",))), MONDAY, 2)
    assert [line.title for line in lines][:3] == ["Line 1", "Line 2", "3 days on"]


def test_another_cycle_has_a_line_for_each_day() -> None:
    pattern = a_pattern("E E R R")
    assert step_of(pattern) == 1
    assert [line.offset for line in lines_of(pattern, MONDAY)] == [0, 1, 2, 3]
    assert step_of(a_pattern("E R R R R")) == 1


def test_days_times_and_people_are_told_in_words() -> None:
    pattern = a_pattern("E E E E E R R")
    assert place_words(lines_of(pattern, MONDAY)[0]) == "E E E E E R R  E E E E E R R"
    assert times_words(pattern) == "E 07:00 to 17:00, N 22:00 to 08:00"
    assert [people_words(count) for count in (0, 1, 2)] == ["nobody", "1 person", "2 people"]
