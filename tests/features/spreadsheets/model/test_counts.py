"""Sheets as the export page lists them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from bcu_desk.domain.times import minute_of
from bcu_desk.features.spreadsheets.model.counts import (
    SheetCount,
    days_words,
    sheet_counts,
    sum_words,
)
from bcu_desk.shell.offers import sheets
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.builders import START, a_desk
from tests.features.spreadsheets.test_export import SHEET

ONE = SheetCount("one", "One", "Note.", rows=1, columns=5, personal=1)
MANY = SheetCount("many", "Many", "Note.", rows=1_203, columns=2, personal=0)


def test_rows_and_columns_are_counted(tmp_path: Path) -> None:
    with a_desk(tmp_path).reader() as reader:
        (found,) = sheet_counts((SHEET,), reader, View(START))
    assert (found.rows, found.columns, found.personal, found.note) == (2, 5, 1, "Everybody.")


def test_counts_are_told_in_words() -> None:
    assert (ONE.rows_words(), MANY.rows_words()) == ("1 row", "1,203 rows")
    assert ONE.columns_words(names=True) == "5 columns"
    assert ONE.columns_words(names=False) == "4 columns, 1 with names left out"
    assert MANY.columns_words(names=False) == "2 columns"
    assert sum_words((ONE, MANY)) == "2 sheets, 1,204 rows"
    assert sum_words((ONE,)) == "1 sheet, 1 row"


def test_the_days_are_told_in_words() -> None:
    alone, two = View(START), View(START, against=date(2016, 12, 30))
    assert days_words(alone, 0) == (
        "Every sheet holds this day only. A second day adds sheets of what differs."
    )
    assert days_words(two, 0) == "Every sheet holds this day only; none tells what differs."
    assert days_words(two, 2) == (
        "2 sheets tell what differs from Fri 30 Dec 2016; the others hold this day only."
    )


def test_a_sheet_of_differences_is_left_out_without_a_second_day(tmp_path: Path) -> None:
    differs = replace(SHEET, compares=True)
    with a_desk(tmp_path).reader() as reader:
        assert sheet_counts((differs,), reader, View(START)) == ()
        assert len(sheet_counts((differs,), reader, View(START, against=START))) == 1


def test_what_a_sheet_counts_is_how_many_rows_it_has(made_sample: Path, frozen_now: str) -> None:
    desk = Desk(made_sample, Clock(minute_of(frozen_now)), read_only=True)
    counted = [sheet for sheet in sheets() if sheet.counts is not None]
    assert counted
    for view in (View(date(2017, 1, 23)), View(date(2017, 3, 6), ("EA",))):
        with desk.reader() as reader:
            for sheet in counted:
                assert sheet.count(reader, view) == len(sheet.query.rows(reader, view)), sheet.name
