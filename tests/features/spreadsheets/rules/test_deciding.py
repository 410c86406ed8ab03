"""Decisions about rows, and the gestures that come of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.spreadsheets.rules.deciding import (
    DESK,
    FILE,
    Decisions,
    counts_of,
    gestures_of,
    is_open,
    open_rows,
    problem_of,
)
from bcu_desk.features.spreadsheets.rules.merging import DiffRow, State
from bcu_desk.work.command import Command
from bcu_desk.work.contributions import RowEdit
from tests.builders import Rename
from tests.features.spreadsheets.rules.test_merging import BASE, EDITS, _line, _merged, _values

ON = date(2017, 1, 23)
NONE = Decisions()


def _told(kind: str) -> object:
    def made(edit: RowEdit) -> tuple[Command, ...]:
        changed = ",".join(f"{name}={value}" for name, value in sorted(edit.changed().items()))
        return (Rename(collar=f"{kind} {edit.key}", surname=changed),)

    return made


SHOWN = replace(EDITS, change=_told("change"), add=_told("add"), remove=_told("remove"))  # type: ignore[arg-type]


def _gestures(row: DiffRow, decisions: Decisions = NONE) -> list[tuple[str, str]]:
    found = gestures_of(row, SHOWN, ON, decisions)
    return [(made.collar, made.surname) for made in found if isinstance(made, Rename)]


def test_a_changed_cell_becomes_a_gesture_unless_it_or_its_row_is_left_out() -> None:
    row = _merged(_line("01", amount=3, base="Dagenham"), _line("02"))[0]
    assert _gestures(row) == [("change 01", "amount=3,base=Dagenham")]
    assert _gestures(row, NONE.leave(row.mark, "base")) == [("change 01", "amount=3")]
    assert _gestures(row, NONE.leave(row.mark)) == []
    assert _gestures(row, NONE.leave(row.mark).leave(row.mark, out=False)) != []


def test_the_day_from_which_it_holds_goes_along() -> None:
    row = _merged(_line("01", amount=3, since="01/02/2017"), _line("02"))[0]
    assert _gestures(row) == [("change 01", "amount=3,since=2017-02-01")]


def test_a_conflict_waits_until_it_is_settled() -> None:
    desk = {**BASE, "01": _values("01", amount=3)}
    row = _merged(_line("01", amount=4), _line("02"), desk=desk)[0]
    assert is_open(row, NONE)
    assert _gestures(row) == []
    for side, gestures in ((FILE, [("change 01", "amount=4")]), (DESK, [])):
        settled = NONE.settle(row.mark, "amount", side)
        assert not is_open(row, settled)
        assert _gestures(row, settled) == gestures


def test_an_error_waits_until_its_cell_or_row_is_left_out() -> None:
    row = _merged(_line("01", amount="two", base="Dagenham"), _line("02"))[0]
    assert open_rows([row], NONE) == (row,)
    assert open_rows([row], NONE.leave(row.mark, "amount")) == ()
    assert _gestures(row, NONE.leave(row.mark, "amount")) == [("change 01", "base=Dagenham")]
    assert open_rows([row], NONE.leave(row.mark)) == ()


def test_a_missing_row_stays_unless_it_is_to_go() -> None:
    row = _merged(_line("01"))[1]
    assert _gestures(row) == []
    assert not is_open(row, NONE)
    assert _gestures(row, NONE.remove(row.mark)) == [("remove 02", "")]
    assert _gestures(row, NONE.remove(row.mark).remove(row.mark, gone=False)) == []


def test_a_new_row_is_added_whole_or_not() -> None:
    good = _merged(("03", "Mine", 4))[0]
    bad = _merged(("03", "Mine", "four"))[0]
    assert _gestures(good) == [("add 03", "amount=4,code=03")]
    assert _gestures(bad) == []


def test_a_refusal_is_told_at_the_field_that_the_gesture_calls_so() -> None:
    edits = replace(EDITS, answers={"from": "since"})
    found = problem_of(Refused("empty_span", field="from", start="x"), edits)
    assert (found.code, found.field) == ("empty_span", "since")
    assert problem_of(Refused("odd"), edits).field == ""


def test_rows_are_counted_by_what_becomes_of_them() -> None:
    counts = counts_of(_merged(_line("01", amount=3), ("03", "x", 1)))
    assert counts == {
        "new": 1, "changed": 1, "missing": 1, "conflict": 0, "error": 0, "unchanged": 0,
    }  # fmt: skip
    assert set(counts) == {state.value for state in State}


def test_typing_over_a_cell_is_kept() -> None:
    assert NONE.type_over("a:1", "amount", "3").typed == {("a:1", "amount"): "3"}
