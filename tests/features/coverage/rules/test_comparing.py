"""Classes of a ward between two days, and steps in signs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bcu_desk.features.coverage.rules.comparing import Turn, arrow, signed, step_of, turn_of
from bcu_desk.features.coverage.rules.standings import Standing

TARGETS = st.one_of(st.none(), st.integers(0, 4))
SEEN = st.builds(Standing, st.integers(0, 5), TARGETS)
OPPOSITE = {
    Turn.MET: Turn.UNMET,
    Turn.UNMET: Turn.MET,
    Turn.MORE: Turn.FEWER,
    Turn.FEWER: Turn.MORE,
    Turn.SAME: Turn.SAME,
    Turn.OTHER: Turn.OTHER,
}


@pytest.mark.parametrize(
    ("before", "after", "turn"),
    [
        ((1, 2), (2, 2), Turn.MET),
        ((2, 2), (1, 2), Turn.UNMET),
        ((0, 2), (1, 2), Turn.MORE),
        ((3, 2), (2, 2), Turn.FEWER),
        ((2, 2), (2, 3), Turn.UNMET),
        ((1, 2), (1, 1), Turn.MET),
        ((2, 2), (2, 1), Turn.OTHER),
        ((1, None), (2, None), Turn.MORE),
        ((1, None), (1, 2), Turn.OTHER),
        ((2, 2), (2, 2), Turn.SAME),
    ],
)
def test_a_ward_is_in_the_class_of_what_its_promise_has_come_to(
    before: tuple[int, int | None], after: tuple[int, int | None], turn: Turn
) -> None:
    assert turn_of(Standing(*before), Standing(*after)) is turn


@given(SEEN, SEEN)
def test_the_days_the_other_way_round_give_the_opposite(one: Standing, other: Standing) -> None:
    assert turn_of(other, one) is OPPOSITE[turn_of(one, other)]
    assert step_of(other, one) == -step_of(one, other)


def test_a_ward_that_is_not_there_has_nobody() -> None:
    assert turn_of(None, Standing(2, 2)) is Turn.MORE
    assert turn_of(Standing(2, 2), None) is Turn.FEWER
    assert turn_of(None, None) is Turn.SAME
    assert step_of(Standing(2, 2), None) == -2


def test_steps_have_their_sign_and_figures_an_arrow() -> None:
    assert [signed(step) for step in (1, 0, -2)] == ["+1", "0", "−2"]
    assert [arrow(1, 2), arrow(2, 2), arrow(None, 2)] == ["1 → 2", "2", "– → 2"]
