"""The page without a vehicle: what it is for, how the first is added, what the hand does then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from bcu_desk.domain.times import long_day
from bcu_desk.features.bookings.commands.vehicles import AddVehicle
from bcu_desk.features.bookings.model.example import example
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.widgets.forms.adding import add_form, added
from bcu_desk.kit.controls import Card, Chip, Picture, rule, words
from bcu_desk.kit.form import Form, Values
from bcu_desk.kit.timeline.layout import Sizes
from bcu_desk.kit.timeline.view import Timeline

WHAT = (
    "Fleet puts every vehicle on one board by base, finds a free one, and tells a clash before"
    " it is made. Add the first vehicle here; a base that is new is made in its borough."
)
Sent = Callable[[AddVehicle, Form], object]


class EmptyFleet(QWidget):
    """Says what the page is for beside a form for the first vehicle."""

    def __init__(self, add: Sent) -> None:
        super().__init__()
        self.setObjectName("bookings.empty")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._add = add
        self.form: Form | None = None
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(12)
        self._title = words("", "title")
        self._line.addWidget(self._card(), 1)
        self._room = QVBoxLayout()
        self._room.setContentsMargins(0, 0, 0, 0)
        self._line.addLayout(self._room)

    def _card(self) -> Card:
        card = Card()
        lines = QVBoxLayout(card)
        lines.setContentsMargins(1, 1, 1, 1)
        lines.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(24, 24, 24, 24)
        head.setSpacing(16)
        picture = Picture("bookings", "accent", 24)
        picture.setProperty("badge", "true")
        picture.setFixedSize(52, 52)
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        told = QVBoxLayout()
        told.addWidget(self._title)
        told.addWidget(words(WHAT, "body", tone="muted", wrap=True))
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(told, 1)
        lines.addLayout(head)
        lines.addWidget(rule())
        lines.addLayout(_example_head())
        lines.addWidget(_example_board(), 1)
        return card

    def show_loaded(self, loaded: Loaded, on: date) -> None:
        """Offer the form for the boroughs in view, unless one is being filled in."""
        self._title.setText(f"No vehicle in service on {long_day(on)}")
        if self.form is not None:
            return
        self.form = add_form(loaded, (self._send, self._clear))
        self.form.setFixedWidth(296)
        self.form.set_value("from", on)
        self.form.cancel.setText("Clear")
        self._room.addWidget(self.form)

    def begin_anew(self) -> None:
        """Forget what was typed."""
        if self.form is not None:
            self._room.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None

    def _send(self, values: Values) -> None:
        if self.form is None or not isinstance(values["from"], date):
            return
        self._add(added(values), self.form)

    def _clear(self) -> None:
        if self.form is not None:
            self.form.clear_trouble()
            for name in ("registration", "kind", "borough", "base"):
                self.form.set_value(name, "")


def _example_head() -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(24, 16, 24, 10)
    line.setSpacing(10)
    line.addWidget(words("Then you book by hand", "section"))
    line.addWidget(Chip("Example, not your data"))
    line.addStretch(1)
    line.addWidget(words("Every drag has a key and a menu. Esc cancels.", "secondary"))
    return line


def _example_board() -> QFrame:
    """A board that only shows what the hand does."""
    axis, content, span = example()
    board = Timeline("bookings.example", "What the hand does, an example", Sizes(names=250, row=92))
    board.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    board.set_judge(board.gesture.judge, board.gesture.mend, writable=False)
    board.set_axis(axis, *span)
    board.set_content(content)
    board.viewport().setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return board
