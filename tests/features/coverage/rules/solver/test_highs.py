"""HiGHS as it is used: exact with large costs, and the same answer every time."""

from __future__ import annotations

from itertools import product

from bcu_desk.features.coverage.rules.solver.highs import solve
from bcu_desk.features.coverage.rules.solver.program import Limit


def test_costs_that_differ_in_their_last_digit_are_told_apart() -> None:
    """Four officers and four wards, costs of ten digits, against every assignment."""
    size = 4
    costs = [3_000_000_000 + (7 * n * n + 3 * n) % 97 for n in range(size * size)]
    limits = [Limit(tuple(range(n, size * size, size)), 1, 1) for n in range(size)]
    limits += [Limit(tuple(range(n * size, n * size + size)), 1, 1) for n in range(size)]
    least = min(
        sum(costs[row * size + column] for row, column in enumerate(columns))
        for columns in product(range(size), repeat=size)
        if len(set(columns)) == size
    )
    found = solve(costs, limits)
    assert sum(costs[n] for n in found) == least
    assert all(solve(costs, limits) == found for _ in range(3))
