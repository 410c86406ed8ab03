"""Posts that are gone stand where they were, without being posts."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.features.org_chart.model.cards import Cards
from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.marks.gone import gone_from, gone_told, with_gone
from bcu_desk.features.org_chart.queries import PostRow


def _gone(loaded: Loaded, code: str, under: str | None) -> PostRow:
    return replace(loaded.tree.branches["EA-I13"].row, code=code, reports_to=under, title="Desk")


def test_what_the_tree_has_no_more_is_gone(east: Loaded) -> None:
    before = [branch.row for branch in east.tree.branches.values()]
    found = gone_from(east.tree, [*before, _gone(east, "X1", "EA-CI3")])
    assert [branch.row.code for branch in found] == ["X1"]
    row = found[0].row
    assert gone_told(found[0]) == f"Desk: gone, {row.holder_rank} {row.holder_name} held it"
    assert gone_told(replace(found[0], row=replace(row, holder=None))) == "Desk: gone"


def test_each_stands_under_the_post_it_reported_to_gone_itself_or_not(east: Loaded) -> None:
    rows = [_gone(east, "X0", "X1"), _gone(east, "X1", "EA-CI3"), _gone(east, "X2", None)]
    tree = with_gone(east.tree, gone_from(east.tree, rows))
    assert tree.branches["EA-CI3"].children[-1] == "X1"
    assert tree.branches["X1"].children == ("X0",)
    assert "X2" not in tree.branches
    assert with_gone(east.tree, ()) is east.tree


def test_cards_that_are_gone_have_a_place_and_are_no_posts(east: Loaded) -> None:
    cards = Cards()
    cards.show(east.tree, gone_from(east.tree, [_gone(east, "X1", "EA-CI3")]))
    place = cards.gone["X1"]
    assert "X1" not in cards.places
    assert place.y > cards.places["EA-I9"].y
    assert cards.at(place.centre, place.y + 5) == ""
    assert cards.gone_at(place.centre, place.y + 5) == "X1"
    assert cards.gone_at(-5, -5) == ""
    cards.fold("EA-CI3", folded=True)
    assert cards.gone == {}
