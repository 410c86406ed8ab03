"""Gestures and queries by their own names, and their help."""

from __future__ import annotations

import json

import pytest

from bcu_desk.shell.cli.calls import call
from bcu_desk.shell.cli.words.by_name import helped, spelled_out


@pytest.mark.parametrize(
    ("given", "call_made"),
    [
        (["book", "a.bcu", "{}"], ["run", "a.bcu", "book", "{}"]),
        (["book", "a.bcu", "{}", "--json"], ["run", "a.bcu", "book", "{}", "--json"]),
        (["--json", "free", "a.bcu"], ["--json", "free", "a.bcu"]),
        (["free", "a.bcu", "--on", "2017-01-23"], ["show", "a.bcu", "free", "--on", "2017-01-23"]),
        (["packs", "a.bcu"], ["packs", "a.bcu"]),
        (["fly", "a.bcu"], ["fly", "a.bcu"]),
        ([], []),
    ],
)
def test_a_name_that_stands_first_is_spelled_out(given: list[str], call_made: list[str]) -> None:
    assert spelled_out(given) == call_made


@pytest.mark.parametrize(
    "given",
    [["book", "--help"], ["book", "-h"], ["run", "a.bcu", "book", "-h"], ["run", "-h", "book"]],
)
def test_help_is_given_wherever_the_name_stands(given: list[str]) -> None:
    told = helped(given)
    assert told is not None
    assert told.startswith("book: ")


@pytest.mark.parametrize(
    "given", [["book", "a.bcu"], ["--help"], ["run", "--help"], ["packs", "-h"], ["fly", "-h"]]
)
def test_other_help_is_left_to_the_calls(given: list[str]) -> None:
    assert helped(given) is None


def test_help_is_printed_and_ends_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["free", "--help"]) == 0
    assert capsys.readouterr().out.startswith("free: Vehicles")
    assert call(["free", "--help", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["help"].startswith("free: ")


def test_a_query_by_its_own_name_shows_its_rows(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(["bcus", file, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["rows"]
