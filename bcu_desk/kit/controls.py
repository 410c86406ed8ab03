"""Small parts of pages: segmented choices, chips, cards, words, figures, empty pages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from bcu_desk.kit.buttons import LEAST_HEIGHT, Button, button, icon_button, restyled
from bcu_desk.kit.look.icons import pixmap

__all__ = [
    "LEAST_HEIGHT",
    "Button",
    "Card",
    "Chip",
    "Picture",
    "Rule",
    "Segmented",
    "button",
    "empty_state",
    "figure",
    "icon_button",
    "restyled",
    "rule",
    "words",
]

EMPTY_WIDTH = 400  # pixels of the words on a page without content
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class Card(QFrame):
    """A surface with a thin line and round corners."""


class Rule(QFrame):
    """A hairline across, or down where `vertical`."""

    def __init__(self, *, vertical: bool = False) -> None:
        super().__init__()
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)


class Chip(QLabel):
    """A word on a soft ground; `tone` is plain, accent, good, warn or bad."""

    def __init__(self, text: str, *, tone: str = "plain") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("tone", tone)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_tone(self, tone: str) -> None:
        """Change the tone."""
        self.setProperty("tone", tone)
        restyled(self)


class Picture(QLabel):
    """An icon that follows the theme."""

    def __init__(self, name: str = "", colour: str = "muted", size: int = 16) -> None:
        super().__init__()
        self._icon = (name, colour, size)
        self._draw()

    def show_icon(self, name: str, colour: str) -> None:
        """Show another icon, in a token's or a hue's colour."""
        self._icon = (name, colour, self._icon[2])
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in another theme's colour."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        if self._icon[0]:
            self.setPixmap(pixmap(*self._icon))


class Segmented(QFrame):
    """One choice of a few, side by side; `chosen` carries its value when the user picks it.

    It is one stop for Tab; the arrow keys move the choice. `chosen` is not sent by `choose`.
    """

    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = tuple(value for value, _ in options)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        line = QHBoxLayout(self)
        line.setContentsMargins(1, 1, 1, 1)
        line.setSpacing(0)
        for number, (_, label) in enumerate(options):
            line.addWidget(self._part(number, label, len(options)))
        self._group.buttonToggled.connect(lambda part, on: _stop_here(part, chosen=on))
        self._group.idClicked.connect(lambda number: self.chosen.emit(self._values[number]))
        if options:
            self._group.button(0).setChecked(True)

    def _part(self, number: int, label: str, count: int) -> QPushButton:
        part = _Part(label)
        part.setProperty("place", _place(number, count))
        part.setObjectName(f"part.{self._values[number] or 'all'}")
        self._group.addButton(part, number)
        return part

    def setObjectName(self, name: str) -> None:
        """Name the parts after the whole: `<name>.<value>`."""
        super().setObjectName(name)
        for number, value in enumerate(self._values):
            self._group.button(number).setObjectName(f"{name}.{value or 'all'}")

    def setAccessibleName(self, name: str) -> None:
        """Name the whole; each part is read with it."""
        super().setAccessibleName(name)
        for part in self._group.buttons():
            part.setAccessibleDescription(name)

    def value(self) -> str:
        """The value chosen, '' where none is."""
        number = self._group.checkedId()
        return self._values[number] if number >= 0 else ""

    def values(self) -> tuple[str, ...]:
        """All values that can be chosen, in order."""
        return self._values

    def choose(self, value: str) -> None:
        """Choose a value without a signal; '' that is not offered leaves nothing chosen.

        ValueError for any other that is not offered.
        """
        if value or value in self._values:
            self._group.button(self._values.index(value)).setChecked(True)
            return
        self._group.setExclusive(False)
        for part in self._group.buttons():
            part.setChecked(False)
        self._group.setExclusive(True)
        self._group.button(0).setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def part(self, value: str) -> QPushButton:
        """The button of a value."""
        found = self._group.button(self._values.index(value))
        assert isinstance(found, QPushButton)
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys choose the part beside, and tell."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        number = (max(self._group.checkedId(), 0) + step) % len(self._values)
        part = self._group.button(number)
        part.setFocus(Qt.FocusReason.OtherFocusReason)
        part.click()


def _stop_here(part: QAbstractButton, *, chosen: bool) -> None:
    """Tab stops at the part that is chosen, and at no other."""
    policy = Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus
    part.setFocusPolicy(policy)


class _Part(QPushButton):
    """One part of a segmented choice; arrow keys are the whole's."""

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAutoDefault(False)
        self.setAccessibleName(label.replace("&", ""))

    def sizeHint(self) -> QSize:
        """At least a target's height."""
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), LEAST_HEIGHT - 2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrow keys to the whole."""
        if Qt.Key(event.key()) in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _place(number: int, count: int) -> str:
    if count == 1:
        return "only"
    return "first" if number == 0 else "last" if number == count - 1 else "middle"


def words(text: str, role: str = "body", *, tone: str | None = None, wrap: bool = False) -> QLabel:
    """A label of plain text in a role of the type scale."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    if tone is not None:
        made.setProperty("tone", tone)
    made.setWordWrap(wrap)
    return made


def rule() -> Rule:
    """A hairline across."""
    return Rule()


def figure(value: str, about: str, *, tone: str | None = None) -> QWidget:
    """A large figure over the words that say what it counts."""
    made = QWidget()
    lines = QVBoxLayout(made)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(0)
    lines.addWidget(words(value, "title", tone=tone))
    lines.addWidget(words(about, "secondary"))
    made.setAccessibleName(f"{value} {about}")
    return made


def empty_state(
    title: str, text: str, buttons: Sequence[QPushButton] = (), *, icon: str | None = None
) -> QWidget:
    """What a page without content shows: what it is for, and the next step as buttons."""
    made = QWidget()
    made.setAccessibleName(title)
    lines = QVBoxLayout(made)
    lines.setSpacing(8)
    lines.addStretch(2)
    if icon is not None:
        picture = Picture(icon, "accent", 24)
        picture.setProperty("badge", "true")
        picture.setFixedSize(48, 48)
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        lines.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
    told = words(text, "body", tone="muted", wrap=True)
    told.setFixedWidth(EMPTY_WIDTH)
    told.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    lines.addWidget(words(title, "title"), 0, Qt.AlignmentFlag.AlignHCenter)
    middle = QHBoxLayout()
    middle.addStretch(1)
    middle.addWidget(told)
    middle.addStretch(1)
    lines.addLayout(middle)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch(1)
    for step in buttons:
        row.addWidget(step)
    row.addStretch(1)
    lines.addSpacing(4)
    lines.addLayout(row)
    lines.addStretch(3)
    return made
