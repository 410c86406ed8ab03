"""What was drawn last is moved after a scroll, and looks as if it were drawn anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from bcu_desk.kit.timeline.cursor import Cursor
from bcu_desk.kit.timeline.paint.picture import Picture
from bcu_desk.kit.timeline.paint.sheet import Place, Sheet, grain_of, held_in_sight
from bcu_desk.kit.timeline.rows import BarKind, Content, TimelineBar, TimelineGroup, TimelineRow
from bcu_desk.kit.timeline.scale import Scale
from tests.kit.timeline.rooms import CONTENT, GROUPS, HOUR, LIGHT, a_picture, bar

PER_PIXEL = 1.8


def _bars() -> Iterator[TimelineBar]:
    """Of each kind, with tail, note, badge, diamond, marked part, and words beside."""
    for number, kind in enumerate(BarKind):
        row = f"r{number}"
        yield bar(f"{kind}-a", row, 5, 9.3, kind=kind, subtitle="About everything", tail=45)
        yield bar(f"{kind}-b", row, 10, 12, kind=kind, note="to 12", badge="New", turned=True)
        yield bar(f"{kind}-c", row, 13, 13.5, kind=kind, aside=True, title="Beside it")
        yield bar(f"{kind}-d", row, 16, 19.7, kind=kind, warned=True, titles=("D",))
        yield bar(f"{kind}-e", row, 20, 26, kind=kind, marked=(21 * HOUR, 22 * HOUR))


def _everything() -> Content:
    shut = ((7 * HOUR, 8 * HOUR),)
    rows = tuple(TimelineRow(f"r{n}", f"Room {n}", "Large", shut=shut) for n in range(12))
    groups = (*GROUPS, TimelineGroup("east", "East", rows), replace(GROUPS[1], key="west"))
    return replace(CONTENT, groups=groups, bars=(*CONTENT.bars, *_bars()))


def _shown(sheet: Sheet, picture: Picture, sharp: float) -> QImage:
    return sheet.of(picture, LIGHT, sharp).toImage()


def _apart(one: QImage, other: QImage) -> int:
    """How many parts of colours differ, by more than can be seen, between two images of a size."""
    assert one.size() == other.size()
    first, second = (
        np.frombuffer(image.constBits(), np.uint8).astype(np.int16) for image in (one, other)
    )
    return int((np.abs(first - second) > 2).sum())


def _slid(picture: Picture, pixels: int, down: int = 0) -> Picture:
    scale = Scale(picture.scale.start + pixels * PER_PIXEL, PER_PIXEL)
    return replace(picture, scale=scale, scrolled=picture.scrolled + down)


@pytest.mark.parametrize("sharp", [1.0, 1.5, 2.0])
def test_a_scrolled_sheet_looks_as_if_it_were_drawn_anew(light: QApplication, sharp: float) -> None:
    grain = grain_of(sharp)
    picture = a_picture(_everything(), size=QSize(500, 200), cursor=Cursor("r3", "plan-b"))
    sheet = Sheet()
    _shown(sheet, picture, sharp)
    for along, down in ((31, 0), (0, 47), (-60, 0), (13, -20), (150, 90), (-1, -1)):
        picture = _slid(picture, along * grain, down * grain)
        anew = _shown(Sheet(), picture, sharp)
        assert _apart(_shown(sheet, picture, sharp), anew) <= (0 if grain == 1 else 4)


def test_what_is_spoilt_is_drawn_anew_and_else_nothing_is(light: QApplication) -> None:
    picture = a_picture()
    sheet = Sheet()
    before = _shown(sheet, picture, 1.0)
    other = replace(picture, cursor=Cursor("oak", "lunch"))
    assert _shown(sheet, other, 1.0) == before
    sheet.spoil()
    assert _shown(sheet, other, 1.0) != before


def test_a_sheet_follows_size_and_sharpness(light: QApplication) -> None:
    sheet = Sheet()
    assert sheet.of(a_picture(size=QSize(300, 100)), LIGHT, 1.0).size() == QSize(300, 100)
    assert sheet.of(a_picture(size=QSize(400, 120)), LIGHT, 1.5).size() == QSize(600, 180)


@pytest.mark.parametrize(("sharp", "grain"), [(1.0, 1), (1.25, 4), (1.5, 2), (2.0, 1), (1.1, 0)])
def test_a_grain_is_whole_pixels_of_the_screen(sharp: float, grain: int) -> None:
    assert grain_of(sharp) == grain


def test_only_whole_pixels_at_one_zoom_can_be_moved(qapp: QApplication) -> None:
    picture = a_picture()
    here = Place.of(picture, 1.5)
    assert here.moved(Place.of(_slid(picture, 2, 4), 1.5)) == QPoint(-2, -4)
    assert here.moved(Place.of(_slid(picture, 1), 1.5)) is None
    nearer = replace(picture, scale=replace(picture.scale, per_pixel=1.0))
    assert here.moved(Place.of(nearer, 1.5)) is None
    half = replace(picture, scale=replace(picture.scale, start=picture.scale.start + 0.9))
    assert here.moved(Place.of(half, 1.5)) is None


def test_labels_at_the_edges_and_chips_are_held_in_sight(light: QApplication) -> None:
    picture = _slid(a_picture(), 100)
    held = held_in_sight(picture, -10)
    talk = picture.placed("talk")
    folded = next(line for line in picture.layout.lines if line.folded)
    lunch = picture.placed("lunch")
    assert talk is not None
    assert lunch is not None
    assert held.intersects(talk.toRect())
    assert held.intersects(QRect(300, picture.y(folded) + 4, 10, 10))
    assert not held.intersects(lunch.toRect())
