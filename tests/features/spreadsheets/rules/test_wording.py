"""Places, problems and values in words."""

from __future__ import annotations

from datetime import date

from bcu_desk.features.spreadsheets.rules.merging import DiffCell, DiffRow, State
from bcu_desk.features.spreadsheets.rules.values import Problem
from bcu_desk.features.spreadsheets.rules.wording import (
    problems_of,
    told,
    value_text,
    value_words,
    where,
)

ODD = Problem("cell_not_whole", (("value", "two"), ("instead", "2")), "dwo")
GONE = Problem("row_gone", (("key", "X"),))
ROW = DiffRow(
    "t:14", "targets", 14, "X", State.ERROR, (DiffCell("dwo", 2, None, 2, problem=ODD),), GONE
)


def test_a_place_names_sheet_real_row_and_column() -> None:
    assert where(ROW, "Wards", "Target") == "Sheet Wards, row 14, column Target"
    gone = DiffRow("t:-X", "targets", 0, "X", State.MISSING, ())
    assert where(gone, "Wards", "") == "Sheet Wards, the row of X, which is missing"


def test_everything_that_is_wrong_is_told_with_what_to_type() -> None:
    assert problems_of(ROW) == (GONE, ODD)
    assert told(ODD) == "“two” is not a whole number. Type 2."


def test_values_are_told_as_people_read_them() -> None:
    assert value_text(date(2017, 1, 23)) == "Mon 23 Jan 2017"
    assert (value_text(None), value_words(None), value_words("")) == ("", "empty", "empty")
    assert (value_text(0.25), value_text(3), value_words("Abbey")) == ("0.25", "3", "Abbey")
