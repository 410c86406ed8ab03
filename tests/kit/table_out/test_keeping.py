"""What a page does for its tables."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.domain.times import long_day
from bcu_desk.kit.table_out.exporting import ExportDialog, about
from bcu_desk.kit.table_out.keeping import PageTables
from bcu_desk.kit.table_out.shown import shown_table
from bcu_desk.kit.tables.keeper import keeper_of
from bcu_desk.work.view import View
from tests.builders import START
from tests.kit.table_out.conftest import Things


def test_the_page_exports_and_pastes_for_its_tables(page: Things) -> None:
    keeper = keeper_of(page.table)
    assert keeper is page.table_keeper
    assert keeper.can_export()
    assert keeper.can_paste()
    keeper.export_table(page.table)
    page.findChild(ExportDialog).reject()
    told = about(shown_table(page.table), View(START))
    assert told == f"2 rows, 1 column, as shown. As of {long_day(START)}."
    keeper.paste_cells()
    assert page.asked == [("spreadsheets", ":paste")]


def test_where_nothing_writes_or_comes_back_neither_is_offered(page: Things) -> None:
    bare = PageTables(page, replace(page.context, write_table=None, sheets=()))
    assert not bare.can_export()
    assert not bare.can_paste()
    bare.export_table(page.table)
    assert page.findChild(ExportDialog) is None
    assert not PageTables(page, page.context, lambda: False).can_paste()
