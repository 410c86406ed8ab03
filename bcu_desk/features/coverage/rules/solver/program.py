"""A whole-number program: which of some choices to make under limits, at the least cost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module

Tell = Callable[[int, str], object]


class Unsolved(Exception):
    """No choice meets every limit, or the solver gave up: a fault of the program that was made."""


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` and at least `least` of some choices, each counted `counts` times or once."""

    choices: tuple[int, ...]
    most: int
    least: int = 0
    counts: tuple[int, ...] = ()


def chosen(costs: Sequence[int], limits: Sequence[Limit]) -> frozenset[int]:
    """The choices, by number, that cost least in all; each one is made or not.

    The same program gives the same answer. Raises Unsolved where no choice meets every limit.
    """
    if not costs:
        return frozenset()
    # Loaded with the first plan: it takes half a second.
    library = import_module("bcu_desk.features.coverage.rules.solver.highs")
    found: frozenset[int] = library.solve(costs, limits)
    return found
