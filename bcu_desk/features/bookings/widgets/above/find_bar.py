"""The find bar: a time, a kind and a base; how many vehicles are free, and the first to book."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from bcu_desk.domain.fleet import Sort
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.model.wording import free_words
from bcu_desk.features.bookings.queries.free import Free
from bcu_desk.kit.controls import (
    LEAST_HEIGHT,
    Card,
    Picture,
    Rule,
    button,
    icon_button,
    restyled,
    words,
)
from bcu_desk.kit.fields import MomentField
from bcu_desk.kit.look.icons import paint_icon

ARROW = 14
ANY = (("", "Any kind"), ("", "Any base"))


class FindBar(Card):
    """Asks what is free; `asked` carries a Free query, `book_asked` a registration or ''."""

    asked = Signal(object)
    cleared = Signal()
    book_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bookings.find")
        self.setAccessibleName("Find a free vehicle")
        self._first = ""
        self._active = False
        self._times = ("", "")
        self._sort = Sort.VEHICLE
        self._start = self._moment("from", "Free from")
        self._end = self._moment("to", "Free to")
        self._kind = self._choice("kind", "Kind of vehicle", ANY[0])
        self._base = self._choice("base", "Base", ANY[1])
        self._count = words("", "title", tone="good")
        self._told = words("", "secondary")
        self._where = words("", "secondary")
        self.find_button = button("Find", "bookings.find_free", icon="search")
        self.clear_button = icon_button("close", "Clear what was found", "bookings.clear")
        self.book_button = button("Book a vehicle", "bookings.book", kind="primary", key="B")
        self._lay_out()
        self.find_button.clicked.connect(lambda: self.send())
        self.clear_button.clicked.connect(lambda: self._put_away())
        self.book_button.clicked.connect(lambda: self.book_asked.emit(self._first))
        self.clear_button.hide()

    def _moment(self, name: str, label: str) -> MomentField:
        made = MomentField()
        made.setObjectName(f"bookings.find.{name}")
        made.setAccessibleName(label)
        made.setDisplayFormat("ddd d MMM HH:mm")
        made.setMinimumHeight(LEAST_HEIGHT)
        made.setMinimumWidth(158)
        made.editingFinished.connect(lambda: self._send_new())
        return made

    def _choice(self, name: str, label: str, first: tuple[str, str]) -> QComboBox:
        made = PickBox()
        made.setObjectName(f"bookings.find.{name}")
        made.setAccessibleName(label)
        made.setMinimumHeight(LEAST_HEIGHT)
        made.addItem(first[1], first[0])
        made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        made.activated.connect(lambda _: self.send())
        return made

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 8, 8, 8)
        line.setSpacing(8)
        line.addWidget(Picture("search"))
        for label, field in (("From", self._start), ("to", self._end)):
            line.addWidget(words(label, "secondary"))
            line.addWidget(field)
        for part in (self._kind, self._base, self.find_button, _upright(), self._count):
            line.addWidget(part)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        for part in (self._told, self._where):  # these give way first where room is short
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            lines.addWidget(part)
        line.addLayout(lines, 1)
        line.addWidget(self.clear_button)
        line.addWidget(self.book_button)

    def _offer(
        self, field: QComboBox, first: tuple[str, str], pairs: Sequence[tuple[str, str]]
    ) -> None:
        """Offer other choices; what was chosen stays where it can."""
        chosen = field.currentData()
        field.clear()
        for key, label in (first, *pairs):
            field.addItem(label, key)
        field.setCurrentIndex(max(0, field.findData(chosen)))

    def _send_new(self) -> None:
        """Ask again where another time was given."""
        if (self._start.value(), self._end.value()) != self._times:
            self.send()

    def send(self) -> None:
        """Ask what is free."""
        self._active = True
        self._times = self._start.value(), self._end.value()
        self.asked.emit(
            Free(
                start=self._start.value(),
                end=self._end.value(),
                kind=self._kind.currentData() or None,
                sort=None if self._sort is Sort.VEHICLE else self._sort,
                base=self._base.currentData() or None,
            )
        )

    def show_loaded(self, loaded: Loaded, refusal: str) -> None:
        """Say how many are free and which to take first, or why that can't be told."""
        self._sort, one = loaded.board.sort, loaded.words.one
        self.setAccessibleName(f"Find a free {one}")
        self._kind.setAccessibleName(f"Kind of {one}")
        kinds = {row.kind: row.kind_title for row in loaded.board.vehicles}
        bases = dict.fromkeys(row.base for row in loaded.board.vehicles)
        self._offer(self._kind, ANY[0], tuple(kinds.items()))
        self._offer(self._base, ANY[1], tuple((base, base) for base in bases))
        if not self._active and loaded.offer is not None:
            self._start.set_value(loaded.offer.asked.start)
            self._end.set_value(loaded.offer.asked.end)
            self._times = self._start.value(), self._end.value()
        found = loaded.found
        self._first = found.rows[0].registration if found and found.rows else ""
        count, told, where = free_words(loaded)
        self._count.setText(count)
        self._count.setVisible(bool(count))
        some = found or loaded.offer
        self._count.setProperty("tone", "good" if some and some.rows else "bad")
        self._told.setText(refusal or told)
        self._told.setProperty("tone", "bad" if refusal else None)
        self._where.setText(where)
        self._where.setVisible(bool(where) and not refusal)
        self.clear_button.setVisible(self._active)
        article = "" if loaded.board.sort is Sort.KIT else "a "
        first = loaded.vehicle(self._first)
        called = first.registration if first else f"{article}{one}"
        self.book_button.setText(f"Book {called}")
        self.book_button.setAccessibleName(self.book_button.text())
        for part in (self._count, self._told):
            restyled(part)

    def begin_anew(self) -> None:
        """Forget what was asked, without a word to the page."""
        self._active = False

    def _put_away(self) -> None:
        self._active = False
        self.cleared.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter finds, Esc clears."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.send()
        elif event.key() == Qt.Key.Key_Escape and self._active:
            self._put_away()
        else:
            super().keyPressEvent(event)


class PickBox(QComboBox):
    """A drop-down list with our own arrow."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow over the box."""
        super().paintEvent(event)
        painter = QPainter(self)
        place = QPoint(self.width() - ARROW - 8, (self.height() - ARROW) // 2)
        paint_icon(painter, "chevron_down", "muted", place, ARROW)
        painter.end()


def _upright() -> QWidget:
    made = Rule(vertical=True)
    made.setFixedHeight(24)
    return made
