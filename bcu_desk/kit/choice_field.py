"""A choice among many, found by typing: a line, and under it the choices that match."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from bcu_desk.kit.look.icons import paint_icon
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.look.type_scale import font_of
from bcu_desk.kit.notice import announce

MOST_SHOWN, MOST_LISTED = 7, 60
LEAST_ROW, PAD, GAP, ARROW = 28, 10, 16, 14
OPTION = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Option:
    """A choice: its key, what it is called, and a word about it."""

    key: str
    label: str
    detail: str = ""
    tone: str = "muted"


class ChoiceField(QWidget):
    """A choice among many, found by typing; `changed` carries its key or ''."""

    changed = Signal(str)

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self._options: tuple[Option, ...] = ()
        self._key = ""
        self.edit = _ChoiceEdit(self)
        self.edit.setObjectName(name)
        self.edit.setAccessibleName(label)
        self.edit.textEdited.connect(self._typed)
        self.list = QListWidget()
        self.list.setObjectName(f"{name}.options")
        self.list.setAccessibleName(f"{label}, choices")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_OptionDelegate(self.list))
        self.list.itemClicked.connect(self._picked)
        self.list.hide()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        lines.addWidget(self.edit)
        lines.addWidget(self.list)
        self.setFocusProxy(self.edit)

    def offer(self, options: Sequence[Option]) -> None:
        """Offer other choices; the value stays if it is still among them."""
        self._options = tuple(options)
        if self._key and all(option.key != self._key for option in options):
            self.set_value("")

    def value(self) -> str:
        """The key chosen, or ''."""
        return self._key

    def typed(self) -> str:
        """What stands in the line."""
        return self.edit.text()

    def set_value(self, key: object) -> None:
        """Choose by key."""
        found = next((option for option in self._options if option.key == key), None)
        self._key = found.key if found else ""
        self.edit.setText(found.label if found else "")
        self.list.hide()
        self.changed.emit(self._key)

    def _typed(self, typed: str) -> None:
        meant = typed.casefold()
        exact = [o for o in self._options if meant in (o.key.casefold(), o.label.casefold())]
        self._key = exact[0].key if len(exact) == 1 else ""
        self.show_matches(typed)
        self.changed.emit(self._key)

    def show_matches(self, typed: str) -> None:
        """List the choices that hold the words typed."""
        words = typed.casefold().split()
        found = [option for option in self._options if _holds(option, words)][:MOST_LISTED]
        self.list.clear()
        for option in found:
            self.list.addItem(_item(option))
        if not found:
            none = QListWidgetItem(f"Nothing matches “{typed}”" if typed else "Nothing to choose")
            none.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(none)
        self.list.setFixedHeight(_row_height() * min(MOST_SHOWN, self.list.count()) + 4)
        self.list.show()
        self.list.setCurrentRow(0 if found else -1)

    def _picked(self, item: QListWidgetItem) -> None:
        option = item.data(OPTION)
        if isinstance(option, Option):
            self.set_value(option.key)

    def _go(self, step: int) -> None:
        """Open the list, or go up or down in it."""
        if self.list.isHidden():
            self.show_matches("")
            return
        row = self.list.currentRow() + step
        self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
        option = self.list.currentItem().data(OPTION)
        if isinstance(option, Option):
            announce(self.edit, f"{option.label} {option.detail}".strip())

    def take_key(self, event: QKeyEvent) -> bool:
        """Arrows choose, Enter takes, Esc closes the list; whether the key was used."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._go(1 if key == Qt.Key.Key_Down else -1)
            return True
        if self.list.isHidden():
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.currentRow() >= 0:
            self._picked(self.list.currentItem())
            return True
        if key == Qt.Key.Key_Escape:
            self.list.hide()
            return True
        return False


class PickBox(QComboBox):
    """A drop-down list of a few choices, with our own arrow; `picked` carries a choice's key."""

    picked = Signal(str)

    def __init__(self, name: str, label: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setMinimumHeight(LEAST_ROW)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.activated.connect(lambda _: self.picked.emit(str(self.currentData())))

    def offer(self, options: Sequence[Option], key: str | None = None) -> None:
        """Offer other choices with one picked; without a key what was picked stays if it can."""
        wanted = [(_told(option), option.key) for option in options]
        chosen = self.currentData() if key is None else key
        if wanted != [(self.itemText(n), self.itemData(n)) for n in range(self.count())]:
            self.clear()
            for told, own in wanted:
                self.addItem(told, own)
        place = self.findData(chosen)
        self.setCurrentIndex(max(0, place) if key is None else place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow over the box."""
        super().paintEvent(event)
        painter = QPainter(self)
        place = QPoint(self.width() - ARROW - 8, (self.height() - ARROW) // 2)
        paint_icon(painter, "chevron_down", "muted", place, ARROW)
        painter.end()


class _ChoiceEdit(QLineEdit):
    """The line that is typed in; its keys go to the choice first."""

    def __init__(self, owner: ChoiceField) -> None:
        super().__init__()
        self._owner = owner
        self.setProperty("tall", "true")
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The list's keys first, then the line's."""
        if not self._owner.take_key(event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click shows all choices."""
        super().mousePressEvent(event)
        if not self.isReadOnly():
            self._owner.show_matches("" if self._owner.value() else self.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the list when the field is left."""
        self._owner.list.hide()
        super().focusOutEvent(event)


class _OptionDelegate(QStyledItemDelegate):
    """Draws a choice: its label, and at the right the word about it."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """A row's height."""
        return QSize(super().sizeHint(option, index).width(), _row_height())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one choice."""
        choice, look = index.data(OPTION), tokens()
        if not isinstance(choice, Option):
            choice = Option("", str(index.data()), tone="muted")
        plain = bool(choice.key)
        if plain and option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(look.accent_soft))
        inside = option.rect.adjusted(PAD, 0, -PAD, 0)
        painter.setFont(font_of("secondary"))
        detail = painter.fontMetrics().horizontalAdvance(choice.detail)
        painter.setPen(QColor(look.tone(choice.tone)[0]))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, right, choice.detail)
        painter.setFont(font_of("body"))
        painter.setPen(QColor(look.ink if plain else look.muted))
        room = QRect(inside).adjusted(0, 0, -(detail + GAP if detail else 0), 0)
        label = painter.fontMetrics().elidedText(
            choice.label, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, label)


def _told(option: Option) -> str:
    return f"{option.label}, {option.detail}" if option.detail else option.label


def _item(option: Option) -> QListWidgetItem:
    told = _told(option)
    item = QListWidgetItem(told)
    item.setToolTip(told)
    item.setData(OPTION, option)
    return item


def _holds(option: Option, words: Sequence[str]) -> bool:
    text = f"{option.label} {option.detail} {option.key}".casefold()
    return all(word in text for word in words)


def _row_height() -> int:
    """How tall a choice is, at the running program's text size."""
    return max(LEAST_ROW, font_of("body").pixelSize() + 15)
