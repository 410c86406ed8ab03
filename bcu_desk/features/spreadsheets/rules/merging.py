"""Three-way: what a row was when the workbook was made, what the file says, what the desk says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from bcu_desk.features.spreadsheets.rules.laying import Laid
from bcu_desk.features.spreadsheets.rules.reading.told import ReadCell, ReadRow
from bcu_desk.features.spreadsheets.rules.values import (
    Odd,
    Problem,
    Wanted,
    same,
    shown,
    value_of,
)
from bcu_desk.work.contributions import Sheet, SheetEdits, Value

Values = Mapping[str, Value]
Typed = Mapping[tuple[str, str], str]
NOTHING: Values = MappingProxyType({})


class State(StrEnum):
    """What becomes of a row, or stands in its way."""

    NEW = "new"
    CHANGED = "changed"
    MISSING = "missing"
    CONFLICT = "conflict"
    ERROR = "error"
    UNCHANGED = "unchanged"


class CellState(StrEnum):
    """How a cell of the file stands to the desk."""

    SAME = "same"
    CHANGED = "changed"
    CONFLICT = "conflict"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class DiffCell:
    """A cell: what it was, what the file and the desk say now; `typed` is what stands there."""

    field: str
    base: Value
    file: Value
    desk: Value
    state: CellState = CellState.SAME
    problem: Problem | None = None
    typed: str = ""


@dataclass(frozen=True, slots=True)
class DiffRow:
    """A row of a file beside that of the desk; `number` is its real row, 0 where it is missing.

    `mark` tells it from all others of the file.
    """

    mark: str
    sheet: str
    number: int
    key: str
    state: State
    cells: tuple[DiffCell, ...]
    problem: Problem | None = None

    def cell(self, name: str) -> DiffCell | None:
        """The cell of a field, or None where the file has no such column."""
        return next((cell for cell in self.cells if cell.field == name), None)

    def refused(self, problem: Problem) -> DiffRow:
        """The row with what a rule says against it, told at its cell where that is known."""
        cells = tuple(
            replace(cell, state=CellState.ERROR, problem=problem)
            if cell.field == problem.field
            else cell
            for cell in self.cells
        )
        at_cell = any(cell.problem is problem for cell in cells)
        return replace(self, state=State.ERROR, cells=cells, problem=None if at_cell else problem)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """What a sheet is compared with: the rows when it was made (None: not known), the desk's now.

    `offered` are the choices of its fields, `typed` what was typed over cells since it was read.
    """

    base: Mapping[str, Values] | None
    desk: Mapping[str, Values]
    offered: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    from_1904: bool = False
    typed: Typed = field(default_factory=lambda: MappingProxyType({}))


def merged(sheet: Sheet, laid: Laid, sides: Sides) -> tuple[DiffRow, ...]:
    """Every row of the file, then those that it lacks."""
    edits = sheet.edits
    if edits is None:
        return ()
    merger = _Merger(sheet, edits, laid, sides)
    rows = tuple(merger.rows())
    return rows + tuple(merger.missing())


class _Merger:
    """One sheet; keys met before are remembered."""

    def __init__(self, sheet: Sheet, edits: SheetEdits, laid: Laid, sides: Sides) -> None:
        self._sheet, self._edits, self._laid, self._sides = sheet, edits, laid, sides
        self._kinds = {column.field: column.kind for column in sheet.columns}
        self._titles = {column.field: column.title for column in sheet.columns}
        self._met: dict[str, int] = {}
        known = (*(sides.base or ()), *sides.desk)
        self._alike: dict[str, str] = {_plain_key(key): key for key in known}
        self._told = self._by_told()

    def rows(self) -> Iterator[DiffRow]:
        """The rows of the file that hold anything."""
        for row in self._laid.rows:
            mark = f"{self._sheet.name}:{row.number}"
            if any(self._cell(row, mark, name) is not None for name in self._laid.places):
                yield self._row(row, mark)

    def missing(self) -> Iterator[DiffRow]:
        """The rows that were there when the workbook was made and are not in the file."""
        for key in self._sides.base or ():
            now = self._sides.desk.get(key)
            if key not in self._met and now is not None:
                cells = tuple(
                    DiffCell(name, value, value, value)
                    for name, value in now.items()
                    if name in self._laid.places
                )
                mark = f"{self._sheet.name}:-{key}"
                yield DiffRow(mark, self._sheet.name, 0, key, State.MISSING, cells)

    def _cell(self, row: ReadRow, mark: str, name: str) -> ReadCell:
        return self._sides.typed.get((mark, name), self._laid.cell(row, name))

    def _row(self, row: ReadRow, mark: str) -> DiffRow:
        key = self._key_of(row, mark)
        problem = self._key_problem(key)
        if key:
            self._met.setdefault(key, row.number)
        if problem is not None or not self._is_known(key):
            return self._new(row, mark, key, problem)
        return self._old(row, mark, key)

    def _old(self, row: ReadRow, mark: str, key: str) -> DiffRow:
        """A row that is known: compared cell by cell."""
        was, now = self._known(key), self._sides.desk.get(key)
        before = (now if was is None else was) or NOTHING
        cells = tuple(self._compared(row, mark, name, before, now) for name in self._laid.places)
        state, problem = _state(cells), None
        if now is None and state is not State.UNCHANGED:
            problem, state = Problem("row_gone", (("key", key),)), State.ERROR
        return DiffRow(mark, self._sheet.name, row.number, key, state, cells, problem)

    def _by_told(self) -> Mapping[tuple[str, ...], str]:
        """The keys of the desk's rows by what else tells them; of two that are alike the first."""
        names = self._edits.told_by
        found: dict[tuple[str, ...], str] = {}
        if names and set(names) <= set(self._laid.places):
            for key, values in self._sides.desk.items():
                found.setdefault(tuple(_plain_key(_as_text(values.get(n))) for n in names), key)
        return found

    def _key_of(self, row: ReadRow, mark: str) -> str:
        """What names a row: its key, or the row of the desk that is told by the same fields."""
        key = shown(self._cell(row, mark, self._edits.key)).strip()
        if key or not self._told:
            return self._as_known(key)
        texts = (shown(self._cell(row, mark, name)).strip() for name in self._edits.told_by)
        return self._told.get(tuple(map(_plain_key, texts)), "")

    def _as_known(self, key: str) -> str:
        """A key as the desk writes it: in its case, with the noughts that a spreadsheet drops."""
        if key in self._sides.desk or key in (self._sides.base or ()):
            return key
        return self._alike.get(_plain_key(key), key)

    def _known(self, key: str) -> Values | None:
        return None if self._sides.base is None else self._sides.base.get(key)

    def _is_known(self, key: str) -> bool:
        return self._known(key) is not None or key in self._sides.desk

    def _key_problem(self, key: str) -> Problem | None:
        """Why the row can't be told apart, or can't be new."""
        name = self._edits.key
        if key in self._met:
            return Problem("row_twice", (("key", key), ("first", self._met[key])), name)
        if self._is_known(key):
            return None
        if self._edits.add is None:
            return Problem("row_not_added", (("sheet", self._sheet.title),), name)
        if bool(key) == (name in self._edits.needs):
            return None
        if key:
            return Problem("row_unknown", (("key", key),), name)
        return Problem("cell_needed", (("column", self._titles[name]),), name)

    def _new(self, row: ReadRow, mark: str, key: str, problem: Problem | None) -> DiffRow:
        cells = tuple(self._added(row, mark, name) for name in self._laid.places)
        problem = problem or self._lacking()
        wrong = problem is not None or any(cell.state is CellState.ERROR for cell in cells)
        state = State.ERROR if wrong else State.NEW
        made = DiffRow(mark, self._sheet.name, row.number, key, state, cells)
        return made if problem is None else made.refused(problem)

    def _lacking(self) -> Problem | None:
        """What a new row needs that the file has no columns for."""
        lacking = [name for name in self._edits.needs if name not in self._laid.places]
        names = ", ".join(self._titles.get(name, name) for name in lacking)
        return Problem("row_needs_columns", (("columns", names),)) if lacking else None

    def _added(self, row: ReadRow, mark: str, name: str) -> DiffCell:
        """A cell of a new row; what the desk tells of itself is passed over."""
        cell = self._cell(row, mark, name)
        if not self._edits.takes(name, new=True):
            return DiffCell(name, None, None, None, typed=shown(cell))
        try:
            value = value_of(cell, self._wanted(name, takes=True))
            if value is None and name in self._edits.needs:
                raise Odd("cell_needed", column=self._titles[name])
        except Odd as odd:
            problem = replace(odd.problem, field=name)
            return DiffCell(name, None, None, None, CellState.ERROR, problem, shown(cell))
        state = CellState.SAME if value is None else CellState.CHANGED
        return DiffCell(name, None, value, None, state, typed=shown(cell))

    def _compared(
        self, row: ReadRow, mark: str, name: str, before: Values, now: Values | None
    ) -> DiffCell:
        """A cell of a row that is known."""
        cell = self._cell(row, mark, name)
        was = before.get(name)
        desk = was if now is None else now.get(name)
        typed = shown(cell)
        try:
            file = self._value(cell, name, was)
            if same(file, was) or same(file, desk) or self._is_as_it_was(name, file):
                return DiffCell(name, was, desk, desk, typed=typed)
            self._refuse_change(name, file, was)
        except Odd as odd:
            problem = replace(odd.problem, field=name)
            return DiffCell(name, was, None, desk, CellState.ERROR, problem, typed)
        if name == self._edits.since:
            return DiffCell(name, was, file, desk, typed=typed)
        state = CellState.CHANGED if same(desk, was) else CellState.CONFLICT
        return DiffCell(name, was, file, desk, state, typed=typed)

    def _value(self, cell: ReadCell, name: str, was: Value) -> Value:
        """What a cell says; one that can't be changed may say what is no value of its column."""
        if self._edits.takes(name):
            return value_of(cell, self._wanted(name, takes=True), was)
        try:
            return value_of(cell, self._wanted(name, takes=False), was)
        except Odd:
            return shown(cell)

    def _is_as_it_was(self, name: str, file: Value) -> bool:
        """Whether what stands in a cell counts for nothing, whatever it is.

        So does a cell that nobody may change where it is empty, as below one that was merged, and
        in a file of somebody else.
        """
        if name == self._edits.key:
            return True
        return not self._edits.takes(name) and (file is None or self._sides.base is None)

    def _refuse_change(self, name: str, file: Value, was: Value) -> None:
        """Raise Odd for a cell that can't be changed, or can't be empty."""
        title = self._titles.get(name, name)
        if not self._edits.takes(name):
            if was in (None, ""):
                raise Odd("cell_stays_empty", column=title)
            raise Odd("cell_read_only", column=title, was=str(was))
        if file is None and name in self._edits.needs:
            raise Odd("cell_needed", column=title)

    def _wanted(self, name: str, *, takes: bool) -> Wanted:
        """What a column takes; one that can't be changed is not sought among its choices."""
        offered = self._sides.offered.get(name) if takes else None
        return Wanted(self._kinds.get(name, "text"), offered, takes and self._sides.from_1904)


def _state(cells: Iterable[DiffCell]) -> State:
    """What a row is by its cells: the gravest of them."""
    found = {cell.state for cell in cells}
    for cell, row in (
        (CellState.ERROR, State.ERROR),
        (CellState.CONFLICT, State.CONFLICT),
        (CellState.CHANGED, State.CHANGED),
    ):
        if cell in found:
            return row
    return State.UNCHANGED


def _plain_key(key: str) -> str:
    """A key without regard to case, and a number without its leading noughts."""
    return key.lstrip("0") if key.isdecimal() else key.casefold()


def _as_text(value: Value) -> str:
    return "" if value is None else str(value)
