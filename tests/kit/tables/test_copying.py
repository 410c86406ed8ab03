"""Copying a table: what is hidden stays behind."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from bcu_desk.kit.table_model import Column, TableModel, table_view
from bcu_desk.kit.tables.copying import table_text

Show = Callable[[QWidget], QWidget]


def test_hidden_columns_are_not_copied(show: Show) -> None:
    model = TableModel((Column("Name", lambda row: row), Column("Length", len)))
    model.set_rows(["Ava"])
    view = table_view(model, "page.table", "Things")
    show(view)
    view.setColumnHidden(0, True)
    assert table_text(view) == "Length\n3"
