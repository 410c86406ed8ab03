"""Who leads a function elsewhere: from a superintendent to the posts that report to another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bcu_desk.features.org_chart.model.tree import SIDEWAYS, SPACING, Tree
from bcu_desk.features.org_chart.rules.dotted import Shape, Way, way_down, way_right
from bcu_desk.features.org_chart.rules.tidy_tree import Place

TRACKS = 4  # that lines of different leaders take beside one another


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
    leaders = _leaders(tree)
    found: list[Lead] = []
    waiting: list[tuple[str, frozenset[str]]] = [(code, frozenset()) for code in tree.roots[::-1]]
    while waiting:
        code, led = waiting.pop()
        branch = tree.branches[code]
        lead = _lead_of(tree, code, led, leaders)
        if lead is not None and _reports_elsewhere(tree, lead):
            found.append(lead)
        function = branch.leads if lead is None else lead.function
        below = led | {function} if function else led
        waiting += [(kid, below) for kid in branch.children[::-1]]
    return tuple(found)


def _leaders(tree: Tree) -> dict[tuple[str, str], tuple[str, str]]:
    """By BCU and function: the post that leads it, and the function's title."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for code, branch in tree.branches.items():
        function = branch.leads
        if branch.charge is not None and function:
            title = branch.charge.function_title or function
            found.setdefault((branch.row.bcu, function), (code, title))
    return found


def _lead_of(
    tree: Tree, code: str, led: frozenset[str], leaders: Mapping[tuple[str, str], tuple[str, str]]
) -> Lead | None:
    """Who leads a post's function, where nobody above it already does."""
    branch = tree.branches[code]
    own = branch.row.function
    if branch.leads or not own or own in led or (branch.row.bcu, own) not in leaders:
        return None
    leader, title = leaders[branch.row.bcu, own]
    return Lead(leader, code, own, title)


def _reports_elsewhere(tree: Tree, lead: Lead) -> bool:
    """Whether a post has another above it than one that leads its function from below it."""
    return lead.leader not in tree.below(lead.post) and tree.over(lead.post) is not None


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
    shape = _shape(tree, places, folded, direction)
    way = way_down if direction == "down" else way_right
    tracks: dict[str, int] = {}
    found: dict[tuple[str, str], Dotted] = {}
    for lead in leads:
        track = tracks.setdefault(lead.leader, len(tracks)) % TRACKS
        card = next(code for code in (lead.post, *tree.path(lead.post)) if code in places)
        ends = (lead.leader, card)
        if ends not in found and card != lead.leader and all(map(shape.above.get, ends)):
            found[ends] = Dotted(lead, card, way(shape, lead.leader, card, track))
    return tuple(found.values())


def _shape(
    tree: Tree, places: Mapping[str, Place], folded: frozenset[str], direction: str
) -> Shape:
    """The cards that show, and how they hang together."""
    below = {code: () if code in folded else tree.branches[code].children for code in places}
    above = {code: tree.over(code) for code in places}
    return Shape(places, above, below, SPACING if direction == "down" else SIDEWAYS)
