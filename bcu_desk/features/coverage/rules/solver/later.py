"""What a ward can give on the later days of a move, as people and targets come and go."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from bcu_desk.domain.spans import DaySpan
from bcu_desk.features.coverage.rules.solver.problem import Later

Held = tuple[str, DaySpan]  # a collar number, and the days on the ward


def later_of(
    held: Sequence[Held],
    target: Callable[[date], int | None],
    turns: Iterable[date],
    days: DaySpan,
) -> tuple[Later, ...]:
    """The stretches after the first day of a move on which a ward can't give all who are there.

    `turns` are the days on which targets change; people come and go by the days they are held.
    A day without a target asks for nothing.
    """
    found: dict[tuple[int, frozenset[str]], Later] = {}
    for day in _turns(held, turns, days):
        need = target(day)
        there = frozenset(collar for collar, span in held if span.holds(day))
        if need is None or not there:
            continue
        count = sum(span.holds(day) for _, span in held)
        spare = max(0, count - need)
        if spare < len(there):
            found.setdefault((spare, there), Later(day, spare, there))
    return tuple(found.values())


def _turns(held: Sequence[Held], turns: Iterable[date], days: DaySpan) -> list[date]:
    """The days within the move, but for its first, on which anything changes."""
    starts = {span.start for _, span in held} | {span.end for _, span in held if span.end}
    return sorted(day for day in starts | set(turns) if days.start < day and days.holds(day))
