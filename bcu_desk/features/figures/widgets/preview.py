"""A file of figures before it is loaded: counts by state as filters, and every line."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bcu_desk.features.figures.model.looked import (
    MOST_LISTED,
    STATE_TITLES,
    Looked,
    line_columns,
    line_words,
)
from bcu_desk.features.figures.queries.plan import STATES, Line
from bcu_desk.kit.controls import Card, button, rule, words
from bcu_desk.kit.table_model import TableModel, table_view


class Preview(Card):
    """What a file would change; `apply_asked` and `discard_asked` say what becomes of it."""

    apply_asked = Signal()
    discard_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("emphasis", "true")
        self.looked: Looked | None = None
        self._title = words("", "title")
        self._about = words("", "secondary")
        self._told = words("", "body", wrap=True)
        self._more = words("", "secondary", wrap=True)
        self._filters: dict[str, QPushButton] = {}
        self._model: TableModel[Line] = TableModel(())
        self.table = table_view(self._model, "figures.lines", "Lines of the file")
        self.table.row_chosen.connect(self._tell_line)
        self.apply = button("Load", "figures.apply", kind="primary")
        self.apply.clicked.connect(self.apply_asked)
        self.discard = button("Leave it", "figures.discard", key="Esc")
        self.discard.clicked.connect(self.discard_asked)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._title)
        head.addWidget(self._about, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 10, 16, 10)
        foot.setSpacing(8)
        foot.addWidget(self._more, 1)
        for verb in (self.discard, self.apply):
            foot.addWidget(verb)
        above = QVBoxLayout()
        above.setContentsMargins(16, 12, 16, 10)
        above.setSpacing(8)
        above.addLayout(head)
        above.addWidget(self._told)
        above.addWidget(self._made_filters())
        lines = QVBoxLayout(self)
        lines.setContentsMargins(1, 1, 1, 1)
        lines.setSpacing(0)
        lines.addLayout(above)
        lines.addWidget(rule())
        lines.addWidget(self.table, 1)
        lines.addWidget(rule())
        lines.addLayout(foot)

    def _made_filters(self) -> QWidget:
        """A button for each state of a line."""
        chips = QWidget()
        line = QHBoxLayout(chips)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        for state in STATES:
            made = button(STATE_TITLES[state], f"figures.state.{state}")
            made.setCheckable(True)
            made.toggled.connect(lambda _: self._show_lines())
            self._filters[state] = made
            line.addWidget(made)
        line.addStretch(1)
        return chips

    def show_looked(self, looked: Looked, *, writable: bool) -> None:
        """Show a file that was read."""
        self.looked = looked
        self._title.setText(looked.name)
        passed = looked.plan.found.passed_over
        over = f" · columns passed over: {', '.join(passed)}" if passed else ""
        self._about.setText(f"{looked.layout}{over}")
        self._told.setText(looked.told)
        counts = dict(looked.sums())
        for state, made in self._filters.items():
            made.blockSignals(True)  # all of a new file is shown
            made.setChecked(False)
            made.blockSignals(False)
            made.setVisible(state in counts)
            made.setText(f"{STATE_TITLES[state]} {counts.get(state, 0):,}")
        self.apply.setText(f"Load {looked.count:,} figures" if looked.count else "Load")
        self.apply.setEnabled(writable and looked.command is not None)
        self._show_lines()

    def _show_lines(self) -> None:
        looked = self.looked
        if looked is None:
            return
        states = frozenset(state for state, made in self._filters.items() if made.isChecked())
        rows = looked.lines(states)
        columns = line_columns(looked)
        self._model.set_rows(rows, columns)
        self.table.fit_columns([column.width for column in columns])
        every = sum(count for state, count in looked.sums() if not states or state in states)
        more = (
            f"The first {MOST_LISTED:,} of {every:,} lines are listed." if every > len(rows) else ""
        )
        self._more.setText(more)

    def _tell_line(self, row: int) -> None:
        """Tell all that there is to look at in the line chosen: the list has no room for it."""
        line = self._model.row_at(row)
        told = line_words(line)
        if told:
            self._more.setText(f"Line {line.row}: {told}" if line.row else told)
