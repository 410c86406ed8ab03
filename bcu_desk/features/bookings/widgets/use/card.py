"""A sentence, a chart, and a table with the same figures; what is chosen in one is in the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bcu_desk.features.bookings.widgets.use.bars import Bar, Shape
from bcu_desk.kit.controls import Card, rule, words
from bcu_desk.kit.table_model import Column, TableModel, table_view

if TYPE_CHECKING:
    from bcu_desk.features.bookings.widgets.use.charts import BarChart
    from bcu_desk.features.bookings.widgets.use.plots import Limit

HEAD = 30  # pixels of the line of a title, with or without a switch in it


class ChartCard(Card):
    """`name` names its parts: `<name>.chart`, `<name>.table`."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._name = name
        self.chart: BarChart | None = None
        self._model: TableModel[Any] = TableModel(())
        self._given: tuple[object, ...] = ()
        self.table = table_view(self._model, f"{name}.table", f"{title}, as a table")
        self.table.grows = 0
        self._title = words(title, "section")
        self.sentence = words("", "secondary", wrap=True)
        self.sentence.setObjectName(f"{name}.sentence")
        self._head = QHBoxLayout()
        self._head.addWidget(self._title)
        self._head.addStretch(1)
        self._head.addStrut(HEAD)
        upper = QVBoxLayout()
        upper.setContentsMargins(14, 10, 14, 8)
        upper.setSpacing(4)
        upper.addLayout(self._head)
        upper.addWidget(self.sentence)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(1, 1, 1, 1)
        self._lines.setSpacing(0)
        self._lines.addLayout(upper)
        self._lines.addWidget(rule())
        self._lines.addWidget(self.table, 1)
        self.table.row_chosen.connect(self._row_chosen)

    def add(self, part: QWidget) -> None:
        """Put a part at the right of the title."""
        self._head.addWidget(part)

    def set_chart(self, chart: BarChart) -> None:
        """Put the chart between the sentence and the table."""
        self.chart = chart
        chart.chosen.connect(self._bar_chosen)
        self._lines.insertWidget(1, chart, 1)

    def show_bars(self, bars: Sequence[Bar], shape: Shape, limits: Sequence[Limit] = ()) -> None:
        """Show other bars; where there are none the chart steps aside."""
        if self.chart is not None:
            self.chart.setVisible(bool(bars))
            self.chart.show_bars(bars, shape, limits)

    def show_rows(
        self, rows: Sequence[object], columns: Sequence[Column[Any]], *, of_bars: bool = True
    ) -> None:
        """Show other lines under other columns; those `of_bars` are chosen with their bars."""
        self._model.set_rows(rows, columns)
        self._given = tuple(rows) if of_bars else ()
        self.table.fit_columns([column.width for column in columns])

    def say(self, sentence: str) -> None:
        """Say what the chart shows, to everyone."""
        self.sentence.setText(sentence)
        if self.chart is not None:
            self.chart.setAccessibleDescription(sentence)

    def _bar_chosen(self, number: int) -> None:
        if number < len(self._given):
            row = self._given[number]
            self.table.choose_line(self._model.line_of(lambda other: other is row))

    def _row_chosen(self, line: int) -> None:
        row = self._model.row_at(line)
        if self.chart is not None and self._given:
            found = [number for number, given in enumerate(self._given) if given is row]
            self.chart.choose(found[0] if found else -1)
