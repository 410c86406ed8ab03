"""The search box's list: people, posts, wards, vehicles, and gestures, under the header."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from bcu_desk.kit.controls import rule, words
from bcu_desk.kit.look.focus_ring import lay_over
from bcu_desk.kit.notice import announce
from bcu_desk.shell.search_box.index import Entry, gestures, matching
from bcu_desk.shell.search_box.lines import ENTRY, SearchRows
from bcu_desk.work.contributions import Find

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
WIDTH, HEIGHT = 600, 520
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
EMPTY = "Type a name, a collar number, a post, a ward or a registration."
NOTHING = "Nothing found. Try fewer letters, or another day: people and posts are those of the day."
KEYS = "↑ ↓ choose   ·   Enter goes there or does it   ·   Esc closes"


class SearchPanel(QFrame):
    """The list under the search field; `chosen` carries the entry picked.

    `ask` is called when the field is entered, to bring the known entries up to date; `standing`
    are entries that are always known, shown before anything is typed.
    """

    chosen = Signal(object)

    def __init__(
        self,
        field: QLineEdit,
        finds: Sequence[Find],
        standing: Sequence[Entry],
        ask: Callable[[], None],
        over: QWidget,
    ) -> None:
        super().__init__(over)
        self._over = over
        lay_over(self)
        self.setObjectName("search.panel")
        self._field = field
        self._finds = tuple(finds)
        self._standing = tuple(standing)
        self._ask = ask
        self._known: tuple[Entry, ...] = ()
        self._before: QWidget | None = None
        self._is_eager = False  # Enter was pressed before anything was known
        self.read_only = False
        self._rows = SearchRows(self)
        self._list = self._make_list()
        self._words = words(EMPTY, "secondary")
        self._words.setContentsMargins(10, 8, 10, 4)
        keys = words(KEYS, "small")
        keys.setContentsMargins(10, 4, 10, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.setSpacing(4)
        layout.addWidget(self._words)
        layout.addWidget(self._list, 1)
        layout.addWidget(rule())
        layout.addWidget(keys)
        self.hide()
        field.textEdited.connect(lambda _: self.refresh())
        field.installEventFilter(self)

    def _make_list(self) -> QListWidget:
        made = QListWidget()
        made.setObjectName("search.found")
        made.setAccessibleName("Found")
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setItemDelegate(self._rows)
        made.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.itemClicked.connect(self._pick)
        return made

    def take(self) -> None:
        """Give the keyboard to the field, and remember who had it."""
        self._before = self.window().focusWidget()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def know(self, known: tuple[Entry, ...]) -> None:
        """Take the entries that can be found now."""
        self._known = known
        if self.isVisible():
            self.refresh()
            if self._is_eager:
                self._pick(self._list.currentItem())
        self._is_eager = False

    def open(self) -> None:
        """Show the list under the field."""
        self.refresh()
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        corner = self._field.mapTo(self._over, QPoint(0, self._field.height() + 4))
        right = corner.x() + self._field.width()
        width = min(WIDTH, self._over.width() - 32)
        height = min(HEIGHT, self._over.height() - corner.y() - 16)
        self.setGeometry(max(16, right - width), corner.y(), width, height)

    def refresh(self) -> None:
        """List what matches the words typed."""
        typed = self._field.text().strip()
        self._rows.typed = typed
        found = matching((*self._standing, *self._known), typed) if typed else self._standing
        self._list.clear()
        noun = ""
        for entry in self._with_gestures(found):
            if entry.noun != noun:
                noun = entry.noun
                self._add_head(noun)
            self._add(entry)
        self._words.setText(NOTHING if typed else EMPTY)
        self._words.setVisible(not found or not typed)
        self._choose_from(0, 1)

    def _with_gestures(self, found: Sequence[Entry]) -> tuple[Entry, ...]:
        """What was found, and behind the best group what can be done with the best of it."""
        able = gestures(self._finds, found[:2], read_only=self.read_only)
        first = sum(1 for entry in found if entry.noun == found[0].noun)
        return (*found[:first], *able, *found[first:])

    def _add_head(self, noun: str) -> None:
        head = QListWidgetItem(noun)
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        self._list.addItem(head)

    def _add(self, entry: Entry) -> None:
        item = QListWidgetItem(entry.title)
        item.setData(ENTRY, entry)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{entry.title}, {entry.detail}")
        self._list.addItem(item)

    def _choose_from(self, row: int, step: int) -> None:
        """Choose the first entry at or beyond a row, headings passed over; it is read out."""
        row = min(row, self._list.count() - 1)
        while 0 <= row < self._list.count():
            item = self._list.item(row)
            if item.data(ENTRY) is not None:
                self._list.setCurrentRow(row)
                announce(self._field, str(item.data(Qt.ItemDataRole.AccessibleTextRole)))
                return
            row += 1 if step > 0 else -1

    def _pick(self, item: QListWidgetItem | None) -> None:
        entry = None if item is None else item.data(ENTRY)
        if isinstance(entry, Entry):
            self._leave()
            self.chosen.emit(entry)

    def _leave(self) -> None:
        """Close with an empty field, and give the keyboard back."""
        self._field.clear()
        self.hide()
        before = self._before
        self._before = None
        if before is not None and before is not self._field and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._field.clearFocus()

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
        self._is_eager = key in ENTER and not self._known
        if key in STEPS:
            step = STEPS[key]
            self._choose_from(max(0, self._list.currentRow() + step), step)
        elif key in ENTER:
            self._pick(self._list.currentItem())
        elif key == Qt.Key.Key_Escape:
            self._leave()
        else:
            return False
        return True
