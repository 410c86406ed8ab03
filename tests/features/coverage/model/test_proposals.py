"""A proposed plan as it is looked at."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bcu_desk.features.coverage.model.proposals import Seen, about, goal_turn, home_turn, reasons
from bcu_desk.features.coverage.queries.proposals.cover import Proposed
from bcu_desk.features.coverage.rules.solver.cover import propose
from bcu_desk.features.coverage.rules.solver.problem import Problem
from bcu_desk.features.coverage.rules.standings import Standing
from tests.features.coverage.rules.solver.towns import a_row, an_officer
from tests.features.coverage.small import DAY


def seen(town: Problem) -> Seen:
    """A plan for a town, each ward with three empty posts."""
    posts = {(one.code, "PC"): tuple(f"{one.code}-{n}" for n in "123") for one in town.places}
    most = town.options.most
    return Seen(Proposed(DAY, None, "dwo", most, propose(town), posts))


def test_a_plan_is_told_with_its_cost_and_its_button() -> None:
    plan = seen(a_row(4, 0))
    assert plan.head() == "4 officers to spare for 2 gaps"
    assert plan.cost() == "3.0"
    assert plan.summed() == "2 moves fill 2 of 2 gaps; then no ward is without a DWO."
    assert plan.verb() == "Apply 2 moves from Mon 23 Jan 2017"
    assert plan.wards() == ("B", "A")
    assert [command.person for command in plan.commands()] == ["A1", "A2"]
    assert [command.post for command in plan.commands()] == ["B-1", "B-2"]


def test_who_is_left_out_changes_what_comes_after() -> None:
    plan = seen(a_row(4, 0)).toggled("A1")
    assert [move.goal_before for move in plan.moves()] == [0, 0]
    assert [move.way.officer.collar for move in plan.taken()] == ["A2"]
    assert plan.summed() == "1 of 2 moves taken: 1 of 2 gaps filled."
    assert plan.cost() == "1.5"
    assert plan.verb() == "Apply 1 move from Mon 23 Jan 2017"
    assert [command.post for command in plan.commands()] == ["B-1"]
    assert plan.toggled("A1") == seen(a_row(4, 0))


def test_the_second_best_is_the_other_plan() -> None:
    plan = seen(a_row(3, 1, 2, 3))
    assert plan.other() == ("2.5", "PC D1 to Ward B, not PC A1 to Ward B: 1.0 dearer.")
    turned = plan.toggled("A1").turned()
    assert [move.way.officer.collar for move in turned.taken()] == ["D1"]
    assert turned.left_out == frozenset()
    assert turned.other() == ("1.5", "PC D1 to Ward B, not PC A1 to Ward B: 1.0 dearer.")
    assert turned.turned() == plan
    alone = replace(a_row(2, 1), officers=(an_officer("9"),))
    assert seen(alone).other() is None
    assert seen(alone).turned().plan() == seen(alone).plan()


def test_what_stays_short_is_told_with_why() -> None:
    stays = seen(a_row(2, 1)).stays()
    assert [(stay.place.code, told.split(":")[0]) for stay, told in stays] == [
        ("B", "Ward B stays 1 short")
    ]


def test_both_wards_are_shown_before_and_after() -> None:
    move = seen(a_row(3, 1)).moves()[0]
    assert goal_turn(move) == (Standing(1, 2), Standing(2, 2))
    assert home_turn(move) == (Standing(3, 2), Standing(2, 2))
    spare = seen(replace(a_row(1), officers=(an_officer("9"),))).moves()[0]
    assert home_turn(spare) is None


@pytest.mark.parametrize("away", ["", "leave to Fri 27 Jan"])
def test_who_goes_and_why_it_costs_so_much_is_told(away: str, tmp_path: Path) -> None:
    town = replace(a_row(3, 1), officers=(an_officer("A1", "A", away=away),))
    told = about(seen(town).moves()[0])
    assert told.startswith("PC A1 A1, the next ward, 0.0 km, same borough. ")
    assert (f"Away: {away}." in told) is bool(away)
    assert "1 ward border 1.0, a hand-over 0.5" in told


def test_every_part_of_a_cost_gives_its_reason() -> None:
    lines = reasons(seen(a_row(3, 1)).moves()[0]).splitlines()
    assert [line.split(":")[0] for line in lines] == ["1.0 1 ward border", "0.5 a hand-over"]
    assert all(line.endswith(".") for line in lines)
