"""What bars mean, drawn as the board draws them."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bcu_desk.features.bookings.widgets.above.legend import KINDS, Legend
from bcu_desk.kit.look.theme import apply_theme
from bcu_desk.kit.look.tokens import tokens


def test_every_kind_has_a_swatch_and_a_word(qtbot: QtBot, light: QApplication) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    legend.resize(legend.sizeHint())
    image = legend.grab().toImage()
    colours = {
        image.pixelColor(x, image.height() // 2).name().upper() for x in range(image.width())
    }
    assert {tokens().accent, tokens().line2} <= colours
    assert all(word.lower() in legend.accessibleName() for word, _ in KINDS)


def test_it_grows_with_the_text(qtbot: QtBot, light: QApplication) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    before = legend.sizeHint().width()
    apply_theme(light, "light", 1.5)
    try:
        assert legend.sizeHint().width() > 1.2 * before
    finally:
        apply_theme(light, "light")
