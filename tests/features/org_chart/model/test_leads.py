"""Who leads a function elsewhere, and where its dotted line runs."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.features.org_chart.model.leads import dotted_lines, leads_of
from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.tree import Tree, folded_now, places_of, tree_of


def _moved(loaded: Loaded, code: str = "EA-I13", under: str = "EA-CI3") -> Tree:
    """East Area with a unit of investigation under the chief inspector of response."""
    rows = [
        replace(branch.row, reports_to=under) if name == code else branch.row
        for name, branch in loaded.tree.branches.items()
    ]
    charges = [branch.charge for branch in loaded.tree.branches.values() if branch.charge]
    return tree_of(rows, charges)


def test_nobody_leads_elsewhere_where_every_post_reports_to_its_leader(both: Loaded) -> None:
    assert leads_of(both.tree) == ()


def test_only_the_head_of_what_reports_elsewhere_is_led_across(east: Loaded) -> None:
    (lead,) = leads_of(_moved(east))
    assert lead == ("EA-S3", "EA-I13", "investigation", "Investigation")


def test_the_line_ends_at_the_head_or_at_the_folded_card_that_hides_it(east: Loaded) -> None:
    tree = _moved(east)
    leads, folded = leads_of(tree), folded_now(tree, {})
    for direction in ("down", "right"):
        for more, card in ((folded, "EA-I13"), (folded | {"EA-CI3"}, "EA-CI3")):
            places = places_of(tree, more, direction)
            (line,) = dotted_lines(leads, tree, places, more, direction)
            assert line.card == card
            (x, y), place = line.way[-1], places[card]
            assert x in (place.x, place.right)
            assert place.y < y < place.bottom


def test_where_the_leader_is_hidden_there_is_no_line(east: Loaded) -> None:
    tree = _moved(east)
    folded = frozenset(tree.roots)
    assert dotted_lines(leads_of(tree), tree, places_of(tree, folded), folded, "down") == ()
