"""Scrolling, zooming and following the text size."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from bcu_desk.kit.look.theme import apply_theme
from tests.kit.timeline.conftest import Shown
from tests.kit.timeline.rooms import HOUR

ShowBoard = Callable[..., Shown]


def test_the_times_wanted_are_shown_and_kept_when_the_width_changes(show_board: ShowBoard) -> None:
    board = show_board().board
    assert board.shown_span() == (6 * HOUR, 22 * HOUR)
    board.resize(1_200, 330)
    assert board.shown_span() == (6 * HOUR, 22 * HOUR)
    assert board.width_of_time() > 900


def test_the_scroll_bar_goes_along_time_and_tells(show_board: ShowBoard) -> None:
    board = show_board().board
    told: list[tuple[int, int]] = []
    board.span_shown.connect(lambda start, end: told.append((start, end)))
    bar = board.horizontalScrollBar()
    bar.setValue(bar.maximum())
    assert told[-1] == (8 * HOUR, 24 * HOUR)
    bar.setValue(0)
    assert board.shown_span() == (0, 16 * HOUR)


def test_the_view_keeps_within_the_axis(show_board: ShowBoard) -> None:
    board = show_board().board
    board.look_at(-5 * HOUR, 5 * HOUR)
    assert board.shown_span() == (0, 10 * HOUR)
    board.zoom(1_000, 10)
    first, last = board.shown_span()
    assert last - first == 8 * board.axis.step


def test_a_line_and_a_time_are_brought_into_sight(show_board: ShowBoard) -> None:
    board = show_board().board
    board.resize(820, 120)
    board.look_at(8 * HOUR, 12 * HOUR)
    line = board.rows.line_of("ash")
    assert line is not None
    board.reveal(line.top, line.height, 20 * HOUR, 21 * HOUR)
    assert board.verticalScrollBar().value() > 0
    first, last = board.shown_span()
    assert first <= 20 * HOUR < last
    board.reveal(0, 24, 20 * HOUR, 21 * HOUR)
    assert board.verticalScrollBar().value() == 0


def test_larger_text_makes_taller_rows(show_board: ShowBoard, light: QApplication) -> None:
    board = show_board().board
    before = board.rows.height
    apply_theme(light, "light", 1.5)
    try:
        assert board.rows.height > 1.3 * before
    finally:
        apply_theme(light, "light")
    assert board.rows.height == before


def test_a_scroll_goes_by_whole_pixels_and_shows_what_came_in(show_board: ShowBoard) -> None:
    board = show_board().board
    board.resize(820, 130)
    board.look_at(8 * HOUR, 12 * HOUR)
    board.grab()
    for bar, value in (
        (board.horizontalScrollBar(), 210_000),
        (board.verticalScrollBar(), 33),
        (board.horizontalScrollBar(), 900_000),
        (board.verticalScrollBar(), 5),
    ):
        before = board.scale
        bar.setValue(value)
        moved = (board.scale.start - before.start) / before.per_pixel
        assert abs(moved - round(moved)) < 0.001 or value == 900_000
        scrolled = board.viewport().grab().toImage()
        board.renew()
        assert board.viewport().grab().toImage() == scrolled
