"""A message inside a page: what happened, why, the next step as buttons; it can be put away."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from bcu_desk.kit.buttons import button, icon_button, restyled
from bcu_desk.kit.controls import Picture
from bcu_desk.kit.flow import FlowLayout
from bcu_desk.kit.look.focus_ring import lay_over

Fix = tuple[str, Callable[[], object]]
ICONS = {"bad": "error", "warn": "warning", "good": "check", "accent": "info"}
EDGE = 16
WIDEST = 720
MOST_KEYS = 9


class Notice(QFrame):
    """A message with an icon by its tone and buttons that mend; `put_away` when dismissed.

    `flat` draws no border and no cross: for the message beside a field.
    """

    put_away = Signal()

    def __init__(self, name: str, *, flat: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("flat", "true" if flat else "false")
        self._picture = Picture("", "accent", 18)
        self._told = QLabel()
        self._told.setObjectName(f"{name}.words")
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        self._told.setWordWrap(True)
        self._told.setMinimumWidth(120)
        self._fixes = FlowLayout(gap=8)
        lines = QVBoxLayout()
        lines.setSpacing(8)
        lines.addWidget(self._told)
        lines.addLayout(self._fixes)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 8 if not flat else 12, 10)
        row.setSpacing(8)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(lines, 1)
        if not flat:
            self.close_button = icon_button("close", "Put this message away", f"{name}.close")
            self.close_button.clicked.connect(lambda: self.dismiss())
            row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def text(self) -> str:
        """What it says."""
        return "" if self.isHidden() else self._told.text()

    def tell(self, text: str, *, tone: str = "bad", fixes: Sequence[Fix] = ()) -> None:
        """Show a message, with a button for each way to mend it; it is read out too."""
        self.setProperty("tone", tone)
        self._told.setProperty("tone", tone if tone != "accent" else "")
        self._told.setText(text)
        self._picture.show_icon(ICONS.get(tone, "info"), tone)
        self.setAccessibleName(text)
        self._offer(fixes)
        for part in (self, self._told):
            restyled(part)
        self.show()
        announce(self, text)

    def fix_buttons(self) -> tuple[QWidget, ...]:
        """The buttons that mend, in order."""
        return self._fixes.widgets()

    def dismiss(self) -> None:
        """Put the message away."""
        self.hide()
        self.put_away.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts a page's message away."""
        if event.key() == Qt.Key.Key_Escape and self.property("flat") == "false":
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _key(self, number: int) -> str | None:
        """The number that chooses a way out, shown on its button above a page."""
        flat = self.property("flat") == "true"
        return None if flat or number >= MOST_KEYS else f"{number + 1}"

    def _offer(self, fixes: Sequence[Fix]) -> None:
        self._fixes.clear()
        for number, (label, mend) in enumerate(fixes):
            fix = button(label, f"{self.objectName()}.fix.{number}", key=self._key(number))
            if self.property("flat") == "true" and number < MOST_KEYS:
                # Beside a field a number is what is typed, so Alt goes with it; room is short.
                fix.setShortcut(f"Alt+{number + 1}")
                fix.setToolTip(f"Alt+{number + 1}")
            fix.clicked.connect(lambda _=False, mend=mend: mend())
            self._fixes.addWidget(fix)


class PageNotice(Notice):
    """A message laid over the top of a page, which keeps its place."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(f"{page.objectName()}.notice", parent=page)
        self._page = page
        lay_over(self)
        page.installEventFilter(self)

    def tell(self, text: str, *, tone: str = "bad", fixes: Sequence[Fix] = ()) -> None:
        """Show a message above all else in the page."""
        super().tell(text, tone=tone, fixes=fixes)
        self._place()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the page's width."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        room = self._page.size()
        width = min(WIDEST, room.width() - 2 * EDGE)
        tall = self.heightForWidth(width) if self.hasHeightForWidth() else 0
        height = tall if tall > 0 else self.sizeHint().height()
        self.resize(QSize(width, min(height, room.height() - EDGE)))
        self.move((room.width() - width) // 2, EDGE // 2)


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say something now."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
