"""The right of the page: wards, absences, what is ahead, and a form over them while one is open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from bcu_desk.features.coverage.widgets.absences.absence_list import AbsenceList
from bcu_desk.features.coverage.widgets.absences.rates import RatesPanel
from bcu_desk.features.coverage.widgets.ahead.lists import Coming, Ledger
from bcu_desk.features.coverage.widgets.changes import Changes
from bcu_desk.features.coverage.widgets.ward_table import WardTable
from bcu_desk.kit.controls import Segmented, button
from bcu_desk.kit.form import Form

WARDS, AWAY, AHEAD, RATES, TARGETS = "wards", "away", "ahead", "rates", "targets"
TABS = (
    (WARDS, "Wards"),
    (AWAY, "Who is away"),
    (AHEAD, "Ahead"),
    (RATES, "Rates"),
    (TARGETS, "Targets"),
)


class Side(QWidget):
    """The ward table (or what differs), who is away, what is coming, rates or targets.

    A form stands above them, a panel with a form in their place. `turned` carries what is shown.
    """

    turned = Signal(str)

    def __init__(self, wards: WardTable, changes: Changes) -> None:
        super().__init__()
        self.wards = wards
        self.changes = changes
        self.form: Form | None = None
        self.panel: QWidget | None = None
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(12)
        self.away = AbsenceList()
        self.rates = RatesPanel()
        self.coming = Coming()
        self.ledger = Ledger()
        self._compares = False
        self._shown = QStackedWidget()
        for part in (wards, changes, self.away, self.coming, self.rates, self.ledger):
            self._shown.addWidget(part)
        self.tabs = Segmented(TABS)
        self.tabs.setObjectName("coverage.side")
        self.tabs.setAccessibleName("What stands beside the map")
        self.tabs.chosen.connect(self._turn)
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        head.addWidget(self.tabs)
        head.addStretch(1)
        self.plan = button("Plan an event", "coverage.event")
        self.fill = button("Fill short wards", "coverage.fill", key="L")
        for verb in (self.plan, self.fill):
            head.addWidget(verb)
        self._lines.addWidget(self._head)
        self._lines.addWidget(self._shown, 1)

    def show_tab(self, name: str) -> None:
        """Show another list beside the map."""
        self.tabs.choose(name)
        self._turn(name)

    def _turn(self, name: str) -> None:
        self._show()
        self.turned.emit(name)

    def _wanted(self) -> QWidget:
        wards = self.changes if self._compares else self.wards
        others: dict[str, QWidget] = {
            AWAY: self.away,
            AHEAD: self.coming,
            RATES: self.rates,
            TARGETS: self.ledger,
        }
        return others.get(self.tabs.value(), wards)

    def show_changes(self, *, shown: bool) -> None:
        """Show what differs between two days, or the day's table; a keyboard in here goes along."""
        self._compares = shown
        self._show()

    def _show(self) -> None:
        wanted, before = self._wanted(), self._shown.currentWidget()
        if wanted is before:
            return
        focus = QApplication.focusWidget()
        inside = before is not None and focus is not None and before.isAncestorOf(focus)
        self._shown.setCurrentWidget(wanted)
        if inside:
            self._take()

    def _take(self) -> None:
        """Give the keyboard to the table, or the list, that is shown."""
        tables: dict[QWidget, QWidget] = {
            self.wards: self.wards.table,
            self.changes: self.changes.how,
            self.away: self.away.table,
            self.coming: self.coming.table,
            self.rates: self.rates.table,
            self.ledger: self.ledger.table,
        }
        tables[self._wanted()].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_form(self, panel: QWidget, form: Form) -> None:
        """Show a panel with its form, or a form alone, instead of one that is open."""
        self.put_away()
        self.panel, self.form = panel, form
        self._lines.insertWidget(0, panel)
        self._show_sums(shown=False)
        self._shown.setVisible(panel is form)
        self._head.setVisible(panel is form)
        panel.show()

    def show_panel(self, panel: QWidget) -> None:
        """Show a panel without a form in place of all else; it takes the whole height."""
        self.put_away()
        self.panel = panel
        self._lines.insertWidget(0, panel, 1)
        self._shown.hide()
        self._head.hide()
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
        self._head.show()
        self._take()
        return True

    def _show_sums(self, *, shown: bool) -> None:
        for part in (self.wards, self.changes):
            part.show_sums(shown=shown)
