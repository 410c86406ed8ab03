"""A ward before and after, as two figures in the colours of their classes."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from bcu_desk.features.coverage.model.looks import class_colour
from bcu_desk.features.coverage.rules.standings import Standing
from bcu_desk.kit.controls import words
from bcu_desk.kit.look.tokens import ink_on


def turn(name: str, before: Standing, after: Standing) -> QWidget:
    """A ward's name with its figure before and after."""
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    line.addWidget(words(name, "strong"))
    line.addWidget(figure_of(before))
    line.addWidget(words("→", "secondary"))
    line.addWidget(figure_of(after))
    line.addStretch(1)
    return made


def figure_of(standing: Standing) -> QLabel:
    """A ward's figure on the colour of its class."""
    colour = class_colour(standing)
    made = words(str(standing.there), "strong")
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    made.setStyleSheet(
        f"background: {colour}; color: {ink_on(colour)}; border-radius: 3px; padding: 1px 7px;"
    )
    return made
