"""Kinds of rows in words."""

from __future__ import annotations

from bcu_desk.work.tables.nouns import counted_of, counted_rows, listed, many


def test_rows_are_counted_in_words_that_people_use() -> None:
    assert counted_rows({"person": 2, "booking": 1}) == "1 booking, 2 people"
    assert counted_of({"vehicle": 1}, {"vehicle": 12}) == "1 of 12 vehicles"
    assert counted_of({"vehicle": 1}, {"vehicle": 1}) == "1 of 1 vehicle"
    assert [many("authority"), many("BCU"), many("day")] == ["authorities", "BCUs", "days"]


def test_lists_read_as_one_says_them() -> None:
    assert listed(["a", "b", "c"]) == "a, b and c"
