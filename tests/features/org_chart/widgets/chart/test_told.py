"""What a card's tool tip says."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.features.org_chart.model.cards import Cards
from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.widgets.chart.lines import Lines
from bcu_desk.features.org_chart.widgets.chart.told import tip_of


def test_a_tip_tells_the_card_its_code_and_the_rules_it_breaks(east: Loaded) -> None:
    code = "EA-CI3"
    branch = replace(east.tree.branches[code], broken=(("R9", "No end date."),))
    loaded = replace(east, tree=replace(east.tree, branches={**east.tree.branches, code: branch}))
    cards, lines = Cards(), Lines()
    cards.show(loaded.tree)
    lines.renew(cards)
    first, second = tip_of(loaded, lines, code, folded=False).split("\n")
    assert first.endswith(f"below. {code}")
    assert "r9 broken" in first
    assert second == "R9: No end date."
    assert "hidden" in tip_of(loaded, lines, code, folded=True)
