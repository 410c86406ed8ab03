"""Who could go where, how far that is and what it costs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bcu_desk.features.coverage.rules.solver.problem import Options, Problem, Way
from bcu_desk.features.coverage.rules.solver.ways import borders_from, may_go, ways_of
from tests.features.coverage.rules.solver.towns import a_place, a_row, an_officer


def _way(town: Problem, collar: str) -> Way:
    return next(way for way in ways_of(town) if way.officer.collar == collar)


def _costs(way: Way) -> list[tuple[str, int]]:
    return [(part.cost.words(part.count), part.tenths) for part in way.parts]


def test_borders_are_counted_over_neighbours() -> None:
    town = a_row(3, 2, 2, 1)
    places = {place.code: place for place in town.places}
    assert borders_from("A", places) == {"A": 0, "B": 1, "C": 2, "D": 3}
    assert borders_from("A", {"A": places["A"]}) == {"A": 0}


def test_a_move_costs_its_way_a_hand_over_and_the_years_lost() -> None:
    town = a_row(3, 2, 1)
    assert _costs(_way(town, "A1")) == [("2 ward borders", 20), ("a hand-over", 5)]
    years = replace(town, officers=(an_officer("A1", "A", days=800),))
    assert _costs(_way(years, "A1"))[-1] == ("2 years on the ward", 10)
    long = replace(town, officers=(an_officer("A1", "A", days=9_000),))
    assert _costs(_way(long, "A1"))[-1] == ("3 years on the ward", 15)
    new = replace(town, officers=(an_officer("A1", "A", days=10),))
    assert _costs(_way(new, "A1"))[-1] == ("moved less than 90 days ago", 20)
    away = replace(town, officers=(an_officer("A1", "A", away="leave to Fri 27 Jan"),))
    assert _costs(_way(away, "A1"))[-1] == ("away on the day", 40)
    assert _way(away, "A1").tenths == 65


def test_another_borough_costs_more_and_may_be_forbidden() -> None:
    town = Problem(
        (an_officer("A1", "A"),),
        (a_place("A", 3, "B"), a_place("B", 1, "A", borough="B2")),
    )
    way = _way(town, "A1")
    assert way.crosses
    assert ("another borough", 30) in _costs(way)
    assert ways_of(replace(town, options=Options(cross_borough=False))) == ()


def test_kilometres_count_where_no_wards_join_the_two() -> None:
    town = Problem((an_officer("A1", "A"),), (a_place("A", 3), a_place("B", 1, at=(0.0225, 0.0))))
    way = _way(town, "A1")
    assert (way.borders, way.metres) == (None, pytest.approx(2502, abs=1))
    assert _costs(way)[0] == ("2 km over no ward", 25)


def test_a_first_posting_is_cheap() -> None:
    way = _way(replace(a_row(1), officers=(an_officer("9"),)), "9")
    assert (_costs(way), way.home, way.crosses) == ([("a first posting", 5)], None, False)


def test_rank_bcu_posts_and_targets_say_who_may_go() -> None:
    home, goal = a_place("A", 3), a_place("B", 1)
    one = an_officer("A1", "A")
    assert may_go(one, home, goal, cross_borough=True)
    assert not may_go(replace(one, rank="PS"), home, goal, cross_borough=True)
    assert not may_go(replace(one, bcu="CN"), home, goal, cross_borough=True)
    assert may_go(replace(one, ward="", bcu=""), None, goal, cross_borough=False)
    assert not may_go(one, replace(home, there=2), goal, cross_borough=True)
    assert not may_go(one, home, replace(goal, rooms={}), cross_borough=True)
    town = Problem(
        (one, replace(one, collar="A2", kept="kept"), an_officer("X", "gone")), (home, goal)
    )
    assert {way.officer.collar for way in ways_of(town)} == {"A1"}
