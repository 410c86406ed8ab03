"""Dotted lines meet no card, start and end at their own, and turn at right angles."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bcu_desk.features.org_chart.rules.dotted import Point, Shape, Way, way_down, way_right
from bcu_desk.features.org_chart.rules.hanging import Spacing
from bcu_desk.features.org_chart.rules.tidy_tree import Forest, Place, tidy
from tests.features.org_chart.rules.forests import a_forest

DOWN = Spacing(beside=14, below=34, indent=12, first=12, hang=5, column=3, apart=30)
RIGHT = Spacing(beside=8, below=34, apart=30)


def _shape(forest: Forest, spacing: Spacing, *, turned: bool = False) -> Shape:
    places = {str(card): place for card, place in enumerate(tidy(forest, spacing))}
    if turned:
        places = {
            card: Place(place.y, place.x, place.height, place.width)
            for card, place in places.items()
        }
    above: dict[str, str | None] = dict.fromkeys(places)
    above |= {str(kid): str(card) for card, kids in enumerate(forest.children) for kid in kids}
    below = {str(card): [str(kid) for kid in kids] for card, kids in enumerate(forest.children)}
    return Shape(places, above, below, spacing)


def _meets(start: Point, end: Point, place: Place) -> bool:
    """Whether a line goes into a card, further than its edge."""
    left, right = sorted((start[0], end[0]))
    top, bottom = sorted((start[1], end[1]))
    across = left < place.right - 1e-6 and right > place.x + 1e-6
    return across and top < place.bottom - 1e-6 and bottom > place.y + 1e-6


def _on_edge(point: Point, place: Place) -> bool:
    return point[0] in (place.x, place.right) and place.y < point[1] < place.bottom


def _assert_clear(shape: Shape, way: Way, leader: str, post: str) -> None:
    assert _on_edge(way[0], shape.places[leader])
    assert _on_edge(way[-1], shape.places[post])
    for start, end in pairwise(way):
        assert start[0] == pytest.approx(end[0]) or start[1] == pytest.approx(end[1])
        assert not [card for card, place in shape.places.items() if _meets(start, end, place)]


@st.composite
def _trees(draw: st.DrawFn) -> tuple[Forest, int, int]:
    """A tree of which two branches stand below the top, and two cards, one in each or in one."""
    count = draw(st.integers(3, 24))
    above = draw(st.lists(st.integers(0, 99), min_size=count, max_size=count))
    parents = [None, 0, 0, *(draw_ % card for card, draw_ in enumerate(above[3:], start=3))]
    sizes = [(40.0 + above[card] * 2 % 90, 16.0 + above[-card] % 60) for card in range(count)]
    one, other = (draw(st.integers(1, count - 1)) for _ in range(2))
    if _related(parents, one, other):
        one, other = 1, 2
    return a_forest(parents, sizes=sizes), one, other


def _related(parents: list[int | None], one: int, other: int) -> bool:
    """Whether one card is the other or stands above it."""
    for low, high in ((one, other), (other, one)):
        at: int | None = low
        while at is not None:
            if at == high:
                return True
            at = parents[at]
    return False


@given(_trees(), st.integers(0, 3))
def test_no_line_of_a_chart_that_grows_down_meets_a_card(
    tree: tuple[Forest, int, int], track: int
) -> None:
    forest, one, other = tree
    shape = _shape(replace(forest, spread=frozenset(forest.roots)), DOWN)
    way = way_down(shape, str(one), str(other), track)
    _assert_clear(shape, way, str(one), str(other))


@given(_trees(), st.integers(0, 3))
def test_no_line_of_a_chart_that_grows_to_the_right_meets_a_card(
    tree: tuple[Forest, int, int], track: int
) -> None:
    forest, one, other = tree
    shape = _shape(forest, RIGHT, turned=True)
    way = way_right(shape, str(one), str(other), track)
    _assert_clear(shape, way, str(one), str(other))


def test_a_line_between_neighbours_runs_down_the_lane_between_them() -> None:
    forest = a_forest([None, 0, 0, 1, 1], spread=frozenset({0}))
    shape = _shape(forest, DOWN)
    way = way_down(shape, "2", "4", 0)
    assert len(way) == 4
    assert way[0][0] == shape.places["2"].x
    assert way[-1] == (shape.places["4"].right, shape.places["4"].y + 20)


def test_a_line_over_another_column_runs_above_the_second_row() -> None:
    shape = _shape(a_forest([None, 0, 0, 0, 1], spread=frozenset({0})), DOWN)
    way = way_down(shape, "3", "4", 0)
    row, top = shape.places["2"], shape.places["0"]
    assert any(top.bottom < y < row.y for _, y in way)


def test_lines_of_two_leaders_do_not_run_on_one_another() -> None:
    shape = _shape(a_forest([None, 0, 0, 0, 1], spread=frozenset({0})), DOWN)
    one, other = way_down(shape, "3", "4", 0), way_down(shape, "2", "4", 1)
    assert {x for x, _ in one[1:-1]}.isdisjoint(x for x, _ in other[1:-1])
