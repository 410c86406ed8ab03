"""Lists that another page takes: asked about like the others, handed on as text."""

from __future__ import annotations

import csv

import pytest

from bcu_desk.features.figures.rules.layouts import layout_of as figures_layout
from bcu_desk.features.spreadsheets.model.columning import columning, need_tone, need_words
from bcu_desk.features.spreadsheets.rules.columns import guessed_as, is_enough, layout_of
from bcu_desk.features.spreadsheets.rules.intakes import sheet_of, text_of
from bcu_desk.features.spreadsheets.rules.reading.told import (
    Book,
    DayCell,
    ReadCell,
    ReadRow,
    ReadSheet,
)
from bcu_desk.shell.offers import intakes, sheets
from bcu_desk.work.text_tables import table_of

KNOWN = {intake.name: intake for intake in intakes()}


def _read(*rows: tuple[ReadCell, ...]) -> ReadSheet:
    filled = ((number, row) for number, row in enumerate(rows, start=1) if row)
    return ReadSheet("Return", tuple(ReadRow(number, row) for number, row in filled))


MINUTES = _read(
    ("Abstractions, a return",),
    ("Mins", "Period", "BOCU", "Local authority", "SNT", "Duty", "Reason"),
    (480.0, DayCell("2017-01-01T00:00:00"), "EA", "Havering", "Ward 1", "DWO", "Aid"),
    (),
    (60, DayCell("2017-02-01T00:00:00"), "EA", "Havering", "Ward 1", "DWO", "Court"),
    ("Total", 540),
)
MONTHS = _read(
    ("Offence group", "Offence subgroup", "GSS code", "Ward", "Borough", 202401, 202402),
    ("BURGLARY", "HOME", "E05000026", "Abbey", "Barking", 3, 4),
)


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_the_page_that_takes_a_list_knows_the_heads_it_is_handed(name: str) -> None:
    intake = KNOWN[name]
    heads = [column.title for column in intake.columns] + ["202401"] * intake.takes_more
    row = ["2017-01" if column.field == "month" else "1" for column in intake.columns] + ["1"]
    text = "\n".join((",".join(heads), ",".join(row[: len(heads)])))
    assert figures_layout(table_of(text.encode()), None).columns


def test_rows_keep_their_lines_and_totals_stay_behind() -> None:
    intake, layout = KNOWN["abstractions"], layout_of(MINUTES)
    chosen = guessed_as(layout, sheet_of(intake)).take("bcu", 2)
    assert is_enough(sheet_of(intake), chosen)
    lines = list(csv.reader(text_of(intake, MINUTES, layout, chosen).splitlines()))
    assert [number for number, line in enumerate(lines, start=1) if line] == [2, 3, 5]
    assert dict(zip(lines[1], lines[2], strict=True))["Month"] == "2017-01-01"
    assert dict(zip(lines[1], lines[4], strict=True))["Abstracted Minutes"] == "60"


def test_months_side_by_side_go_along_under_their_own_heads() -> None:
    intake, layout = KNOWN["crime_months"], layout_of(MONTHS)
    text = text_of(intake, MONTHS, layout, guessed_as(layout, sheet_of(intake)))
    assert text.splitlines() == [
        "MajorText,MinorText,WardCode,WardName,LookUp_BoroughName,202401,202402",
        "BURGLARY,HOME,E05000026,Abbey,Barking,3,4",
    ]


def test_what_it_holds_is_guessed_among_all_lists_and_what_lacks_is_grave() -> None:
    asked = columning(Book((MINUTES,)), sheets(), (), intakes())
    assert asked is not None
    assert asked.intake() == KNOWN["abstractions"]
    told = {need.field: (need_words(need, asked), need_tone(need, asked)) for need in asked.needs()}
    assert told["minutes"] == ("Abstracted Minutes: column A", "good")
    lacking = asked.take(0, "")
    need = next(need for need in lacking.needs() if need.field == "minutes")
    assert (need_words(need, lacking), need_tone(need, lacking)) == (
        "Abstracted Minutes: missing",
        "bad",
    )
    assert (asked.options()[0], asked.take_for("crime_months").options()[0]) == (
        ("", "Not used"),
        ("", "As it is"),
    )
    assert asked.text(KNOWN["abstractions"]).count("\n") == 5
