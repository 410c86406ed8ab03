"""Rows and cells in words."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.features.sync.queries.naming import (
    EVERY_NOUN,
    Cell,
    cell_of,
    cell_words,
    key_column,
    noun_words,
    row_words,
    value_words,
)
from tests.builders import NOON, a_desk, a_posting


def test_columns_and_nouns_have_words() -> None:
    assert noun_words("off_road") == "off road"
    assert [cell_words(one) for one in ("to_day", "driver_id", "end_minute", "purpose")] == [
        "first day without",
        "driver",
        "end",
        "purpose",
    ]


def test_rows_are_told_by_their_key_or_their_owners(tmp_path: Path) -> None:
    with a_desk(tmp_path, a_posting()).reader() as reader:
        assert row_words(reader, "person", 100) == "person 412KD"
        assert row_words(reader, "posting", 400) == "posting of EA-D1 from Mon 9 Jan 2017"
        assert row_words(reader, "posting", 7) == "posting"


def test_values_are_told_as_people_read_them(tmp_path: Path) -> None:
    with a_desk(tmp_path).reader() as reader:
        told = [
            value_words(reader, noun, cell, value)
            for noun, cell, value in (
                ("posting", "person_id", 100),
                ("posting", "post_id", 9),
                ("posting", "to_day", None),
                ("posting", "from_day", "2017-01-09"),
                ("booking", "start_minute", NOON),
                ("booking", "purpose", "Patrol"),
            )
        ]
    assert told == [
        "412KD Tembo",
        "post 9",
        "nothing",
        "Mon 9 Jan 2017",
        "Fri 30 Dec 2016 10:00",
        "Patrol",
    ]


def test_cells_tell_what_they_may_hold() -> None:
    assert cell_of("booking", "driver_id") == Cell("person", whole=True, may_be_empty=True)
    assert cell_of("booking", "purpose") == Cell(None, whole=False, may_be_empty=False)
    assert [key_column(noun) for noun in ("person", "vehicle", "posting")] == [
        "collar",
        "registration",
        None,
    ]
    assert "booking" in EVERY_NOUN
