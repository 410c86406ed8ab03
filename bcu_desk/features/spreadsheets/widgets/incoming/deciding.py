"""Deciding about the rows of a file: by buttons, by keys, one by one or all that are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal

from bcu_desk.features.spreadsheets.model.review import Review
from bcu_desk.features.spreadsheets.queries.plan import Plan
from bcu_desk.features.spreadsheets.rules.deciding import DESK, FILE, Decisions
from bcu_desk.features.spreadsheets.rules.merging import CellState, DiffRow, State
from bcu_desk.features.spreadsheets.widgets.incoming.panel import Panel


class Deciding(Panel):
    """The panel with what was decided; `compare_asked` where the file is to be compared anew."""

    compare_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.review: Review | None = None
        self.decisions = Decisions()
        self._sheet = self._mark = ""
        self.next.clicked.connect(lambda: self.go_to_problem(1))
        self.sheet_chosen.connect(self._show_sheet)
        self.filters.changed.connect(self._show_states)
        self.find_row.textChanged.connect(self._find)
        self.take_all.clicked.connect(lambda: self._leave(self.shown_rows(), out=False))
        self.leave_all.clicked.connect(lambda: self._leave(self.shown_rows(), out=True))
        self.grid.row_chosen.connect(lambda _: self._show_row())
        self.grid.pressed.connect(self._pressed)
        self.detail.decided.connect(self._decide)
        self.detail.typed.connect(self._decide_and_compare)

    def forget(self) -> None:
        """No file is under review any more, and nothing is decided."""
        self.review = None
        self.decisions, self._sheet, self._mark = Decisions(), "", ""
        self.reason.clear()
        self.find_row.clear()
        self.notice.hide()

    def show_plan(self, plan: Plan) -> None:
        """Show a file beside the desk; what was decided, found and chosen before stays."""
        made = Review(plan, self.decisions)
        first = self.review is None
        if self.review is not None:
            made = replace(made, states=self.review.states, find=self.review.find)
        self._sheet = self._sheet or _first_sheet(plan)
        self._show(made)
        if first:
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, review: Review) -> None:
        self.review = review
        self.show_review(review, self._sheet, self._mark)
        self._show_row()

    def _show_row(self) -> None:
        row = self.chosen_row()
        self._mark = "" if row is None else row.mark
        self.detail.show_row(self.review, row)

    def _show_sheet(self, name: str) -> None:
        self._sheet = name
        if self.review is not None:
            self._show(self.review)

    def _show_states(self, states: frozenset[State]) -> None:
        if self.review is not None:
            self._show(replace(self.review, states=states))

    def _find(self, text: str) -> None:
        if self.review is not None:
            self._show(replace(self.review, find=text.strip()))

    def _decide(self, decisions: Decisions) -> None:
        self.decisions = decisions
        if self.review is not None:
            self._show(replace(self.review, decisions=decisions))

    def _decide_and_compare(self, decisions: Decisions) -> None:
        self._decide(decisions)
        self.compare_asked.emit()

    def _leave(self, rows: Sequence[DiffRow], *, out: bool) -> None:
        if self.review is not None:
            self._decide(self.review.left(rows, out=out).decisions)

    def _pressed(self, key: str) -> None:
        row, review = self.chosen_row(), self.review
        if row is None or review is None:
            return
        if key == "Space":
            if row.state is not State.UNCHANGED:
                out = not review.decisions.leaves(row.mark)
                if row.state is State.MISSING:
                    out = row.mark in review.decisions.removed
                self._leave((row,), out=out)
            return
        self._settle(row, FILE if key == "R" else DESK)

    def _settle(self, row: DiffRow, side: str) -> None:
        decisions = self.decisions
        for cell in row.cells:
            if cell.state is CellState.CONFLICT:
                decisions = decisions.settle(row.mark, cell.field, side)
        if decisions != self.decisions:
            self._decide_and_compare(decisions)

    def go_to_problem(self, step: int) -> None:
        """Choose the next row that waits, in whichever sheet."""
        review = self.review
        row = None if review is None else review.next_problem(self._mark, step)
        if review is not None and row is not None:
            self._sheet, self._mark = row.sheet, row.mark
            self._show(replace(review, states=review.states | {row.state}, find=""))
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)


def _first_sheet(plan: Plan) -> str:
    """The first sheet with something to look at."""
    for table in plan.tables:
        if any(row.state is not State.UNCHANGED for row in table.rows):
            return table.sheet.name
    return plan.tables[0].sheet.name
