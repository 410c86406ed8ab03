"""A view drawn: what lies where, and how it is coloured."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from bcu_desk.kit.map.drawing.frame import fitted
from bcu_desk.kit.map.drawing.surface import Surface
from bcu_desk.kit.map.looks import GroupLook
from bcu_desk.kit.map.scene import Scene, drawing_of
from tests.kit.map.squares import BLUE, looks, squares

SIZE = QSize(300, 200)
ROUNDED = 3  # of 255: borders drawn on colours, and on a picture of their own that is laid over


def _scene(folder: Path, ratio: float = 1.0) -> Scene:
    areas = squares(folder, "ABCD")
    drawing = drawing_of(areas, ("n", "n", "s", "s"))
    frame = fitted(areas.bounds(), QRectF(60, 10, 180, 180))
    return Scene(drawing, frame, SIZE, (), Surface(SIZE, ratio))


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_areas_are_found_and_coloured_at_every_screen_scale(
    themed: QApplication, tmp_path: Path, ratio: float
) -> None:
    areas = squares(tmp_path, "ABCD")
    scene = _scene(tmp_path, ratio)
    scene.recolour(looks(areas, digit="", name=""))
    image = scene.picture().copy()
    assert image.width() == 300 * ratio
    for number, point in enumerate(scene.points):
        assert scene.number_at(point) == number
        pixel = image.pixelColor(int(point.x() * ratio) + 9, int(point.y() * ratio) + 9)
        assert pixel.name().upper() == BLUE
    assert scene.number_at(QPointF(20, 20)) == -1


def test_an_area_without_data_is_hatched(themed: QApplication, tmp_path: Path) -> None:
    areas = squares(tmp_path, "ABCD")
    scene = _scene(tmp_path)
    scene.recolour(looks(areas, colour="#FFFFFF", digit="", name="", hatched=True))
    image = scene.picture().copy()
    x, y = (round(value) for value in scene.points[0].toTuple())
    seen = {image.pixelColor(x + dx, y + dy).name() for dx in range(20) for dy in range(20)}
    assert len(seen) > 1


def test_titles_keep_clear_of_the_areas(themed: QApplication, tmp_path: Path) -> None:
    scene = _scene(tmp_path)
    areas = squares(tmp_path, "ABCD")
    for _ in range(2):  # the second time from the picture of the borders, as with titles below
        scene.title({})
        scene.recolour(looks(areas))
    plain = scene.picture().copy()
    scene.title({"n": GroupLook("North", ""), "s": GroupLook("South", "")})
    scene.recolour(looks(areas))
    titled = scene.picture().copy()
    changed = [
        (x, y)
        for x in range(300)
        for y in range(200)
        if plain.pixelColor(x, y) != titled.pixelColor(x, y)
    ]
    assert changed
    assert all(scene.number_at(QPointF(*place)) == -1 for place in changed)


def _off(one: QImage, other: QImage) -> int:
    """How far the pixels of two pictures are apart at most, of 255."""
    cells = [np.frombuffer(image.constBits(), dtype=np.uint8) for image in (one, other)]
    return int(np.abs(cells[0].astype(int) - cells[1]).max())


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_recolouring_a_few_areas_gives_the_same_picture_as_all(
    themed: QApplication, tmp_path: Path, ratio: float
) -> None:
    areas = squares(tmp_path, "ABCD")
    before = looks(areas)
    changes = (
        replace(before[1], colour="#D55E00", digit="0"),
        replace(before[1], hatched=True),
        replace(before[1], faint=True),
        replace(before[1], name="Another"),
        replace(before[1], called=True),
    )
    for changed in changes:
        after = (before[0], changed, *before[2:])
        twice, whole = _scene(tmp_path, ratio), _scene(tmp_path, ratio)
        twice.recolour(before)
        twice.recolour(after)
        whole.recolour(after)
        assert _off(twice.picture(), whole.picture()) <= ROUNDED


def test_the_same_looks_leave_the_picture_as_it_is(themed: QApplication, tmp_path: Path) -> None:
    areas = squares(tmp_path, "ABCD")
    scene = _scene(tmp_path)
    scene.recolour(looks(areas))
    before = scene.picture().copy()
    scene.recolour(looks(areas))
    assert scene.picture().copy() == before
    assert scene._changed(looks(areas)) == []
