"""The right of the page: the ward table, and a form over it while a gesture is filled in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bcu_desk.features.coverage.widgets.ward_table import WardTable
from bcu_desk.kit.form import Form


class Side(QWidget):
    """The ward table; a form stands above it, a panel with a form in its place."""

    def __init__(self, wards: WardTable) -> None:
        super().__init__()
        self.wards = wards
        self.form: Form | None = None
        self.panel: QWidget | None = None
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(12)
        self._lines.addWidget(wards, 1)

    def show_form(self, panel: QWidget, form: Form) -> None:
        """Show a panel with its form, or a form alone, instead of one that is open."""
        self.put_away()
        self.panel, self.form = panel, form
        self._lines.insertWidget(0, panel)
        self.wards.show_sums(shown=False)
        self.wards.setVisible(panel is form)
        panel.show()

    def put_away(self) -> bool:
        """Take the form away, with nothing sent; whether there was one."""
        panel = self.panel
        if panel is None:
            return False
        self.panel, self.form = None, None
        self._lines.removeWidget(panel)
        panel.hide()
        panel.deleteLater()
        self.wards.show_sums(shown=True)
        self.wards.show()
        self.wards.table.setFocus(Qt.FocusReason.OtherFocusReason)
        return True
