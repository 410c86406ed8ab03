"""Sheets that a view leaves out."""

from __future__ import annotations

from datetime import date

from bcu_desk.work.command import Query
from bcu_desk.work.contributions import Sheet
from bcu_desk.work.view import View

DAY = date(2017, 1, 23)


def test_a_sheet_of_differences_fits_a_view_with_a_second_day_only() -> None:
    plain = Sheet("plain", "Plain", Query(), ())
    differs = Sheet("differs", "Differs", Query(), (), compares=True)
    alone, two = View(DAY), View(DAY, against=date(2017, 1, 9))
    assert [plain.fits(alone), plain.fits(two)] == [True, True]
    assert [differs.fits(alone), differs.fits(two)] == [False, True]
