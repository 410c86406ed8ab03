"""The first page: open the sample, a file, an empty one, or a recent one; or drop a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtSvgWidgets import QSvgWidget
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from bcu_desk.kit.controls import Card, button
from bcu_desk.kit.look.icons import icon
from bcu_desk.store.folders import resources

SIDE = 416
PROMISES = (
    ("monitor", "Runs on this computer, with no network."),
    ("lock", "One file holds it all; a copy is kept each day."),
    ("undo", "Every step can be undone, and says who took it."),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to start: what it is, in words, and its button."""

    name: str
    icon: str
    title: str
    words: str
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
        "A desk file, from this computer or a stick. Its name ends in .bcu.",
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

    def __init__(self, recent: Sequence[Path], version: str) -> None:
        super().__init__()
        self.setObjectName("page.welcome")
        self.setAccessibleName("Welcome")
        self.setAcceptDrops(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(_side())
        self._body = QVBoxLayout()
        self._body.setContentsMargins(56, 40, 56, 16)
        self._body.setSpacing(16)
        layout.addLayout(self._body, 1)
        self.trouble = QLabel()
        self.trouble.setObjectName("welcome.trouble")
        self.trouble.setWordWrap(True)
        self.trouble.setProperty("tone", "bad")
        self.trouble.hide()
        self._body.addWidget(self.trouble)
        self._body.addWidget(_label("Start", "title"))
        self._body.addLayout(self._choices())
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        self._body.addSpacing(12)
        self._body.addWidget(_label("Recent", "title"))
        self._body.addWidget(self._recent_card(recent))
        self._body.addStretch(1)
        self._body.addWidget(_foot(version))

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
            inside.addWidget(_label(choice.title, "section"))
            words = _label(choice.words, "secondary")
            words.setWordWrap(True)
            inside.addWidget(words)
            inside.addStretch(1)
            kind = "primary" if choice.name == "sample" else "plain"
            made = button(choice.verb, f"welcome.{choice.name}", kind=kind, key=choice.key)
            made.clicked.connect(signals[choice.name].emit)
            made.setDefault(choice.name == "sample")
            inside.addWidget(made)
            card.setMinimumHeight(216)
            grid.addWidget(card, 0, column)
        return grid

    def _recent_card(self, recent: Sequence[Path]) -> Card:
        card = Card()
        card.setLayout(self._recent)
        self._recent.setContentsMargins(0, 0, 0, 0)
        for number, path in enumerate(recent[:5]):
            self._recent.addWidget(self._row(path, number))
        self._recent.addWidget(_hint(empty=not recent))
        return card

    def _row(self, path: Path, number: int) -> QWidget:
        row = QFrame()
        row.setProperty("row", "true")
        line = QHBoxLayout(row)
        line.setContentsMargins(16, 8, 16, 8)
        picture = QLabel()
        picture.setPixmap(icon("file").pixmap(QSize(20, 20)))
        line.addWidget(picture)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(_label(path.name, "body"))
        words.addWidget(_label(str(path.parent), "secondary"))
        line.addLayout(words, 1)
        there = path.exists()
        if not there:
            missing = _label("Not found", "secondary")
            missing.setProperty("tone", "warn")
            line.addWidget(missing)
        made = button("Open" if there else "Look for it", f"welcome.recent.{number}")
        made.setAccessibleName(f"{made.text()}: {path.name}")
        made.clicked.connect(
            lambda: self.file_chosen.emit(path) if there else self.open_asked.emit()
        )
        line.addWidget(made)
        return row

    def tell(self, words: str) -> None:
        """Show what went wrong above the choices."""
        self.trouble.setText(words)
        self.trouble.show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file that is dragged here."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the file that was dropped."""
        for url in event.mimeData().urls()[:1]:
            if url.isLocalFile():
                self.file_chosen.emit(Path(url.toLocalFile()))


def _label(words: str, role: str) -> QLabel:
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    return made


def _badge(name: str) -> QLabel:
    made = QLabel()
    made.setFixedSize(40, 40)
    made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    made.setProperty("badge", "true")
    made.setPixmap(icon(name, "accent").pixmap(QSize(22, 22)))
    return made


def _hint(*, empty: bool) -> QWidget:
    words = "No file opened yet. " if empty else ""
    made = _label(f"{words}Or drop a .bcu file on this window.", "secondary")
    made.setContentsMargins(16, 12, 16, 12)
    return made


def _foot(version: str) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(_label(f"Version {version}", "secondary"))
    line.addStretch(1)
    line.addWidget(_label("All people in the sample are fictional", "secondary"))
    return row


def _side() -> QFrame:
    """The dark panel: what the program is, a map, what it promises."""
    side = QFrame()
    side.setObjectName("welcome.side")
    side.setFixedWidth(SIDE)
    lines = QVBoxLayout(side)
    lines.setContentsMargins(40, 40, 40, 32)
    lines.setSpacing(12)
    brand = QHBoxLayout()
    mark = QLabel()
    mark.setPixmap(icon("shield", "#7AA5FF").pixmap(QSize(28, 28)))
    brand.addWidget(mark)
    brand.addWidget(_label("BCU Desk", "title"))
    brand.addStretch(1)
    lines.addLayout(brand)
    lines.addSpacing(24)
    for words, role in (
        ("One command, several boroughs, one file.", "figure"),
        ("Posts, wards and vehicles of a BCU, on any day. No edit is ever lost.", "body"),
    ):
        line = _label(words, role)
        line.setWordWrap(True)
        lines.addWidget(line)
    lines.addSpacing(12)
    lines.addWidget(_map(), 1)
    for name, words in PROMISES:
        lines.addLayout(_promise(name, words))
    return side


def _map() -> QWidget:
    made = QSvgWidget(str(resources() / "maps" / "welcome.svg"))
    made.setAccessibleName("Schematic map of East Area's wards by cover")
    made.renderer().setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    made.setMinimumHeight(160)
    return made


def _promise(name: str, words: str) -> QHBoxLayout:
    line = QHBoxLayout()
    picture = QLabel()
    picture.setPixmap(icon(name, "#7AA5FF").pixmap(QSize(18, 18)))
    line.addWidget(picture)
    line.addWidget(_label(words, "body"), 1)
    return line
