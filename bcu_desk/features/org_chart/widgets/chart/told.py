"""The chart in words: a node for each card, and what a card's tool tip says."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QRect

from bcu_desk.features.org_chart.model.cards import Cards
from bcu_desk.features.org_chart.model.leads import Dotted
from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.marks.gone import gone_told
from bcu_desk.features.org_chart.model.tree import Tree
from bcu_desk.features.org_chart.model.wording import broken_told, card_told
from bcu_desk.features.org_chart.rules.tidy_tree import Place
from bcu_desk.features.org_chart.widgets.chart.lines import Lines
from bcu_desk.kit.nodes import Node


def nodes_of(
    cards: Cards,
    lines: Lines,
    loaded: Loaded,
    rect_of: Callable[[Place], QRect],
    state: tuple[str, bool],
) -> Iterator[Node]:
    """One node a card that shows, in reading order; then those of posts that are gone.

    `state` is the post chosen, and whether the chart has the keyboard.
    """
    leads = _leads_of(lines)
    for code, place in cards.places.items():
        folded = code in cards.folded
        branch = cards.tree.branches[code]
        told = ["folded"] if folded else []
        told += [words for _, words in branch.broken]
        told += [lead_told(line, cards.tree, code) for line in leads.get(code, ())]
        yield Node(
            card_told(branch, loaded.on, folded=folded),
            rect_of(place),
            "tree item",
            selected=code == state[0],
            focused=code == state[0] and state[1],
            description="; ".join(told),
        )
    for code, place in cards.gone.items():
        yield Node(gone_told(cards.drawn.branches[code]), rect_of(place), "tree item")


def _leads_of(lines: Lines) -> dict[str, list[Dotted]]:
    """The dotted lines that end at each card."""
    leads: dict[str, list[Dotted]] = {}
    for line in lines.dotted:
        for code in {line.lead.leader, line.card}:
            leads.setdefault(code, []).append(line)
    return leads


def tip_of(loaded: Loaded, lines: Lines, code: str, *, folded: bool) -> str:
    """A card in full: who, what it breaks, and which functions are led across the chart."""
    branch = loaded.tree.branches[code]
    leads = [lead_told(line, loaded.tree, code) for line in lines.leads_at(code)]
    told = [f"{card_told(branch, loaded.on, folded=folded)}. {code}", broken_told(branch)]
    told += [f"{words[0].upper()}{words[1:]}." for words in leads]
    return "\n".join(part for part in told if part)


def lead_told(line: Dotted, tree: Tree, code: str) -> str:
    """A lead in words, as said of the card at one of its ends."""
    title = tree.branches[line.lead.post].row.title
    if code == line.lead.leader:
        return f"leads {line.lead.title} of {title}"
    own = "" if line.card == line.lead.post else f" of {title}"
    return f"{line.lead.title}{own} is led by {tree.branches[line.lead.leader].row.title}"
