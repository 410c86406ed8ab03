"""What the user decided about the rows of a file, and the gestures that come of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.spreadsheets.rules.merging import CellState, DiffCell, DiffRow, State
from bcu_desk.features.spreadsheets.rules.values import Problem
from bcu_desk.work.command import Command
from bcu_desk.work.contributions import RowEdit, SheetEdits, Value

Place = tuple[str, str]  # of a cell: the mark of its row and its field; '' for the whole row
FILE, DESK = "file", "desk"


@dataclass(frozen=True, slots=True)
class Decisions:
    """What was decided: what is left out, conflicts settled, rows to remove, cells typed over."""

    left_out: frozenset[Place] = frozenset()
    settled: Mapping[Place, str] = field(default_factory=lambda: MappingProxyType({}))
    removed: frozenset[str] = frozenset()
    typed: Mapping[Place, str] = field(default_factory=lambda: MappingProxyType({}))

    def leave(self, mark: str, name: str = "", *, out: bool = True) -> Decisions:
        """Leave a cell or a row out, or take it in again."""
        place = frozenset({(mark, name)})
        return replace(self, left_out=self.left_out | place if out else self.left_out - place)

    def settle(self, mark: str, name: str, side: str) -> Decisions:
        """Settle a conflict for the file or the desk."""
        return replace(self, settled={**self.settled, (mark, name): side})

    def remove(self, mark: str, *, gone: bool = True) -> Decisions:
        """Remove what a row that is missing in the file stands for, or keep it."""
        mine = frozenset({mark})
        return replace(self, removed=self.removed | mine if gone else self.removed - mine)

    def type_over(self, mark: str, name: str, text: str) -> Decisions:
        """Type another value over a cell of the file."""
        return replace(self, typed={**self.typed, (mark, name): text})

    def leaves(self, mark: str, name: str = "") -> bool:
        """Whether a cell, or its whole row, is left out."""
        return (mark, "") in self.left_out or (mark, name) in self.left_out

    def takes(self, row: DiffRow, cell: DiffCell) -> bool:
        """Whether a cell of the file goes to the desk."""
        if self.leaves(row.mark, cell.field):
            return False
        if cell.state is CellState.CONFLICT:
            return self.settled.get((row.mark, cell.field)) == FILE
        return cell.state is CellState.CHANGED


def is_open(row: DiffRow, decisions: Decisions) -> bool:
    """Whether a row still waits for somebody: an error not put right, a conflict not settled."""
    if decisions.leaves(row.mark):
        return False
    if row.problem is not None:
        return True
    return any(_is_open(row, cell, decisions) for cell in row.cells)


def _is_open(row: DiffRow, cell: DiffCell, decisions: Decisions) -> bool:
    if decisions.leaves(row.mark, cell.field):
        return False
    if cell.state is CellState.CONFLICT:
        return (row.mark, cell.field) not in decisions.settled
    return cell.state is CellState.ERROR


def open_rows(rows: Iterable[DiffRow], decisions: Decisions) -> tuple[DiffRow, ...]:
    """The rows that still wait."""
    return tuple(row for row in rows if is_open(row, decisions))


def gestures_of(
    row: DiffRow, edits: SheetEdits, on: date, decisions: Decisions
) -> tuple[Command, ...]:
    """What a row becomes with what was decided; nothing where it is left out or waits."""
    if decisions.leaves(row.mark) or row.problem is not None:
        return ()
    if row.state is State.MISSING:
        return _removing(row, edits, on) if row.mark in decisions.removed else ()
    taken = _taken(row, decisions)
    if is_new(row):
        return () if is_open(row, decisions) else _adding(row, edits, on, taken)
    return _changing(row, edits, on, taken) if taken else ()


def _adding(
    row: DiffRow, edits: SheetEdits, on: date, taken: dict[str, Value]
) -> tuple[Command, ...]:
    """What a row that the desk has nothing of becomes."""
    return edits.add(RowEdit(row.key, on, {}, taken)) if edits.add else ()


def _removing(row: DiffRow, edits: SheetEdits, on: date) -> tuple[Command, ...]:
    """What a row that is missing becomes where it is to go."""
    before = _desk(row)
    return edits.remove(RowEdit(row.key, on, before, before)) if edits.remove else ()


def _changing(
    row: DiffRow, edits: SheetEdits, on: date, taken: dict[str, Value]
) -> tuple[Command, ...]:
    """What the cells taken of a known row become, from the day that it names."""
    before = _desk(row)
    since = row.cell(edits.since) if edits.since else None
    if since is not None:
        taken[since.field] = since.file
    return edits.change(RowEdit(row.key, on, before, {**before, **taken}))


def _taken(row: DiffRow, decisions: Decisions) -> dict[str, Value]:
    return {cell.field: cell.file for cell in row.cells if decisions.takes(row, cell)}


def _desk(row: DiffRow) -> Mapping[str, Value]:
    return {cell.field: cell.desk for cell in row.cells}


def is_new(row: DiffRow) -> bool:
    """Whether the desk has nothing of the row."""
    return all(cell.desk is None and cell.base is None for cell in row.cells)


def problem_of(refused: Refused, edits: SheetEdits) -> Problem:
    """What a rule says against a row, at the field that the gesture calls so."""
    told = str(refused.facts.get("field") or "")
    name = edits.answers.get(told, told)
    return Problem(refused.code, tuple(refused.facts.items()), name)


def counts_of(rows: Sequence[DiffRow]) -> dict[str, int]:
    """How many rows there are of each state."""
    counts = {state.value: 0 for state in State}
    for row in rows:
        counts[row.state.value] += 1
    return counts
