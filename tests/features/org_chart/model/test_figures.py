"""The figures of the post chosen, as words."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.features.org_chart.model.figures import branch_figures, figures_shown
from bcu_desk.features.org_chart.model.loaded import Loaded


def test_the_figures_are_those_of_the_branch(east: Loaded) -> None:
    found = branch_figures(east, "EA-S3")
    branch = east.tree.branches["EA-S3"]
    assert (found.posts, found.span) == (branch.posts, len(branch.children))
    assert found.vacant == branch.posts - branch.filled
    assert found.layers == 5


def test_each_figure_has_a_value_and_a_sentence(east: Loaded) -> None:
    shown = figures_shown(branch_figures(east, "EA-S3"))
    assert [figure.about for figure in shown] == [
        "posts", "people", "vacant", "report to it", "layers", "a year",
    ]  # fmt: skip
    assert shown[2].tone == "warn"
    assert shown[5].value == "£7.2 m"
    assert shown[5].told == "£7.2 m a year for all posts, £6.9 m for those that are held."


def test_a_branch_whose_costs_are_not_known_says_so(east: Loaded) -> None:
    cost = figures_shown(branch_figures(replace(east, costs={}), "EA-S3"))[-1]
    assert (cost.value, cost.about) == ("–", "a year")
    assert "No cost is known" in cost.told
    some = replace(east, costs={"DC": 5_400_000})
    assert "DSupt" in figures_shown(branch_figures(some, "EA-S3"))[-1].told
