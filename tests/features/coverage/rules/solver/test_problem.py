"""What a plan is asked for."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.features.coverage.rules.solver.cover import propose
from tests.features.coverage.rules.solver.towns import a_place, a_row


def test_a_ward_without_a_target_neither_gives_nor_takes() -> None:
    loose = a_place("A", 3, target=None)
    assert (loose.gap, loose.spare, loose.empty) == (0, 0, False)
    assert (a_place("A", 0).gap, a_place("A", 0).empty) == (2, True)
    assert (a_place("A", 3).spare, a_place("A", 3).gap) == (1, 0)
    assert not a_place("A", 0, target=0).empty
    assert a_place("A", 0, wanted=False).gap == 0


def test_a_problem_is_put_in_one_order() -> None:
    town = a_row(3, 1)
    turned = replace(town, officers=town.officers[::-1], places=town.places[::-1])
    assert turned.in_order() == town.in_order()


def test_a_plan_sums_its_moves() -> None:
    plan = propose(a_row(4, 0)).best
    assert plan.tenths == sum(move.way.tenths for move in plan.moves) == 30
    assert plan.emptied == 1
    assert plan.moves[1].way.key == ("A2", "B")
