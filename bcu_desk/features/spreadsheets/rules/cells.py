"""What a cell holds, and how text is kept from becoming a formula."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import overload

from bcu_desk.domain.times import in_london, minute_of
from bcu_desk.work.contributions import Sheet, SheetColumn

Cell = str | int | float | date | datetime | None
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class Filled:
    """A sheet with the columns shown, the cells of its rows, and what some fields can be."""

    sheet: Sheet
    columns: tuple[SheetColumn, ...]
    rows: Sequence[tuple[Cell, ...]]
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))


class CellRows(Sequence[tuple[Cell, ...]]):
    """The cells of rows under columns, made when they are asked for."""

    def __init__(self, rows: Sequence[object], columns: Sequence[SheetColumn]) -> None:
        self._rows = rows
        self._columns = tuple((column.field, column.kind) for column in columns)

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def __iter__(self) -> Iterator[tuple[Cell, ...]]:
        """The cells row by row."""
        return map(self._cells, self._rows)

    @overload
    def __getitem__(self, number: int) -> tuple[Cell, ...]: ...

    @overload
    def __getitem__(self, number: slice) -> Sequence[tuple[Cell, ...]]: ...

    def __getitem__(self, number: int | slice) -> tuple[Cell, ...] | Sequence[tuple[Cell, ...]]:
        """The cells of a row, or of some."""
        if isinstance(number, slice):
            return [self._cells(row) for row in self._rows[number]]
        return self._cells(self._rows[number])

    def _cells(self, row: object) -> tuple[Cell, ...]:
        return tuple([cell_of(getattr(row, name), kind) for name, kind in self._columns])


def cell_of(value: object, kind: str) -> Cell:
    """A row's value as a cell of a column's kind: real dates, times in London, plain text."""
    if value is None:
        return None
    if kind == "moment":
        return _moment(value)
    if kind == "tick":
        return "yes" if value else "no"
    if kind == "text":
        return _text(value)
    if isinstance(value, (int, float, date)) and not isinstance(value, bool):
        return value
    return _text(value)


def _moment(value: object) -> Cell:
    """London wall time of minutes since the epoch, or of UTC text."""
    if isinstance(value, str):
        value = minute_of(value)
    return in_london(value).replace(tzinfo=None) if isinstance(value, int) else _text(value)


def _text(value: object) -> str:
    if isinstance(value, (tuple, list, frozenset)):
        return ", ".join(str(item) for item in value)
    return str(value)


def guarded(cell: Cell) -> str:
    """A cell as CSV text: text that a spreadsheet would run as a formula gets a quote before it."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%dT%H:%M")
    if not isinstance(cell, str):
        return str(cell)
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
