"""Cells that were copied in a spreadsheet."""

from __future__ import annotations

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.spreadsheets.rules.reading.pasted import MOST_LETTERS, TITLE, pasted
from bcu_desk.features.spreadsheets.rules.reading.told import ReadRow, ReadSheet


def test_cells_are_told_apart_by_tabs_whatever_else_is_in_them() -> None:
    book = pasted('Ward, code\tWard;name\n0412\t"Two\nlines"\n\t\'=x\n')
    assert book.sheets == (
        ReadSheet(
            TITLE,
            (
                ReadRow(1, ("Ward, code", "Ward;name")),
                ReadRow(3, ("0412", "Two\nlines")),
                ReadRow(4, (None, "=x")),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "nothing_pasted"), (" \n", "nothing_pasted"), ("a\0b", "figures_not_text")],
)
def test_what_is_no_cells_says_so(text: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        pasted(text)


def test_a_copy_without_end_is_refused() -> None:
    with pytest.raises(Refused, match="pasted_too_much"):
        pasted("a" * (MOST_LETTERS + 1))
