"""The right of the page: the ward table or what differs, and a form over it while one is open."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from bcu_desk.features.coverage.widgets.changes import Changes
from bcu_desk.features.coverage.widgets.ward_table import WardTable
from bcu_desk.kit.form import Form


class Side(QWidget):
    """The ward table, or what differs between two days.

    A form stands above it, a panel with a form in its place.
    """

    def __init__(self, wards: WardTable, changes: Changes) -> None:
        super().__init__()
        self.wards = wards
        self.changes = changes
        self.form: Form | None = None
        self.panel: QWidget | None = None
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(12)
        self._shown = QStackedWidget()
        self._shown.addWidget(wards)
        self._shown.addWidget(changes)
        self._lines.addWidget(self._shown, 1)

    def show_changes(self, *, shown: bool) -> None:
        """Show what differs between two days, or the day's table; a keyboard in here goes along."""
        wanted = self.changes if shown else self.wards
        before = self._shown.currentWidget()
        if wanted is before:
            return
        focus = QApplication.focusWidget()
        inside = before is not None and focus is not None and before.isAncestorOf(focus)
        self._shown.setCurrentWidget(wanted)
        if inside:
            self._take()

    def _take(self) -> None:
        """Give the keyboard to the table, or the list, that is shown."""
        here: QWidget = self.wards.table
        if self._shown.currentWidget() is self.changes:
            here = self.changes.how
        here.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_form(self, panel: QWidget, form: Form) -> None:
        """Show a panel with its form, or a form alone, instead of one that is open."""
        self.put_away()
        self.panel, self.form = panel, form
        self._lines.insertWidget(0, panel)
        self._show_sums(shown=False)
        self._shown.setVisible(panel is form)
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
        self._show_sums(shown=True)
        self._shown.show()
        self._take()
        return True

    def _show_sums(self, *, shown: bool) -> None:
        for part in (self.wards, self.changes):
            part.show_sums(shown=shown)
