"""However files travel, every desk ends alike and no write is lost; planted faults are caught."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bcu_desk.domain.merge import rows
from bcu_desk.domain.merge.rows import MergedRow, RowChange, merged
from tests.domain.merge.simulation import SimulatedDesk, Simulation, three_desks

SEEDS = 200


@pytest.mark.parametrize("block", range(10))
def test_every_history_ends_alike_on_every_desk(block: int) -> None:
    for seed in range(block * SEEDS // 10, (block + 1) * SEEDS // 10):
        assert Simulation(seed, three_desks(seed)).run() == [], f"seed {seed}"


def _caught(
    change: Callable[[SimulatedDesk], None],
    merge: Callable[[list[RowChange]], MergedRow] = merged,
) -> int:
    """In how many of twenty histories a planted fault is found."""
    caught = 0
    for seed in range(20):
        desks = three_desks(seed)
        for desk in desks:
            change(desk)
        try:
            caught += bool(Simulation(seed, desks, merge).run())
        except (KeyError, IndexError):
            caught += 1
    return caught


def test_desks_that_do_not_say_what_they_have_seen_are_caught() -> None:
    assert _caught(lambda desk: setattr(desk, "merges", False)) >= 10


def test_a_clock_that_what_arrives_does_not_move_is_caught() -> None:
    assert _caught(lambda desk: setattr(desk, "moves_clock", False)) >= 10


def test_gaps_that_are_passed_over_are_caught() -> None:
    assert _caught(lambda desk: setattr(desk, "takes_gaps", True)) > 0


def test_the_order_of_arrival_deciding_is_caught() -> None:
    def by_arrival(changes: list[RowChange]) -> MergedRow:
        found = merged(changes)
        last = {name: value for one in changes for name, value in one.cells.items()}
        return rows.MergedRow(
            found.stands, {**found.cells, **last}, found.last, found.open_cells, found.open_end
        )

    assert _caught(lambda _desk: None, by_arrival) == 20


def test_of_equal_clocks_the_first_come_deciding_is_caught() -> None:
    def no_tie_break(changes: list[RowChange]) -> MergedRow:
        level = [RowChange(one.dot, 0, one.seen, one.kind, one.cells) for one in changes]
        found = merged(level)
        first = {
            name: next(o for o in level if o.dot in {w.dot for w in found.open_cells[name]}).cells[
                name
            ]
            for name in found.open_cells
        }
        return rows.MergedRow(
            found.stands, {**found.cells, **first}, found.last, found.open_cells, found.open_end
        )

    assert _caught(lambda _desk: None, no_tie_break) > 10
