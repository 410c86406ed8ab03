"""The dark panel of the welcome page: what the program is, a map, what it promises."""

from __future__ import annotations

import json

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvgWidgets import QSvgWidget
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from bcu_desk.kit.controls import words
from bcu_desk.kit.flow import FlowLayout
from bcu_desk.kit.look.icons import pixmap
from bcu_desk.kit.look.tokens import ink_on, text_scale, tokens
from bcu_desk.kit.look.type_scale import font_of
from bcu_desk.store.folders import resources

WIDTH = 416
LARGE = 1.25  # above this size of text the promises give their room to the rest
BLUE = "#7AA5FF"
MAP_WIDTH = 312
STATES = (("none", "0"), ("short", "1"), ("met", "2"), ("over", "3"))
PROMISES = (
    ("monitor", "Runs on this computer, with no network."),
    ("lock", "One file holds it all; a copy is kept each day."),
    ("undo", "Every step can be undone, and says who took it."),
)


def welcome_side() -> QFrame:
    """The panel, ready to stand at the left of the page."""
    side = QFrame()
    side.setObjectName("welcome.side")
    side.setFixedWidth(WIDTH)
    lines = QVBoxLayout(side)
    lines.setContentsMargins(40, 40, 40, 28)
    lines.setSpacing(0)
    lines.addLayout(_brand())
    lines.addSpacing(44)
    lines.addWidget(words("One command, several boroughs, one file.", "figure", wrap=True))
    lines.addSpacing(12)
    told = "Posts, wards and vehicles of a BCU, on any day.\nNo edit is ever lost."
    lines.addWidget(words(told, "body", wrap=True))
    lines.addSpacing(28)
    lines.addWidget(_map(), 0, Qt.AlignmentFlag.AlignHCenter)
    lines.addSpacing(16)
    lines.addWidget(_counts())
    lines.addStretch(1)
    for name, told in PROMISES if text_scale() <= LARGE else ():
        lines.addSpacing(10)
        lines.addLayout(_promise(name, told))
    return side


def map_counts() -> dict[str, int]:
    """How many wards the picture shows in each class, as its maker wrote it."""
    told = json.loads((resources() / "maps" / "welcome.json").read_text("utf-8"))
    return {str(name): int(count) for name, count in told["states"].items()}


def _brand() -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(12)
    mark = QLabel()
    mark.setPixmap(pixmap("shield", BLUE, 30))
    line.addWidget(mark)
    line.addWidget(words("BCU Desk", "title"))
    line.addStretch(1)
    return line


def _map() -> QSvgWidget:
    made = QSvgWidget(str(resources() / "maps" / "welcome.svg"))
    made.setAccessibleName("Schematic map of East Area's wards in the sample, by cover")
    made.renderer().setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    size = made.renderer().defaultSize()
    width = round(MAP_WIDTH / text_scale())
    made.setFixedSize(QSize(width, round(width * size.height() / max(1, size.width()))))
    return made


def _counts() -> QWidget:
    counts = map_counts()
    total = sum(counts.values())
    met = counts.get("met", 0) + counts.get("over", 0)
    made = QWidget()
    lines = QVBoxLayout(made)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(8)
    lines.addWidget(
        words(f"In the sample, {met} of {total} wards have two DWOs", "strong", wrap=True)
    )
    row = FlowLayout(gap=13)
    for state, digit in STATES:
        row.addWidget(_count(state, digit, counts.get(state, 0)))
    lines.addLayout(row)
    return made


def _count(state: str, digit: str, count: int) -> QWidget:
    made = QWidget()
    pair = QHBoxLayout(made)
    pair.setContentsMargins(0, 0, 0, 0)
    pair.setSpacing(7)
    pair.addWidget(Swatch(tokens().hue(f"class.{state}"), digit))
    pair.addWidget(words(f"{count} {state}", "secondary"))
    return made


class Swatch(QWidget):
    """A digit on a class's colour."""

    def __init__(self, colour: str, digit: str) -> None:
        super().__init__()
        self._colour, self._digit = colour, digit
        self.setFixedSize(18, 18)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colour))
        painter.drawRoundedRect(self.rect(), 3, 3)
        painter.setFont(font_of("small"))
        painter.setPen(QColor(ink_on(self._colour)))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._digit)
        painter.end()


def _promise(name: str, told: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(10)
    picture = QLabel()
    shown: QPixmap = pixmap(name, BLUE, 18)
    picture.setPixmap(shown)
    line.addWidget(picture)
    line.addWidget(words(told, "body", wrap=True), 1)
    return line
