"""The look before reading: hostile workbooks are refused by their sizes and places."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.spreadsheets.rules.reading import preflight
from bcu_desk.features.spreadsheets.rules.reading.preflight import refuse_hostile
from tests.features.spreadsheets.rules.reading.hostile import CRAFTED, SHEET_PART, packed, sheet


@pytest.mark.parametrize("make", CRAFTED.values(), ids=CRAFTED)
def test_a_crafted_workbook_is_refused(make: Callable[[Path], None], tmp_path: Path) -> None:
    path = tmp_path / "hostile.xlsx"
    make(path)
    with pytest.raises(Refused) as told:
        refuse_hostile(path)
    assert told.value.code.startswith("workbook_")


def test_a_plain_one_passes_and_its_size_is_told(tmp_path: Path) -> None:
    path = tmp_path / "plain.xlsx"
    packed(path, {SHEET_PART: sheet('<row r="1"><c r="A1"><v>1</v></c></row>')})
    assert 0 < refuse_hostile(path) < 10_000


def test_a_place_split_between_two_chunks_is_still_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preflight, "CHUNK", 97)
    path = tmp_path / "far.xlsx"
    for space in range(60):
        filler = "<!--" + "x" * (100 + space) + "-->"
        packed(path, {SHEET_PART: sheet(filler + '<row r="9"><c r="XFD9"/></row>')})
        with pytest.raises(Refused, match="workbook_too_large"):
            refuse_hostile(path)


def test_a_file_that_is_too_large_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.xlsx"
    path.write_bytes(b"x" * 100)
    monkeypatch.setattr(preflight, "MOST_BYTES", 50)
    with pytest.raises(Refused, match="workbook_too_large") as told:
        refuse_hostile(path)
    assert told.value.facts["count"] == "1 MB"


def test_too_many_parts_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "many.xlsx"
    with zipfile.ZipFile(path, "w") as made:
        for number in range(preflight.MOST_PARTS + 1):
            made.writestr(f"p{number}", b"")
    with pytest.raises(Refused, match="workbook_too_large") as told:
        refuse_hostile(path)
    assert (told.value.facts["count"], told.value.facts["most"]) == ("2,001", "2,000")
