"""Use: how much is used of what, and who lends to whom, as charts and tables of one period."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from bcu_desk.domain.fleet import Sort
from bcu_desk.features.bookings.model.use import columns
from bcu_desk.features.bookings.model.use.period import Asked
from bcu_desk.features.bookings.model.use.read import UseRead, read_use
from bcu_desk.features.bookings.model.use.wording import sharing_sentence, use_sentence
from bcu_desk.features.bookings.queries.sharing.use import IDLE, OVER_USED, By
from bcu_desk.features.bookings.widgets.use.bars import (
    Shape,
    sharing_bars,
    use_bars,
    use_shape,
)
from bcu_desk.features.bookings.widgets.use.card import ChartCard
from bcu_desk.features.bookings.widgets.use.head import UseHead
from bcu_desk.kit.controls import Segmented, empty_state
from bcu_desk.kit.notice import Notice
from bcu_desk.store.session import Reader
from bcu_desk.work.sentences import sentence
from bcu_desk.work.view import View

CHARTS = "bcu_desk.features.bookings.widgets.use.charts"
ROOM_FOR_BOTH = 960  # pixels
LIMITS = ((float(IDLE), f"Idle under {IDLE}%"), (float(OVER_USED), f"Over-used over {OVER_USED}%"))
NOTHING = (
    "Nothing to tell the use of",
    "Put what is shared on the books first. Its bookings are added up here: how much of its time "
    "it is used, by kind, base, borough and hour, and which borough lends to which.",
)
TABLES = (("borough", "By borough"), ("pairs", "From and to"))


class UseView(QWidget):
    """`again` is sent when something else is asked, for the page to read again."""

    again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bookings.use")
        self.setAccessibleName("Use")
        self._asked = Asked()
        self._found: UseRead | None = None
        self.head = UseHead()
        self.use = ChartCard("bookings.use.times", "Use of the time")
        self.sharing = ChartCard("bookings.use.sharing", "Across boroughs")
        self.tables = Segmented(TABLES)
        self.tables.setObjectName("bookings.use.tables")
        self.tables.setAccessibleName("Which table")
        self.sharing.add(self.tables)
        self._trouble = Notice("bookings.use.trouble")
        self._lay_out()
        self.head.asked.connect(self._ask)
        self.head.part.chosen.connect(lambda _: self._show_parts())
        self.tables.chosen.connect(lambda _: self._show_sharing())

    def _lay_out(self) -> None:
        row = QWidget()
        cards = QHBoxLayout(row)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(12)
        cards.addWidget(self.use, 6)
        cards.addWidget(self.sharing, 5)
        below = QWidget()
        self._stack = QStackedLayout(below)
        self._stack.addWidget(row)
        self._stack.addWidget(empty_state(*NOTHING, icon="clock"))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(10)
        lines.addWidget(self.head)
        lines.addWidget(self._trouble)
        lines.addWidget(below, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show both parts where there is room, else one with a switch."""
        super().resizeEvent(event)
        self._show_parts()

    def _show_parts(self) -> None:
        both = self.width() >= ROOM_FOR_BOTH
        self.head.part.setVisible(not both)
        self.use.setVisible(both or self.head.part.value() == "times")
        self.sharing.setVisible(both or self.head.part.value() == "sharing")

    def read(self, reader: Reader, view: View, sort: Sort, now: int) -> UseRead:
        """What is shown; runs in a thread, and loads the charts there, which takes a while."""
        import_module(CHARTS)
        return read_use(reader, view, sort, now, self._asked)

    def show_read(self, found: object) -> None:
        """Show what was read, or why it could not be."""
        assert isinstance(found, UseRead)
        self._found = found
        self._make_charts()
        self.head.show_read(found)
        if found.refused is not None:
            self._trouble.tell(sentence(found.refused.code, found.refused.facts))
            return
        self._trouble.hide()
        self._stack.setCurrentIndex(0 if found.each else 1)
        self.use.say(use_sentence(found))
        self.use.show_bars(use_bars(found), use_shape(found), () if found.by is By.HOUR else LIMITS)
        self.use.show_rows(found.rows, columns.use_columns(found))
        self._show_sharing()

    def take_keyboard(self) -> None:
        """Give the keyboard to the choice above."""
        self.head.by.part(self.head.by.value()).setFocus()

    def _make_charts(self) -> None:
        """Make the charts when they are first needed."""
        if self.use.chart is None:
            charts = import_module(CHARTS)
            self.use.set_chart(charts.BarChart("bookings.use.times.chart", "Use in per cent"))
            self.sharing.set_chart(
                charts.BarChart("bookings.use.sharing.chart", "Hours lent and borrowed")
            )

    def _ask(self) -> None:
        self._asked = self.head.value()
        self.again.emit()

    def _show_sharing(self) -> None:
        found = self._found
        if found is None:
            return
        shown = tuple(row for row in found.boroughs if row.lent_minutes or row.borrowed_minutes)
        self.sharing.say(sharing_sentence(found))
        names = tuple(row.borough for row in shown)
        self.sharing.show_bars(sharing_bars(shown), Shape(across=True, names=names))
        if self.tables.value() == "pairs":
            self.sharing.show_rows(found.pairs, columns.pair_columns(), of_bars=False)
        else:
            self.sharing.show_rows(found.boroughs, columns.sharing_columns())
