"""The navigation rail: a word and an icon for each page; it folds to icons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from bcu_desk.kit.buttons import pressed_by_enter
from bcu_desk.kit.feature import Feature
from bcu_desk.kit.look.icons import icon
from bcu_desk.kit.look.theme import theme_name, tokens
from bcu_desk.kit.look.tokens import text_scale
from bcu_desk.kit.look.type_scale import font_of
from bcu_desk.shell.counts import Counts

WIDE, FOLDED = 176, 56
GROWS = 0.5  # how much of the growth of larger text the rail goes along with
ROOM = 1100  # in a window narrower than this the rail is folded whatever was chosen
BRAND = "#7AA5FF"
COUNT_GROUND, COUNT_INK = "#4A2220", "#FF9A8C"  # the rail is dark in both themes
MOST_TOLD = 99


@dataclass(frozen=True, slots=True)
class Foot:
    """A tool at the rail's foot: its name, icon, words and what it does."""

    name: str
    icon: str
    words: str
    hint: str


FOOT = (
    Foot("files", "folder", "Files", "Open another desk file (Ctrl+O)"),
    Foot("help", "info", "Help", "Help for this page (F1)"),
    Foot("theme", "moon", "Dark", "Change between light and dark"),
    Foot("fold", "chevron_left", "Fold", "Fold the navigation to icons"),
)


class Tool(QToolButton):
    """A button of the rail; Enter presses it, as Space does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go there, or do it."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)


class Item(Tool):
    """A page of the rail, with how many things wait there."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        _dress(self, name, title)
        self._title = title
        self.count = 0

    def show_count(self, count: int, words: str) -> None:
        """Say how many things wait there, and in words what they are; 0 shows nothing."""
        self.count = count
        self.setAccessibleName(f"{self._title}, {count} {words}" if count else self._title)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button, and the count at its right, or on the corner of an icon alone."""
        super().paintEvent(event)
        if not self.count:
            return
        told = str(self.count) if self.count <= MOST_TOLD else f"{MOST_TOLD}+"
        font = font_of("strong")
        metrics = QFontMetrics(font)
        alone = self.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
        tall = metrics.height() + (0 if alone else 3)
        wide = max(tall, metrics.horizontalAdvance(told) + 10)
        top = 1 if alone else (self.height() - tall) // 2
        pill = QRectF(self.width() - wide - (1 if alone else 10), top, wide, tall)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(COUNT_GROUND))
        painter.drawRoundedRect(pill, tall / 2, tall / 2)
        painter.setPen(QColor(COUNT_INK))
        painter.setFont(font)
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, told)
        painter.end()


class Rail(QFrame):
    """The pages of the program; `chosen` carries a page's id, `tool` a tool's name."""

    chosen = Signal(str)
    tool = Signal(str)
    folded = Signal(bool)

    def __init__(self, features: Sequence[Feature], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAccessibleName("Pages")
        self._features = tuple(features)
        self._wanted = False
        self._is_narrow = False
        self._items: dict[str, Item] = {}
        self._tools: dict[str, QToolButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(2)
        self._mark = self._brand()
        layout.addWidget(self._mark)
        layout.addSpacing(6)
        for number, feature in enumerate(self._features, start=1):
            layout.addWidget(self._item(feature, number))
        layout.addStretch(1)
        for foot in FOOT:
            layout.addWidget(self._foot(foot))
        self.fold(folded=False)
        self.recolour()

    def _brand(self) -> QToolButton:
        made = QToolButton()
        made.setObjectName("rail.brand")
        made.setText("  BCU Desk")
        made.setAccessibleName("BCU Desk")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setIcon(icon("shield", BRAND))
        made.setIconSize(QSize(22, 22))
        made.setFixedHeight(36)
        made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return made

    def _item(self, feature: Feature, number: int) -> Item:
        made = Item(f"nav.{feature.id}", feature.title)
        key = f" (Ctrl+{number})" if number <= 9 else ""
        made.setToolTip(f"{feature.title}{key}")
        made.setCheckable(True)
        made.clicked.connect(lambda _=False, page=feature.id: self._choose(page))
        self._items[feature.id] = made
        return made

    def _foot(self, foot: Foot) -> QToolButton:
        made = _tool(f"rail.{foot.name}", foot.words)
        made.setToolTip(foot.hint)
        made.clicked.connect(lambda _=False, name=foot.name: self._use(name))
        self._tools[foot.name] = made
        return made

    def _choose(self, page: str) -> None:
        self.mark(page)
        self.chosen.emit(page)

    def _use(self, name: str) -> None:
        if name == "fold":
            self.fold(folded=not self._wanted)
            self.folded.emit(self._wanted)
        else:
            self.tool.emit(name)

    def is_folded(self) -> bool:
        """Whether icons only are shown."""
        return self._wanted or self._is_narrow

    def fold(self, *, folded: bool) -> None:
        """Show icons only, or icons and words where there is room."""
        self._wanted = folded
        self._show_fold()

    def follow(self, window: QWidget) -> None:
        """Fold by itself while a window is narrow."""
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The window's width decides whether there is room."""
        if isinstance(event, QResizeEvent):
            narrow = event.size().width() < ROOM
            if narrow != self._is_narrow:
                self._is_narrow = narrow
                self._show_fold()
        return super().eventFilter(watched, event)

    def _show_fold(self) -> None:
        folded = self.is_folded()
        width = FOLDED if folded else round(WIDE * (1 + (text_scale() - 1) * GROWS))
        self.setFixedWidth(width)
        style = (
            Qt.ToolButtonStyle.ToolButtonIconOnly
            if folded
            else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        )
        for item in (*self._items.values(), *self._tools.values(), self._mark):
            item.setToolButtonStyle(style)
            item.setFixedWidth(width - 16)
        self._tools["fold"].setVisible(not self._is_narrow)
        told = "Unfold the navigation" if folded else "Fold the navigation to icons"
        self._tools["fold"].setAccessibleName(told)
        self._tools["fold"].setToolTip(told)
        self.recolour()

    def mark(self, page: str) -> None:
        """Show which page is open."""
        for name, item in self._items.items():
            item.setChecked(name == page)

    def show_waiting(self, found: Counts) -> None:
        """What waits to be settled between desks is told at the exchange page."""
        self.show_count("exchange", found.conflicts + found.clashes, "to settle")

    def show_count(self, page: str, count: int, words: str) -> None:
        """Say at a page how many things wait there; a page that is not there says nothing."""
        if page in self._items:
            self._items[page].show_count(count, words)

    def recolour(self) -> None:
        """Draw icons and words as theme and fold ask."""
        ink = tokens().rail_ink
        for feature in self._features:
            self._items[feature.id].setIcon(icon(feature.icon, ink, on="#FFFFFF"))
        dark = theme_name() == "dark"
        names = {foot.name: foot.icon for foot in FOOT}
        names |= {
            "theme": "sun" if dark else "moon",
            "fold": "chevron_right" if self.is_folded() else "chevron_left",
        }
        for name, found in self._tools.items():
            found.setIcon(icon(names[name], ink))
        other = "Light" if dark else "Dark"
        self._tools["theme"].setText(f"  {other}")
        self._tools["theme"].setAccessibleName(f"{other} theme")


def _tool(name: str, title: str) -> QToolButton:
    made = Tool()
    _dress(made, name, title)
    return made


def _dress(made: QToolButton, name: str, title: str) -> None:
    made.setObjectName(name)
    made.setText(f"  {title}")
    made.setAccessibleName(title)
    made.setIconSize(QSize(18, 18))
    made.setFixedHeight(34)
