"""A plan in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bcu_desk.features.coverage.rules.solver.cover import propose
from bcu_desk.features.coverage.rules.solver.problem import Later, Problem
from bcu_desk.features.coverage.rules.solver.telling import (
    far_words,
    move_words,
    plan_words,
    second_words,
    stay_words,
)
from tests.features.coverage.rules.solver.towns import a_place, a_row, an_officer


def _told(town: Problem) -> str:
    return move_words(propose(town).best.moves[0])


def test_a_move_is_told_with_both_wards_the_way_and_its_cost() -> None:
    assert _told(a_row(3, 1)) == (
        "PC A1 A1 leaves Ward A (3 → 2) for Ward B (1 → 2): the next ward, 0.0 km, same borough."
        " Cost 1.5: 1 ward border 1.0, a hand-over 0.5."
    )
    spare = replace(a_row(1), officers=(an_officer("9", away="leave to Fri 27 Jan"),))
    assert _told(spare) == (
        "PC 9 9, who has no ward now, goes to Ward A (1 → 2). Away on the day: leave to Fri 27 Jan."
        " Cost 4.5: a first posting 0.5, away on the day 4.0."
    )


def test_how_far_it_is_is_told() -> None:
    far = propose(a_row(3, 2, 2, 1)).best.moves[0].way
    assert far_words(far) == "3 wards away, 0.0 km, same borough"
    apart = Problem(
        (an_officer("A1", "A"),),
        (a_place("A", 3), a_place("B", 1, borough="B2", at=(0.0225, 0.0))),
    )
    way = propose(apart).best.moves[0].way
    assert far_words(way) == "2.5 km, another borough, no wards between join the two"
    first = propose(replace(a_row(1), officers=(an_officer("9"),))).best.moves[0].way
    assert far_words(first) == "has no ward now"


def test_the_whole_plan_is_told() -> None:
    assert plan_words(propose(a_row(2, 2)).best, 0, "DWO") == (
        "No ward is short of a DWO, so there is nothing to fill."
    )
    assert plan_words(propose(a_row(3, 1)).best, 1, "DWO") == (
        "1 move fills 1 of 1 gap; then no ward is without a DWO."
    )
    assert plan_words(propose(a_row(2, 0, 0)).best, 4, "DWO") == (
        "No move fills any of 4 gaps; then 2 wards are without a DWO. 2 wards stay short by 4."
    )
    assert plan_words(propose(a_row(4, 0, 1, 0, most=2)).best, 5, "DWO") == (
        "2 moves fill 2 of 5 gaps; then no ward is without a DWO. 3 wards stay short by 3."
    )
    one = propose(replace(a_row(0), officers=())).best
    assert plan_words(one, 2, "PCSO").endswith("1 ward is without a PCSO. 1 ward stays short by 2.")


def test_why_a_ward_stays_short_is_told() -> None:
    limited = propose(a_row(4, 1, 1, most=1)).best.stays[0]
    assert stay_words(limited, "DWO", 1) == "Ward C stays 1 short: the limit of 1 move is reached."
    nobody = propose(a_row(2, 0)).best.stays[0]
    assert stay_words(nobody, "DWO", None) == (
        "Ward B stays without anybody: no ward of EA has a DWO above its target, and nobody is"
        " without a ward."
    )


def test_a_ward_that_is_above_its_target_now_but_not_later_is_told_apart() -> None:
    later = (Later(date(2017, 3, 1), 0, frozenset({"A1", "A2", "A3"})),)
    town = a_row(3, 1)
    places = (replace(town.places[0], later=later), *town.places[1:])
    (stay,) = propose(replace(town, places=places)).best.stays
    assert stay_words(stay, "DWO", None) == (
        "Ward B stays 1 short: no ward of EA stays above its target on every day of the move, and"
        " nobody is without a ward."
    )


def test_the_second_best_is_told_by_what_differs() -> None:
    found = propose(a_row(3, 1))
    assert second_words(found) == "PC A2 to Ward B, not PC A1 to Ward B: the same cost."
    assert second_words(propose(a_row(2, 1))) == ""
    town = a_row(3, 1)
    longer = replace(town, officers=(an_officer("A1", "A", days=800), an_officer("A2", "A")))
    assert second_words(propose(longer)).endswith("not PC A2 to Ward B: 1.0 dearer.")


def test_many_differences_are_counted() -> None:
    best = propose(a_row(6, 0, 0))
    third = replace(best, second=propose(a_row(0, 0, 6)).best)
    assert second_words(third) == (
        "PC C1 to Ward B, PC C2 to Ward B, PC C3 to Ward A and 1 more, not PC A3 to Ward B,"
        " PC A4 to Ward B, PC A1 to Ward C and 1 more: the same cost."
    )
