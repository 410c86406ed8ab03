"""The type scale: a font for each role, at the running program's text size."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from bcu_desk.kit.look.tokens import text_scale

# Pixels and weight of each role; nothing on screen is smaller than 11 pixels.
ROLES = {
    "figure": (24, 600),
    "title": (18, 600),
    "section": (14, 600),
    "strong": (13, 600),
    "body": (13, 400),
    "secondary": (12, 400),
    "small": (11, 400),
}


def font_of(role: str) -> QFont:
    """The font of a role in the type scale, for painters; KeyError for no such role."""
    size, weight = ROLES[role]
    font = QFont(QApplication.font())
    font.setPixelSize(round(size * text_scale()))
    font.setWeight(QFont.Weight(weight))
    return font
