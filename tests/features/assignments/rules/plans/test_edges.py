"""Rows that move with an edge."""

from __future__ import annotations

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import Span
from bcu_desk.features.assignments.rules.plans.edges import Side, held_at, moves_of
from tests.domain.model_check.worlds import a_posting, day

ONE = a_posting(1, 11, 111, to_day=day(2, 2))
TWO = a_posting(2, 11, 112, from_day=day(2, 2), to_day=day(4, 3))


def test_the_row_at_an_edge_is_found() -> None:
    assert held_at((ONE, TWO), Side.END, day(2, 2)) is ONE
    assert held_at((ONE, TWO), Side.START, day(2, 2)) is TWO
    assert held_at((ONE, TWO), Side.END, day(3, 1)) is None


@pytest.mark.parametrize("to", [day(1, 20), day(3, 1)])
def test_neighbours_that_meet_stay_together(to: object) -> None:
    assert isinstance(to, type(day(1, 1)))
    (_, first), (row, second) = moves_of(ONE, (ONE, TWO), Side.END, to, follow=True)
    assert (first.end, second.start, row.id) == (to, to, 2)


def test_alone_an_edge_leaves_a_gap() -> None:
    found = moves_of(ONE, (ONE, TWO), Side.END, day(1, 20), follow=False)
    assert [(row.id, days) for row, days in found] == [(1, Span(day(1, 9), day(1, 20)))]


def test_no_row_is_left_without_a_day() -> None:
    with pytest.raises(Refused) as found:
        moves_of(ONE, (ONE, TWO), Side.END, day(4, 3), follow=True)
    assert found.value.code == "edge_past_the_other"
    with pytest.raises(Refused) as found:
        moves_of(TWO, (ONE, TWO), Side.START, day(5, 1), follow=True)
    assert found.value.code == "edge_past_the_other"
