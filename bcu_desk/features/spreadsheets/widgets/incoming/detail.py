"""What is to decide about the chosen row: a line a cell, with base, file and desk of a conflict."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from bcu_desk.features.spreadsheets.model.review import Review, row_problem
from bcu_desk.features.spreadsheets.queries.plan import TablePlan
from bcu_desk.features.spreadsheets.rules.deciding import DESK, FILE, Decisions, is_new
from bcu_desk.features.spreadsheets.rules.merging import CellState, DiffCell, DiffRow, State
from bcu_desk.features.spreadsheets.rules.wording import told, value_words, where
from bcu_desk.kit.buttons import Button, button
from bcu_desk.kit.controls import Picture, words

NOTHING = "Choose a row to see what it was, what the file says and what the desk says."
INSTEAD_WIDTH = 120


class Detail(QWidget):
    """What is decided of one row: `decided` carries it all anew, `typed` asks to compare again."""

    decided = Signal(object)
    typed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("spreadsheets.detail")
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(16, 8, 12, 8)
        self._lines.setSpacing(6)
        self._decisions = Decisions()
        self._row: DiffRow | None = None
        self._table: TablePlan | None = None
        self.show_row(None, None)

    def show_row(self, review: Review | None, row: DiffRow | None) -> None:
        """Show what is to decide about a row."""
        self._clear()
        self._row = row
        if review is None or row is None:
            self._lines.addWidget(words(NOTHING, "secondary"))
            return
        self._decisions = review.decisions
        self._table = review.plan.table_of(row)
        self._lines.addLayout(self._row_line(review, row))
        for cell in _to_decide(row):
            self._lines.addLayout(self._cell_line(row, cell))

    def _clear(self) -> None:
        while item := self._lines.takeAt(0):
            _discard(item)

    def _row_line(self, review: Review, row: DiffRow) -> QHBoxLayout:
        line = _line()
        place = where(row, self._title(), "")
        line.addWidget(words(f"{place}: {row.key or 'without a key'}", "strong"))
        line.addWidget(words(row_problem(row), "body", tone="bad", wrap=True), 1)
        out = self._decisions.leaves(row.mark)
        if row.state is State.MISSING:
            gone = row.mark in self._decisions.removed
            if review.can_remove(row):
                told_of = "Keep it" if gone else "Remove it from the desk"
                line.addWidget(
                    self._does(
                        "remove", told_of, lambda: self._decisions.remove(row.mark, gone=not gone)
                    )
                )
            else:
                line.addWidget(words("It stays in the desk.", "secondary"))
        elif row.state is not State.UNCHANGED:
            told_of = "Take the row" if out else "Leave the row out"
            line.addWidget(
                self._does("row", told_of, lambda: self._decisions.leave(row.mark, out=not out))
            )
        return line

    def _cell_line(self, row: DiffRow, cell: DiffCell) -> QHBoxLayout:
        line = _line()
        title = self._column(cell.field)
        line.addWidget(words(title, "strong"))
        if cell.state is CellState.ERROR:
            self._error(line, row, cell)
        elif cell.state is CellState.CONFLICT:
            self._conflict(line, row, cell)
        else:
            told_of = f"{value_words(cell.desk)} → {value_words(cell.file)}"
            line.addWidget(words(told_of, "body"), 1)
            self._leave(line, row, cell)
        return line

    def _leave(self, line: QHBoxLayout, row: DiffRow, cell: DiffCell) -> None:
        place = (row.mark, cell.field)
        out = place in self._decisions.left_out
        line.addWidget(
            self._does(
                f"cell.{cell.field}",
                "Take it" if out else "Leave it out",
                lambda: self._decisions.leave(*place, out=not out),
            )
        )

    def _error(self, line: QHBoxLayout, row: DiffRow, cell: DiffCell) -> None:
        problem = "" if cell.problem is None else told(cell.problem)
        line.addWidget(Picture("error", "bad"))
        line.addWidget(words(problem, "body", tone="bad", wrap=True), 1)
        instead = QLineEdit()
        instead.setObjectName(f"spreadsheets.mend.{cell.field}")
        instead.setAccessibleName(f"New value of {self._column(cell.field)}")
        instead.setFixedWidth(INSTEAD_WIDTH)
        instead.setPlaceholderText("New value")
        facts = {} if cell.problem is None else dict(cell.problem.facts)
        instead.setText(str(facts.get("instead", facts.get("was", ""))))
        use = button("Use it", f"spreadsheets.use.{cell.field}", kind="primary")

        def mend() -> None:
            decisions = self._decisions.type_over(row.mark, cell.field, instead.text())
            self.typed.emit(decisions)

        use.clicked.connect(mend)
        instead.returnPressed.connect(mend)
        line.addWidget(instead)
        line.addWidget(use)
        if not is_new(row):
            self._leave(line, row, cell)

    def _conflict(self, line: QHBoxLayout, row: DiffRow, cell: DiffCell) -> None:
        settled = self._decisions.settled.get((row.mark, cell.field))
        line.addWidget(words("changed in both places.", "body"), 1)
        line.addWidget(words(f"It was {value_words(cell.base)}", "secondary"))
        for side, value, verb, key in (
            (FILE, cell.file, "Take the file's", "R"),
            (DESK, cell.desk, "Keep the desk's", "L"),
        ):
            text = f"{verb} {value_words(value)}  {key}"
            made = self._settles(side, text, row, cell)
            made.setCheckable(True)
            made.setChecked(settled == side)
            line.addWidget(made)

    def _settles(self, side: str, text: str, row: DiffRow, cell: DiffCell) -> Button:
        made = button(text, f"spreadsheets.{side}.{cell.field}")
        made.clicked.connect(
            lambda _=False: self.typed.emit(self._decisions.settle(row.mark, cell.field, side))
        )
        return made

    def _does(self, name: str, text: str, change: Callable[[], Decisions]) -> Button:
        made = button(text, f"spreadsheets.decide.{name}")
        made.clicked.connect(lambda _=False: self.decided.emit(change()))
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return made

    def _title(self) -> str:
        return "" if self._table is None else self._table.laid.title

    def _column(self, name: str) -> str:
        columns = () if self._table is None else self._table.columns
        return next((column.title for column in columns if column.field == name), name)


def _to_decide(row: DiffRow) -> list[DiffCell]:
    """The cells of a row that differ or are wrong; of a new one those that are wrong."""
    if row.state in (State.NEW, State.MISSING, State.UNCHANGED) and not row.problem:
        return []
    cells = [cell for cell in row.cells if cell.state is not CellState.SAME]
    return [cell for cell in cells if cell.problem] if is_new(row) else cells


def _line() -> QHBoxLayout:
    made = QHBoxLayout()
    made.setSpacing(8)
    made.setAlignment(Qt.AlignmentFlag.AlignVCenter)
    return made


def _discard(item: object) -> None:
    """Take a layout item away with all that is in it."""
    widget = item.widget()  # type: ignore[attr-defined]  # of QLayoutItem
    if widget is not None:
        widget.hide()
        widget.deleteLater()
    inner = item.layout()  # type: ignore[attr-defined]  # as above
    while inner is not None and (part := inner.takeAt(0)):
        _discard(part)
