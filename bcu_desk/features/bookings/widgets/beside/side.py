"""The right column: what is chosen, or the move under the hand, or a form."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from bcu_desk.features.bookings.model.finding import FoundLine
from bcu_desk.features.bookings.model.loaded import Compared
from bcu_desk.features.bookings.widgets.beside.changed import Changed
from bcu_desk.features.bookings.widgets.beside.found import FoundCard
from bcu_desk.features.bookings.widgets.beside.inspector import Inspector
from bcu_desk.features.bookings.widgets.beside.moving import MovingCard
from bcu_desk.kit.form import Form
from bcu_desk.kit.look.tokens import text_scale

WIDTH = 296


class Side(QWidget):
    """One of inspector, moving card and form; a form stays until it is closed.

    What is seldom shown is made when it is. `chosen` carries what was chosen of what differs
    between two days, `book_asked` what is to be booked of what was found.
    """

    chosen = Signal(str)
    book_asked = Signal(str)

    def __init__(self, *, writable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bookings.side")
        self.setFixedWidth(round(WIDTH * (1 + (text_scale() - 1) / 3)))
        self.form: Form | None = None
        self._wide = False
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._cards = QScrollArea(self)
        self._lines.addWidget(self._cards)
        self._column = _column(self._cards)
        self.inspector = Inspector(writable=writable, parent=self._cards.widget())
        self._column.addWidget(self.inspector)

    @cached_property
    def moving(self) -> MovingCard:
        """What a drag would do."""
        made = MovingCard()
        self._column.addWidget(made)
        return made

    @cached_property
    def changed(self) -> Changed:
        """What differs between two days."""
        made = Changed()
        self._column.insertWidget(0, made)
        made.chosen.connect(self.chosen)
        return made

    @cached_property
    def found(self) -> FoundCard:
        """What the find bar found."""
        made = FoundCard()
        self._column.insertWidget(self._column.indexOf(self.inspector), made)
        made.chosen.connect(self.book_asked)
        return made

    def show_compared(self, compared: Compared | None) -> None:
        """Show what differs between two days, or nothing without a second one."""
        if compared is not None or "changed" in vars(self):
            self.changed.show_compared(compared)

    def show_found(self, title: str, found: Sequence[FoundLine]) -> None:
        """Show what was found, or nothing."""
        if found or "found" in vars(self):
            self.found.show_found(title, found)

    def open_form(self, form: Form, first: str) -> None:
        """Show a form, the keyboard in one of its fields."""
        self.close_form()
        self.form = form
        self._cards.hide()
        self.show()
        self._lines.addWidget(form)
        form.show()
        form.field(first).setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> bool:
        """Put the form away with nothing changed; whether there was one."""
        if self.form is None:
            return False
        self._lines.removeWidget(self.form)
        self.form.hide()
        self.form.deleteLater()
        self.form = None
        self._cards.show()
        self.setVisible(not self._wide)
        return True

    def set_wide(self, *, wide: bool) -> None:
        """Give the width to what stands beside it, while no form is open."""
        self._wide = wide
        self.setVisible(not wide or self.form is not None)

    def show_moving(self, *, moving: bool) -> None:
        """Show the move under the hand, or what is chosen again."""
        if moving or "moving" in vars(self):
            self.moving.setVisible(moving)
        self.inspector.setVisible(not moving)


def _column(area: QScrollArea) -> QVBoxLayout:
    """Make an area a column of cards that scrolls where the window is low."""
    area.setObjectName("bookings.cards")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inside = QWidget(area)
    inside.setObjectName("scrolled")
    lines = QVBoxLayout(inside)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(12)
    area.setWidget(inside)
    return lines
