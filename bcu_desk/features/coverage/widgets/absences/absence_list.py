"""Who is away, as a list: by days and kind, with what can be done about the one chosen."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from bcu_desk.domain.times import long_day
from bcu_desk.features.coverage.model.absences.columns import (
    Period,
    Sort,
    absence_columns,
    wanted_rows,
)
from bcu_desk.features.coverage.model.absences.read import DAYS_SHOWN, AbsenceView
from bcu_desk.features.coverage.queries.absences import AbsenceRow
from bcu_desk.kit.controls import Card, Segmented, button, words
from bcu_desk.kit.table_model import TableModel, table_view

PERIODS = ((Period.DAY.value, "On the day"), (Period.WEEKS.value, f"Next {DAYS_SHOWN} days"))
SORTS = (
    (Sort.ALL.value, "All"),
    (Sort.ABSTRACTED.value, "Abstractions"),
    (Sort.OTHER.value, "Leave and sickness"),
)


class AbsenceList(Card):
    """The signals carry the absence that is meant; `chosen` the ward of the one chosen, or ''."""

    chosen = Signal(str)
    change_asked = Signal(object)
    end_asked = Signal(object)
    remove_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._seen: AbsenceView | None = None
        self._writable = False
        self._model: TableModel[AbsenceRow] = TableModel(())
        self.table = table_view(self._model, "coverage.absences", "Who is away")
        self.table.grows = 0
        self._head = words("", "section")
        self.period = self._segmented("period", "Which days", PERIODS)
        self.sort = self._segmented("sort", "Which kinds", SORTS)
        self.change = button("Edit…", "coverage.absences.edit", key="E")
        self.end = button("End early…", "coverage.absences.end")
        self.remove = button("Remove", "coverage.absences.remove", kind="danger")
        self._lay_out()
        self._connect()

    def _segmented(self, name: str, told: str, options: tuple[tuple[str, str], ...]) -> Segmented:
        made = Segmented(options)
        made.setObjectName(f"coverage.absences.{name}")
        made.setAccessibleName(told)
        return made

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(13, 9, 12, 9)
        head.setSpacing(8)
        head.addWidget(self._head)
        head.addStretch(1)
        for part in (self.change, self.end, self.remove):
            head.addWidget(part)
        filters = QHBoxLayout()
        filters.setContentsMargins(13, 0, 12, 9)
        filters.addWidget(self.period)
        filters.addStretch(1)
        filters.addWidget(self.sort)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(1, 1, 1, 1)
        lines.setSpacing(0)
        lines.addLayout(head)
        lines.addLayout(filters)
        lines.addWidget(self.table, 1)
        self._none = words("Nobody is away.", "body", tone="muted")
        self._none.setContentsMargins(14, 6, 14, 12)
        lines.addWidget(self._none)

    def _connect(self) -> None:
        for choice in (self.period, self.sort):
            choice.chosen.connect(lambda _: self._show())
        for part, signal in (
            (self.change, self.change_asked),
            (self.end, self.end_asked),
            (self.remove, self.remove_asked),
        ):
            part.clicked.connect(lambda _=False, signal=signal: self._ask(signal.emit))
        self.table.row_opened.connect(lambda _: self._ask(self.change_asked.emit))
        self.table.row_chosen.connect(lambda _: self._row_chosen())

    def show_read(self, seen: AbsenceView, *, writable: bool) -> None:
        """Show what was read; the one chosen stays so."""
        self._seen, self._writable = seen, writable
        self._show()

    def row(self) -> AbsenceRow | None:
        """The absence chosen, or None."""
        line = self.table.chosen_line()
        return None if line is None else self._model.row_at(line)

    def choose(self, person: str, start: int) -> None:
        """Choose the absence of a person that begins at a minute, where it is listed."""
        meant = self._model.line_of(lambda row: (row.person, row.start) == (person, start))
        self.table.choose_line(meant)

    def _ask(self, send: Callable[[AbsenceRow], object]) -> None:
        row = self.row()
        if row is not None and self._writable:
            send(row)

    def _row_chosen(self) -> None:
        self._offer()
        row = self.row()
        self.chosen.emit(row.ward or "" if row else "")

    def _offer(self) -> None:
        """The buttons can be pressed while an absence is chosen."""
        for part in (self.change, self.end, self.remove):
            part.setEnabled(self._writable and self.row() is not None)

    def _show(self) -> None:
        seen, before = self._seen, self.row()
        if seen is None:
            return
        rows = wanted_rows(seen, Period(self.period.value()), Sort(self.sort.value()))
        columns = absence_columns(seen)
        self._model.set_rows(rows, columns)
        self.table.fit_columns([column.width for column in columns])
        self._none.setVisible(not rows)
        self.table.setVisible(bool(rows))
        count = f"{len(rows)} away" if rows else "Nobody away"
        until = "on" if self.period.value() == Period.DAY.value else "from"
        self._head.setText(f"{count} {until} {long_day(seen.on)}")
        if before is not None:
            self.choose(before.person, before.start)
        self._offer()
