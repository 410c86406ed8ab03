"""The find bar: a time, a kind and a base; how many vehicles are free, and the first to book."""

from __future__ import annotations

from functools import cached_property

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from bcu_desk.domain.fleet import Sort
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.model.wording import free_words
from bcu_desk.features.bookings.queries.free import Free
from bcu_desk.features.bookings.widgets.above.find_more import FindMore
from bcu_desk.features.bookings.widgets.above.times import Times
from bcu_desk.kit.choice_field import Option, PickBox
from bcu_desk.kit.controls import (
    Card,
    Rule,
    button,
    icon_button,
    restyled,
    words,
)

WIDEST_CHOICE = 114
ANY_KIND, ANY_BASE = Option("", "Any kind"), Option("", "Any base")


class FindBar(Card):
    """Asks what is free; `asked` carries a Free query, `book_asked` a registration or ''.

    `counting` carries a Free query while a time is being given, to be answered by `show_count`.
    Its second line is made when it is first opened.
    """

    asked = Signal(object)
    cleared = Signal()
    soonest_asked = Signal(object)
    book_asked = Signal(str)
    near_changed = Signal()
    counting = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bookings.find")
        self.setAccessibleName("Find a free vehicle")
        self._first = ""
        self._active = False
        self._loaded: Loaded | None = None
        self._asked_times = ("", "")
        self._sort = Sort.VEHICLE
        self.times = Times(self)
        self.times.settled.connect(lambda: self._send_new())
        self.times.given.connect(lambda: self.counting.emit(self.query()))
        self._kind = self._choice("kind", "Kind of vehicle", ANY_KIND)
        self._base = self._choice("base", "Base", ANY_BASE)
        self._count = words("", "title", tone="good")
        self._told = words("", "secondary")
        self._where = words("", "secondary")
        self.find_button = button("Find", "bookings.find_free", icon="search")
        self.clear_button = icon_button("close", "Clear what was found", "bookings.clear")
        self.book_button = button("Book a vehicle", "bookings.book", kind="primary", key="B")
        self.more_button = icon_button(
            "chevron_down", "Borough, seats, driver and more", "bookings.find_more"
        )
        self.more_button.setCheckable(True)
        self._lay_out()
        self.more_button.toggled.connect(self._show_more)
        self.find_button.clicked.connect(lambda: self.send())
        self.clear_button.clicked.connect(lambda: self._put_away())
        self.book_button.clicked.connect(lambda: self.book_asked.emit(self._first))
        self.clear_button.hide()

    @cached_property
    def more(self) -> FindMore:
        """The second line: what else may be asked for."""
        made = FindMore(self)
        made.hide()
        self._rows.addWidget(made)
        made.changed.connect(lambda: self.send())
        made.near_changed.connect(self.near_changed)
        made.soonest_asked.connect(lambda: self.soonest_asked.emit(self.query()))
        return made

    def _has_more(self) -> bool:
        return "more" in vars(self)

    def near(self) -> str:
        """The base that distances are measured from, '' for none."""
        return str(self.more.near.currentData() or "") if self._has_more() else ""

    def _choice(self, name: str, label: str, first: Option) -> PickBox:
        made = PickBox(f"bookings.find.{name}", label)
        made.offer((first,))
        made.setMaximumWidth(WIDEST_CHOICE)
        made.picked.connect(lambda _: self.send())
        return made

    def _lay_out(self) -> None:
        rows = self._rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 8, 8, 8)
        rows.setSpacing(8)
        line = QHBoxLayout()
        rows.addLayout(line)
        line.setSpacing(6)
        for label, field in (("From", self.times.start), ("to", self.times.end)):
            line.addWidget(words(label, "secondary"))
            line.addWidget(field)
        for part in (
            self._kind,
            self._base,
            self.more_button,
            self.find_button,
            _upright(),
            self._count,
        ):
            line.addWidget(part)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        for part in (self._told, self._where):  # these give way first where room is short
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            lines.addWidget(part)
        line.addLayout(lines, 1)
        line.addWidget(self.clear_button)
        line.addWidget(self.book_button)

    def _send_new(self) -> None:
        """Ask again where another time was given."""
        if self.times.values() != self._asked_times:
            self.send()

    def show_count(self, count: int) -> None:
        """Say how many are free at the time that is being given."""
        self._count.setText(f"{count} free" if count else "None free")
        self._count.setProperty("tone", "good" if count else "bad")
        self._count.show()
        self._told.setProperty("tone", "")
        self._told.setText("Enter shows which." if count else "Try another time.")
        self._where.hide()
        for part in (self._count, self._told):
            restyled(part)

    def send(self) -> None:
        """Ask what is free."""
        self._active = True
        self._asked_times = self.times.values()
        self.asked.emit(self.query())

    def query(self) -> Free:
        """What is asked for now."""
        start, end = self.times.values()
        query = Free(
            start=start,
            end=end,
            kind=self._kind.currentData() or None,
            sort=None if self._sort is Sort.VEHICLE else self._sort,
            base=self._base.currentData() or None,
        )
        return msgspec.structs.replace(query, **self.more.fields()) if self._has_more() else query

    def take(self, start: str, end: str) -> None:
        """Ask for another time."""
        self.times.set_values(start, end)
        self.send()

    def tell(self, told: str) -> None:
        """Say what could not be found."""
        self._told.setText(told)
        self._told.setWordWrap(True)
        self._told.setProperty("tone", "bad")
        self._count.hide()
        self._where.hide()
        restyled(self._told)

    def _show_more(self, shown: bool) -> None:  # noqa: FBT001 - a signal's own argument
        """Show or hide the second line; what it asks for stays asked."""
        if shown and self._loaded is not None:
            self.more.show_loaded(self._loaded)
        if shown or self._has_more():
            self.more.setVisible(shown)

    def show_loaded(self, loaded: Loaded, refusal: str) -> None:
        """Say how many are free and which to take first, or why that can't be told."""
        self._loaded = loaded
        self._sort, one = loaded.board.sort, loaded.words.one
        if self._has_more() and self.more.isVisible():
            self.more.show_loaded(loaded)
        self.setAccessibleName(f"Find a free {one}")
        self._kind.setAccessibleName(f"Kind of {one}")
        self._offer(loaded)
        self._show_free(loaded, refusal)
        self.clear_button.setVisible(self._active)
        self._show_first(loaded)

    def _show_free(self, loaded: Loaded, refusal: str) -> None:
        """How many are free and where, or the refusal in place of that."""
        count, told, where = free_words(loaded)
        self._count.setText(count)
        self._count.setVisible(bool(count))
        some = loaded.found or loaded.offer
        self._count.setProperty("tone", "good" if some and some.rows else "bad")
        self._told.setWordWrap(bool(refusal))
        self._told.setText(refusal or told)
        self._told.setProperty("tone", "bad" if refusal else "")
        self._where.setText(where)
        self._where.setVisible(bool(where) and not refusal)
        for part in (self._count, self._told):
            restyled(part)

    def _show_first(self, loaded: Loaded) -> None:
        """Name on the button what it books."""
        found = loaded.found
        self._first = found.rows[0].registration if found and found.rows else ""
        first = loaded.vehicle(self._first)
        article = "" if loaded.board.sort is Sort.KIT else "a "
        called = first.registration if first else f"{article}{loaded.words.one}"
        self.book_button.setText(f"Book {called}")
        self.book_button.setAccessibleName(self.book_button.text())

    def _offer(self, loaded: Loaded) -> None:
        """Offer what there is, and a likely time until one is asked for."""
        kinds = {row.kind: row.kind_title for row in loaded.board.vehicles}
        bases = dict.fromkeys(row.base for row in loaded.board.vehicles)
        self._kind.offer((ANY_KIND, *(Option(kind, title) for kind, title in kinds.items())))
        self._base.offer((ANY_BASE, *(Option(base, base) for base in bases)))
        if not self._active and loaded.offer is not None:
            self.times.set_values(loaded.offer.asked.start, loaded.offer.asked.end)
            self._asked_times = self.times.values()

    def begin_anew(self) -> None:
        """Forget what was asked, without a word to the page."""
        self._active = False
        for box in (self._kind, self._base):
            box.setCurrentIndex(0)
        if self._has_more():
            self.more.begin_anew()

    def _put_away(self) -> None:
        self.begin_anew()
        self.cleared.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter finds, Esc clears."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.send()
        elif event.key() == Qt.Key.Key_Escape and self._active:
            self._put_away()
        else:
            super().keyPressEvent(event)


def _upright() -> QWidget:
    made = Rule(vertical=True)
    made.setFixedHeight(24)
    return made
