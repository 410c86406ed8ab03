"""A file under review: what is shown, decided, and left to do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bcu_desk.features.spreadsheets.model.review import (
    Review,
    apply_words,
    cell_words,
    columns_of,
    head_words,
    row_problem,
    waiting_words,
)
from bcu_desk.features.spreadsheets.rules.deciding import DESK, FILE
from bcu_desk.features.spreadsheets.rules.merging import DiffRow, State


def _row(review: Review, state: State) -> DiffRow:
    return next(row for row in review.plan.rows() if row.state is state)


def test_rows_that_differ_are_shown_and_can_be_found(review: Review) -> None:
    targets = review.table("targets")
    states = [row.state for row in review.shown(targets)]
    assert sorted(states) == ["changed", "conflict", "error", "missing"]
    found = replace(review, find="fortune GREEN").shown(targets)
    assert [row.state for row in found] == [State.CONFLICT]
    every = replace(review, states=frozenset({State.UNCHANGED})).shown(targets)
    assert {row.state for row in every} == {State.UNCHANGED}
    assert review.table("nothing").sheet.name == "targets"
    assert review.counts() == {
        "new": 1, "changed": 2, "missing": 1, "conflict": 1, "error": 1,
        "unchanged": len(review.plan.rows()) - 6,
    }  # fmt: skip


def test_cells_show_old_and_new_both_sides_or_what_was_typed(review: Review) -> None:
    shown = {}
    for state, name in (
        (State.CHANGED, "dwo"), (State.ERROR, "dwo"),
        (State.CONFLICT, "pcso"), (State.NEW, "seats"),
    ):  # fmt: skip
        row = _row(review, state)
        shown[state] = cell_words(row.cell(name), review.decisions, row.mark)
    assert shown == {
        State.CHANGED: "2 → 3", State.ERROR: "two", State.CONFLICT: "4 or 3", State.NEW: "5",
    }  # fmt: skip
    row = _row(review, State.CONFLICT)
    for side, words in ((FILE, "3 → 4"), (DESK, "3")):
        settled = review.decisions.settle(row.mark, "pcso", side)
        assert cell_words(row.cell("pcso"), settled, row.mark) == words
    assert cell_words(None, review.decisions, row.mark) == ""


def test_verdicts_follow_the_decisions(review: Review) -> None:
    verdicts = {state: review.verdict(_row(review, state)) for state in State}
    assert verdicts == {
        State.NEW: "Added", State.CHANGED: "Taken", State.MISSING: "Kept",
        State.CONFLICT: "To settle", State.ERROR: "To put right", State.UNCHANGED: "",
    }  # fmt: skip
    out = review.left(review.plan.rows(), out=True)
    assert out.verdict(_row(out, State.CHANGED)) == "Left out"
    assert out.changes() == 0
    assert out.open() == ()
    assert out.left(out.plan.rows(), out=False).changes() == review.changes() == 3
    assert not review.can_remove(_row(review, State.MISSING))


def test_the_next_problem_goes_round_in_both_directions(review: Review) -> None:
    first = review.next_problem("")
    assert first is not None
    second = review.next_problem(first.mark)
    assert second is not None
    assert {first.state, second.state} == {State.ERROR, State.CONFLICT}
    assert review.next_problem(second.mark) == first
    assert review.next_problem(first.mark, -1) == second
    assert review.left(review.open(), out=True).next_problem("") is None


def test_what_is_left_to_do_is_told_in_words(review: Review) -> None:
    assert waiting_words(review.open()) == "Put 1 error right and settle 1 conflict first"
    assert apply_words(review.changes()) == "Apply 3 changes"
    assert waiting_words(review.left(review.open(), out=True).open()) == ""
    assert row_problem(_row(review, State.ERROR)) == ""


def test_the_columns_are_the_files_own_with_their_letters(review: Review) -> None:
    columns = columns_of(review, review.table("targets"))
    titles = [column.title for column in columns]
    assert titles[:5] == ["State", "Row", "Decision", "A  Ward code", "B  Ward"]
    row = _row(review, State.CONFLICT)
    by_title = {column.title: column for column in columns}
    pcso = by_title["G  PCSO target"]
    assert (pcso.value(row), pcso.tone(row) if pcso.tone else None) == ("4 or 3", "warn")
    assert by_title["Row"].value(_row(review, State.MISSING)) is None


def test_the_head_says_what_the_file_is(review: Review) -> None:
    words = head_words(review.plan, "Noor Vale", "2017-01-24T09:00:00")
    assert "2 sheets" in words
    assert "saved Tue 24 Jan 2017 by Noor Vale." in words
    assert words.endswith("Made from sample.bcu on Mon 23 Jan 2017 06:00, as of Mon 23 Jan 2017.")
    foreign = head_words(replace(review.plan, baseline=None), "", "")
    assert "compared with the desk as of Mon 23 Jan 2017." in foreign
    assert review.plan.view.on == date(2017, 1, 23)
