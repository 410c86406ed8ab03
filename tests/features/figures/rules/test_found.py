"""What no two figures share, and what stands in the way of loading."""

from __future__ import annotations

from bcu_desk.features.figures.rules.found import Count, Found, Problem, TeamMinutes


def test_figures_are_the_same_where_their_keys_are() -> None:
    one = Count("asb", "E05000001", "2017-01", 3, line=2)
    assert one.key == Count("asb", "E05000001", "2017-01", 9, line=7).key
    told = TeamMinutes("2017-01", "EA", "E09000016", "Elm", "DWO", "Court", 60)
    assert told.key == TeamMinutes("2017-01", "EA", "E09000016", "Elm", "DWO", "Court", 9, "x").key


def test_only_fatal_problems_stand_in_the_way() -> None:
    odd, told = Problem(2, "error", "a"), Problem(3, "unknown", "b", fatal=False)
    assert Found("x", problems=(odd, told)).fatal == (odd,)
