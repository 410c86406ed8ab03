"""What part of the chart shows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF

from bcu_desk.features.org_chart.rules.tidy_tree import Place
from bcu_desk.features.org_chart.widgets.chart.camera import (
    KEPT,
    LEAST,
    MARGIN,
    MOST,
    Camera,
    composed,
    fitted,
    showing,
)

ROOM = QSizeF(800, 600)
ROW = [Place(228.0 * n, 60.0, 214.0, 98.0) for n in range(9)]
ROW_SIZE = QSizeF(ROW[-1].right, 300)


def test_a_point_of_the_view_and_of_the_chart_are_one_anothers_picture() -> None:
    camera = Camera(10, 20, 0.5)
    box = camera.box(Place(30, 60, 100, 40))
    assert (box.x(), box.y(), box.width(), box.height()) == (10, 20, 50, 20)
    assert camera.point(box.topLeft()) == QPointF(30, 60)


def test_zooming_keeps_the_point_under_the_pointer() -> None:
    camera, at = Camera(10, 20, 1.0), QPointF(300, 200)
    closer = camera.zoomed(1.25, at)
    assert closer.scale == 1.25
    assert closer.point(at) == camera.point(at)


@pytest.mark.parametrize(("factor", "scale"), [(1e-6, LEAST), (1e6, MOST)])
def test_zooming_has_its_ends(factor: float, scale: float) -> None:
    assert Camera().zoomed(factor, QPointF(0, 0)).scale == scale


def test_a_chart_that_fits_stands_in_the_middle_at_its_own_size() -> None:
    camera = fitted(QSizeF(400, 300), ROOM, least=0.9, most=1.0)
    assert camera.scale == 1.0
    left = camera.box(Place(0, 0, 400, 300))
    assert left.x() == 800 - left.right()
    assert left.y() == MARGIN


def test_a_large_chart_is_made_smaller_but_not_below_what_can_be_read() -> None:
    whole = fitted(QSizeF(4000, 300), ROOM, least=0.0, most=1.0)
    assert whole.box(Place(0, 0, 4000, 300)).right() <= ROOM.width()
    readable = fitted(QSizeF(4000, 300), ROOM, least=0.9, most=1.0)
    assert readable.scale == 0.9
    assert readable.box(Place(0, 0, 1, 1)).x() == pytest.approx(MARGIN)


@pytest.mark.parametrize("way", [(99_999, 0), (-99_999, 0), (0, 99_999), (0, -99_999)])
def test_the_chart_can_not_be_lost(way: tuple[float, float]) -> None:
    chart = QSizeF(1000, 700)
    box = Camera().moved(*way).kept(chart, ROOM).box(Place(0, 0, 1000, 700))
    assert box.right() >= KEPT
    assert box.left() <= ROOM.width() - KEPT
    assert box.bottom() >= KEPT
    assert box.top() <= ROOM.height() - KEPT


def test_a_card_in_view_does_not_move_the_view_and_one_outside_comes_in_whole() -> None:
    camera = Camera()
    assert showing(camera, Place(100, 100, 50, 50), ROOM) == camera
    for place in (Place(900, 100, 50, 50), Place(-400, -300, 50, 50), Place(10, 800, 50, 50)):
        box = showing(camera, place, ROOM).box(place)
        assert box.left() >= 0
        assert box.top() >= 0
        assert box.right() <= ROOM.width()
        assert box.bottom() <= ROOM.height()


@pytest.mark.parametrize("wide", [660, 860, 1060, 1300])
def test_a_first_view_ends_between_two_cards(wide: int) -> None:
    camera = composed(ROW_SIZE, QSizeF(wide, 600), ROW, least=0.9, most=1.0)
    boxes = [camera.box(card) for card in ROW]
    assert 0.9 <= camera.scale <= 1.0
    assert not any(box.left() < wide < box.right() for box in boxes)


def test_where_no_size_ends_between_two_cards_it_is_the_least_that_can_be_read() -> None:
    camera = composed(ROW_SIZE, QSizeF(760, 600), ROW, least=0.9, most=1.0)
    assert camera.scale == 0.9


def test_a_chart_that_fits_is_shown_whole_at_first() -> None:
    room = QSizeF(900, 600)
    chart = QSizeF(898, 300)
    camera = composed(chart, room, (), least=0.9, most=1.0)
    assert camera == fitted(chart, room, least=0.9, most=1.0)
    assert camera.seen(room).contains(QRectF(0, 0, 898, 300))
