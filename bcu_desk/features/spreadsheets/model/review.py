"""The rows of a file under review: which are shown, what was decided, what is left to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bcu_desk.domain.times import long_day, minute_of, moment_text
from bcu_desk.features.spreadsheets.queries.plan import Plan, TablePlan
from bcu_desk.features.spreadsheets.rules.deciding import (
    FILE,
    Decisions,
    counts_of,
    is_new,
    is_open,
)
from bcu_desk.features.spreadsheets.rules.laying import column_letter
from bcu_desk.features.spreadsheets.rules.merging import CellState, DiffCell, DiffRow, State
from bcu_desk.features.spreadsheets.rules.wording import told, value_text, value_words
from bcu_desk.kit.table_model import Column

SHOWN = (State.CHANGED, State.NEW, State.MISSING, State.CONFLICT, State.ERROR)
WAITING = (State.CONFLICT, State.ERROR)  # the only rows that may wait for somebody
PLAIN = (State.CHANGED, State.NEW)  # rows that are taken unless somebody decides otherwise
TONES: Mapping[State, str] = {
    State.CHANGED: "accent",
    State.NEW: "good",
    State.MISSING: "muted",
    State.CONFLICT: "warn",
    State.ERROR: "bad",
    State.UNCHANGED: "muted",
}
CELL_TONES = {
    CellState.CHANGED: "accent",
    CellState.CONFLICT: "warn",
    CellState.ERROR: "bad",
}
OPEN = {State.CONFLICT: "To settle"}
DONE = {State.NEW: "Added"}
UNDECIDED = Decisions()
ARROW = " → "
WIDTH_OF_LETTER = 7  # pixels, about


@dataclass(frozen=True, slots=True)
class Review:
    """A file beside the desk with what was decided, and which rows are looked at."""

    plan: Plan
    decisions: Decisions = UNDECIDED
    states: frozenset[State] = frozenset(SHOWN)
    find: str = ""

    def table(self, name: str) -> TablePlan:
        """A sheet by its name, or the first."""
        for table in self.plan.tables:
            if table.sheet.name == name:
                return table
        return self.plan.tables[0]

    def shown(self, table: TablePlan) -> tuple[DiffRow, ...]:
        """The rows of a sheet that are looked at."""
        wanted = self.find.casefold()
        return tuple(
            row
            for row in table.rows
            if row.state in self.states and (not wanted or wanted in _words_of(row))
        )

    def counts(self) -> Mapping[str, int]:
        """How many rows of each state there are."""
        return counts_of(self.plan.rows())

    def open(self) -> tuple[DiffRow, ...]:
        """The rows that wait to be put right or settled."""
        rows = (row for row in self.plan.rows() if row.state in WAITING)
        return tuple(row for row in rows if is_open(row, self.decisions))

    def next_problem(self, mark: str, step: int = 1) -> DiffRow | None:
        """The row that waits after the one with a mark, round and round; None where none does."""
        waiting = {row.mark for row in self.open()}
        rows = self.plan.rows()
        start = next((n for n, row in enumerate(rows) if row.mark == mark), -1 if step > 0 else 0)
        for away in range(1, len(rows) + 1):
            row = rows[(start + step * away) % len(rows)]
            if row.mark in waiting:
                return row
        return None

    def changes(self) -> int:
        """How many rows would be written."""
        decisions = self.decisions
        touched = {mark for mark, _ in (*decisions.left_out, *decisions.settled)}
        return sum(
            (row.state in PLAIN and row.mark not in touched) or self.takes(row)
            for row in self.plan.rows()
            if row.state is not State.UNCHANGED
        )

    def takes(self, row: DiffRow) -> bool:
        """Whether a row would be written."""
        if self.decisions.leaves(row.mark) or row.problem is not None:
            return False
        if row.state is State.MISSING:
            return row.mark in self.decisions.removed
        if is_new(row):
            return not is_open(row, self.decisions)
        return any(self.decisions.takes(row, cell) for cell in row.cells)

    def left(self, rows: Sequence[DiffRow], *, out: bool) -> Review:
        """With rows left out, or taken."""
        decisions = self.decisions
        for row in rows:
            if row.state is State.MISSING:
                decisions = decisions.remove(row.mark, gone=not out and self.can_remove(row))
            else:
                decisions = decisions.leave(row.mark, out=out)
        return replace(self, decisions=decisions)

    def can_remove(self, row: DiffRow) -> bool:
        """Whether what a row stands for can be removed by a file."""
        edits = self.plan.table_of(row).sheet.edits
        return edits is not None and edits.remove is not None

    def verdict(self, row: DiffRow) -> str:
        """What happens to a row, in a word or two."""
        if row.state is State.MISSING:
            return "To remove" if row.mark in self.decisions.removed else "Kept"
        if row.state is State.UNCHANGED:
            return ""
        if self.decisions.leaves(row.mark):
            return "Left out"
        if is_open(row, self.decisions):
            return OPEN.get(row.state, "To put right")
        return DONE.get(row.state, "Taken") if self.takes(row) else "Left out"


def _words_of(row: DiffRow) -> str:
    parts = [row.key, *(value_text(cell.file or cell.desk) for cell in row.cells)]
    return " ".join(parts).casefold()


def cell_words(cell: DiffCell | None, decisions: Decisions, mark: str) -> str:
    """A cell as the grid shows it: the value, `old → new`, or both sides of a conflict."""
    if cell is None:
        return ""
    if cell.state is CellState.ERROR:
        return cell.typed or "empty"
    if cell.state is CellState.SAME or (cell.desk is None and cell.base is None):
        return value_text(cell.desk) if cell.file is None else value_text(cell.file)
    return _both_words(cell, decisions.settled.get((mark, cell.field)))


def _both_words(cell: DiffCell, side: str | None) -> str:
    """What a cell was and becomes; both sides of a conflict that is not settled."""
    old, new = value_words(cell.desk), value_words(cell.file)
    if cell.state is not CellState.CONFLICT:
        return f"{old}{ARROW}{new}"
    return {None: f"{new} or {old}", FILE: f"{old}{ARROW}{new}"}.get(side, old)


def columns_of(review: Review, table: TablePlan) -> tuple[Column[DiffRow], ...]:
    """The columns of the grid: state, real row, the file's own columns, what happens."""
    own = [
        Column(
            f"{column_letter(table.laid.places[column.field])}  {column.title}",
            _value(review, column.field),
            align="right" if column.kind in ("whole", "share") else "left",
            tone=_tone(review, column.field),
            width=max(72, column.width * WIDTH_OF_LETTER),
            hint=column.note,
        )
        for column in table.columns
    ]
    return (
        Column("State", lambda row: row.state.value.capitalize(), tone=_row_tone, width=96),
        Column("Row", lambda row: row.number or None, align="right", width=56),
        Column("Decision", review.verdict, tone=_verdict_tone(review), width=104),
        *own,
    )


def _value(review: Review, name: str) -> Callable[[DiffRow], str | None]:
    def words(row: DiffRow) -> str | None:
        return cell_words(row.cell(name), review.decisions, row.mark) or None

    return words


def _tone(review: Review, name: str) -> Callable[[DiffRow], str | None]:
    def tone(row: DiffRow) -> str | None:
        cell = row.cell(name)
        if row.state is State.MISSING or cell is None or review.decisions.leaves(row.mark, name):
            return "muted"
        if row.state is State.NEW:
            return "good"
        if cell.state is CellState.CONFLICT and (row.mark, name) in review.decisions.settled:
            side = review.decisions.settled[row.mark, name]
            return "accent" if side == FILE else "muted"
        return CELL_TONES.get(cell.state)

    return tone


def _row_tone(row: DiffRow) -> str:
    return TONES[row.state]


def _verdict_tone(review: Review) -> Callable[[DiffRow], str | None]:
    def tone(row: DiffRow) -> str | None:
        if is_open(row, review.decisions):
            return "warn" if row.state is State.CONFLICT else "bad"
        return None if review.takes(row) else "muted"

    return tone


def head_words(plan: Plan, saved_by: str, saved_at: str) -> str:
    """What a file is: its sheets and rows, who saved it when, and from which export it was made."""
    rows = sum(1 for row in plan.rows() if row.number)
    sheets = len(plan.tables)
    parts = [f"{sheets} sheet{'' if sheets == 1 else 's'}, {rows:,} row{'' if rows == 1 else 's'}"]
    if saved_at:
        by = f" by {saved_by}" if saved_by else ""
        parts.append(f"saved {long_day(date.fromisoformat(saved_at[:10]))}{by}")
    first = ", ".join(parts) + "."
    if plan.baseline is None:
        day = long_day(plan.view.on)
        return f"{first} Not made by BCU Desk: compared with the desk as of {day}."
    made = plan.baseline.made
    return (
        f"{first} Made from {made.file} on {moment_text(minute_of(made.made))},"
        f" as of {long_day(made.on)}."
    )


def waiting_words(waiting: Sequence[DiffRow]) -> str:
    """What must be done about rows that wait; '' where none does."""
    errors = sum(row.state is State.ERROR for row in waiting)
    conflicts = len(waiting) - errors
    parts = []
    if errors:
        parts.append(f"put {errors} error{'' if errors == 1 else 's'} right")
    if conflicts:
        parts.append(f"settle {conflicts} conflict{'' if conflicts == 1 else 's'}")
    text = " and ".join(parts)
    return f"{text[:1].upper()}{text[1:]} first" if parts else ""


def apply_words(count: int) -> str:
    """The words of the button that writes so many rows."""
    return f"Apply {count:,} change{'' if count == 1 else 's'}"


def row_problem(row: DiffRow) -> str:
    """What is wrong with a row as a whole, in words."""
    return "" if row.problem is None else told(row.problem)
