"""The figures of a branch."""

from __future__ import annotations

import pytest

from bcu_desk.features.org_chart.rules.figures import (
    Counted,
    figures_of,
    pounds_told,
    unknown_told,
)

BRANCH = (
    Counted("S1", "C1", "Supt", "101"),
    Counted("CI1", "S1", "CI", None),
    Counted("CI2", "S1", "CI", "102"),
    Counted("I1", "CI1", "Insp", "102"),
)
COSTS = {"Supt": 9_600_000, "CI": 7_900_000, "Insp": 7_200_000}


def test_a_branch_is_counted_from_its_top() -> None:
    found = figures_of(BRANCH, COSTS)
    assert (found.posts, found.vacant, found.span, found.layers) == (4, 1, 2, 3)
    assert found.mean_span == pytest.approx(1.5)


def test_somebody_in_two_posts_is_one_head() -> None:
    assert figures_of(BRANCH, COSTS).headcount == 2


def test_costs_are_of_every_post_and_of_those_that_are_held() -> None:
    found = figures_of(BRANCH, COSTS)
    assert (found.cost, found.cost_filled) == (32_600_000, 24_700_000)


def test_a_rank_without_a_cost_is_left_out_and_named() -> None:
    found = figures_of(BRANCH, {"Supt": 9_600_000})
    assert found.cost == 9_600_000
    assert found.unknown == (("CI", 2), ("Insp", 1))
    assert unknown_told(found.unknown) == (
        "Without 2 CI posts and 1 Insp post, whose cost is not known."
    )
    assert unknown_told(()) == ""


def test_where_no_cost_is_known_there_is_no_sum() -> None:
    found = figures_of(BRANCH, {})
    assert (found.cost, found.cost_filled) == (None, None)


def test_a_post_alone_leads_nobody_on_one_layer() -> None:
    found = figures_of(BRANCH[-1:], COSTS)
    assert (found.posts, found.span, found.mean_span, found.layers) == (1, 0, 0.0, 1)


@pytest.mark.parametrize(
    ("pence", "told"),
    [
        (1_440_000_000, "£14.4 m"),
        (100_000_000, "£1.0 m"),
        (86_049_900, "£860,000"),
        (530_000, "£5,300"),
        (0, "£0"),
    ],
)
def test_pounds_are_told_as_figures_show_them(pence: int, told: str) -> None:
    assert pounds_told(pence) == told
