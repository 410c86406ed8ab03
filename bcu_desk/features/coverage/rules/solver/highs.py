"""Whole-number programs solved by HiGHS: one thread, a fixed seed, no gap. Loaded when needed."""

from __future__ import annotations

from collections.abc import Sequence

import highspy
import numpy as np

from bcu_desk.features.coverage.rules.solver.program import Limit, Unsolved

WHOLE = int(highspy.HighsVarType.kInteger)
MADE, NEAR = 0.5, 1e-6  # a choice is 0 or 1
EXACT: tuple[tuple[str, bool | int | float | str], ...] = (
    ("solver", "simplex"),
    ("threads", 1),
    ("parallel", "off"),
    ("random_seed", 0),
    ("mip_rel_gap", 0.0),
    ("mip_abs_gap", 0.5),  # all costs are whole numbers
    ("mip_feasibility_tolerance", 1e-9),
)


class _Quiet(highspy.Highs):
    """HiGHS that prints nothing: its banner comes with the callbacks."""

    def enableCallbacks(self) -> None:  # noqa: N802 - HiGHS calls it by this name
        """Be silent first."""
        self.silent()
        super().enableCallbacks()


def solve(costs: Sequence[int], limits: Sequence[Limit]) -> frozenset[int]:
    """The choices, by number, of least cost under the limits. Raises Unsolved without any.

    Most programs here are flows, whose corners are whole: first parts of choices are allowed, and
    only where the answer has any is it asked for whole ones.
    """
    solver = _Quiet()
    for name, value in EXACT:
        solver.setOptionValue(name, value)
    _fill(solver, costs, limits)
    values = _answer(solver)
    if any(min(abs(value), abs(value - 1)) > NEAR for value in values):
        count = len(costs)
        whole = np.full(count, WHOLE, dtype=np.uint8)
        solver.changeColsIntegrality(count, np.arange(count, dtype=np.int32), whole)
        values = _answer(solver)
    return frozenset(number for number, value in enumerate(values) if value > MADE)


def _answer(solver: highspy.Highs) -> Sequence[float]:
    """How much of each choice is made at the least cost."""
    solver.run()
    status = solver.getModelStatus()
    if status != highspy.HighsModelStatus.kOptimal:
        raise Unsolved(solver.modelStatusToString(status))
    found: Sequence[float] = solver.getSolution().col_value
    return found


def _fill(solver: highspy.Highs, costs: Sequence[int], limits: Sequence[Limit]) -> None:
    """Tell the solver of the choices and the limits, all at once."""
    count = len(costs)
    none = np.zeros(0, dtype=np.int32)
    solver.addCols(
        count, np.array(costs, dtype=np.float64), np.zeros(count), np.ones(count),
        0, np.zeros(count, dtype=np.int32), none, none.astype(np.float64),
    )  # fmt: skip
    if limits:
        _limit(solver, limits)


def _limit(solver: highspy.Highs, limits: Sequence[Limit]) -> None:
    sizes = [len(limit.choices) for limit in limits]
    solver.addRows(
        len(limits),
        np.array([limit.least for limit in limits], dtype=np.float64),
        np.array([limit.most for limit in limits], dtype=np.float64),
        sum(sizes),
        np.cumsum([0, *sizes[:-1]], dtype=np.int32),
        np.array([one for limit in limits for one in limit.choices], dtype=np.int32),
        np.array([one for limit in limits for one in _counts(limit)], dtype=np.float64),
    )


def _counts(limit: Limit) -> Sequence[int]:
    return limit.counts or (1,) * len(limit.choices)
