"""Random forests of cards for the tests of the layout."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import strategies as st

from bcu_desk.features.org_chart.rules.tidy_tree import Forest, Place


def a_forest(parents: Sequence[int | None], **fields: object) -> Forest:
    """A forest from each card's parent; cards of one size unless `sizes` says."""
    children: list[list[int]] = [[] for _ in parents]
    roots = []
    for card, parent in enumerate(parents):
        (roots if parent is None else children[parent]).append(card)
    given = {"sizes": [(100.0, 40.0)] * len(parents), "spread": frozenset(range(len(parents)))}
    return Forest(children=children, roots=roots, **{**given, **fields})


@st.composite
def parents(draw: st.DrawFn, most: int = 40) -> list[int | None]:
    """Each card's parent: an earlier card, or none."""
    count = draw(st.integers(1, most))
    return [
        draw(st.one_of(st.none(), st.integers(0, card - 1))) if card else None
        for card in range(count)
    ]


@st.composite
def forests(draw: st.DrawFn, *, every_spread: bool = False) -> Forest:
    """Forests of cards of any size; some hang their children, some stand aside."""
    above = draw(parents())
    cards = range(len(above))
    length = st.integers(1, 30).map(lambda n: n * 8.0)
    sizes = draw(st.lists(st.tuples(length, length), min_size=len(above), max_size=len(above)))
    if every_spread:
        return a_forest(above, sizes=sizes)
    some = st.frozensets(st.sampled_from(cards))
    return a_forest(above, sizes=sizes, spread=draw(some), aside=draw(some))


def mirrored(forest: Forest) -> Forest:
    """The same forest with every order turned round."""
    return Forest(
        sizes=forest.sizes,
        children=[kids[::-1] for kids in forest.children],
        roots=forest.roots[::-1],
        spread=forest.spread,
    )


def overlaps(places: Sequence[Place]) -> list[tuple[Place, Place]]:
    """Pairs of cards that share more than an edge."""
    found = []
    for number, one in enumerate(places):
        for other in places[number + 1 :]:
            across = min(one.right, other.right) - max(one.x, other.x)
            down = min(one.bottom, other.bottom) - max(one.y, other.y)
            if across > 1e-6 and down > 1e-6:
                found.append((one, other))
    return found


def spread_families(forest: Forest) -> list[tuple[int, Sequence[int]]]:
    """Parents whose children are side by side under them, and those children."""
    found, waiting = [], list(forest.roots)
    while waiting:
        card = waiting.pop()
        if card not in forest.spread:
            continue
        kids = [kid for kid in forest.children[card] if kid not in forest.aside]
        waiting += kids
        if kids:
            found.append((card, kids))
    return found


def in_order(values: Sequence[float]) -> bool:
    """Whether each value is larger than the one before."""
    return all(one < other for one, other in pairwise(values))
