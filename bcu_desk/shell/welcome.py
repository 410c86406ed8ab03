"""The first page: open the sample, a file, an empty one, or a recent one; or drop a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from bcu_desk.kit.buttons import Button, button
from bcu_desk.kit.controls import Card, Picture, words
from bcu_desk.kit.notice import Fix, Notice
from bcu_desk.shell.opening import RecentFile
from bcu_desk.shell.welcome_side import welcome_side

MOST_SHOWN = 5
ROOM = 1150  # below this width the dark panel gives way
GONE = "Not found: moved, or its drive is gone"


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to start: what it is, in words, and its button."""

    name: str
    icon: str
    title: str
    told: str
    verb: str
    key: str


CHOICES = (
    Choice(
        "sample",
        "coverage",
        "Open the sample",
        "East Area and Central North: 90 real wards, invented people and vehicles."
        " Try anything, nothing counts.",
        "Open the sample",
        "Ctrl+Shift+S",
    ),
    Choice(
        "open",
        "folder",
        "Open a file",
        "A desk file, from this computer or a shared drive. Its name ends in .bcu.",
        "Open…",
        "Ctrl+O",
    ),
    Choice(
        "new",
        "file",
        "Make an empty one",
        "Both test BCUs with their boroughs and wards, and no people yet.",
        "Make…",
        "Ctrl+Shift+N",
    ),
)


class Welcome(QWidget):
    """What a new user sees; the signals say what was chosen."""

    sample_asked = Signal()
    open_asked = Signal()
    new_asked = Signal()
    file_chosen = Signal(object)

    def __init__(self, version: str) -> None:
        super().__init__()
        self.setObjectName("page.welcome")
        self.setAccessibleName("Welcome")
        self.buttons: dict[str, Button] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._side = welcome_side()
        layout.addWidget(self._side)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(_scrolled(self._body()), 1)
        right.addWidget(_foot(version))
        layout.addLayout(right, 1)
        self.buttons["sample"].setFocus()

    def _body(self) -> QVBoxLayout:
        body = QVBoxLayout()
        body.setContentsMargins(56, 36, 56, 16)
        body.setSpacing(14)
        self.notice = Notice("welcome.notice")
        body.addWidget(self.notice)
        body.addWidget(words("Start", "title"))
        body.addLayout(self._choices())
        body.addSpacing(16)
        body.addWidget(words("Recent", "title"))
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(1, 1, 1, 1)
        self._rows.setSpacing(0)
        card = Card()
        card.setLayout(self._rows)
        body.addWidget(card)
        body.addStretch(1)
        self.show_recent(())
        return body

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the dark panel up where there is little room."""
        super().resizeEvent(event)
        self._side.setVisible(event.size().width() >= ROOM)

    def _choices(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(14)
        signals = {"sample": self.sample_asked, "open": self.open_asked, "new": self.new_asked}
        for column, choice in enumerate(CHOICES):
            card = Card()
            inside = QVBoxLayout(card)
            inside.setContentsMargins(18, 18, 18, 18)
            inside.setSpacing(8)
            inside.addWidget(_badge(choice.icon))
            inside.addSpacing(4)
            inside.addWidget(words(choice.title, "section"))
            inside.addWidget(words(choice.told, "secondary", wrap=True))
            inside.addStretch(1)
            kind = "primary" if choice.name == "sample" else "plain"
            made = button(choice.verb, f"welcome.{choice.name}", kind=kind, key=choice.key)
            made.setProperty("tall", "true")
            made.setAutoDefault(True)
            made.clicked.connect(signals[choice.name].emit)
            inside.addWidget(made)
            self.buttons[choice.name] = made
            card.setMinimumHeight(236)
            grid.addWidget(card, 0, column)
            grid.setColumnStretch(column, 1)
        return grid

    def show_recent(self, recent: Sequence[RecentFile]) -> None:
        """List the files opened before, the newest first."""
        while self._rows.count():
            item = self._rows.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        for number, found in enumerate(recent[:MOST_SHOWN]):
            self._rows.addWidget(self._row(found, number))
        self._rows.addWidget(_hint(empty=not recent))

    def _row(self, found: RecentFile, number: int) -> QWidget:
        row = QFrame()
        row.setProperty("row", "true")
        line = QHBoxLayout(row)
        line.setContentsMargins(16, 9, 16, 9)
        line.setSpacing(14)
        line.addWidget(Picture("file", "muted", 20))
        named = QVBoxLayout()
        named.setSpacing(1)
        named.addWidget(words(found.path.name, "strong"))
        named.addWidget(words(str(found.path.parent), "secondary"))
        line.addLayout(named, 1)
        if found.there:
            line.addWidget(words(found.changed, "secondary"))
        else:
            line.addWidget(
                words("Not found: moved, or its drive is gone", "secondary", tone="warn")
            )
        verb = "Open" if found.there else "Look for it"
        made = button(verb, f"welcome.recent.{number}")
        made.setAccessibleName(f"{verb}: {found.path.name}")
        chosen = self.file_chosen
        if found.there:
            made.clicked.connect(lambda: chosen.emit(found.path))
        else:
            made.clicked.connect(self.open_asked.emit)
        line.addSpacing(10)
        line.addWidget(made)
        return row

    def tell(self, text: str, *, tone: str = "bad", fixes: Sequence[Fix] = ()) -> None:
        """Show what happened above the choices, with the next step as buttons."""
        self.notice.tell(text, tone=tone, fixes=fixes)


def _scrolled(body: QVBoxLayout) -> QScrollArea:
    inside = QWidget()
    inside.setObjectName("scrolled")
    inside.setLayout(body)
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setWidget(inside)
    return made


def _badge(name: str) -> QLabel:
    made = Picture(name, "accent", 22)
    made.setFixedSize(40, 40)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setProperty("badge", "true")
    return made


def _hint(*, empty: bool) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(16, 12, 16, 12)
    none = "No file opened yet. " if empty else ""
    line.addWidget(words(f"{none}Or drop a .bcu file on this window.", "secondary"))
    line.addStretch(1)
    line.addWidget(words("A copy is kept each day", "secondary"))
    return row


def _foot(version: str) -> QFrame:
    row = QFrame()
    row.setObjectName("status")
    row.setFixedHeight(28)
    line = QHBoxLayout(row)
    line.setContentsMargins(56, 0, 56, 0)
    line.addWidget(words(f"Version {version}", "secondary"))
    line.addStretch(1)
    line.addWidget(words("All people in the sample are fictional", "secondary"))
    return row
