"""What is drawn over the map."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPolygonF
from PySide6.QtWidgets import QApplication

from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.map.drawing.frame import Frame
from bcu_desk.kit.map.looks import Turn, Verdict
from bcu_desk.kit.map.marks import (
    Marks,
    draw_marks,
    draw_note,
    draw_scales,
    draw_verdict,
    scale_bar,
    scale_boxes,
    with_north,
)
from bcu_desk.kit.map.parts import Part

SIZE = QSize(400, 300)
TURN = Turn("Gooshays", "1", "2", "#F0E442", "#56B4E9")


def _paper() -> QImage:
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    return image


def _colours(image: QImage, box: QRectF | None = None) -> set[str]:
    inside = (box or QRectF(0, 0, 400, 300)).toRect()
    return {
        image.pixelColor(x, y).name()
        for x in range(inside.left(), inside.right())
        for y in range(inside.top(), inside.bottom())
    }


@pytest.mark.parametrize("scale", [0.0005, 0.004, 0.02, 0.3])
def test_a_scale_bar_is_a_round_length_that_fits(scale: float) -> None:
    pixels, told = scale_bar(scale)
    amount, unit = told.split()
    metres = int(amount) * (1_000 if unit == "km" else 1)
    assert pixels == pytest.approx(metres * scale)
    assert str(metres)[0] in "125"
    assert pixels <= 70
    assert pixels > 10 or metres == 20_000


def test_one_part_has_its_scale_in_the_corner_two_have_one_each() -> None:
    frame = Frame(0, 3_000, 0.1)
    one = Part((0,), (0, 0, 4_000, 3_000), 1.0)
    (corner,) = scale_boxes((one,), frame, SIZE, 150)
    assert corner.right() <= 400 - 150
    two = (Part((0,), (0, 1_600, 4_000, 3_000), 2.0), Part((1,), (0, 0, 4_000, 1_400), 0.5))
    boxes = scale_boxes(two, frame, SIZE, 150)
    assert len(boxes) == 2
    assert not boxes[0].intersects(boxes[1])
    moved = scale_boxes(two, frame.moved(-300, 0), SIZE, 150)
    assert [box.left() for box in moved] == [6.0, 6.0]
    assert all(box.right() < 0 for box in scale_boxes(two, frame.moved(-4_500, 0), SIZE, 150))


def test_the_marked_areas_are_outlined_in_the_accent(themed: QApplication) -> None:
    shape = QPolygonF(QRectF(100, 100, 80, 80))
    accent = QColor(tokens().accent).name()
    several = Marks(several=frozenset({0}))
    for marks in (Marks(chosen=0), Marks(walked=0), Marks(giving=0), several):
        image = _paper()
        painter = QPainter(image)
        draw_marks(painter, lambda _: [shape], 1, marks)
        painter.end()
        assert accent in _colours(image)
        assert image.pixelColor(140, 140).name() == "#ffffff"
    plain = _paper()
    painter = QPainter(plain)
    draw_marks(painter, lambda _: [shape], 1, Marks(chosen=7))
    painter.end()
    assert _colours(plain) == {"#ffffff"}


def test_a_verdict_shows_before_and_after_in_their_colours_and_stays_inside(
    themed: QApplication,
) -> None:
    for at in (QPointF(5, 5), QPointF(395, 295)):
        image = _paper()
        painter = QPainter(image)
        draw_verdict(painter, at, Verdict(ok=True, words="Drop here", turns=(TURN,)), SIZE)
        painter.end()
        seen = _colours(image)
        assert {"#f0e442", "#56b4e9"} <= seen
        edges = [QRectF(0, 0, 400, 4), QRectF(0, 0, 4, 300), QRectF(396, 0, 4, 300)]
        assert all(_colours(image, edge) == {"#ffffff"} for edge in edges)


def test_a_refusal_is_told_in_the_bad_tone(themed: QApplication) -> None:
    image = _paper()
    painter = QPainter(image)
    draw_verdict(painter, QPointF(50, 50), Verdict(ok=False, words="No empty post"), SIZE)
    painter.end()
    assert QColor(tokens().bad).name() in _colours(image)
    assert QColor(tokens().good).name() not in _colours(image)


def test_scales_and_note_are_drawn_in_their_boxes(themed: QApplication) -> None:
    image = _paper()
    painter = QPainter(image)
    part = Part((0,), (0, 0, 4_000, 3_000), 1.0)
    box = QRectF(200, 260, 90, 24)
    draw_scales(painter, (part,), Frame(0, 3_000, 0.1), (box,))
    draw_note(painter, "Schematic", QRectF(10, 260, 120, 20))
    painter.end()
    assert len(_colours(image, box)) > 1
    assert len(_colours(image, QRectF(10, 260, 120, 20))) > 1
    assert _colours(image, QRectF(0, 0, 400, 250)) == {"#ffffff"}


def test_the_north_mark_is_kept_clear_with_its_scale(themed: QApplication) -> None:
    box = QRectF(100, 100, 90, 24)
    image = _paper()
    painter = QPainter(image)
    draw_scales(painter, (Part((0,), (0, 0, 4_000, 3_000), 1.0),), Frame(0, 3_000, 0.05), [box])
    painter.end()
    (room,) = with_north([box])
    paper = QColor("#FFFFFF")
    dark = [(x, y) for x in range(400) for y in range(300) if image.pixelColor(x, y) != paper]
    assert dark
    assert all(room.adjusted(-1, -1, 1, 3).contains(QPointF(x, y)) for x, y in dark)
    assert max(x for x, _ in dark) > box.right()
