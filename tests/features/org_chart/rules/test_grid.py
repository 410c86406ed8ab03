"""Finding what lies near a part of a picture."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bcu_desk.features.org_chart.rules.grid import Grid

LENGTH = st.integers(0, 6_000).map(float)
BOX = st.tuples(LENGTH, LENGTH, LENGTH, LENGTH)


@given(st.lists(BOX, max_size=30), BOX)
def test_everything_that_touches_a_part_is_found_once_and_in_order(
    boxes: list[tuple[float, float, float, float]], part: tuple[float, float, float, float]
) -> None:
    left, top, width, height = part
    found = list(Grid(range(len(boxes)), boxes).near(left, top, left + width, top + height))
    touching = [
        number
        for number, (x, y, wide, high) in enumerate(boxes)
        if x <= left + width and left <= x + wide and y <= top + height and top <= y + high
    ]
    assert found == touching


def test_what_is_far_away_or_too_small_is_left_out() -> None:
    grid = Grid(range(100), [(number * 1_000.0, 0.0, 100.0, 40.0) for number in range(100)])
    assert list(grid.near(50_000, 0, 50_500, 300)) == [50]
    assert list(grid.near(50_000, 0, 50_500, 300, least=101)) == []
    assert grid.size() == (99_100, 40)
    assert Grid((), ()).size() == (0, 0)
