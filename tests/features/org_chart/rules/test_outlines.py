"""Packing subtrees along their outlines."""

from __future__ import annotations

from bcu_desk.features.org_chart.rules.outlines import NONE, Stop, joined_below, packed, side


def test_single_cards_are_packed_edge_to_edge_with_the_gap() -> None:
    edges = side([10.0, 20.0, 5.0])
    places, deeper = packed((0, 1, 2), edges, edges, (10.0, 10.0, 10.0), 3.0)
    assert places == [0.0, 33.0, 61.0]
    assert deeper == [None, None]


def test_what_reaches_below_its_neighbours_is_told() -> None:
    edges = side([10.0, 10.0])
    _, deeper = packed((0, 1), edges, edges, (10.0, 30.0), 0.0)
    assert deeper == [Stop(1, 10.0)]


def test_a_deep_first_card_still_bars_the_last_one() -> None:
    edges = side([30.0, 5.0, 10.0])
    places, _ = packed((0, 1, 2), edges, edges, (50.0, 10.0, 50.0), 2.0)
    assert places == [0.0, 37.0, 54.0]


def test_packing_leaves_the_outlines_as_they_were() -> None:
    edges = side([30.0, 5.0])
    packed((0, 1), edges, edges, (50.0, 10.0), 2.0)
    assert edges.after == [NONE, NONE]


def test_a_parents_outline_runs_down_its_children_and_past_the_short_one() -> None:
    left = side([10.0, 5.0, 20.0])
    _, deeper = packed((1, 2), side([0.0, 5.0, 20.0]), left, (0.0, 10.0, 30.0), 4.0)
    joined_below(0, (1, 2), (15.0, -15.0), deeper, left)
    assert left.after == [1, 2, NONE]
    assert left.step[:2] == [10.0, -15.0]
    assert (left.last[0], left.last_out[0]) == (2, 5.0)
    assert left.furthest(0) == 20.0
