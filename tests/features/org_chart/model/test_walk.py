"""Going from card to card, and searching by typing."""

from __future__ import annotations

import pytest

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.tree import Tree, folded_now
from bcu_desk.features.org_chart.model.walk import found, step, step_sideways


def _step(tree: Tree, code: str, way: str) -> str:
    return step(tree, folded_now(tree, {}), code, way)


@pytest.mark.parametrize(
    ("code", "way", "to"),
    [
        ("", "down", "EA-C1"),
        ("EA-C1", "down", "EA-S1"),
        ("EA-C1", "up", "EA-C1"),
        ("EA-C1", "right", "EA-SO1"),
        ("EA-SO1", "left", "EA-C1"),
        ("EA-SO1", "right", "EA-SO1"),
        ("EA-SO1", "up", "EA-C1"),
        ("EA-S1", "right", "EA-S2"),
        ("EA-S2", "left", "EA-S1"),
        ("EA-S1", "left", "EA-S1"),
        ("EA-S4", "right", "EA-S4"),
        ("EA-S3", "up", "EA-C1"),
        ("EA-S3", "down", "EA-CI4"),
        ("EA-CI4", "down", "EA-I10"),
        ("EA-CI4", "up", "EA-S3"),
        ("EA-I10", "left", "EA-CI4"),
        ("EA-I12", "down", "EA-CI5"),
        ("EA-CI4", "right", "EA-I10"),
        ("EA-I14", "down", "EA-I14"),
        ("EA-I14", "home", "EA-C1"),
        ("EA-C1", "home", "EA-C1"),
    ],
)
def test_arrows_go_to_parent_child_and_sibling(east: Loaded, code: str, way: str, to: str) -> None:
    assert _step(east.tree, code, way) == to


def test_a_folded_branch_has_nothing_to_go_down_to(east: Loaded) -> None:
    assert step(east.tree, frozenset({"EA-S1"}), "EA-S1", "down") == "EA-S1"


def test_two_trees_are_walked_from_one_to_the_other(both: Loaded) -> None:
    assert _step(both.tree, "CN-S4", "right") == "EA-S1"
    assert _step(both.tree, "EA-S1", "left") == "CN-S4"
    assert _step(both.tree, "CN-SO1", "right") == "EA-C1"
    assert _step(both.tree, "EA-C1", "left") == "CN-C1"


def test_every_card_can_be_reached_from_the_top_by_keys(both: Loaded) -> None:
    tree, folded = both.tree, frozenset[str]()
    seen, waiting = {"CN-C1"}, ["CN-C1"]
    while waiting:
        code = waiting.pop()
        for way in ("up", "down", "left", "right"):
            to = step(tree, folded, code, way)
            if to not in seen:
                seen.add(to)
                waiting.append(to)
    assert seen == set(tree.branches)


def test_an_empty_chart_has_nowhere_to_go() -> None:
    assert step(Tree({}, ()), frozenset(), "", "down") == ""
    assert found(Tree({}, ()), "a", "") is None


def test_typing_finds_the_next_holder_title_or_code_and_goes_round(east: Loaded) -> None:
    tree = east.tree
    surname = (tree.branches["EA-S3"].row.holder_name or "").rpartition(" ")[2]
    assert found(tree, surname[:5].lower(), "EA-C1") is not None
    assert found(tree, "ea-s2", "EA-C1") == "EA-S2"
    assert found(tree, "domestic", "EA-C1") == "EA-CI7"
    assert found(tree, "response team b", "EA-S4") == "EA-I5"


def test_typing_on_keeps_the_one_found_and_typing_anew_goes_on(east: Loaded) -> None:
    tree = east.tree
    assert found(tree, "response", "EA-S2", stay=True) == "EA-S2"
    assert found(tree, "response", "EA-S2") == "EA-CI2"
    assert found(tree, "zzz", "EA-S2") is None
    assert found(tree, "  ", "EA-S2") is None


def test_sideways_left_and_right_go_up_and_down_the_tree(east: Loaded) -> None:
    tree, none = east.tree, frozenset[str]()
    root = tree.roots[0]
    first = tree.branches[root].children[0]
    assert step_sideways(tree, none, root, "right") == first
    assert step_sideways(tree, none, first, "left") == root
    assert step_sideways(tree, frozenset({root}), root, "right") == root
    assert step_sideways(tree, none, first, "home") == root


def test_sideways_up_and_down_go_along_a_column_over_the_end_of_a_team(east: Loaded) -> None:
    tree, none = east.tree, frozenset[str]()
    one, other = (code for code in ("EA-S1", "EA-S2"))
    last, first = tree.branches[one].children[-1], tree.branches[other].children[0]
    assert step_sideways(tree, none, last, "down") == first
    assert step_sideways(tree, none, first, "up") == last
    assert step_sideways(tree, none, tree.roots[0], "up") == tree.roots[0]
