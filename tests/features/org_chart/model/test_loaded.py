"""What the page reads, and where posts may go."""

from __future__ import annotations

from bcu_desk.features.org_chart.model.loaded import Loaded


def test_everything_the_page_needs_is_read(east: Loaded) -> None:
    assert len(east.tree.branches) > 800
    assert east.holders["EA-S1"][0].post == "EA-S1"
    assert east.bcus == (("EA", "East Area"),)
    assert dict(east.ranks)["PS"] == "PS, Sergeant"
    assert east.function_name("response") == "Response"
    assert east.function_name(None) == ""
    assert len(east.people) > len(east.tree.branches) / 2


def test_where_a_post_may_go_is_told_with_reasons(east: Loaded) -> None:
    reasons = east.targets("EA-I13")
    assert reasons["EA-CI2"] is None
    assert reasons["EA-S1"] is None
    assert reasons["EA-CI5"] == "under_already"
    assert reasons["EA-I13"] == "under_itself"
    assert reasons["EA-I1"] == "under_lower_rank"
    assert set(reasons) == set(east.tree.branches)


def test_a_post_of_another_bcu_is_no_place(both: Loaded) -> None:
    assert both.why_not("EA-I1", "CN-CI1") == "under_other_bcu"
