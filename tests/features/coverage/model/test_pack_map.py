"""The ward map of a pack is drawn within its place, its classes told below it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QApplication

from bcu_desk.features.coverage.model.pack_map import draw_cover
from bcu_desk.features.coverage.sections.parts import CoverMap, coverage_part
from bcu_desk.kit.ink import UNIT, Ink, Measure
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.packs.blocks import Drawing
from bcu_desk.work.packs.sections import Asked
from bcu_desk.work.view import View
from tests.features.coverage.sections.test_parts import DAY, SIX


def test_the_map_of_the_sample_is_drawn_in_its_place(
    themed: QApplication, made_sample: Path
) -> None:
    with Desk(made_sample, Clock(SIX), read_only=True).reader() as reader:
        drawing = coverage_part(reader, View(DAY, ("EA",)), Asked(at=SIX)).blocks[0]
    assert isinstance(drawing, Drawing)
    assert isinstance(drawing.data, CoverMap)
    drawn = QImage(400, 300, QImage.Format.Format_RGB32)
    drawn.fill(0xFFFFFFFF)
    painter = QPainter(drawn)
    painter.scale(1 / UNIT, 1 / UNIT)
    ink = Ink(painter, Measure(QGuiApplication.font()))
    draw_cover(ink, (50.0, 20.0, 300.0, 200.0), drawing.data)
    painter.end()
    colours = {drawn.pixelColor(x, y).name() for x in range(50, 350, 2) for y in range(20, 220, 2)}
    states = {row.state for row in drawing.data.cover}
    assert {ink.look.hue(f"class.{state}").lower() for state in states} <= colours
    outside = {drawn.pixelColor(x, y).name() for x in range(0, 400, 3) for y in range(230, 300, 3)}
    assert outside == {"#ffffff"}
