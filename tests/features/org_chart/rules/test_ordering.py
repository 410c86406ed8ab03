"""The place of a post among those that report to the same one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bcu_desk.features.org_chart.rules.ordering import Line, in_order, places_around


def test_lines_behind_the_place_give_way_and_no_others() -> None:
    lines = [Line(1, 0, "A"), Line(2, 1, "B"), Line(3, 5, "C")]
    assert places_around(lines, 1) == (1, {2: 2})
    assert places_around(lines, 3) == (6, {})
    assert places_around(lines, 0) == (0, {1: 1, 2: 2})


def test_among_lines_of_one_place_the_code_tells_the_order() -> None:
    lines = [Line(2, 0, "B"), Line(1, 0, "A")]
    assert places_around(lines, 1) == (1, {2: 2})


def test_the_first_of_none_has_place_0() -> None:
    assert places_around([], 4) == (0, {})


@given(st.lists(st.integers(0, 6), max_size=8), st.integers(-1, 9))
def test_order_is_kept_and_the_place_is_between(positions: list[int], at: int) -> None:
    lines = [Line(number, place, f"P{number}") for number, place in enumerate(positions)]
    own, changed = places_around(lines, at)
    moved = [Line(line.id, changed.get(line.id, line.position), line.code) for line in lines]
    before = [line.id for line in in_order(lines)]
    ordered = in_order([*moved, Line(99, own, "Z")])
    at = max(0, min(at, len(before)))
    assert [line.id for line in ordered] == [*before[:at], 99, *before[at:]]
