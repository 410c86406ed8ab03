"""A table as it is shown, as cells: its filter, order and columns, with real days and figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QTableView

from bcu_desk.kit.table_model import Column, TableModel
from bcu_desk.work.contributions import SheetColumn
from bcu_desk.work.tables.shown import Cell, TableOut

WIDTH_OF_LETTER = 7  # pixels, about
LEAST_WIDTH, MOST_WIDTH = 8, 60  # characters
_WHOLE = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|0|[1-9]\d{0,14})")
_SHARE = re.compile(r"(-?\d{1,4}(?:\.\d+)?) ?%")
_DAY = re.compile(r"[A-Z][a-z]{2} \d{1,2} [A-Z][a-z]{2} \d{4}( \d{2}:\d{2})?")
KINDS: tuple[tuple[str, tuple[type, ...]], ...] = (
    ("moment", (datetime,)),
    ("day", (date,)),
    ("share", (float,)),
    ("whole", (int,)),
)


def shown_table(table: QTableView) -> TableOut:
    """What a table shows now, column by column and row by row; hidden columns are left out."""
    model = table.model()
    columns = [n for n in range(model.columnCount()) if not table.isColumnHidden(n)]
    told = [_column(model, number, table.columnWidth(number)) for number in columns]
    return TableOut(
        table.objectName(),
        table.accessibleName(),
        _named(column for column, _ in told),
        tuple(zip(*(cells for _, cells in told), strict=True)),
        _order(table),
    )


def _named(columns: Iterable[SheetColumn]) -> tuple[SheetColumn, ...]:
    """Columns whose fields are their titles, numbered where two have the same."""
    found: dict[str, SheetColumn] = {}
    for column in columns:
        name, number = column.title, 2
        while name in found:
            name, number = f"{column.title} {number}", number + 1
        found[name] = replace(column, title=name, field=name)
    return tuple(found.values())


def _order(table: QTableView) -> str:
    head, model = table.horizontalHeader(), table.model()
    number = head.sortIndicatorSection()
    if not table.isSortingEnabled() or not 0 <= number < model.columnCount():
        return ""
    title = model.headerData(number, Qt.Orientation.Horizontal)
    down = head.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
    return f"{title}, descending" if down else str(title)


def _column(
    model: QAbstractItemModel, number: int, pixels: int
) -> tuple[SheetColumn, tuple[Cell, ...]]:
    """A column with its cells, of one kind where they can be."""
    head = model.headerData(number, Qt.Orientation.Horizontal)
    hint = model.headerData(number, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    words = [str(model.index(n, number).data() or "") for n in range(model.rowCount())]
    kind, cells = _of_one_kind(model, number, words)
    longest = max([0, *map(len, words)]) + 2
    width = min(MOST_WIDTH, max(LEAST_WIDTH, longest, pixels // WIDTH_OF_LETTER, len(str(head))))
    note = " ".join(str(hint or "").split()).rstrip(".")
    title = str(head or "") or f"Column {number + 1}"
    return SheetColumn(title, title, kind, width, note), tuple(
        None if cell == "" else cell for cell in cells
    )


def _of_one_kind(
    model: QAbstractItemModel, number: int, words: Sequence[str]
) -> tuple[str, Sequence[Cell]]:
    """The cells of a column with what they are; their words where they differ."""
    if not isinstance(model, TableModel):
        return "text", words
    cells = _cells(model.rows(), model.columns[number], words)
    kind = _kind(cells)
    return kind, words if kind == "text" else cells


def _cells(rows: Sequence[object], column: Column[Any], words: Sequence[str]) -> Sequence[Cell]:
    figures = column.align == "right"
    return [
        cell_of(column.value(row), text, figures=figures)
        for row, text in zip(rows, words, strict=True)
    ]


def _kind(cells: Sequence[Cell]) -> str:
    """What the cells of a column are; text where they differ, but for words among figures."""
    found = {_kind_of(cell) for cell in cells if cell is not None and cell != ""}
    return (found - {"text"}).pop() if len(found - {"text"}) == 1 else "text"


def _kind_of(cell: Cell) -> str:
    return next((kind for kind, types in KINDS if isinstance(cell, types)), "text")


def cell_of(value: object, words: str, *, figures: bool) -> Cell:
    """A cell as it is shown: a real day, time, figure or share where its words say no more.

    Words that look like a figure are one in a column of `figures` only.
    """
    if isinstance(value, date) and words:
        return value
    if found := _DAY.fullmatch(words):
        return _day(words, with_time=bool(found[1]))
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return _figure(words) if number or figures else words


def _figure(words: str) -> Cell:
    """Words as a figure or a share; as they are where they say more."""
    if _WHOLE.fullmatch(words):
        return int(words.replace(",", ""))
    share = _SHARE.fullmatch(words)
    return float(share[1]) / 100 if share else words


def _day(words: str, *, with_time: bool) -> Cell:
    """Words of the kind of `Mon 23 Jan 2017 14:05` as a day or time; as they are where not."""
    form = "%a %d %b %Y %H:%M" if with_time else "%a %d %b %Y"
    try:
        found = datetime.strptime(words, form)  # noqa: DTZ007 - wall time, as it is shown
    except ValueError:
        return words
    return found if with_time else found.date()
