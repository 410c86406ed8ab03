"""The rows of a painted tile: tone, tag, button, and cells in their colours."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from bcu_desk.features.home.model.plan import Band, Room
from bcu_desk.features.home.widgets.lines import (
    State,
    cell_rects,
    paint_heading,
    paint_line,
    paint_strip,
)
from bcu_desk.features.home.widgets.pen import Fonts, Pen
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.work.contributions import TileLine
from tests.features.home.tiles import a_line, a_strip

WIDTH, HEIGHT = 400, 64


@pytest.fixture
def drawn(themed: QApplication):
    """Draws a line, or what a function paints."""

    def draw(line: TileLine | None, state: State | None = None, paint=None) -> QImage:
        paper = QPixmap(WIDTH, HEIGHT)
        paper.fill(QColor("#FFFFFF"))
        painter = QPainter(paper)
        fonts = Fonts()
        pen = Pen(painter, fonts)
        if line is not None:
            room = Room(WIDTH, HEIGHT, 1.0, fonts.width)
            paint_line(pen, line, Band(0, HEIGHT), room, 60, state or State())
        else:
            paint(pen)
        painter.end()
        return paper.toImage()

    return draw


def _colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name().upper() for x in range(WIDTH) for y in range(HEIGHT)}


def test_a_tag_lies_on_the_ground_of_its_tone_and_a_time_on_none(drawn) -> None:
    look = tokens()
    assert look.warn_soft in _colours(drawn(a_line(1)))
    assert look.bad_soft in _colours(drawn(a_line(1, tone="bad")))
    plain = _colours(drawn(a_line(1, tone="", tag="05:50")))
    assert not {look.warn_soft, look.bad_soft, look.bg} & plain


def test_an_alarming_line_without_a_tag_is_alarming_as_a_whole(drawn) -> None:
    image = drawn(a_line(1, tone="bad", tag=""))
    assert image.pixelColor(WIDTH // 2, HEIGHT - 2) == QColor(tokens().bad_soft)


def test_the_line_with_the_keyboard_and_the_one_under_the_pointer_are_seen(drawn) -> None:
    look = tokens()
    assert {look.accent, look.accent_soft} <= _colours(drawn(a_line(1), State(at=0)))
    hovered = drawn(a_line(1), State(hovered=True))
    assert hovered.pixelColor(WIDTH // 2, HEIGHT - 2) == QColor(look.bg)
    assert look.accent_soft not in _colours(drawn(a_line(1)))


def test_what_is_settled_has_a_chip_in_place_of_a_button(drawn) -> None:
    settled = _colours(drawn(a_line(1, button="", settled="Settled")))
    assert tokens().good_soft in settled
    assert tokens().good_soft not in _colours(drawn(a_line(1)))


def test_a_line_may_tell_something_at_its_right_and_alarm(drawn) -> None:
    plain = drawn(a_line(1, button=""))
    told = drawn(a_line(1, button="", aside="until 07:00", alarm="No successor"))
    assert plain != told
    assert tokens().bad in _colours(told)


def test_cells_stand_side_by_side_inside_the_card_however_many(themed: QApplication) -> None:
    for count in (1, 12, 21, 40):
        rects = cell_rects(1.0, a_strip(count), Band(0, HEIGHT), WIDTH)
        assert len(rects) == count
        for left, right in pairwise(rects):
            assert left.right() < right.left()
        assert rects[-1].right() <= WIDTH - 16


def test_a_strip_shows_its_cells_and_frames_the_one_chosen(drawn) -> None:
    strip = a_strip(4)

    def paint(state: State):
        edges = (200, 260, 320, WIDTH)
        return lambda pen: paint_strip(pen, strip, Band(0, HEIGHT), edges, state, full=True)

    plain, chosen = drawn(None, paint=paint(State())), drawn(None, paint=paint(State(at=2)))
    assert tokens().hue("class.met") in _colours(plain)
    (_, second, *_rest) = cell_rects(1.0, strip, Band(0, HEIGHT), WIDTH)
    edge = (second.left() - 1, second.center().y())
    assert plain.pixelColor(*edge) != chosen.pixelColor(*edge)


def test_a_heading_lies_on_its_own_ground(drawn) -> None:
    image = drawn(None, paint=lambda pen: paint_heading(pen, Band(0, 24), WIDTH, "Today"))
    assert image.pixelColor(WIDTH - 20, 20) == QColor(tokens().bg)
