"""Choices under limits at the least cost, silently."""

from __future__ import annotations

import pytest

from bcu_desk.features.coverage.rules.solver.program import Limit, Unsolved, chosen


def test_the_cheapest_choices_under_the_limits_are_made(capfd: pytest.CaptureFixture[str]) -> None:
    assert chosen([-3, -2, -1], [Limit((0, 1, 2), 2), Limit((0, 1), 1)]) == {0, 2}
    assert chosen([5, 3, 4], [Limit((0, 1, 2), 3, 2)]) == {1, 2}
    assert chosen([1, -1], []) == {1}
    assert chosen([], []) == frozenset()
    assert capfd.readouterr() == ("", "")


def test_parts_of_a_choice_are_not_made() -> None:
    """Three choices of which no two go together: halves of all three would be cheaper."""
    pairs = [Limit((0, 1), 1), Limit((1, 2), 1), Limit((0, 2), 1)]
    assert chosen([-10, -11, -10], pairs) == {1}


def test_a_choice_may_count_more_than_once() -> None:
    assert chosen([-5, -4, -4], [Limit((0, 1, 2), 2, counts=(2, 1, 1))]) == {1, 2}


def test_limits_that_nothing_meets_are_told() -> None:
    with pytest.raises(Unsolved, match="Infeasible"):
        chosen([1], [Limit((0,), 2, 2)])
