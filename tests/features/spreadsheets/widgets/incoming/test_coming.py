"""A file that comes back on the page: read, decided about by keys, applied as one step."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.spreadsheets.page import BACK, SpreadsheetsPage
from bcu_desk.features.spreadsheets.rules.merging import State
from bcu_desk.features.spreadsheets.widgets.incoming import coming
from bcu_desk.features.spreadsheets.widgets.incoming.dropping import dropped


def test_a_chosen_file_is_compared_and_the_first_sheet_with_changes_shown(
    page: SpreadsheetsPage,
) -> None:
    page.way.part(BACK).click()
    assert page.coming.currentIndex() == 0
    page.coming.open.click()
    assert page.coming.currentIndex() == 2
    assert page.coming.panel.name.text() == "edited.xlsx"
    assert len(page.coming.panel.shown_rows()) == 4


def test_problems_are_met_by_key_settled_mended_and_applied_as_one_step(
    qtbot, page: SpreadsheetsPage, edited_book: Path
) -> None:
    page.bring_back(edited_book)
    panel = page.coming.panel
    panel.grid.setFocus()
    qtbot.keyClick(panel.grid, Qt.Key.Key_F8)
    assert panel.chosen_row().state is State.ERROR
    mend = panel.detail.findChild(object, "spreadsheets.mend.dwo")
    qtbot.keyClick(mend, Qt.Key.Key_Return)
    assert page.coming.review.counts()["error"] == 0
    qtbot.keyClick(panel.grid, Qt.Key.Key_F8)
    assert panel.chosen_row().state is State.CONFLICT
    qtbot.keyClick(panel.grid, Qt.Key.Key_R)
    assert page.coming.review.open() == ()
    assert not panel.apply.isEnabled()
    panel.reason.setText("Target review")
    before = page.context.desk.undo_label()
    panel.apply.click()
    assert page.context.desk.undo_label() == "Load 4 changes from edited.xlsx"
    assert page.told().startswith("Done: Load 4 changes from edited.xlsx. Undo")
    assert page.coming.currentIndex() == 0
    page.context.desk.undo()
    assert page.context.desk.undo_label() == before


def test_space_leaves_a_row_out_and_takes_it_again(
    qtbot, page: SpreadsheetsPage, edited_book: Path
) -> None:
    page.bring_back(edited_book)
    grid = page.coming.panel.grid
    taken = page.coming.review.changes()
    grid.choose_line(0)
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    assert page.coming.review.changes() == taken - 1
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    assert page.coming.review.changes() == taken


def test_filters_search_and_tabs_choose_what_is_shown(
    page: SpreadsheetsPage, edited_book: Path
) -> None:
    page.bring_back(edited_book)
    panel = page.coming.panel
    panel.filters.part(State.UNCHANGED).click()
    assert len(panel.shown_rows()) == 34
    panel.find_row.setText("fortune")
    assert len(panel.shown_rows()) == 1
    panel.find_row.clear()
    panel.tabs.part("vehicles").click()
    assert {row.sheet for row in panel.shown_rows()} == {"vehicles"}
    panel.leave_all.click()
    panel.take_all.click()
    assert page.coming.review.changes() == 3


def test_a_file_that_is_refused_says_why_and_offers_another(
    page: SpreadsheetsPage, monkeypatch: pytest.MonkeyPatch, edited_book: Path
) -> None:
    def refuse(_path: Path, _going: object) -> None:
        raise Refused("workbook_no_zip")

    monkeypatch.setattr(coming, "read_apart", refuse)
    page.bring_back(edited_book)
    assert "This is no workbook" in page.told()
    assert page.coming.currentIndex() == 0
    assert not page.coming.has_file()


def test_discarding_writes_nothing(page: SpreadsheetsPage, edited_book: Path) -> None:
    page.bring_back(edited_book)
    before = page.context.desk.undo_label()
    page.coming.panel.discard.click()
    assert page.coming.currentIndex() == 0
    assert page.context.desk.undo_label() == before


def test_a_change_in_the_desk_compares_anew_and_keeps_what_was_decided(
    page: SpreadsheetsPage, edited_book: Path
) -> None:
    page.bring_back(edited_book)
    page.coming.panel.leave_all.click()
    left = page.coming.review.decisions.left_out
    page.context.desk.undo()
    page.refresh()
    assert page.coming.review.counts()["conflict"] == 0
    assert page.coming.review.decisions.left_out == left


def test_one_file_that_can_be_read_may_be_dropped(
    page: SpreadsheetsPage, edited_book: Path, tmp_path: Path
) -> None:
    def drop(*paths: Path) -> QDropEvent:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        page.mime = mime  # it must outlive the event
        return QDropEvent(
            QPoint(5, 5),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )

    assert dropped(drop(tmp_path / "a.pdf")) is None
    assert dropped(drop(edited_book, edited_book)) is None
    page.way.part(BACK).click()
    page.coming.dropEvent(drop(edited_book))
    assert page.coming.currentIndex() == 2
    assert dropped(drop(tmp_path / "a.ods")) is not None  # which the reader refuses in words
