"""Cells as values: what is meant is taken, what can't be is told with its remedy."""

from __future__ import annotations

from datetime import date

import pytest

from bcu_desk.features.spreadsheets.rules.reading.told import DayCell, FaultCell, ReadCell
from bcu_desk.features.spreadsheets.rules.values import Odd, Wanted, same, shown, value_of
from bcu_desk.work.contributions import Value
from bcu_desk.work.sentences import sentence

DAY = date(2017, 1, 23)


@pytest.mark.parametrize(
    ("cell", "kind", "value"),
    [
        (3, "whole", 3),
        (3.0, "whole", 3),
        (" 1,203 ", "whole", 1203),
        ("2.0", "whole", 2),
        (None, "whole", None),
        ("  ", "text", None),
        ("a\xa0 b ", "text", "a b"),
        ("e\u0301", "text", "é"),
        (412, "text", "412"),
        (412.0, "text", "412"),
        (DayCell("2017-01-23T00:00:00"), "day", DAY),
        (42758, "day", DAY),
        ("23/01/2017", "day", DAY),
        ("2017-01-23", "day", DAY),
        ("Mon 23 Jan 2017", "day", DAY),
        ("23 January 2017", "day", DAY),
        ("23-Jan-17", "day", DAY),
        ("23-01-2017", "day", DAY),
        ("23/01/2017 00:00:00", "day", DAY),
        ("x" * 90, "text", "x" * 90),
        (True, "tick", "yes"),
        ("N", "tick", "no"),
        (0.123456789123, "share", 0.123456789),
        (DayCell("2017-01-23T06:00:00"), "moment", "2017-01-23T06:00"),
    ],
)
def test_what_is_meant_is_taken(cell: ReadCell, kind: str, value: Value) -> None:
    assert value_of(cell, Wanted(kind)) == value


@pytest.mark.parametrize(
    ("cell", "kind", "words"),
    [
        ("two", "whole", "“two” is not a whole number. Type 2."),
        ("ca. 4", "whole", "“ca. 4” is not a whole number. Type 4."),
        (2.5, "whole", "“2.5” is not a whole number. Type 2."),
        (DayCell("2017-01-23"), "whole", "Type a figure such as 2."),
        (99_999_999, "whole", "larger than anything"),
        ("31/02/2017", "day", "“31/02/2017” is not a day."),
        (DayCell("0001-01-01"), "day", "is not a day"),
        (True, "day", "is not a day"),
        ("perhaps", "tick", "neither yes nor no"),
        (FaultCell("#REF!"), "text", "a formula that failed"),
        (FaultCell("="), "day", "a formula whose result was not saved"),
    ],
)
def test_what_cannot_be_says_what_to_type(cell: ReadCell, kind: str, words: str) -> None:
    with pytest.raises(Odd) as told:
        value_of(cell, Wanted(kind))
    problem = told.value.problem
    assert words in sentence(problem.code, dict(problem.facts))


def test_days_of_a_mac_count_from_1904() -> None:
    assert value_of(41_296, Wanted("day", from_1904=True)) == DAY


def test_noughts_that_a_spreadsheet_took_come_back() -> None:
    assert value_of(412, Wanted("text"), "0412") == "0412"
    assert value_of(413, Wanted("text"), "0412") == "413"


def test_a_text_that_was_there_is_no_formula_that_failed() -> None:
    assert value_of(FaultCell("#N/A"), Wanted("text"), "#N/A") == "#N/A"


def test_a_choice_is_taken_in_any_case_and_another_is_told_what_is_like_it() -> None:
    offered = Wanted("text", ("Romford", "Dagenham"))
    assert value_of("ROMFORD", offered) == "Romford"
    with pytest.raises(Odd) as told:
        value_of("Romfrod", offered)
    assert dict(told.value.problem.facts)["instead"] == "Romford"
    with pytest.raises(Odd) as told:
        value_of("xyz", offered)
    assert dict(told.value.problem.facts)["instead"] == "Romford, Dagenham"


def test_values_told_alike_are_the_same() -> None:
    assert same("a  b", "a b")
    assert same(None, "")
    assert same(0.1 + 0.2, 0.3)
    assert not same("a", None)
    assert not same(2, 3)
    assert (shown(2.0), shown(None), shown(DayCell("2017-01-23T00:00:00"))) == (
        "2",
        "",
        "2017-01-23",
    )
