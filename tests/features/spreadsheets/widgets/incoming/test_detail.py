"""What is to decide about a row."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from bcu_desk.features.spreadsheets.model.review import Review
from bcu_desk.features.spreadsheets.rules.deciding import DESK, FILE, Decisions
from bcu_desk.features.spreadsheets.rules.merging import DiffRow, State
from bcu_desk.features.spreadsheets.widgets.incoming.detail import NOTHING, Detail


def _row(review: Review, state: State) -> DiffRow:
    return next(row for row in review.plan.rows() if row.state is state)


def _shown(qtbot, review: Review, row: DiffRow | None) -> tuple[Detail, list[Decisions]]:
    detail = Detail()
    qtbot.addWidget(detail)
    sent: list[Decisions] = []
    detail.decided.connect(sent.append)
    detail.typed.connect(sent.append)
    detail.show_row(review, row)
    return detail, sent


def _texts(detail: Detail) -> list[str]:
    return [label.text() for label in detail.findChildren(QLabel) if not label.isHidden()]


def _press(detail: Detail, name: str) -> None:
    found = [b for b in detail.findChildren(QPushButton, name) if not b.isHidden()]
    found[-1].click()


def test_without_a_row_it_says_what_it_is_for(qtbot, review: Review) -> None:
    detail, _ = _shown(qtbot, review, None)
    assert NOTHING in _texts(detail)


def test_a_change_can_be_left_out_by_cell_or_by_row(qtbot, review: Review) -> None:
    row = _row(review, State.CHANGED)
    detail, sent = _shown(qtbot, review, row)
    assert "2 → 3" in _texts(detail)
    _press(detail, "spreadsheets.decide.cell.dwo")
    _press(detail, "spreadsheets.decide.row")
    assert [sorted(decisions.left_out) for decisions in sent] == [
        [(row.mark, "dwo")], [(row.mark, "")],
    ]  # fmt: skip


def test_a_conflict_shows_all_three_and_is_settled_by_a_button(qtbot, review: Review) -> None:
    row = _row(review, State.CONFLICT)
    detail, sent = _shown(qtbot, review, row)
    assert "It was 1" in _texts(detail)
    texts = [made.text() for made in detail.findChildren(QPushButton)]
    assert "Take the file's 4  R" in texts
    assert "Keep the desk's 3  L" in texts
    _press(detail, "spreadsheets.file.pcso")
    _press(detail, "spreadsheets.desk.pcso")
    assert [dict(decisions.settled) for decisions in sent] == [
        {(row.mark, "pcso"): FILE}, {(row.mark, "pcso"): DESK},
    ]  # fmt: skip


def test_an_error_says_what_to_type_and_takes_it(qtbot, review: Review) -> None:
    row = _row(review, State.ERROR)
    detail, sent = _shown(qtbot, review, row)
    assert "“two” is not a whole number. Type 2." in _texts(detail)
    field = detail.findChild(QLineEdit, "spreadsheets.mend.dwo")
    assert field is not None
    assert field.text() == "2"
    field.setText("4")
    _press(detail, "spreadsheets.use.dwo")
    assert dict(sent[0].typed) == {(row.mark, "dwo"): "4"}


def test_a_missing_row_that_cannot_be_removed_says_so(qtbot, review: Review) -> None:
    detail, _ = _shown(qtbot, review, _row(review, State.MISSING))
    assert "It stays in the desk." in _texts(detail)
    detail.show_row(review, _row(review, State.NEW))
    assert "It stays in the desk." not in _texts(detail)
