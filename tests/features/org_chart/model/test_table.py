"""The list of posts."""

from __future__ import annotations

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.table import COLUMNS, lines_of


def test_the_list_has_every_post_of_the_chart_in_its_order(east: Loaded) -> None:
    lines = lines_of(east)
    assert [line.code for line in lines] == list(east.tree.branches)


def test_a_line_says_what_the_card_says(east: Loaded) -> None:
    line = next(line for line in lines_of(east) if line.code == "EA-S2")
    branch = east.tree.branches["EA-S2"]
    assert line.holder == f"Supt {branch.row.holder_name}"
    assert (line.function, line.reports_to) == ("Response", "BCU commander, East Area")
    assert (line.below, line.vacant) == (branch.posts - 1, branch.posts - branch.filled)


def test_vacant_posts_are_told_in_words_and_tone(east: Loaded) -> None:
    line = next(line for line in lines_of(east) if not line.held)
    holder = next(column for column in COLUMNS if column.title == "Holder")
    assert line.holder.startswith("Vacant ")
    assert holder.tone is not None
    assert holder.tone(line) == "warn"
