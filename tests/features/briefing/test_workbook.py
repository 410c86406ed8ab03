"""The workbook of a pack: marked, with definitions, real days and numbers, no live formula."""

from __future__ import annotations

import io
from datetime import date, datetime

import openpyxl
import pytest

from bcu_desk.features.briefing.rules.composing import Pack, PackPart
from bcu_desk.features.briefing.workbook import workbook_bytes
from bcu_desk.work.packs.blocks import DataColumn, DataTable, Value
from bcu_desk.work.packs.sections import Part
from tests.features.briefing.conftest import a_wanted

COLUMNS = (
    DataColumn("Ward"),
    DataColumn("Posts", "whole", note="posts in force"),
    DataColumn("Share", "share"),
    DataColumn("Since", "day"),
)
ROWS: tuple[tuple[Value, ...], ...] = (
    ("=1+1", 2, 0.5, date(2017, 1, 9)),
    ("Abbey", None, None, None),
)


@pytest.fixture
def book() -> openpyxl.Workbook:
    table = DataTable("By ward", COLUMNS, ROWS, "Ward teams.")
    part = Part(blocks=(), note="January", tables=(table,), defined=(("Post", "a place."),))
    wanted = a_wanted("reply", "OFFICIAL")
    pack = Pack(wanted, "Havering", (PackPart("answer", "Answer", part),), "d" * 64, 1)
    made = workbook_bytes(pack, ("Mon 23 Jan 2017, as at 06:00", "small.bcu, made just now"))
    return openpyxl.load_workbook(io.BytesIO(made))


def test_the_first_sheet_tells_marking_days_and_what_words_mean(book: openpyxl.Workbook) -> None:
    about = book["About"]
    told = [(row[0], row[1]) for row in about.iter_rows(values_only=True) if row[0]]
    assert told[0][0] == told[-1][0] == "OFFICIAL"
    assert ("Post", "a place.") in told
    assert ("By ward", "2 rows. Ward teams.") in told
    assert ("   Posts", "posts in force") in told
    assert book.properties.category == "OFFICIAL"


def test_values_keep_their_kind_and_text_stays_text(book: openpyxl.Workbook) -> None:
    sheet = book["By ward"]
    cells = [cell for row in sheet.iter_rows(min_row=2, max_row=2) for cell in row]
    assert [cell.value for cell in cells] == ["=1+1", 2, 0.5, datetime(2017, 1, 9)]
    assert cells[0].data_type == "s"
    assert sheet["B3"].value is None
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:D3")
    assert sheet.oddHeader.center.text == sheet.oddFooter.center.text == "&BOFFICIAL"
    assert sheet["B1"].comment.text == "Posts in force."
