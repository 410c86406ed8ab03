"""Who takes a table out or in for it: the page that it stands in, found from the table."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QTableView, QWidget


@runtime_checkable
class TableKeeper(Protocol):
    """What can write a table to a file, and take cells that are pasted."""

    def can_export(self) -> bool:
        """Whether tables can be written to files here."""
        ...

    def export_table(self, table: QTableView) -> None:
        """Ask where a table is written, as it is shown, and write it."""
        ...

    def can_paste(self) -> bool:
        """Whether cells can be pasted here, to be looked at before they are written."""
        ...

    def paste_cells(self) -> None:
        """Take the cells that were copied in a spreadsheet."""
        ...


def keeper_of(widget: QWidget) -> TableKeeper | None:
    """What keeps a table: the `table_keeper` of what it stands in; None for one on its own."""
    part = widget.parentWidget()
    while part is not None:
        keeper = getattr(part, "table_keeper", None)
        if isinstance(keeper, TableKeeper):
            return keeper
        part = part.parentWidget()
    return None
