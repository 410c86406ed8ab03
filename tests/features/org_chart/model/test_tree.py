"""The tree of posts: branches, roots, folding, and where cards go."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.tree import (
    SIDEWAYS,
    folded_now,
    is_aside,
    places_of,
    tree_of,
)
from tests.features.org_chart.rules.forests import overlaps


def test_branches_count_their_posts_and_holders(east: Loaded) -> None:
    tree = east.tree
    assert tree.roots == ("EA-C1",)
    top = tree.branches["EA-C1"]
    assert top.posts == len(tree.branches)
    assert top.filled == sum(branch.row.holder is not None for branch in tree.branches.values())
    for branch in tree.branches.values():
        assert branch.posts == 1 + sum(tree.branches[kid].posts for kid in branch.children)


def test_both_commands_are_two_trees(both: Loaded) -> None:
    assert both.tree.roots == ("CN-C1", "EA-C1")
    assert sum(both.tree.branches[code].posts for code in both.tree.roots) == len(
        both.tree.branches
    )


def test_the_function_of_a_superintendent_goes_for_the_whole_branch(east: Loaded) -> None:
    tree = east.tree
    assert {tree.branches[code].function for code in tree.below("EA-S3")} == {"investigation"}
    assert tree.branches["EA-C1"].function is None


def test_the_way_up_ends_at_the_commander(east: Loaded) -> None:
    assert east.tree.path("EA-PS1") == ("EA-I1", "EA-CI1", "EA-S1", "EA-C1")
    assert east.tree.path("EA-C1") == ()


def test_children_stand_in_the_order_of_their_positions(east: Loaded) -> None:
    rows = [east.tree.branches[code].row for code in east.tree.branches["EA-C1"].children]
    assert [row.position for row in rows] == sorted(row.position for row in rows)


def test_a_post_whose_superior_is_out_of_view_is_a_root(east: Loaded) -> None:
    rows = [branch.row for branch in east.tree.branches.values() if branch.row.code != "EA-C1"]
    tree = tree_of(rows, ())
    assert set(tree.roots) == set(east.tree.branches["EA-C1"].children)
    assert tree.over("EA-S1") is None


def test_posts_in_a_ring_are_shown_from_the_highest_down(east: Loaded) -> None:
    rows = [east.tree.branches[code].row for code in ("EA-S1", "EA-CI1", "EA-I1")]
    ring = [replace(rows[0], reports_to="EA-I1"), *rows[1:]]
    tree = tree_of(ring, ())
    assert tree.roots == ("EA-S1",)
    assert tree.branches["EA-S1"].posts == 3
    assert tree.over("EA-S1") is None


def test_at_first_the_branches_below_chief_inspectors_are_folded(east: Loaded) -> None:
    folded = folded_now(east.tree, {})
    shown = list(east.tree.shown(east.tree.roots, folded))
    assert "EA-I1" in shown
    assert "EA-PS1" not in shown
    assert len(shown) < 40


def test_what_the_user_turned_is_folded_or_open(east: Loaded) -> None:
    folded = folded_now(east.tree, {"EA-I1": False, "EA-S1": True, "EA-PC1": True})
    assert "EA-I1" not in folded
    assert "EA-S1" in folded
    assert all(east.tree.branches[code].children for code in folded)


def test_superintendents_stand_in_a_row_and_the_rest_hangs_below_them(east: Loaded) -> None:
    places = places_of(east.tree, folded_now(east.tree, {}))
    row = [places[f"EA-S{number}"] for number in (1, 2, 3, 4)]
    assert len({place.y for place in row}) == 1
    assert [place.x for place in row] == sorted(place.x for place in row)
    assert places["EA-CI1"].y > row[0].bottom
    assert places["EA-I2"].y >= places["EA-I1"].bottom
    assert places["EA-CI1"].right == places["EA-I1"].right == row[0].right


def test_no_two_cards_overlap_with_all_branches_open(both: Loaded) -> None:
    places = sorted(places_of(both.tree, frozenset()).values())
    for number, place in enumerate(places):
        for other in places[number + 1 :]:
            if other.x >= place.right:
                break
            assert other.y >= place.bottom or other.bottom <= place.y


def test_the_staff_officer_stands_beside_the_commander(east: Loaded) -> None:
    assert is_aside(east.tree, "EA-SO1")
    assert not is_aside(east.tree, "EA-S1")
    assert not is_aside(east.tree, "EA-C1")
    places = places_of(east.tree, folded_now(east.tree, {}))
    assert places["EA-SO1"].x > places["EA-C1"].right
    assert places["EA-SO1"].y < places["EA-S1"].y


def test_cards_get_narrower_the_deeper_they_stand(east: Loaded) -> None:
    places = places_of(east.tree, frozenset())
    deepest = max(places, key=lambda code: len(east.tree.path(code)))
    widths = [places[code].width for code in (deepest, *east.tree.path(deepest))]
    assert widths == sorted(widths)
    assert len(set(widths)) > 3


def test_growing_to_the_right_each_card_is_centred_beside_those_that_report_to_it(
    east: Loaded,
) -> None:
    places = places_of(east.tree, frozenset(), "right")
    assert set(places) == set(east.tree.branches)
    assert overlaps(list(places.values())) == []
    for code, branch in east.tree.branches.items():
        if branch.children:
            first, last = places[branch.children[0]], places[branch.children[-1]]
            middle = (first.y + first.height / 2 + last.y + last.height / 2) / 2
            assert places[code].y + places[code].height / 2 == pytest.approx(middle)
            assert first.x >= places[code].right + SIDEWAYS.below
