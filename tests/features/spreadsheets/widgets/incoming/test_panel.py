"""The review as a whole: tabs, counts, foot."""

from __future__ import annotations

from bcu_desk.features.spreadsheets.model.review import Review
from bcu_desk.features.spreadsheets.widgets.incoming.panel import (
    NO_REASON,
    NOTHING_DIFFERS,
    UNTIL,
    Panel,
)


def test_sheets_counts_rows_and_what_waits_are_shown(qtbot, review: Review) -> None:
    panel = Panel()
    qtbot.addWidget(panel)
    panel.show_review(review, "targets", "")
    assert panel.tabs is not None
    assert panel.tabs.values() == ("targets", "vehicles")
    assert panel.rows_told.text() == "33 rows in the file, 34 in the desk, 4 shown"
    assert panel.waits.text() == "Put 1 error right and settle 1 conflict first"
    assert not panel.apply.isEnabled()
    row = panel.chosen_row()
    assert row == panel.shown_rows()[0]
    panel.show_review(review, "vehicles", "")
    assert [shown.state for shown in panel.shown_rows()] == ["changed", "new"]


def test_a_file_that_changes_nothing_says_so(qtbot, review: Review) -> None:
    panel = Panel()
    qtbot.addWidget(panel)
    panel.show_review(review.left(review.plan.rows(), out=True), "targets", "")
    assert panel.until.text() == NOTHING_DIFFERS
    assert not panel.apply.isEnabled()
    panel.show_review(review.left(review.open(), out=True), "targets", "")
    assert panel.until.text() == UNTIL


def test_nothing_is_applied_without_a_reason(qtbot, review: Review) -> None:
    panel = Panel()
    qtbot.addWidget(panel)
    panel.show_review(review.left(review.open(), out=True), "targets", "")
    assert panel.waits.text() == NO_REASON
    panel.reason.setText("Review")
    assert panel.waits.text() == ""
    assert panel.apply.isEnabled()
    assert panel.apply.text() == "Apply 3 changes"
