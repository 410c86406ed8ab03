"""Rows that are none of a table's: sums, notes, areas that are no places."""

from __future__ import annotations

import pytest

from bcu_desk.features.spreadsheets.rules.passing import (
    AREA,
    NOTE,
    TOTAL,
    Passed,
    passed_over,
    passed_words,
)
from bcu_desk.features.spreadsheets.rules.reading.told import ReadCell, ReadRow

PLACES = {"ward": 0, "name": 1, "dwo": 2}


@pytest.mark.parametrize(
    ("cells", "what"),
    [
        (("Total", None, 90), TOTAL),
        ((None, "Grand total:", 90), TOTAL),
        (("E05000132", "Total Park", 2), None),
        (("Source: a return of May",), NOTE),
        (("Unknown", None, 3), AREA),
        ((None, "Not known", 3), AREA),
        (("n/a", "London Heathrow", 0), AREA),
        (("London City Airport", "", 0), AREA),
        ((None, "Unknown borough", 0), AREA),
        (("E05000132", "Unknown", 2), None),
        (("AB12 CDE", "London", 2), None),
        (("Heathrow Villages", "Hillingdon", 2), None),
        ((1, 2, 3), None),
        ((), None),
    ],
)
def test_a_row_is_told_for_what_it_is(cells: tuple[ReadCell, ...], what: str | None) -> None:
    found = passed_over(ReadRow(9, cells), 0, PLACES)
    assert (None if found is None else found.what) == what


def test_what_was_left_out_is_told_in_words() -> None:
    areas = [Passed(number, AREA, f"Area {number}") for number in range(4, 8)]
    assert passed_words(()) == ""
    assert passed_words((Passed(3, TOTAL, "Total"),)) == "1 total or note"
    assert passed_words(areas) == (
        "“Area 4” (row 4), “Area 5” (row 5), “Area 6” (row 6) and 1 more, no place of the desk"
    )
