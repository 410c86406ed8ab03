"""What differs between two days, in words."""

from __future__ import annotations

from datetime import date

from bcu_desk.work.differences import Difference, counted, title_of
from bcu_desk.work.view import View


def test_the_title_names_both_days_and_the_year_once() -> None:
    view = View(date(2017, 1, 23), against=date(2017, 1, 9))
    assert title_of(view) == "From Mon 9 Jan to Mon 23 Jan 2017"


def test_the_title_names_both_years_where_they_differ() -> None:
    view = View(date(2017, 1, 23), against=date(2016, 12, 30))
    assert title_of(view) == "From Fri 30 Dec 2016 to Mon 23 Jan 2017"


def test_rows_are_counted_by_their_kind_in_one_order() -> None:
    rows = [Difference("moved", "A"), Difference("joined", "B"), Difference("joined", "C")]
    assert counted(rows) == "2 joined, 1 moved"
    assert counted(()) == ""
