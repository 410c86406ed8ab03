"""Random trees of posts for the tests of printed pages."""

from __future__ import annotations

from hypothesis import strategies as st

from bcu_desk.features.org_chart.rules.page_layout import Gaps, Sheet
from bcu_desk.features.org_chart.rules.pages import Branches
from bcu_desk.features.org_chart.rules.tidy_tree import Place
from tests.features.org_chart.rules.forests import parents

GAPS = Gaps()
ROOM, SMALL = (400.0, 300.0), (260.0, 160.0)
STUB = (120.0, 24.0)


def branches_of(above: list[int | None], sizes: list[tuple[float, float]]) -> Branches:
    """Posts `p0`, `p1` and so on from the number of each one's superior."""
    children: dict[str, list[str]] = {f"p{card}": [] for card in range(len(above))}
    roots = []
    for card, parent in enumerate(above):
        (roots if parent is None else children[f"p{parent}"]).append(f"p{card}")
    named = {f"p{card}": size for card, size in enumerate(sizes)}
    return Branches(named, STUB, children, roots)


@st.composite
def branches(draw: st.DrawFn) -> Branches:
    """Trees of cards that are each small enough for a page."""
    above = draw(parents(36))
    width, height = st.sampled_from((80.0, 110.0, 150.0)), st.sampled_from((20.0, 29.0, 48.0))
    sizes = draw(st.lists(st.tuples(width, height), min_size=len(above), max_size=len(above)))
    return branches_of(above, sizes)


def crossed(sheet: Sheet) -> list[str]:
    """Cards through which a line goes, edges apart."""
    return [
        code
        for code, place in sheet.places.items()
        if any(_through(line, place) for line in sheet.lines)
    ]


def _through(line: tuple[float, float, float, float], place: Place) -> bool:
    """Whether a line across or down passes through the inside of a card."""
    x1, x2 = sorted((line[0], line[2]))
    y1, y2 = sorted((line[1], line[3]))
    inside = 0.01
    return (
        x1 < place.right - inside
        and x2 > place.x + inside
        and y1 < place.bottom - inside
        and y2 > place.y + inside
    )
