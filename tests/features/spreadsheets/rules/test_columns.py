"""Files of somebody else: their columns, what they are taken for, and what is remembered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bcu_desk.features.spreadsheets.rules.columns import (
    MOST_KEPT,
    Chosen,
    first_rows,
    guessed,
    guessed_as,
    is_enough,
    kept_with,
    keys_of,
    laid_as,
    layout_of,
    needs_of,
    remembered,
)
from bcu_desk.features.spreadsheets.rules.reading.told import DayCell, ReadCell, ReadRow, ReadSheet
from bcu_desk.shell.offers import sheets
from bcu_desk.work.contributions import Sheet

KNOWN = {sheet.name: sheet for sheet in sheets() if sheet.edits is not None}
ROSTER = (
    ("Officers of the borough", None, None),
    ("Warrant no", "Given name", "Family name"),
    ("0412", "Noor", "Vale"),
    ("0413", "Ben", "Vale"),
    ("Total", None, 2),
)


def _read(*rows: tuple[ReadCell, ...]) -> ReadSheet:
    return ReadSheet("Sheet1", tuple(ReadRow(n, row) for n, row in enumerate(rows, start=1)))


def _people() -> Sheet:
    edits = KNOWN["people"].edits
    assert edits is not None
    heads = {"collar": ("Warrant no",), "surname": ("Family name",)}
    return replace(KNOWN["people"], edits=replace(edits, heads=heads))


def test_columns_are_found_with_their_heads_and_first_values() -> None:
    layout = layout_of(_read(*ROSTER))
    assert (layout.head, layout.rows) == (2, 3)
    assert [column.name() for column in layout.columns] == [
        "A  Warrant no",
        "B  Given name",
        "C  Family name",
    ]
    assert layout.columns[0].samples == ("0412", "0413", "Total")
    assert layout.columns[2].samples == ("Vale", "2")


def test_cells_without_heads_are_columns_by_their_letters() -> None:
    layout = layout_of(_read(("401LA", 2, "Vale"), ("402LA", 3, "Tembo")))
    assert (layout.head, layout.rows) == (0, 2)
    assert [column.name() for column in layout.columns] == ["A", "B", "C"]
    assert layout_of(_read()).columns == ()
    assert layout_of(_read(*ROSTER), 1).columns[0].head == "Officers of the borough"
    assert first_rows(_read(*ROSTER)) == (1, 2, 3, 4, 5)


def test_months_may_stand_among_the_heads() -> None:
    read = _read(("Code", DayCell("2017-01-01T00:00:00"), 201702), ("E05", 3, 4))
    assert [column.head for column in layout_of(read).columns] == ["Code", "2017-01-01", "201702"]
    assert layout_of(_read((201701, 201702), (3, 4))).head == 0


def test_the_sheet_that_knows_the_most_heads_is_guessed() -> None:
    layout = layout_of(_read(*ROSTER))
    assert guessed(layout, (KNOWN["targets"], _people())) == Chosen(
        "people", {"collar": 0, "surname": 2}, 2
    )
    vehicles = layout_of(_read(("registration", "SEATS", "Base"), ("AB12 CDE", 5, "Romford")))
    assert guessed(vehicles, tuple(KNOWN.values())).sheet == "vehicles"


def test_what_is_needed_and_missing_is_told() -> None:
    people, layout = _people(), layout_of(_read(*ROSTER))
    chosen = guessed_as(layout, people)
    assert [(need.field, need.why, need.met) for need in needs_of(people, chosen)] == [
        ("collar", "key", True),
        ("forename", "new", False),
        ("surname", "new", True),
        ("rank", "new", False),
    ]
    assert is_enough(people, chosen)
    assert not is_enough(people, Chosen("people", {"collar": 0}, 2))
    assert not is_enough(people, Chosen("people", {"surname": 2}, 2))
    read_only = replace(people, edits=None)
    assert (needs_of(read_only, chosen), keys_of(read_only)) == ((), ())


def test_a_column_is_taken_for_one_field_and_a_field_for_one_column() -> None:
    chosen = Chosen("people", {"collar": 0, "surname": 2}, 2).take("surname", 1)
    assert chosen.places == {"collar": 0, "surname": 1}
    assert chosen.take("", 1).places == {"collar": 0}
    assert (chosen.field_of(1), chosen.field_of(2)) == ("surname", "")


def test_rows_below_the_heads_count_but_for_totals_and_notes() -> None:
    read = _read(*ROSTER, ("Source: a list of the borough", None, None))
    chosen = Chosen("people", {"collar": 0, "forename": 1, "surname": 2}, 2)
    laid = laid_as(_people(), read, chosen)
    assert [row.number for row in laid.rows] == [3, 4]
    assert len(laid.over) == 2
    assert len(laid_as(_people(), read, replace(chosen, head=0)).rows) == 3


def test_a_layout_is_remembered_by_its_heads_wherever_their_row_stands() -> None:
    layout, people = layout_of(_read(*ROSTER)), _people()
    texts = kept_with((), layout, guessed_as(layout, people))
    again = layout_of(_read(*ROSTER[1:]))
    assert remembered(again, texts, (people,)) == Chosen("people", {"collar": 0, "surname": 2}, 1)
    assert remembered(again, texts, (KNOWN["targets"],)) is None
    moved = layout_of(_read(*(row[::-1] for row in ROSTER)))
    assert remembered(moved, texts, (people,)) == Chosen("people", {"collar": 2, "surname": 0}, 2)
    other = layout_of(_read(("A", "B"), ("c", "d")))
    assert remembered(other, texts, (people,)) is None


def test_what_is_remembered_is_kept_once_and_not_for_ever() -> None:
    layout = layout_of(_read(*ROSTER))
    first = kept_with(("no json", "[1]"), layout, Chosen("people", {"collar": 1}, 2))
    second = kept_with(first, layout, Chosen("people", {"collar": 0}, 2))
    assert len(second) == 3
    found = remembered(layout, second, (_people(),))
    assert found is not None
    assert found.places == {"collar": 0}
    assert len(kept_with(("{}",) * MOST_KEPT, layout, found)) == MOST_KEPT


@pytest.mark.parametrize("columns", ['{"collar": "x"}', "[1]", '{"collar": [-1]}', '{"odd": [1]}'])
def test_what_is_remembered_wrongly_is_taken_for_nothing(columns: str) -> None:
    layout = layout_of(_read(*ROSTER))
    text = f'{{"digest": "{layout.digest}", "sheet": "people", "columns": {columns}}}'
    found = remembered(layout, (text,), (_people(),))
    assert found is not None
    assert found.places == {}
