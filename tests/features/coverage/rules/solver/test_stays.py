"""Which wards stay short after a plan, and why."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.features.coverage.rules.solver.cover import propose
from bcu_desk.features.coverage.rules.solver.problem import Options, Problem
from bcu_desk.features.coverage.rules.solver.stays import stays_of
from tests.features.coverage.rules.solver.towns import a_place, a_row, an_officer


def _why(town: Problem) -> dict[str, str]:
    return {stay.place.code: stay.why for stay in propose(town).best.stays}


def test_a_ward_without_an_empty_post_can_get_nobody() -> None:
    town = a_row(3, 1)
    full = tuple(replace(place, rooms={}) for place in town.places)
    assert _why(replace(town, places=full)) == {"B": "no_post"}
    one_post = replace(a_row(4, 0), places=(a_place("A", 4), a_place("B", 0, rooms={"PC": 1})))
    assert _why(one_post) == {"B": "no_post"}


def test_nobody_above_target_is_told_apart_from_a_borough_line() -> None:
    assert _why(a_row(2, 1)) == {"B": "nobody_above"}
    town = Problem(
        (an_officer("A1", "A"), an_officer("X", "elsewhere")),
        (a_place("A", 3), a_place("B", 1, borough="B2")),
        Options(cross_borough=False),
    )
    assert _why(town) == {"B": "borough_line"}


def test_all_kept_the_limit_and_all_used_are_told_apart() -> None:
    town = a_row(3, 1)
    kept = tuple(replace(one, kept="kept") for one in town.officers)
    assert _why(replace(town, officers=kept)) == {"B": "all_kept"}
    assert set(_why(a_row(4, 1, 1, most=1)).values()) == {"limit"}
    assert set(_why(a_row(3, 1, 1, most=1)).values()) == {"used"}


def test_the_neediest_ward_is_told_first_and_one_without_a_target_never() -> None:
    town = a_row(1, 0, 2)
    loose = (*town.places, a_place("D", 0, target=None))
    there = {"A": 1, "B": 0, "C": 2, "D": 0}
    stays = stays_of(replace(town, places=loose), (), there)
    assert [(stay.place.code, stay.short) for stay in stays] == [("B", 2), ("A", 1)]
