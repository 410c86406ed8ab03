"""Push buttons: a verb, perhaps an icon, and the key that does the same in a small cap."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QShortcut,
    QShortcutEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from bcu_desk.kit.look import icons
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.look.type_scale import font_of

LEAST_HEIGHT = 28
ICON, GAP, CAP_PAD = 16, 7, 5
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_INKS = {"primary": "on_accent", "danger": "bad", "gap": "bad", "link": "accent"}


class Push(QPushButton):
    """A push button that Enter presses too, wherever it stands; in a window it is no default."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, as Space does."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)


class Button(Push):
    """A push button that keeps its icon in the theme's colours and shows its key."""

    def __init__(
        self, text: str, *, kind: str = "plain", icon: str | None = None, key: str | None = None
    ) -> None:
        super().__init__()
        self._icon_name = icon
        self._key = key
        self._once = False
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText(text)
        if icon:
            self.setIconSize(QSize(ICON, ICON))
        if text:
            self.setAccessibleName(text.rstrip("….").replace("&", ""))

    def setText(self, text: str) -> None:
        """Change the words; the key stays."""
        super().setText(text)
        if self._key and not self._once:
            self.setShortcut(QKeySequence(self._key))

    def press_once(self) -> None:
        """Let a key held down, or a double click, press it once: what follows was not seen yet."""
        if self._key and not self._once:
            self.setShortcut(QKeySequence())  # its own key would repeat, and can't be told not to
            key = QShortcut(QKeySequence(self._key), self)
            key.setAutoRepeat(False)
            key.activated.connect(self.click)
        self._once = True

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second click is one more press, but where it may have come under the mouse since."""
        if not self._once:
            super().mouseDoubleClickEvent(event)

    def set_icon(self, name: str) -> None:
        """Show another icon, by its name."""
        self._icon_name = name
        self.update()

    def event(self, event: QEvent) -> bool:
        """The key clicks at once: what is typed next goes to what it opened."""
        if (
            isinstance(event, QShortcutEvent)
            and event.key() == self.shortcut()
            and not event.isAmbiguous()
        ):
            self.click()
            return True
        return super().event(event)

    def key_words(self) -> str:
        """The key as it is shown: `Ctrl O`; empty without one."""
        return self._key.replace("+", " ") if self._key else ""

    def ink(self) -> QColor:
        """The colour of the words, by kind and state."""
        if not self.isEnabled():
            return self.palette().buttonText().color()
        kind = str(self.property("kind"))
        tone = self.property("tone") if kind == "link" else None
        name = "accent" if self.isChecked() else _INKS.get(kind, "ink")
        return QColor(tokens().colour(name if tone is None else str(tone) or "muted"))

    def sizeHint(self) -> QSize:
        """Room for icon, words and key, as tall as the style sheet asks."""
        self.ensurePolished()
        option = QStyleOptionButton()
        self.initStyleOption(option)
        inside = QSize(self._content_width(), self.fontMetrics().height())
        kind = QStyle.ContentsType.CT_PushButton
        full = self.style().sizeFromContents(kind, option, inside, self)
        return QSize(full.width(), max(full.height(), self.minimumHeight()))

    def minimumSizeHint(self) -> QSize:
        """The same: words are never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground by the style sheet, then icon, words and key in the middle."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        self._paint_content(painter)
        painter.end()

    def _cap_metrics(self) -> QFontMetrics:
        return QFontMetrics(font_of("small"))

    def _cap_width(self) -> int:
        words = self.key_words()
        return self._cap_metrics().horizontalAdvance(words) + 2 * CAP_PAD if words else 0

    def _content_width(self) -> int:
        shown = self.text().replace("&", "")
        parts = (
            self.iconSize().width() if self._icon_name else 0,
            self.fontMetrics().horizontalAdvance(shown) if shown else 0,
            self._cap_width(),
        )
        present = [part for part in parts if part]
        return sum(present) + GAP * max(0, len(present) - 1)

    def _paint_content(self, painter: QPainter) -> None:
        left = (self.width() - self._content_width()) // 2
        if self._icon_name:
            side = self.iconSize().width()
            place = QPoint(left, (self.height() - side) // 2)
            icons.paint_icon(painter, self._icon_name, self.ink().name(), place, side)
            left += side + GAP
        painter.setPen(self.ink())
        painter.setFont(self.font())
        if self.text():
            width = self.fontMetrics().horizontalAdvance(self.text().replace("&", ""))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic
            painter.drawText(QRect(left, 0, width + 4, self.height()), int(flags), self.text())
            left += width + GAP
        if self._key:
            self._paint_cap(painter, left)

    def _paint_cap(self, painter: QPainter, left: int) -> None:
        height = self._cap_metrics().height() + 2
        box = QRect(left, (self.height() - height) // 2, self._cap_width(), height)
        ink = self.ink()
        edge = QColor(ink)
        edge.setAlphaF(0.35)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setFont(font_of("small"))
        painter.setPen(ink)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.key_words())


def pressed_by_enter(made: QAbstractButton, event: QKeyEvent) -> bool:
    """Press a button if a key is Enter; held down, it presses once, and the rest is swallowed."""
    alone = event.modifiers() in (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.KeypadModifier,
    )
    if event.key() not in ENTER or not alone:
        return False
    if not event.isAutoRepeat():
        made.click()
    return True


def button(
    text: str,
    object_name: str,
    *,
    kind: str = "plain",
    icon: str | None = None,
    key: str | None = None,
) -> Button:
    """A push button; `kind` is plain, primary, danger, quiet or link, `key` its shortcut.

    Without words it needs an accessible name and a tool tip of its own.
    """
    made = Button(text, kind=kind, icon=icon, key=key)
    made.setObjectName(object_name)
    if kind != "link":
        made.setMinimumHeight(LEAST_HEIGHT)
    return made


def icon_button(icon: str, name: str, object_name: str, *, kind: str = "quiet") -> Button:
    """A square button with an icon only; `name` is its accessible name and tool tip."""
    made = button("", object_name, kind=kind, icon=icon)
    made.setProperty("square", "true")
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setFixedSize(LEAST_HEIGHT, LEAST_HEIGHT)
    return made


def restyled(widget: QWidget) -> None:
    """Apply the style sheet again after a property changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
