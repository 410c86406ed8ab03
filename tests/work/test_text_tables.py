"""Files of figures: every encoding and separator, and everything hostile refused with a code."""

from __future__ import annotations

import gzip

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.work import text_tables as tables
from bcu_desk.work.text_tables import table_of

PLAIN = "Month,Team\n2017-01,Café\n\n2017-02,Brook\n"


@pytest.mark.parametrize(
    "content",
    [
        PLAIN.encode(),
        PLAIN.encode("utf-8-sig"),
        PLAIN.encode("latin-1"),
        PLAIN.encode("utf-16"),
        PLAIN.encode("utf-16-le"),
        PLAIN.encode("utf-16-be"),
        PLAIN.replace(",", ";").encode(),
        PLAIN.replace(",", "\t").encode(),
        PLAIN.replace("\n", "\r\n").encode(),
        gzip.compress(PLAIN.encode(), mtime=0),
    ],
)
def test_a_table_is_the_same_however_it_is_encoded(content: bytes) -> None:
    table = table_of(content)
    assert table.heads == ("Month", "Team")
    assert table.rows == ((2, ("2017-01", "Café")), (4, ("2017-02", "Brook")))


def test_text_of_old_windows_programs_keeps_its_quotes_and_dashes() -> None:
    assert table_of("Name,Of\nO’Neill – Bow,x\n".encode("cp1252")).rows[0][1][0] == "O’Neill – Bow"
    assert table_of(b"Name,Of\n\xe9\x81,x\n").rows[0][1][0] == "é\x81"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "figures_empty"),
        (b"\n , \n", "figures_empty"),
        (b"a,b\nx\0y,1\n", "figures_not_text"),
        (b"\xff\xfea", "figures_not_text"),
        (b'a,b\n"x"y,1\n', "figures_bad_csv"),
        (b'a,b\n"never closed', "figures_bad_csv"),
        (b"," * 1_000_000, "figures_too_wide"),
        (b"a,b\n" + b"x" * 1_000 + b",1\n", "figures_long_cell"),
        (b"a,b\n" + b"x" * 200_000 + b",1\n", "figures_bad_csv"),
        (gzip.compress(PLAIN.encode(), mtime=0)[:-9], "figures_not_text"),
        (b"\x1f\x8bnonsense", "figures_not_text"),
    ],
)
def test_what_is_no_table_is_refused_with_a_code(content: bytes, code: str) -> None:
    with pytest.raises(Refused) as told:
        table_of(content)
    assert told.value.code == code


def test_what_is_too_large_packed_or_not_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_BYTES", 2_000_000)
    for content in (b"a" * 2_000_001, gzip.compress(b"a" * 2_000_001, mtime=0)):
        with pytest.raises(Refused) as told:
            table_of(content)
        assert told.value.code == "figures_too_large"


def test_too_many_lines_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 1)
    with pytest.raises(Refused) as told:
        table_of(PLAIN.encode())
    assert told.value.code == "figures_too_long"


def test_a_title_with_commas_above_the_table_does_not_mislead() -> None:
    table = table_of(b"Promises, a draft\nWard;Code;DWO\nBarking, East;E05;2\nAbbey;E06;1\n")
    assert table.rows[1] == (3, ("Barking, East", "E05", "2"))
