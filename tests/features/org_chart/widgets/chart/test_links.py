"""The lines between cards."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.model.tree import SPACING, Tree, folded_now, places_of
from bcu_desk.features.org_chart.rules.tidy_tree import Place
from bcu_desk.features.org_chart.widgets.chart.links import SPINE, families, link_of, path_up


def links_of(
    tree: Tree, places: Mapping[str, Place], direction: str = "down"
) -> list[tuple[QRectF, QPainterPath]]:
    """The room of each card's lines, and the lines."""
    return [
        (QRectF(*box), link_of(tree, places, code, direction))
        for code, box in families(tree, places, direction)
    ]


def _ends(loaded: Loaded, folded: frozenset[str]) -> set[tuple[float, float]]:
    found = [
        path.elementAt(number)
        for _, path in links_of(loaded.tree, places_of(loaded.tree, folded))
        for number in range(path.elementCount())
    ]
    return {(round(part.x, 3), round(part.y, 3)) for part in found}  # type: ignore[attr-defined]


def test_a_line_ends_at_every_card_that_reports_to_one_in_view(both: Loaded) -> None:
    folded = folded_now(both.tree, {})
    places, ends = places_of(both.tree, folded), _ends(both, folded)
    for code, place in places.items():
        above = both.tree.over(code)
        if above is None:
            continue
        left = (round(place.x, 3), round(place.y + place.height / 2, 3))
        top = (round(place.centre, 3), round(place.y, 3))
        assert left in ends or top in ends, code


def test_no_line_crosses_a_card_that_hangs_in_one_column(east: Loaded) -> None:
    folded = folded_now(east.tree, {})
    places = places_of(east.tree, folded)
    lines = [
        (path.elementAt(number), path.elementAt(number + 1))
        for _, path in links_of(east.tree, places)
        for number in range(0, path.elementCount(), 2)
    ]
    for code, place in places.items():
        inside = QRectF(place.x + 2, place.y + 2, place.width - 4, place.height - 4)
        for start, end in lines:
            line = QRectF(
                QPointF(start.x, start.y),  # type: ignore[attr-defined]
                QPointF(end.x, end.y),  # type: ignore[attr-defined]
            ).normalized()
            line.adjust(0, 0, 0.01, 0.01)
            assert not line.intersects(inside), code


def test_a_team_in_columns_has_a_spine_for_each_column(east: Loaded) -> None:
    kids = east.tree.branches["EA-PS14"].children
    assert len(kids) > 14
    places = places_of(east.tree, frozenset())
    ends = _ends(east, frozenset())
    first, *others = sorted({places[kid].x for kid in kids})
    assert others
    for x in (first - SPINE, *(x - SPACING.hang / 2 for x in others)):
        assert any(abs(end_x - x) < 0.01 for end_x, _ in ends)


def test_lines_lie_within_the_bounds_told(east: Loaded) -> None:
    for direction in ("down", "right"):
        places = places_of(east.tree, frozenset(), direction)
        for bounds, path in links_of(east.tree, places, direction):
            assert bounds.adjusted(-1, -1, 1, 1).contains(path.boundingRect().adjusted(0, 0, 1, 1))


def test_lines_to_the_right_end_at_every_card_and_cross_none(east: Loaded) -> None:
    places = places_of(east.tree, frozenset(), "right")
    links = links_of(east.tree, places, "right")
    assert len(links) == sum(bool(branch.children) for branch in east.tree.branches.values())
    lines = [
        (path.elementAt(number), path.elementAt(number + 1))
        for _, path in links
        for number in range(0, path.elementCount(), 2)
    ]
    ends = {(round(end.x, 3), round(end.y, 3)) for _, end in lines}  # type: ignore[attr-defined]
    for code, place in places.items():
        middle = place.y + place.height / 2
        assert code in east.tree.roots or (round(place.x, 3), round(middle, 3)) in ends
    columns = sorted({(place.x, place.right) for place in places.values()})
    for start, end in lines:
        if start.x == end.x:  # type: ignore[attr-defined]
            assert not any(left < start.x < right for left, right in columns)  # type: ignore[attr-defined]


def test_the_path_of_a_card_goes_by_those_above_it_to_the_top(east: Loaded) -> None:
    places = places_of(east.tree, frozenset())
    code = "EA-I13"
    bounds = path_up(east.tree, places, code).boundingRect()
    root = places[east.tree.path(code)[-1]]
    assert bounds.top() == root.bottom
    assert bounds.bottom() == places[code].y + places[code].height / 2
    assert path_up(east.tree, places, east.tree.roots[0]).isEmpty()
