"""Costs are plain data, each with words and a reason."""

from __future__ import annotations

from bcu_desk.features.coverage.rules.solver.costs import EventCosts, MoveCosts, points


def test_every_cost_says_what_it_is_for_and_why() -> None:
    for cost in (*MoveCosts().all(), *EventCosts().all()):
        assert cost.tenths > 0
        assert cost.words(1) == cost.one
        assert "3" in cost.words(3)
        assert cost.reason.endswith(".")


def test_no_cost_is_left_out_of_the_list() -> None:
    costs = MoveCosts()
    assert len(costs.all()) == 8
    assert costs.posting.tenths < costs.border.tenths + costs.leaving.tenths


def test_tenths_are_told_as_points() -> None:
    assert (points(36), points(5), points(0)) == ("3.6", "0.5", "0.0")
