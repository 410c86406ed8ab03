"""What is printed: documents, words, tables."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass

import pytest

from bcu_desk.shell.cli.answers import WIDEST, Answer, say, table, without_raw
from tests.sources import ROOT


@dataclass(frozen=True)
class Row:
    """A row to show."""

    name: str
    count: int | None
    there: bool
    wards: tuple[str, ...]


def test_rows_stand_in_columns() -> None:
    rows = (Row("Ada", 1, True, ("a", "b")), Row("Ben\nLindqvist", None, False, ()))
    assert table(rows).splitlines() == [
        "name           count  there  wards",
        "Ada            1      yes    a, b",
        "Ben Lindqvist  -      no",
    ]
    assert table(()) == "Nothing found."


def test_a_wide_cell_is_cut() -> None:
    head, line = table((Row("x" * 100, 1, True, ()),)).splitlines()
    assert line.startswith("x" * WIDEST + "  1")
    assert head.startswith("name".ljust(WIDEST))


@pytest.mark.parametrize(
    ("document", "code", "as_json", "out", "err"),
    [
        ({"rows": []}, 0, False, "words\n", ""),
        ({"rows": []}, 0, True, '{"rows": []}\n', ""),
        ({"refused": {}}, 1, False, "", "words\n"),
        ({"refused": {}}, 1, True, '{"refused": {}}\n', ""),
        ({"breaches": []}, 1, False, "words\n", ""),
    ],
)
def test_words_and_documents_go_where_they_belong(
    capsys: pytest.CaptureFixture[str],
    document: dict[str, object],
    code: int,
    as_json: bool,
    out: str,
    err: str,
) -> None:
    say(Answer(document, "words", code), as_json=as_json)
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == (out, err)


def test_a_reader_that_goes_away_is_no_trouble() -> None:
    lines = (
        "from bcu_desk.shell.cli.answers import Answer, say",
        "say(Answer({}, 'x' * 1_000_000), as_json=False)",
    )
    writer = subprocess.Popen(
        [sys.executable, "-c", "\n".join(lines)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert writer.stdout is not None
    assert writer.stderr is not None
    writer.stdout.read(10)
    writer.stdout.close()
    told = writer.stderr.read()
    writer.stderr.close()
    assert (writer.wait(), told) == (0, b"")


def test_names_in_any_script_are_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    say(Answer({"name": "Żółć 王"}, ""), as_json=True)
    assert json.loads(capsys.readouterr().out) == {"name": "Żółć 王"}


@dataclass(frozen=True)
class Apart:
    """A row of two sides, and those sides in parts."""

    id: str
    sides: tuple[str, ...]
    told: tuple[Row, ...]
    lacks: tuple[tuple[int, int], ...]


def test_what_only_programs_read_is_left_out_and_sides_are_told_whole() -> None:
    long = f"booking EA-01-0001, {'x' * WIDEST} (Ilford)"
    row = Apart("a", (long, "booking EA-02-0001"), (Row("Ada", 1, True, ()),), ((1, 2),))
    heads, line = table(without_raw([row])).splitlines()
    assert heads.split() == ["id", "sides"]
    assert f"{long}; booking EA-02-0001" in line
