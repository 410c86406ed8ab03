"""The board's legend."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from bcu_desk.features.assignments.widgets.legend import Diamond, Legend, Swatch
from bcu_desk.kit.look.theme import apply_theme


def test_every_look_has_a_word_and_a_picture_in_the_running_theme(
    qtbot: QtBot, qapp: QApplication
) -> None:
    apply_theme(qapp, "light")
    legend = Legend()
    qtbot.addWidget(legend)
    told = [label.text() for label in legend.findChildren(QLabel) if label.text()]
    assert told == [
        "In post", "Acting", "Planned", "Ends within 28 days", "Gap", "Change of holder",
        "Not in the BCU",
    ]  # fmt: skip
    swatches = [*legend.findChildren(Swatch), *legend.findChildren(Diamond)]
    light = [swatch.grab().toImage() for swatch in swatches]
    apply_theme(qapp, "dark")
    dark = [swatch.grab().toImage() for swatch in swatches]
    apply_theme(qapp, "light")
    assert len(swatches) == len(told)
    assert all(one != other for one, other in zip(light, dark, strict=True))
