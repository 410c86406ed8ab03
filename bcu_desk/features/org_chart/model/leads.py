"""Who leads a function elsewhere: from a superintendent to the posts that report to another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bcu_desk.features.org_chart.model.tree import SIDEWAYS, SPACING, Tree
from bcu_desk.features.org_chart.rules.dotted import Shape, Way, way_down, way_right
from bcu_desk.features.org_chart.rules.tidy_tree import Place


class Lead(NamedTuple):
    """A superintendent's post, one of its function that reports elsewhere, and the function."""

    leader: str
    post: str
    function: str
    title: str


class Dotted(NamedTuple):
    """A lead, the card where its line ends (its own or a folded one above), and the line's way."""

    lead: Lead
    card: str
    way: Way


def leads_of(tree: Tree) -> tuple[Lead, ...]:
    """The nearest heads of each function that do not report to who leads it in their BCU."""
    leaders: dict[tuple[str, str], tuple[str, str]] = {}
    for code, branch in tree.branches.items():
        charge = branch.charge
        if charge is not None and charge.function:
            title = charge.function_title or charge.function
            leaders.setdefault((branch.row.bcu, charge.function), (code, title))
    found: list[Lead] = []
    waiting: list[tuple[str, frozenset[str]]] = [(code, frozenset()) for code in tree.roots[::-1]]
    while waiting:
        code, led = waiting.pop()
        branch = tree.branches[code]
        charge, own = branch.charge, branch.row.function
        if charge is not None and charge.function:
            led = led | {charge.function}
        elif own and own not in led and (branch.row.bcu, own) in leaders:
            leader, title = leaders[branch.row.bcu, own]
            led = led | {own}
            if leader not in tree.below(code) and tree.over(code) is not None:
                found.append(Lead(leader, code, own, title))
        waiting += [(kid, led) for kid in branch.children[::-1]]
    return tuple(found)


def dotted_lines(
    leads: tuple[Lead, ...],
    tree: Tree,
    places: Mapping[str, Place],
    folded: frozenset[str],
    direction: str,
) -> tuple[Dotted, ...]:
    """The lines of the leads between cards that show; a folded card stands for what it hides."""
    if not leads:
        return ()
    below = {code: () if code in folded else tree.branches[code].children for code in places}
    above = {code: tree.over(code) for code in places}
    shape = Shape(places, above, below, SPACING if direction == "down" else SIDEWAYS)
    way = way_down if direction == "down" else way_right
    tracks = {
        leader: number for number, leader in enumerate(dict.fromkeys(x.leader for x in leads))
    }
    found: dict[tuple[str, str], Dotted] = {}
    for lead in leads:
        card = next(code for code in (lead.post, *tree.path(lead.post)) if code in places)
        ends = (lead.leader, card)
        tops = not above[card] or not above.get(lead.leader)
        if ends in found or tops or lead.leader not in places or card == lead.leader:
            continue
        track = tracks[lead.leader] % 4
        found[ends] = Dotted(lead, card, way(shape, lead.leader, card, track))
    return tuple(found.values())
