"""Rows and cells in words."""

from __future__ import annotations

from pathlib import Path

from bcu_desk.domain.assignments import Target
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
from tests.builders import NOON, START, a_booking, a_desk, a_posting


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
        assert row_words(reader, "person", 100) == "person 412KD Tembo"
        told = "posting of 412KD Tembo to EA-D1 from Mon 9 Jan 2017"
        assert row_words(reader, "posting", 400) == told
        assert row_words(reader, "posting", 7) == "posting"


def test_beside_a_key_stands_what_tells_more(tmp_path: Path) -> None:
    late = a_booking(501, reference="EA-01-0501", start_minute=NOON + 720, end_minute=NOON + 960)
    target = Target(id=900, kind="dwo", ward_id=5000001, amount=2, from_day=START)
    with a_desk(tmp_path, a_booking(), late, target).reader() as reader:
        told = [
            row_words(reader, noun, row)
            for noun, row in (
                ("booking", 500),
                ("booking", 501),
                ("vehicle", 300),
                ("post", 200),
                ("ward", 5000001),
                ("borough_in_bcu", 1),
                ("target", 900),
            )
        ]
    assert told == [
        "booking EA-01-0500 · BX16 KLM, 30 Dec 10:00–11:00",
        "booking EA-01-0501 · BX16 KLM, 30 Dec 22:00 – 31 Dec 02:00",
        "vehicle BX16 KLM · IRV",
        "post EA-D1 · DWO 1",
        "ward E05000001 · Ward 1",
        "borough in bcu of Havering from Mon 9 Jan 2017",
        "target of Ward 1 from Mon 9 Jan 2017",
    ]


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
