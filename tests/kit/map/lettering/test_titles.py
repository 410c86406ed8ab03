"""Titles of groups on free paper."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from bcu_desk.kit.map.lettering.titles import Paper, draw_titles, placed_titles, title_size
from bcu_desk.kit.map.looks import GroupLook

LOOKS = {
    "R": GroupLook("Redbridge", "6 of 21 below target"),
    "H": GroupLook("Havering", "4 of 18 below target"),
}


def _numbers(width: int, height: int, *boxes: QRectF) -> np.ndarray:
    made = np.zeros((height, width), dtype=np.bool_)
    for box in boxes:
        rows = slice(int(box.top()), int(box.bottom()))
        made[rows, int(box.left()) : int(box.right())] = 1
    return made


def _places(*points: QPointF) -> np.ndarray:
    return np.array([point.toTuple() for point in points]).reshape(-1, 2)


def test_titles_lie_off_the_areas_each_by_its_own_group(themed: QApplication) -> None:
    areas = (QRectF(200, 150, 100, 100), QRectF(300, 150, 100, 100))
    paper = Paper(_numbers(600, 400, *areas), 1.0, ())
    points = _places(*(area.center() for area in areas))
    found = placed_titles(LOOKS, ("R", "H"), points, paper)
    assert [title.look.title for title in found] == ["Redbridge", "Havering"]
    assert not any(title.box.intersects(area) for title in found for area in areas)
    assert not found[0].box.intersects(found[1].box)
    assert found[0].box.center().x() < 300 < found[1].box.center().x()


def test_a_box_that_is_kept_clear_stays_clear(themed: QApplication) -> None:
    area, kept = QRectF(100, 100, 60, 60), QRectF(0, 0, 400, 95)
    paper = Paper(_numbers(400, 300, area), 1.0, (kept,))
    (title,) = placed_titles({"R": LOOKS["R"]}, ("R",), _places(area.center()), paper)
    assert not title.box.intersects(kept)


def test_a_title_without_room_near_its_group_is_left_out(themed: QApplication) -> None:
    full = Paper(_numbers(300, 200, QRectF(0, 0, 300, 200)), 1.0, ())
    assert placed_titles(LOOKS, ("R", "H"), _places(QPointF(50, 50), QPointF(250, 50)), full) == ()
    far = Paper(_numbers(900, 600, QRectF(0, 0, 600, 600)), 1.0, ())
    assert placed_titles({"R": LOOKS["R"]}, ("R",), _places(QPointF(40, 40)), far) == ()
    empty = Paper(_numbers(300, 200), 1.0, ())
    assert placed_titles(LOOKS, (), _places(), empty) == ()


def test_a_title_with_little_room_is_told_shorter(themed: QApplication) -> None:
    look = GroupLook("Barking and Dagenham", "2 of 17 below target", "B & D")
    wide = title_size(GroupLook("B & D", look.about)).width() + 16
    strip = Paper(_numbers(600, 400, QRectF(wide, 0, 600 - wide, 400)), 1.0, ())
    (title,) = placed_titles({"B": look}, ("B",), _places(QPointF(wide + 20, 100)), strip)
    assert (title.look.title, title.look.about) == ("B & D", "2 of 17 below target")


def test_a_sheet_smaller_than_the_title_has_no_spot(themed: QApplication) -> None:
    paper = Paper(_numbers(60, 20), 1.0, ())
    assert len(paper.free_spots(QSizeF(100, 40))) == 0


def test_screens_with_more_pixels_give_the_same_places(themed: QApplication) -> None:
    area = QRectF(100, 100, 60, 60)
    double = QRectF(200, 200, 120, 120)
    one = Paper(_numbers(400, 304, area), 1.0, ())
    two = Paper(_numbers(800, 608, double), 2.0, ())
    size = title_size(LOOKS["R"])
    assert one.free_spots(size).tolist() == two.free_spots(size).tolist()


def test_a_title_is_drawn_with_its_line(themed: QApplication) -> None:
    image = QImage(300, 120, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    paper = Paper(_numbers(300, 120), 1.0, ())
    titles = placed_titles({"R": LOOKS["R"]}, ("R",), _places(QPointF(100, 60)), paper)
    painter = QPainter(image)
    draw_titles(painter, titles)
    painter.end()
    box = titles[0].box.toRect()
    dark = [
        y
        for y in range(box.top(), box.bottom() + 1)
        if any(image.pixelColor(x, y).lightness() < 150 for x in range(box.left(), box.right()))
    ]
    assert dark[-1] - dark[0] > 16
