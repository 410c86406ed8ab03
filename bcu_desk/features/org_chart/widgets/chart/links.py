"""The lines between cards, as a path below each card, in the chart's own measure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from bcu_desk.features.org_chart.model.tree import SIDEWAYS, SPACING, Tree, is_aside
from bcu_desk.features.org_chart.rules.grid import Box
from bcu_desk.features.org_chart.rules.tidy_tree import Place

SPINE = 6.0  # how far left of the cards that hang from it a line goes down


def families(tree: Tree, places: Mapping[str, Place], direction: str) -> list[tuple[str, Box]]:
    """The cards that show with ones below them, and the room that the lines between take."""
    found = []
    for code, branch in tree.branches.items():
        kids = branch.children
        if not kids or code not in places or kids[0] not in places:
            continue
        ends = (
            [places[kid] for kid in kids]
            if direction == "down"
            else [places[kids[0]], places[kids[-1]]]
        )
        found.append((code, _around(places[code], ends)))
    return found


def _around(above: Place, ends: Sequence[Place]) -> Box:
    """The room that a card takes with those below it, and the line down to them."""
    left = min(above.x, min(ends).x) - SPINE
    top = min(above.y, ends[0].y)
    right = max(above.right, *(place.right for place in ends))
    bottom = max(above.bottom, *(place.bottom for place in ends))
    return left, top, right - left, bottom - top


def link_of(tree: Tree, places: Mapping[str, Place], code: str, direction: str) -> QPainterPath:
    """The lines from a card to the ones that show below it."""
    kids = [kid for kid in tree.branches[code].children if kid in places]
    return _path(tree, code, kids, places, direction)


def path_up(
    tree: Tree, places: Mapping[str, Place], code: str, direction: str = "down"
) -> QPainterPath:
    """The line from a card by those above it to the top of its tree."""
    whole = QPainterPath()
    chain = [code, *tree.path(code)]
    for kid, above in pairwise(chain):
        if kid in places and above in places:
            whole.addPath(_path(tree, above, [kid], places, direction))
    return whole


def _path(
    tree: Tree, code: str, kids: list[str], places: Mapping[str, Place], direction: str
) -> QPainterPath:
    path = QPainterPath()
    if direction == "right":
        _rightwards(path, places[code], [places[kid] for kid in kids])
    elif code in tree.roots:
        _across(path, tree, code, kids, places)
    else:
        _down(path, places[code], [places[kid] for kid in kids])
    return path


def _rightwards(path: QPainterPath, above: Place, kids: list[Place]) -> None:
    """A bus between a card and those at its right."""
    bus = min(place.x for place in kids) - SIDEWAYS.below / 2
    middle = above.y + above.height / 2
    ends = [middle, *(place.y + place.height / 2 for place in kids)]
    _line(path, (above.right, middle), (bus, None))
    _line(path, (bus, min(ends)), (None, max(ends)))
    for place, end in zip(kids, ends[1:], strict=True):
        _line(path, (bus, end), (place.x, None))


def _across(
    path: QPainterPath, tree: Tree, code: str, kids: list[str], places: Mapping[str, Place]
) -> None:
    """A bus from under a card to the tops of those beside one another; asides on its level."""
    top = places[code]
    row = []
    for kid in kids:
        place = places[kid]
        if is_aside(tree, kid):
            _line(path, (top.right, place.y + place.height / 2), (place.x, None))
        else:
            row.append(place)
    if not row:
        return
    bus = (top.bottom + min(place.y for place in row)) / 2
    _line(path, (top.centre, top.bottom), (None, bus))
    ends = [top.centre, *(place.centre for place in row)]
    _line(path, (min(ends), bus), (max(ends), None))
    for place in row:
        _line(path, (place.centre, bus), (None, place.y))


def _down(path: QPainterPath, above: Place, kids: list[Place]) -> None:
    """A spine down the left of each column that hangs from a card."""
    columns: dict[float, list[Place]] = {}
    for place in kids:
        columns.setdefault(place.x, []).append(place)
    first = min(columns)
    for x, column in columns.items():
        spine, start = x - SPINE, above.bottom
        if x != first:
            spine, start = x - SPACING.hang / 2, column[0].y + column[0].height / 2
        _line(path, (spine, start), (None, column[-1].y + column[-1].height / 2))
        for place in column:
            _line(path, (spine, place.y + place.height / 2), (x, None))


def _line(
    path: QPainterPath, start: tuple[float, float], end: tuple[float | None, float | None]
) -> None:
    """A straight line across or down; None keeps that measure of the start."""
    path.moveTo(QPointF(*start))
    path.lineTo(
        QPointF(start[0] if end[0] is None else end[0], start[1] if end[1] is None else end[1])
    )
