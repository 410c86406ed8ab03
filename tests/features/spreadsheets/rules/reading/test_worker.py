"""What the reading process answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.features.spreadsheets.rules.reading.told import Asked, ReadRow
from bcu_desk.features.spreadsheets.rules.reading.worker import answer
from tests.features.spreadsheets.rules.reading.hostile import SHEET_PART, packed, sheet

HEAD = "Ward code;Ward;DWO target\n"
ROW = "E05000026;Alibón;2\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_separated_text_is_read_however_it_is_encoded(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    path = tmp_path / "targets.csv"
    path.write_bytes((HEAD + ROW).replace(";", separator).encode(encoding))
    book = answer(Asked(str(path))).book
    assert book is not None
    assert book.sheets[0].title == "targets"
    assert book.sheets[0].rows == (
        ReadRow(1, ("Ward code", "Ward", "DWO target")),
        ReadRow(2, ("E05000026", "Alibón", "2")),
    )


def test_noughts_and_empty_cells_stay_and_a_guard_is_taken_off(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Collar,Name\n0412,'=Vale\n'tis,\n", "utf-8")
    book = answer(Asked(str(path))).book
    assert book is not None
    assert [row.cells for row in book.sheets[0].rows[1:]] == [("0412", "=Vale"), ("'tis", None)]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.ods", b"", "workbook_kind"),
        ("a.xls", b"", "workbook_kind"),
        ("a.xlsx", b"PK", "workbook_no_zip"),
        ("a.csv", b"a\0b", "figures_not_text"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert answer(Asked(str(tmp_path / name))).code == code


def test_a_file_that_is_gone_says_so(tmp_path: Path) -> None:
    for name in ("gone.xlsx", "gone.csv"):
        assert answer(Asked(str(tmp_path / name))).code == "cannot_read_file"


def test_broken_xml_is_a_refusal(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    packed(path, {"xl/workbook.xml": "<workbook", SHEET_PART: sheet("")})
    assert answer(Asked(str(path))).code == "workbook_odd"
