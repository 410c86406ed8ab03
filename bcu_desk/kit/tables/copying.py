"""Rows of a table on the clipboard, as a spreadsheet takes them: no text of theirs runs there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView

FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
NUMBER = re.compile(r"[+-][\d,.]* ?%?")


def copy_rows(table: QTableView) -> None:
    """Put the chosen rows on the clipboard."""
    chosen = sorted(index.row() for index in table.selectionModel().selectedRows())
    QGuiApplication.clipboard().setText(_text([_words_of(table, line) for line in chosen]))


def copy_all(table: QTableView) -> None:
    """Put the whole table as it is shown on the clipboard, heads first."""
    QGuiApplication.clipboard().setText(table_text(table))


def table_text(table: QTableView) -> str:
    """The table as it is shown, heads first; columns that are hidden are left out."""
    model = table.model()
    heads = [str(model.headerData(n, Qt.Orientation.Horizontal) or "") for n in _shown(table)]
    return _text([heads, *(_words_of(table, line) for line in range(model.rowCount()))])


def _shown(table: QTableView) -> Iterable[int]:
    return [n for n in range(table.model().columnCount()) if not table.isColumnHidden(n)]


def _words_of(table: QTableView, line: int) -> list[str]:
    cells = (table.model().index(line, column) for column in _shown(table))
    return [str(cell.data() or "") for cell in cells]


def _text(lines: Sequence[Sequence[str]]) -> str:
    return "\n".join("\t".join(map(_pasted, line)) for line in lines)


def _pasted(words: str) -> str:
    """Words as one cell of a paste; those that a spreadsheet would run get a quote before them."""
    plain = " ".join(words.split())
    runs = plain.startswith(FORMULA_STARTS) and not NUMBER.fullmatch(plain)
    return f"'{plain}" if runs else plain
