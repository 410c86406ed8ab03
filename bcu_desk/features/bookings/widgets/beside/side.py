"""The right column: what is chosen, or the move under the hand, or a form."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from bcu_desk.features.bookings.widgets.beside.changed import Changed
from bcu_desk.features.bookings.widgets.beside.found import FoundCard
from bcu_desk.features.bookings.widgets.beside.inspector import Inspector
from bcu_desk.features.bookings.widgets.beside.moving import MovingCard
from bcu_desk.kit.form import Form
from bcu_desk.kit.look.tokens import text_scale

WIDTH = 296


class Side(QWidget):
    """One of inspector, moving card and form; a form stays until it is closed."""

    def __init__(self, *, writable: bool) -> None:
        super().__init__()
        self.setObjectName("bookings.side")
        self.setFixedWidth(round(WIDTH * (1 + (text_scale() - 1) / 3)))
        self.inspector = Inspector(writable=writable)
        self.moving = MovingCard()
        self.form: Form | None = None
        self.changed = Changed()
        self.found = FoundCard()
        self._cards = _scrolled(self.changed, self.found, self.inspector, self.moving)
        self._wide = False
        self.moving.hide()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.addWidget(self._cards)

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
        self.moving.setVisible(moving)
        self.inspector.setVisible(not moving)


def _scrolled(*cards: QWidget) -> QScrollArea:
    """Cards in a column that scrolls where the window is low."""
    area = QScrollArea()
    area.setObjectName("bookings.cards")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inside = QWidget()
    inside.setObjectName("scrolled")
    lines = QVBoxLayout(inside)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(12)
    for card in cards:
        lines.addWidget(card)
    area.setWidget(inside)
    return area
