"""The right side of the page: the inspector, or a form, or what a drag would do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bcu_desk.features.org_chart.widgets.side.inspector import Inspector
from bcu_desk.features.org_chart.widgets.side.move_preview import MovePreview
from bcu_desk.kit.form import Form
from bcu_desk.kit.look.tokens import text_scale

NARROW, WIDE = 290, 424


class SidePanel(QWidget):
    """Shows one thing at a time; it is wider while a form is open."""

    def __init__(self) -> None:
        super().__init__()
        self.inspector = Inspector()
        self.preview = MovePreview()
        self.form: Form | None = None
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.addWidget(self.inspector)
        self._lines.addWidget(self.preview)
        self._show_one()

    def open_form(self, form: Form, first: str) -> None:
        """Show a form and go to a field of it."""
        self.close_form()
        self.form = form
        self._lines.addWidget(form)
        self._show_one()
        form.field(first).setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Put the form away."""
        form, self.form = self.form, None
        if form is not None:
            self._lines.removeWidget(form)
            form.hide()
            form.deleteLater()
        self._show_one()

    def show_preview(self, *, shown: bool) -> None:
        """Show what a drag would do, or what was there before."""
        self._show_one(preview=shown)

    def _show_one(self, *, preview: bool = False) -> None:
        form = self.form
        self.preview.setVisible(preview)
        self.inspector.setVisible(not preview and form is None)
        if form is not None:
            form.setVisible(not preview)
        width = WIDE if form is not None and not preview else NARROW
        self.setFixedWidth(round(width * text_scale()))
