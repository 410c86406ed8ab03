"""What stands beside the board: the inspector, or the form of a gesture in its place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bcu_desk.features.assignments.queries import Board
from bcu_desk.features.assignments.rules.items import Asked
from bcu_desk.features.assignments.widgets.forms import first_field, form_of
from bcu_desk.features.assignments.widgets.inspector import Inspector
from bcu_desk.features.assignments.widgets.move_panel import MovePanel
from bcu_desk.kit.form import Form

READING, FILLING_IN = 328, 384  # pixels wide


class Side(QWidget):
    """`sent` carries a gesture and the values of its form; `form_closed` comes after a form."""

    sent = Signal(str, object)
    form_closed = Signal()

    def __init__(self, *, read_only: bool) -> None:
        super().__init__()
        self.form: Form | None = None
        self.inspector = Inspector(read_only=read_only)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.move_panel = MovePanel()
        self.move_panel.hide()
        self._lines.addWidget(self.inspector)
        self._lines.addWidget(self.move_panel)
        self.setFixedWidth(READING)

    def open_form(self, verb: str, board: Board, asked: Asked) -> Form:
        """Open the form of a gesture and return it; one that is open is put away."""
        self.close_form()
        ends = (lambda values: self.sent.emit(verb, values), self.close_form)
        self.form = form_of(verb, board, asked, ends)
        self.inspector.hide()
        self.setFixedWidth(FILLING_IN)
        self._lines.addWidget(self.form)
        self.form.show()
        first = self.form.field(first_field(verb, self.form))
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        return self.form

    def show_move(self) -> None:
        """Show what a drag would do in place of the inspector; a form is put away."""
        if self.form is not None:
            self.close_form()
        self.inspector.hide()
        self.move_panel.show()

    def end_move(self) -> None:
        """Put the panel of a drag away."""
        if not self.move_panel.isHidden():
            self.move_panel.hide()
            self.inspector.setVisible(self.form is None)

    def close_form(self) -> None:
        """Put the form away with nothing changed."""
        if self.form is None:
            return
        self._lines.removeWidget(self.form)
        self.form.hide()
        self.form.deleteLater()
        self.form = None
        self.setFixedWidth(READING)
        self.inspector.show()
        self.form_closed.emit()
