"""Push buttons with icons and keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bcu_desk.kit.buttons import LEAST_HEIGHT, Button, button, icon_button, restyled
from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.kit.look.tokens import tokens

Show = Callable[[QWidget], QWidget]


def test_a_button_is_named_by_its_words(show: Show) -> None:
    made = button("&Open…", "page.open")
    show(made)
    assert made.accessibleName() == "Open"
    assert made.objectName() == "page.open"
    assert not made.autoDefault()


@pytest.mark.parametrize("kind", ["plain", "primary", "danger", "quiet"])
def test_every_kind_is_a_large_enough_target(kind: str, show: Show) -> None:
    made = button("Go", "page.go", kind=kind)
    show(made)
    assert made.height() >= LEAST_HEIGHT >= 24
    assert made.width() >= 24


def test_the_key_presses_it_and_is_shown_in_a_cap(show: Show, qtbot: QtBot) -> None:
    plain, keyed = button("Next", "page.next"), button("Next", "page.next", key="Ctrl+Shift+T")
    show(plain)
    show(keyed)
    assert keyed.key_words() == "Ctrl Shift T"
    assert keyed.sizeHint().width() > plain.sizeHint().width() + 40
    clicks: list[bool] = []
    keyed.clicked.connect(lambda: clicks.append(keyed.isDown()))
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(keyed, Qt.Key.Key_T, modifiers)
    assert clicks == [False]  # at once, not after Qt's animation of a press
    keyed.setText("After")
    assert keyed.shortcut() == QKeySequence("Ctrl+Shift+T")


def test_words_are_never_cut(show: Show) -> None:
    made = button("A rather long verb phrase", "page.x", icon="search", key="N")
    show(made)
    assert made.minimumSizeHint() == made.sizeHint()
    words = made.fontMetrics().horizontalAdvance(made.text())
    assert made.sizeHint().width() > words + 16


def test_an_icon_button_says_its_name_and_is_square(show: Show) -> None:
    made = icon_button("close", "Put it away", "page.close")
    show(made)
    assert (made.accessibleName(), made.toolTip()) == ("Put it away", "Put it away")
    assert made.width() == made.height() == LEAST_HEIGHT
    before = made.grab().toImage()
    made.set_icon("check")
    assert made.grab().toImage() != before


def test_the_icon_follows_the_theme(themed: QApplication, show: Show) -> None:
    made = button("Find", "page.find", icon="search")
    show(made)
    light = made.ink()
    apply_theme(themed, "dark")
    assert made.ink() == QColor(tokens().ink) != light
    apply_theme(themed, "light")


@pytest.mark.parametrize(
    ("kind", "token"),
    [("primary", "on_accent"), ("danger", "bad"), ("link", "accent"), ("plain", "ink")],
)
def test_the_ink_follows_the_kind(kind: str, token: str, show: Show) -> None:
    made = button("Go", "page.go", kind=kind)
    show(made)
    assert made.ink() == QColor(tokens().colour(token))
    made.setCheckable(True)
    made.setChecked(True)
    assert made.ink() == QColor(tokens().accent)
    made.setEnabled(False)
    assert made.ink() == made.palette().buttonText().color()


def test_a_changed_property_shows_at_once(show: Show) -> None:
    made = Button("Go")
    show(made)
    before = made.grab().toImage()
    made.setProperty("kind", "primary")
    restyled(made)
    assert made.grab().toImage() != before
