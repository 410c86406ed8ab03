"""A card under way: where it may go and what is said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.widgets.chart.moving import (
    Moving,
    bubble_told,
    draw_insertion,
    draw_moving,
    marks_while,
    placed_at,
    zone,
)


@pytest.fixture
def moving(east: Loaded) -> Moving:
    """Prisoner handling, taken up."""
    return Moving("EA-I13", east.targets("EA-I13"), QPointF(100, 100))


def test_lawful_places_are_lit_with_what_they_would_lead(moving: Moving, east: Loaded) -> None:
    marks = marks_while(replace(moving, over="EA-CI2"), east, "EA-CI2", folded=False)
    count = len(east.tree.branches["EA-CI2"].children)
    assert marks.lit == f"Leads {count}, would lead {count + 1}"
    assert marks.target
    assert not marks_while(moving, east, "EA-CI3", folded=True).target


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("EA-I1", "Not of a higher rank"),
        ("EA-CI5", "Its place now"),
        ("EA-I13", "Being moved"),
    ],
)
def test_others_are_dimmed_and_say_why(moving: Moving, east: Loaded, code: str, words: str) -> None:
    marks = marks_while(moving, east, code, folded=False)
    assert (marks.dim, marks.lit) == (words, None)


def test_the_bubble_says_what_a_drop_does_or_why_not(moving: Moving, east: Loaded) -> None:
    assert bubble_told(moving, east)[0] == "Drop on the post to report to"
    vacant = replace(moving, over="EA-CI2")
    assert bubble_told(vacant, east) == ("Under Response teams", "From Mon 23 Jan 2017")
    name = east.tree.branches["EA-CI3"].row.holder_name
    assert bubble_told(replace(moving, over="EA-CI3"), east)[0] == f"Under CI {name}"
    other = replace(moving, over="EA-I1")
    assert bubble_told(other, east)[1] == "Not of a higher rank"
    assert [vacant.allowed(), other.allowed(), moving.allowed()] == [True, False, False]


def test_the_bubble_stays_within_the_view(
    themed: QApplication, moving: Moving, east: Loaded
) -> None:
    """Nothing is drawn outside of the room but the card under the pointer."""
    image = QImage(600, 300, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    draw_moving(painter, replace(moving, at=QPointF(390, 4)), east, QRectF(0, 0, 400, 300))
    painter.end()
    beyond = [image.pixel(x, y) for x in range(410, 600) for y in range(1, 7)]
    assert set(beyond) == {0}


@pytest.mark.parametrize(
    ("at", "across", "where"),
    [
        (QPointF(10, 20), True, "before"),
        (QPointF(45, 2), True, "under"),
        (QPointF(80, 20), True, "after"),
        (QPointF(45, 5), False, "before"),
        (QPointF(2, 20), False, "under"),
        (QPointF(45, 38), False, "after"),
    ],
)
def test_a_third_of_a_card_is_before_it_and_a_third_after(
    at: QPointF, where: str, *, across: bool
) -> None:
    assert zone(QRectF(0, 0, 90, 40), at, across=across) == where


def test_a_post_goes_beside_another_where_that_is_lawful(moving: Moving, east: Loaded) -> None:
    box = QRectF(0, 0, 90, 40)
    over = replace(moving, over="EA-I1", at=QPointF(45, 2))
    beside = placed_at(over, east, box, across=False)
    assert (beside.where, beside.allowed()) == ("before", True)
    assert beside.under(east.tree) == east.tree.over("EA-I1")
    assert bubble_told(beside, east)[0].startswith("Before ")
    top = replace(moving, over=east.tree.roots[0], at=QPointF(45, 2))
    assert placed_at(top, east, box, across=False).where == "under"


@pytest.mark.parametrize("across", [True, False])
@pytest.mark.parametrize("where", ["before", "after"])
def test_a_line_tells_on_which_side_a_post_would_be_put(
    themed: QApplication, moving: Moving, where: str, *, across: bool
) -> None:
    image = QImage(200, 120, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    box = QRectF(50, 40, 90, 40)
    draw_insertion(painter, replace(moving, over="EA-I1", where=where), box, across=across)
    painter.end()
    drawn = [QPointF(x, y) for x in range(200) for y in range(120) if image.pixel(x, y)]
    assert drawn
    shift = (lambda at: at.x() - box.center().x()) if across else (lambda at: at.y() - 60)
    assert all((shift(at) < 0) == (where == "before") for at in drawn)
