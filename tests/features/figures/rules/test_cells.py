"""Cells of figures, as people and other systems write them."""

from __future__ import annotations

import pytest

from bcu_desk.features.figures.rules.cells import (
    head_of,
    is_sum,
    month_of,
    name_of,
    slug_of,
    team_of,
    whole_of,
)


@pytest.mark.parametrize(
    "told",
    [
        "2017-01", "201701", "2017/01", "Jan 2017", "January 2017", "jan-17", "01/2017", "1/2017",
        "01/01/2017", "2017-01-01", "1 Jan 2017", "2017-01-01 00:00:00",
    ],
)  # fmt: skip
def test_a_month_is_read_however_it_is_written(told: str) -> None:
    assert month_of(told) == "2017-01"


@pytest.mark.parametrize(
    "told", ["", "2017", "2017-13", "201700", "15/01/2017", "Foo 2017", "1066-01", "2017-01-02"]
)
def test_what_is_no_month_is_none(told: str) -> None:
    assert month_of(told) is None


@pytest.mark.parametrize(
    ("told", "number"),
    [
        ("0", 0), ("12", 12), (" 1,440 ", 1_440), ("12.0", 12), ("1,44", None), ("-1", None),
        ("1.5", None), ("", None), ("nan", None), ("1e3", None), ("999999999999", None),
        ("١٢", None),
    ],
)  # fmt: skip
def test_only_whole_numbers_from_nought_are_numbers(told: str, number: int | None) -> None:
    assert whole_of(told) == number


def test_heads_and_names_are_compared_without_what_differs_from_file_to_file() -> None:
    assert head_of("LookUp_BoroughName") == head_of("Lookup BoroughName")
    assert name_of("St. Andrew's") == name_of("St Andrew’s") == "st andrews"
    assert name_of("Barking & Dagenham") == name_of("Barking and Dagenham")
    assert team_of("Abbey Ward SNT") == team_of("ABBEY (KG)") == "abbey"
    assert team_of("Ward") == "ward"
    assert slug_of("BURGLARY - HOME") == "burglary-home"


def test_a_line_that_sums_up_says_so_first() -> None:
    assert is_sum(("", "Grand Total:", "12"))
    assert not is_sum(("Total Park", "12"))
    assert not is_sum(("", ""))
