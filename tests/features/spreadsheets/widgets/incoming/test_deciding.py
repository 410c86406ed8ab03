"""Deciding about rows: what is shown follows, and what was chosen stays."""

from __future__ import annotations

from bcu_desk.features.spreadsheets.model.review import Review
from bcu_desk.features.spreadsheets.rules.deciding import DESK
from bcu_desk.features.spreadsheets.rules.merging import State
from bcu_desk.features.spreadsheets.widgets.incoming.deciding import Deciding


def _shown(qtbot, review: Review) -> Deciding:
    made = Deciding()
    qtbot.addWidget(made)
    made.show_plan(review.plan)
    return made


def test_going_on_shows_the_sheet_and_state_of_the_next_problem(qtbot, review: Review) -> None:
    panel = _shown(qtbot, review)
    panel.sheet_chosen.emit("vehicles")
    panel.filters.part(State.ERROR).click()
    panel.go_to_problem(1)
    row = panel.chosen_row()
    assert row is not None
    assert row.sheet == "targets"
    assert panel.review is not None
    assert row.state in panel.review.states


def test_a_settled_conflict_asks_to_compare_anew_and_the_row_stays_chosen(
    qtbot, review: Review
) -> None:
    panel = _shown(qtbot, review)
    asked: list[bool] = []
    panel.compare_asked.connect(lambda: asked.append(True))
    line = panel.model.line_of(lambda row: row.state is State.CONFLICT)
    panel.grid.choose_line(line)
    panel.grid.pressed.emit("L")
    assert asked == [True]
    assert list(panel.decisions.settled.values()) == [DESK]
    panel.show_plan(review.plan)
    row = panel.chosen_row()
    assert row is not None
    assert row.state is State.CONFLICT


def test_forgetting_leaves_nothing_decided(qtbot, review: Review) -> None:
    panel = _shown(qtbot, review)
    panel.leave_all.click()
    panel.reason.setText("x")
    panel.forget()
    assert panel.review is None
    assert (panel.decisions.left_out, panel.reason.text()) == (frozenset(), "")
