"""Digits and names on the map: where they go, and that they can be read."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPolygonF
from PySide6.QtWidgets import QApplication

from bcu_desk.kit.look.tokens import contrast, tokens_of
from bcu_desk.kit.look.type_scale import font_of
from bcu_desk.kit.map.labels import Label, draw_words, name_boxes, placed

CLASSES = ("none", "short", "met", "over", "no_data")


def _square(left: float, top: float, side: float) -> QPolygonF:
    return QPolygonF(QRectF(left, top, side, side))


def _metrics() -> QFontMetricsF:
    return QFontMetricsF(font_of("small"))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("state", CLASSES)
def test_digits_read_on_every_class_colour(themed: QApplication, theme: str, state: str) -> None:
    ground = tokens_of(theme).hue(f"class.{state}")
    assert contrast(Label("2", "", ground).ink().name(), ground) >= 4.5


def test_a_tiny_area_has_no_digit_and_a_small_one_no_name(themed: QApplication) -> None:
    labels = [Label("2", "Loxford", "#56B4E9")] * 3
    shapes = [_square(0, 0, 8), _square(20, 0, 24), _square(60, 0, 120)]
    points = [shape.boundingRect().center() for shape in shapes]
    found = placed(labels, shapes, points)
    assert [words.text for words in found] == ["2", "2", "Loxford"]
    assert shapes[2].boundingRect().contains(found[2].box)


def test_a_long_name_goes_on_two_lines_where_one_is_too_narrow(themed: QApplication) -> None:
    name = "Rainham and Wennington"
    wide = _metrics().horizontalAdvance(name)
    one = name_boxes(name, _metrics(), _square(0, 0, wide + 30), QPointF(wide / 2 + 15, 60), ())
    assert [text for text, _ in one] == [name]
    side = wide * 0.75
    two = name_boxes(name, _metrics(), _square(0, 0, side), QPointF(side / 2, 40), ())
    assert [text for text, _ in two] == ["Rainham and", "Wennington"]
    assert name_boxes(name, _metrics(), _square(0, 0, 40), QPointF(20, 10), ()) == ()
    assert name_boxes("", _metrics(), _square(0, 0, 400), QPointF(200, 200), ()) == ()


def test_a_name_keeps_off_what_is_there_already(themed: QApplication) -> None:
    point = QPointF(100, 60)
    taken = QRectF(0, 60, 200, 30)
    assert name_boxes("Abbey", _metrics(), _square(0, 0, 200), point, ()) != ()
    assert name_boxes("Abbey", _metrics(), _square(0, 0, 200), point, (taken,)) == ()


def test_no_two_labels_of_a_crowd_meet(themed: QApplication) -> None:
    shapes = [_square(36 * column, 36 * row, 36) for row in range(5) for column in range(5)]
    points = [shape.boundingRect().center() for shape in shapes]
    labels = [Label("2", "Heath", "#56B4E9") for _ in shapes]
    found = placed(labels, shapes, points)
    assert len(found) >= len(shapes)
    assert not any(a.box.intersects(b.box) for a, b in combinations(found, 2))


def test_words_are_drawn_in_their_ink(themed: QApplication) -> None:
    image = QImage(60, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#0072B2"))
    label = Label("8", "", "#0072B2")
    painter = QPainter(image)
    draw_words(painter, placed([label], [_square(0, 0, 30)], [QPointF(15, 15)]))
    painter.end()
    seen = {image.pixelColor(x, y).name() for x in range(30) for y in range(30)}
    assert "#ffffff" in seen


def test_a_faint_label_is_half_seen_through(themed: QApplication) -> None:
    assert Label("2", "", "#FFFFFF", faint=True).ink().alphaF() == pytest.approx(0.45, abs=0.01)
