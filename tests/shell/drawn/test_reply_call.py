"""A question answered by the command line: a workbook and a note; nonsense refused."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QApplication

from bcu_desk.shell.drawn.calls import drawn_call

DAYS = ("--from", "2017-01-09", "--to", "2017-04-01", "--on", "2017-01-23")


def _said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict]:
    code = drawn_call(["reply", *words, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_the_workbook_and_a_note_of_a_page_are_written_and_recorded(
    qapp: QApplication,
    capsys: pytest.CaptureFixture[str],
    sample_file: Path,
    tmp_path: Path,
    profile: Path,
    frozen_now: str,
) -> None:
    out = tmp_path / "Havering.xlsx"
    asked = ("--question", "vacancies", "--borough", "Havering", "--recipient", "Cllr Ash")
    code, told = _said(capsys, str(sample_file), str(out), *asked, *DAYS, "--note", "html")
    assert (code, told["pack"], told["pages"], told["format"]) == (0, 1, 1, "html")
    note = out.with_suffix(".html").read_text("utf-8")
    assert told["note"] == str(out.with_suffix(".html"))
    assert "a post in force without a holder." in note
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["About", *told["sheets"]]
    assert {row["word"] for row in told["definitions"]} >= {"Vacant", "Post"}
    assert book["Each vacancy"].max_row - 1 == told["sheets"]["Each vacancy"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("out.pdf", "--question", "posts"), "reply_is_a_workbook"),
        (("out.xlsx", "--question", "weather"), "unknown_question"),
        (("out.xlsx", "--question", "posts", "--borough", "Atlantis"), "unknown_borough"),
        (("out.xlsx", "--question", "posts", "--note", "odt"), "unknown_pack_format"),
    ],
)
def test_odd_words_are_refused_and_nothing_is_written(
    qapp: QApplication,
    capsys: pytest.CaptureFixture[str],
    made_sample: Path,
    tmp_path: Path,
    profile: Path,
    words: tuple[str, ...],
    code: str,
) -> None:
    out, *more = words
    number, told = _said(capsys, str(made_sample), str(tmp_path / out), *more, *DAYS)
    assert (number, told["refused"]["code"]) == (1, code)
    assert not list(tmp_path.glob("out.*"))
