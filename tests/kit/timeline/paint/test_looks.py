"""How kinds of bars look: each by its form too, with words that can be read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from bcu_desk.kit.look.tokens import THEMES, contrast, tokens_of
from bcu_desk.kit.timeline.paint.looks import (
    BESIDE,
    box_pixmap,
    edge_pen,
    ink,
    look_of,
    mixed,
    paint_box,
    paint_hatch,
)
from bcu_desk.kit.timeline.rows import BarKind
from tests.kit.timeline.rooms import LIGHT, bar, colours


def test_mixing_goes_from_one_to_the_other() -> None:
    assert mixed("#FFFFFF", "#000000", 1) == "#ffffff"
    assert mixed("#FFFFFF", "#000000", 0) == "#000000"
    assert mixed("#FF0000", "#0000FF", 0.5) == "#800080"


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("kind", list(BarKind))
def test_titles_can_be_read_on_their_ground(kind: BarKind, theme: str) -> None:
    look = look_of(bar("x", "oak", 8, 9, kind=kind), tokens_of(theme))
    assert contrast(look.ink, look.ground) >= 4.5
    assert contrast(look.second, look.ground) >= 4.5


def test_no_two_kinds_look_the_same() -> None:
    looks = [look_of(bar("x", "oak", 8, 9, kind=kind), LIGHT) for kind in BarKind]
    assert len(set(looks)) == len(looks)


def test_a_box_has_ground_edge_and_thick_left_edge(qapp: QApplication) -> None:
    image = QImage(60, 30, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    paint_box(
        painter, QRectF(5.5, 5.5, 50, 20), look_of(bar("x", "o", 8, 9, kind=BarKind.CLASH), LIGHT)
    )
    painter.end()
    assert image.pixelColor(6, 15).name().upper() == LIGHT.bad
    assert image.pixelColor(30, 15).name().upper() == LIGHT.bad_soft
    assert image.pixelColor(1, 1).name().upper() == "#FFFFFF"


def test_a_hatch_stays_inside_and_keeps_its_place(qapp: QApplication) -> None:
    image = QImage(60, 30, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    paint_hatch(painter, QRectF(10, 5, 40, 20), "#000000")
    painter.end()
    assert len(colours(image, 10, 5, 50, 25)) > 1
    assert set(colours(image, 0, 0, 9, 30)) == {"#FFFFFF"}


def test_a_box_that_is_kept_looks_like_one_that_is_drawn(qapp: QApplication) -> None:
    look = look_of(bar("x", "o", 8, 9, kind=BarKind.CLASH), LIGHT)
    drawn, kept = (QImage(60, 30, QImage.Format.Format_RGB32) for _ in range(2))
    for image in (drawn, kept):
        image.fill(0xFFFFFF)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_box(painter, QRectF(5.5, 5.5, 40, 20), look)
    painter.end()
    painter = QPainter(kept)
    painter.drawPixmap(QPointF(5.5 - BESIDE, 5.5 - BESIDE), box_pixmap(40, 20, look, 1))
    painter.end()
    points = [(x, y) for x in range(60) for y in range(30)]
    differ = [
        max(abs(a - b) for a, b in zip(one.getRgb(), other.getRgb(), strict=True))
        for one, other in ((drawn.pixelColor(*point), kept.pixelColor(*point)) for point in points)
    ]
    assert max(differ) <= 3


def test_colours_and_pens_are_kept() -> None:
    assert ink("#123456") is ink("#123456")
    assert edge_pen("#123456", dashed=True).dashPattern() == [4, 3]
    assert edge_pen("#123456", dashed=False).color().name() == "#123456"
