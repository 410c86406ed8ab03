"""Where the forms of the lists stand: in place of the card of the line chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bcu_desk.kit.form import Form
from bcu_desk.kit.look.tokens import text_scale

WIDTH = 296


class FormPlace(QWidget):
    """A card, or a form in its place; `closed` is sent when a form has been put away."""

    closed = Signal()

    def __init__(self, card: QWidget) -> None:
        super().__init__()
        self.setObjectName("bookings.lists.side")
        self.setFixedWidth(round(WIDTH * (1 + (text_scale() - 1) / 3)))
        self._card = card
        self.form: Form | None = None
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.addWidget(card)

    def open_form(self, form: Form, first: str) -> None:
        """Show a form, the keyboard in one of its fields."""
        self._put_away()
        self.form = form
        self._card.hide()
        self._lines.addWidget(form)
        form.show()
        form.field(first).setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Put the form away; nothing that was filled in is kept."""
        if self._put_away():
            self._card.show()
            self.closed.emit()

    def _put_away(self) -> bool:
        form, self.form = self.form, None
        if form is None:
            return False
        self._lines.removeWidget(form)
        form.hide()
        form.deleteLater()
        return True
