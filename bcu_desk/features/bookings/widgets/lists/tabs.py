"""The lists in short, side by side: how many lines each has, and how many are late."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from bcu_desk.features.bookings.model.lists.counts import NAMES, Count
from bcu_desk.kit.buttons import Push
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.look.type_scale import font_of

PAD, GAP, ROUND = 14, 12, 8
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class CountTab(Push):
    """A list's count, its title and a word on it; the one chosen is set on the accent."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"bookings.lists.tab.{name}")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._shown = Count(name, "", 0, "")

    def show_count(self, count: Count) -> None:
        """Show another count."""
        self._shown = count
        self.setAccessibleName(f"{count.title}: {count.count}, {count.words}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The figure, and at its right the title over the word."""
        return self._hint(self._shown.title)

    def minimumSizeHint(self) -> QSize:
        """The same with the first word of the title."""
        return self._hint(_short(self._shown.title))

    def _hint(self, title: str) -> QSize:
        strong, small = (QFontMetricsF(font_of(role)) for role in ("strong", "secondary"))
        words = max(strong.horizontalAdvance(title), small.horizontalAdvance(self._shown.words))
        high = strong.height() + small.height() + 20
        return QSize(ceil(self._figure_wide() + words + 2 * PAD + GAP), round(high))

    def _figure_wide(self) -> float:
        return QFontMetricsF(font_of("figure")).horizontalAdvance(str(self._shown.count))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrow keys to the whole."""
        if Qt.Key(event.key()) in STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, the figure and the words."""
        look = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        edge = look.accent if chosen else look.line2 if self.underMouse() else look.line
        painter.setPen(QPen(QColor(edge), 1.5 if chosen else 1))
        painter.setBrush(QColor(look.accent_soft if chosen else look.surface))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), ROUND, ROUND
        )
        self._words(painter)
        painter.end()

    def _words(self, painter: QPainter) -> None:
        look, shown = tokens(), self._shown
        strong, small = (QFontMetricsF(font_of(role)) for role in ("strong", "secondary"))
        painter.setFont(font_of("figure"))
        painter.setPen(QColor(look.ink if shown.count else look.muted))
        whole = QRectF(self.rect()).adjusted(PAD, 0, -PAD, 0)
        painter.drawText(whole, Qt.AlignmentFlag.AlignVCenter, str(shown.count))
        left = PAD + self._figure_wide() + GAP
        top = (self.height() - strong.height() - small.height()) / 2
        room = self.width() - left - PAD
        painter.setFont(font_of("strong"))
        painter.setPen(QColor(look.ink))
        fits = strong.horizontalAdvance(shown.title) <= room
        title = shown.title if fits else _short(shown.title)
        painter.drawText(QRectF(left, top, room + 1, strong.height()), 0, title)
        painter.setFont(font_of("secondary"))
        painter.setPen(QColor(look.tone(shown.tone)[0]))
        at = QRectF(left, top + strong.height(), room + 1, small.height())
        painter.drawText(at, 0, shown.words)


def _short(title: str) -> str:
    """The first words of a title that says more than one thing: `Servicing`."""
    return title.partition(" and ")[0]


class CountTabs(QWidget):
    """One list of four; `chosen` carries its name. One stop for Tab, the arrows go along."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bookings.lists.tabs")
        self.setAccessibleName("Which list is shown")
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        self.tabs = {name: CountTab(name) for name in NAMES}
        for number, tab in enumerate(self.tabs.values()):
            self._group.addButton(tab, number)
            tab.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            line.addWidget(tab)
        self._group.buttonToggled.connect(
            lambda tab, on: tab.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if on else Qt.FocusPolicy.ClickFocus
            )
        )
        self._group.idClicked.connect(lambda number: self.chosen.emit(NAMES[number]))
        self.tabs[NAMES[0]].setChecked(True)

    def show_counts(self, counts: Sequence[Count]) -> None:
        """Show other counts; a list without one is not offered."""
        known = {count.name: count for count in counts}
        for name, tab in self.tabs.items():
            tab.setVisible(name in known)
            if name in known:
                tab.show_count(known[name])

    def choose(self, name: str) -> None:
        """Choose a list without a signal."""
        self.tabs[name].setChecked(True)

    def value(self) -> str:
        """The name of the list chosen."""
        return NAMES[self._group.checkedId()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows choose the list beside."""
        step = STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        shown = [name for name, tab in self.tabs.items() if tab.isVisibleTo(self)]
        tab = self.tabs[shown[(shown.index(self.value()) + step) % len(shown)]]
        tab.setFocus(Qt.FocusReason.OtherFocusReason)
        tab.click()
