"""Names beside the map, with lines to their areas."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.map.lettering.callouts import (
    LONGEST,
    MOST,
    Callout,
    draw_callouts,
    placed_callouts,
)
from bcu_desk.kit.map.lettering.titles import Paper

HIGH, WIDE = 300, 600
MAP = slice(200, 420)  # the columns that areas take


def _numbers(high: int = HIGH) -> np.ndarray:
    """One area in the middle, three columns of 40 pixels in it being areas of their own."""
    numbers = np.zeros((high, WIDE), dtype=np.intp)
    numbers[:, MAP] = 1
    for column in (1, 2, 3):
        numbers[:, 200 + 40 * column : 240 + 40 * column] = column + 1
    return numbers


def _placed(*wanted: tuple[int, str, float, float]) -> tuple[Callout, ...]:
    numbers = _numbers()
    points = [QPointF(x, y) for _, _, x, y in wanted]
    told = [(place, text) for place, (_, text, _, _) in enumerate(wanted)]
    areas = [number for number, *_ in wanted]

    def number_at(point: QPointF) -> int:
        found = int(numbers[min(HIGH - 1, max(0, int(point.y()))), min(WIDE - 1, int(point.x()))])
        return areas.index(found - 1) if found - 1 in areas else found + 90 if found else -1

    return placed_callouts(told, points, Paper(numbers, 1.0, ()), number_at)


def test_a_name_lies_on_free_paper_nearly_level_with_its_area(themed: QApplication) -> None:
    (made,) = _placed((0, "Loxford", 215, 120))
    assert made.box.right() < 200
    assert made.start.x() > made.box.right()
    assert made.end.x() < 215
    assert abs(made.start.y() - made.end.y()) < 12


def test_the_nearer_side_is_taken(themed: QApplication) -> None:
    (made,) = _placed((0, "Heath", 405, 120))
    assert made.box.left() > 420
    assert made.end.x() > 405


def test_an_area_deep_inside_has_no_name_beside_the_map(themed: QApplication) -> None:
    assert LONGEST < 600
    assert _placed((2, "Alibon", 300, 120)) == ()


def test_names_and_lines_keep_clear_of_one_another(themed: QApplication) -> None:
    wanted = [(0, f"Ward {number}", 215, 60 + 6 * number) for number in range(8)]
    made = _placed(*wanted)
    assert len(made) >= 2
    for one in made:
        for other in made:
            assert one is other or not one.box.intersects(other.box)


def test_only_so_many_are_told_and_none_crosses_what_is_kept(themed: QApplication) -> None:
    wanted = [(0, "Ward", 215, 20 + 14 * number) for number in range(18)]
    assert len(_placed(*wanted)) <= MOST
    numbers = _numbers()
    kept = [QRectF(0, 0, WIDE, HIGH)]
    paper = Paper(numbers, 1.0, ())
    assert placed_callouts([(0, "Ward")], [QPointF(215, 90)], paper, lambda _: 0, kept) == ()


def test_the_line_is_drawn_from_the_name_to_the_area(themed: QApplication) -> None:
    made = Callout(0, "Loxford", QRectF(10, 40, 60, 14), QPointF(73, 47), QPointF(150, 47))
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(QColor(tokens().surface))
    painter = QPainter(image)
    draw_callouts(painter, [made])
    painter.end()
    ink = QColor(tokens().ink).lightness()
    assert any(abs(image.pixelColor(110, y).lightness() - ink) < 150 for y in (46, 47))
    assert image.pixelColor(180, 47).name().upper() == tokens().surface
