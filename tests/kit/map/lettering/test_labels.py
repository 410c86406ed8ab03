"""Digits and names on the map: where they go, and that they can be read."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPolygonF
from PySide6.QtWidgets import QApplication

from bcu_desk.kit.look.tokens import contrast, tokens_of
from bcu_desk.kit.look.type_scale import font_of
from bcu_desk.kit.map.areas import Points
from bcu_desk.kit.map.lettering.labels import Labels, Place, label_ink, name_boxes, places_of
from bcu_desk.kit.map.lettering.letters import Letters
from bcu_desk.kit.map.looks import AreaLook

CLASSES = ("none", "short", "met", "over", "no_data")


def _square(left: float, top: float, side: float) -> QPolygonF:
    return QPolygonF(QRectF(left, top, side, side))


def _rooms(shapes: Sequence[QPolygonF], points: Sequence[QPointF]) -> tuple[Points, Points]:
    """The middles and the sizes of shapes."""
    boxes = [shape.boundingRect() for shape in shapes]
    sizes = np.array([(box.width(), box.height()) for box in boxes])
    return np.array([point.toTuple() for point in points]), sizes


def _places(
    names: Sequence[str], shapes: Sequence[QPolygonF], points: Sequence[QPointF]
) -> tuple[Place, ...]:
    return places_of(names, shapes, *_rooms(shapes, points))


def _labels(names: Sequence[str], shapes: Sequence[QPolygonF], points: Sequence[QPointF]) -> Labels:
    return Labels(names, shapes, *_rooms(shapes, points), Letters())


def _metrics() -> QFontMetricsF:
    return QFontMetricsF(font_of("small"))


def _paper(colour: str) -> QImage:
    image = QImage(120, 120, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def _colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(120) for y in range(120)}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("state", CLASSES)
def test_digits_read_on_every_class_colour(themed: QApplication, theme: str, state: str) -> None:
    ground = tokens_of(theme).hue(f"class.{state}")
    assert contrast(label_ink(ground), ground) >= 4.5


def test_a_faint_label_is_half_seen_through() -> None:
    assert QColor(label_ink("#FFFFFF", faint=True)).alphaF() == pytest.approx(0.45, abs=0.01)


def test_a_tiny_area_has_no_digit_and_a_small_one_no_name(themed: QApplication) -> None:
    shapes = [_square(0, 0, 8), _square(20, 0, 24), _square(60, 0, 120)]
    points = [shape.boundingRect().center() for shape in shapes]
    found = _places(["Loxford"] * 3, shapes, points)
    assert [(place.number, place.text) for place in found] == [
        (1, None),
        (2, None),
        (2, "Loxford"),
    ]
    assert shapes[2].boundingRect().contains(found[2].box)


def test_a_long_name_goes_on_two_lines_where_one_is_too_narrow(themed: QApplication) -> None:
    name = "Rainham and Wennington"
    wide = _metrics().horizontalAdvance(name)
    one = name_boxes(name, _metrics(), _square(0, 0, wide + 30), QPointF(wide / 2 + 15, 60))
    assert [text for text, _ in one] == [name]
    side = wide * 0.75
    two = name_boxes(name, _metrics(), _square(0, 0, side), QPointF(side / 2, 40))
    assert [text for text, _ in two] == ["Rainham and", "Wennington"]
    assert name_boxes(name, _metrics(), _square(0, 0, 40), QPointF(20, 10)) == ()
    assert name_boxes("", _metrics(), _square(0, 0, 400), QPointF(200, 200)) == ()


def test_no_two_labels_of_a_crowd_meet(themed: QApplication) -> None:
    side = _metrics().horizontalAdvance("Heath") + 8
    shapes = [_square(side * x, side * y, side) for y in range(5) for x in range(5)]
    points = [shape.boundingRect().center() for shape in shapes]
    found = _places(["Heath"] * 25, shapes, points)
    assert len(found) == 50
    meeting = [
        (a, b)
        for a, b in combinations(found, 2)
        if a.box.adjusted(0, 0, -1, -1).intersects(b.box.adjusted(0, 0, -1, -1))
    ]
    assert not meeting


def test_labels_are_drawn_in_the_ink_of_their_ground(themed: QApplication) -> None:
    shapes, points = [_square(0, 0, 110)], [QPointF(55, 50)]
    for ground, ink in (("#0072B2", "#ffffff"), ("#F0E442", "#000000")):
        look = AreaLook(ground, "8", "Abbey", "Abbey: 8")
        image = _paper(ground)
        painter = QPainter(image)
        _labels([look.name], shapes, points).draw(painter, [look], [ground])
        painter.end()
        assert ink in _colours(image)


def test_an_area_without_a_digit_has_none_drawn(themed: QApplication) -> None:
    look = AreaLook("#FFFFFF", "", "", "Abbey")
    image = _paper("#FFFFFF")
    painter = QPainter(image)
    _labels([""], [_square(0, 0, 110)], [QPointF(55, 50)]).draw(painter, [look], ["#FFFFFF"])
    painter.end()
    assert _colours(image) == {"#ffffff"}


def test_a_name_keeps_out_of_a_dent(themed: QApplication) -> None:
    wide = _metrics().horizontalAdvance("Bunhill") + 20
    dent = [(0, 0), (wide, 0), (wide, 80), (wide / 2 + 9, 80), (wide / 2, 30), (wide / 2 - 9, 80)]
    shape = QPolygonF([QPointF(*point) for point in (*dent, (0, 80))])
    assert name_boxes("Bunhill", _metrics(), _square(0, 0, 80), QPointF(wide / 2, 40))
    assert name_boxes("Bunhill", _metrics(), shape, QPointF(wide / 2, 40)) == ()


def test_a_digit_too_wide_for_its_area_gives_way_to_what_is_brief(themed: QApplication) -> None:
    def drawn(side: float, brief: str, digit: str = "1,234") -> QImage:
        look = AreaLook("#FFFFFF", digit, "", "Abbey", brief=brief)
        image = _paper("#FFFFFF")
        painter = QPainter(image)
        middle = QPointF(side / 2, side / 2)
        _labels([""], [_square(0, 0, side)], [middle]).draw(painter, [look], ["#FFFFFF"])
        painter.end()
        return image

    assert drawn(24, "E") == drawn(24, "", digit="E")
    assert drawn(100, "E") == drawn(100, "")
