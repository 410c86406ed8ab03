"""Drawing the chart, and keeping the pictures of cards."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from bcu_desk.features.org_chart.model.cards import Cards
from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.widgets.chart.camera import Camera
from bcu_desk.features.org_chart.widgets.chart.lines import Lines
from bcu_desk.features.org_chart.widgets.chart.moving import Moving
from bcu_desk.features.org_chart.widgets.chart.painting import Kept, Picture, draw_chart

SIZE = QSize(38, 38)


def _picture(
    loaded: Loaded, camera: Camera | None = None, chosen: str = "", moving: Moving | None = None
) -> Picture:
    cards = Cards()
    cards.show(loaded.tree)
    lines = Lines()
    lines.renew(cards)
    return Picture(loaded, cards, lines, camera or Camera(), chosen, moving)


def _drawn(picture: Picture, kept: Kept) -> QImage:
    image = QImage(900, 600, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    draw_chart(painter, QRectF(0, 0, 900, 600), picture, kept)
    painter.end()
    return image


def test_a_card_is_drawn_once_while_nothing_of_it_changes(
    themed: QApplication, east: Loaded
) -> None:
    kept, picture = Kept(), _picture(east)
    first = kept.picture(picture, "EA-S1", SIZE, 1.0)
    moved = Picture(
        picture.loaded, picture.cards, picture.lines, picture.camera.moved(40, 9), "", None
    )
    assert kept.picture(moved, "EA-S1", SIZE, 1.0) is first


def test_another_zoom_choice_or_screen_is_drawn_anew(themed: QApplication, east: Loaded) -> None:
    kept, picture = Kept(), _picture(east)
    first = kept.picture(picture, "EA-S1", SIZE, 1.0)
    chosen = _picture(east, chosen="EA-S1")
    assert kept.picture(chosen, "EA-S1", SIZE, 1.0) is not first
    closer = _picture(east, Camera(scale=1.5))
    assert kept.picture(closer, "EA-S1", SIZE, 1.0) is not first
    assert kept.picture(picture, "EA-S1", SIZE, 2.0).devicePixelRatio() == 2.0


def test_moving_the_chart_moves_the_same_picture(themed: QApplication, east: Loaded) -> None:
    kept = Kept()
    here = _drawn(_picture(east, Camera()), kept)
    there = _drawn(_picture(east, Camera().moved(-100, 0)), kept)
    assert here.copy(100, 0, 700, 600) == there.copy(0, 0, 700, 600)


def test_choice_and_drag_change_the_picture_at_every_zoom(
    themed: QApplication, east: Loaded
) -> None:
    moving = Moving("EA-I13", east.targets("EA-I13"), QPointF(300, 300), "EA-CI2")
    for scale in (1.0, 0.6, 0.3):
        kept, camera = Kept(), Camera(scale=scale)
        plain = _drawn(_picture(east, camera), kept)
        assert _drawn(_picture(east, camera, chosen="EA-S1"), kept) != plain
        assert _drawn(_picture(east, camera, moving=moving), kept) != plain


def test_blocks_are_sorted_by_look_once_for_each_choice(themed: QApplication, east: Loaded) -> None:
    kept, picture = Kept(), _picture(east, Camera(scale=0.2))
    blocks = kept.blocks(picture)
    assert sum(len(boxes) for boxes in blocks.values()) == len(picture.cards.places)
    assert kept.blocks(picture) is blocks
    assert kept.blocks(_picture(east, Camera(scale=0.2), chosen="EA-S1")) is not blocks


def test_a_chart_seen_from_afar_is_drawn_once_however_it_is_moved(
    themed: QApplication, east: Loaded
) -> None:
    kept, picture = Kept(), _picture(east, Camera(scale=0.1))
    afar = kept.afar(picture, 1.0)
    assert afar is not None
    assert afar.width() >= picture.cards.size()[0] * 0.1
    moved = replace(picture, camera=picture.camera.moved(30, 5))
    assert kept.afar(moved, 1.0) is afar
    here, there = _drawn(picture, kept), _drawn(moved, kept)
    assert here.copy(0, 0, 100, 80) == there.copy(30, 5, 100, 80)
    assert kept.afar(replace(picture, chosen="EA-S1"), 1.0) is not afar
    assert kept.afar(replace(picture, camera=Camera(scale=0.3)), 1.0) is None
