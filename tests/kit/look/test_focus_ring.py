"""The ring around what has the keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QTableWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.kit.buttons import button
from bcu_desk.kit.look.focus_ring import (
    GAP,
    WIDTH,
    FocusRing,
    covering,
    is_inside,
    lay_over,
    pass_keyboard,
)
from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.kit.look.tokens import THEMES, contrast, tokens, tokens_of

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def place(show: Show) -> QWidget:
    made = QWidget()
    lines = QVBoxLayout(made)
    lines.setContentsMargins(20, 20, 20, 20)
    lines.setSpacing(20)
    for name in ("one", "two"):
        lines.addWidget(button(name, f"page.{name}"))
    line = QLineEdit()
    line.setObjectName("page.line")
    lines.addWidget(line)
    tick = QCheckBox("Tick")
    tick.setObjectName("page.tick")
    lines.addWidget(tick)
    show(made)
    made.setFocus()
    return made


def ring(qapp: QApplication) -> FocusRing:
    return qapp.findChild(FocusRing)


def part(place: QWidget, name: str) -> QWidget:
    return place.findChild(QWidget, f"page.{name}")


def changed(before: QImage, after: QImage) -> list[tuple[int, int]]:
    return [
        (x, y)
        for x in range(before.width())
        for y in range(before.height())
        if before.pixelColor(x, y) != after.pixelColor(x, y)
    ]


@pytest.mark.parametrize("theme", THEMES)
def test_the_ring_is_2_pixels_wide_in_a_contrast_of_3(
    theme: str, place: QWidget, qapp: QApplication
) -> None:
    apply_theme(qapp, theme)
    one = part(place, "one")
    one.clearFocus()
    before = place.grab().toImage()
    one.setFocus(Qt.FocusReason.TabFocusReason)
    qapp.processEvents()
    assert ring(qapp).shown_on() is one
    after = place.grab().toImage()
    middle = one.geometry().center().x()
    column = [y for x, y in changed(before, after) if x == middle]
    top = [y for y in column if y < one.y()]
    assert len(top) >= WIDTH == 2
    assert one.y() - max(top) > GAP
    looks = [
        contrast(after.pixelColor(middle, y).name(), before.pixelColor(middle, y).name())
        for y in top
    ]
    assert sorted(looks)[-2] >= 3
    perimeter = 2 * (one.width() + one.height())
    assert len(changed(before, after)) >= perimeter * WIDTH
    apply_theme(qapp, "light")


@pytest.mark.parametrize("theme", THEMES)
def test_its_colour_stands_out_from_every_ground(theme: str) -> None:
    look = tokens_of(theme)
    assert (
        min(contrast(look.accent, look.colour(name)) for name in ("bg", "surface", "raised")) >= 3
    )


def test_tab_moves_it_and_lines_show_a_border_of_their_own(
    place: QWidget, qapp: QApplication, qtbot: QtBot
) -> None:
    part(place, "one").setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(part(place, "one"), Qt.Key.Key_Tab)
    assert ring(qapp).shown_on() is part(place, "two")
    qtbot.keyClick(part(place, "two"), Qt.Key.Key_Tab)
    line = part(place, "line")
    assert line.hasFocus()
    assert ring(qapp).shown_on() is None
    edge = line.grab().toImage()
    assert edge.pixelColor(line.width() // 2, 0) == QColor(tokens().accent)
    assert edge.pixelColor(line.width() // 2, 1) == QColor(tokens().accent)
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert ring(qapp).shown_on() is part(place, "tick")


def test_a_click_shows_no_ring(place: QWidget, qapp: QApplication, qtbot: QtBot) -> None:
    two = part(place, "two")
    qtbot.mousePress(two, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert ring(qapp).shown_on() is None
    qtbot.mouseRelease(two, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))


def test_views_wear_it_inside_their_edge(qtbot: QtBot) -> None:
    view, plain = QTableWidget(), QWidget()
    for made in (view, plain):
        qtbot.addWidget(made)
    assert is_inside(view)
    assert not is_inside(plain)
    plain.setProperty("ring_inside", True)
    assert is_inside(plain)


def test_it_outlives_the_widget_that_wore_it(
    place: QWidget, qapp: QApplication, qtbot: QtBot
) -> None:
    one = part(place, "one")
    one.setFocus(Qt.FocusReason.TabFocusReason)
    one.setParent(None)
    one.deleteLater()
    part(place, "two").setFocus(Qt.FocusReason.TabFocusReason)
    assert ring(qapp).shown_on() is part(place, "two")


def test_no_ring_shows_through_what_is_laid_over(place: QWidget, qapp: QApplication) -> None:
    one = part(place, "one")
    one.setFocus()
    over = QWidget(place)
    lay_over(over)
    over.setAutoFillBackground(True)
    over.setGeometry(place.rect())
    assert covering(one, [over]) == ()
    over.show()
    assert covering(one, [over]) == (over,)
    bare = place.window().grab().toImage()
    two = part(place, "two")
    two.setFocus()
    assert ring(qapp).shown_on() is two
    assert changed(bare, place.window().grab().toImage()) == []


def test_a_part_given_the_keyboard_wears_the_ring_only_where_one_was_shown(
    place: QWidget, qapp: QApplication
) -> None:
    one, two = part(place, "one"), part(place, "two")
    part(place, "line").setFocus()
    pass_keyboard(one)
    assert one.hasFocus()
    assert ring(qapp).shown_on() is None
    two.setFocus()
    pass_keyboard(one)
    assert ring(qapp).shown_on() is one
