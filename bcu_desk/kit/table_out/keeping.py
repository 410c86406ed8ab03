"""What a page does for the tables in it: writes them to files, takes cells that are pasted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QTableView

from bcu_desk.kit.table_out.exporting import TableExport
from bcu_desk.kit.table_out.working import Working
from bcu_desk.kit.telling import Telling


def _always() -> bool:
    return True


class PageTables:
    """The keeper of a page's tables; `free` says whether cells may be pasted there now."""

    def __init__(self, page: Telling, context: Working, free: Callable[[], bool] = _always) -> None:
        self._page, self._context, self._free = page, context, free

    def can_export(self) -> bool:
        """Whether tables can be written to files here."""
        return self._context.write_table is not None

    def export_table(self, table: QTableView) -> None:
        """Ask where a table is written, as it is shown, and write it."""
        if self._context.write_table is not None:
            TableExport(self._page, self._context, self._context.write_table).ask(table)

    def can_paste(self) -> bool:
        """Whether cells that were copied in a spreadsheet can be looked at before they count."""
        comes_back = any(sheet.edits is not None for sheet in self._context.sheets)
        return comes_back and not self._context.desk.read_only and self._free()

    def paste_cells(self) -> None:
        """Show what the cells that were copied in a spreadsheet would change."""
        self._context.navigate("spreadsheets", ":paste")
