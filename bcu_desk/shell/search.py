"""The search box's list: people, posts, wards, vehicles, and gestures, under the header."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from bcu_desk.kit.look.icons import icon
from bcu_desk.shell.search_index import Entry, gestures, matching
from bcu_desk.work.contributions import Find

WIDTH, HEIGHT = 560, 460
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
EMPTY = "Type a name, a collar number, a post, a ward or a registration."


class SearchPanel(QFrame):
    """The list under the search field; `chosen` carries the entry picked.

    `ask` is called when the field is entered, to bring the known entries up to date.
    """

    chosen = Signal(object)

    def __init__(
        self, field: QLineEdit, finds: Sequence[Find], ask: Callable[[], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._over = parent
        self.setObjectName("search.panel")
        self._field = field
        self._finds = tuple(finds)
        self._ask = ask
        self._known: tuple[Entry, ...] = ()
        self._list = self._make_list()
        self._words = QLabel(EMPTY)
        self._words.setProperty("role", "secondary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self._words)
        layout.addWidget(self._list)
        self.hide()
        field.textEdited.connect(lambda _: self.refresh())
        field.installEventFilter(self)

    def _make_list(self) -> QListWidget:
        made = QListWidget()
        made.setObjectName("search.found")
        made.setAccessibleName("Found")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setUniformItemSizes(False)
        made.itemClicked.connect(self._pick)
        return made

    def know(self, known: tuple[Entry, ...]) -> None:
        """Take the entries that can be found now."""
        self._known = known
        if self.isVisible():
            self.refresh()

    def open(self) -> None:
        """Show the list under the field."""
        corner = self._field.mapTo(self._over, QPoint(0, self._field.height() + 4))
        right = corner.x() + self._field.width()
        width = min(WIDTH, self._over.width() - 32)
        self.setGeometry(max(16, right - width), corner.y(), width, HEIGHT)
        self.refresh()
        self.show()
        self.raise_()

    def refresh(self) -> None:
        """List what matches the words typed."""
        found = matching(self._known, self._field.text())
        self._list.clear()
        noun = ""
        for entry in (*gestures(self._finds, found[:2]), *found):
            if entry.noun != noun:
                noun = entry.noun
                self._add_head(noun)
            self._add(entry)
        typed = bool(self._field.text().strip())
        self._words.setText("Nothing found. Try fewer letters." if typed else EMPTY)
        self._words.setVisible(not found)
        self._choose_from(0, 1)

    def _add_head(self, noun: str) -> None:
        head = QListWidgetItem(noun)
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        self._list.addItem(head)

    def _add(self, entry: Entry) -> None:
        item = QListWidgetItem(icon(entry.icon), f"{entry.title}\n{entry.detail}")
        item.setData(Qt.ItemDataRole.UserRole, entry)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{entry.title}, {entry.detail}")
        self._list.addItem(item)

    def _choose_from(self, row: int, step: int) -> None:
        """Choose the first entry at or beyond a row, headings passed over."""
        while 0 <= row < self._list.count():
            if self._list.item(row).data(Qt.ItemDataRole.UserRole) is not None:
                self._list.setCurrentRow(row)
                return
            row += 1 if step > 0 else -1

    def _pick(self, item: QListWidgetItem | None) -> None:
        entry = None if item is None else item.data(Qt.ItemDataRole.UserRole)
        if isinstance(entry, Entry):
            self.hide()
            self._field.clear()
            self.chosen.emit(entry)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The field's keys move in the list; entering the field opens it, leaving closes it."""
        if event.type() == QEvent.Type.FocusIn:
            self._ask()
            self.open()
        elif event.type() == QEvent.Type.FocusOut:
            self.hide()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _key(self, key: Qt.Key) -> bool:
        if key in STEPS:
            step = STEPS[key]
            self._choose_from(max(0, self._list.currentRow() + step), step)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pick(self._list.currentItem())
        elif key == Qt.Key.Key_Escape:
            self._field.clear()
            self.hide()
            self._over.setFocus()
        else:
            return False
        return True
