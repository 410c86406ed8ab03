"""Driving authorities, one a row."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.features.bookings.queries.sharing.authorities import Authorities, authority_codes
from bcu_desk.work.view import View
from tests.features.spreadsheets.coming_back import ON, sample_desk


def test_who_holds_what_on_the_day_or_later_is_told_by_bcu(made_sample: Path) -> None:
    with sample_desk(made_sample, read_only=True).reader() as reader:
        every = Authorities().rows(reader, View(ON))
        some = Authorities().rows(reader, View(ON, ("CN",)))
        codes = authority_codes(reader, View(ON))
    assert 0 < len(some) < len(every)
    assert {row.authority for row in every} <= set(codes)
    assert list(every) == sorted(every, key=lambda row: (row.collar, row.authority, row.from_day))
    assert all(row.to_day is None or row.to_day > ON for row in every)
