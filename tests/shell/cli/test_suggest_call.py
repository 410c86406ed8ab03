"""Suggestions on the command line: sentences, the call that applies them, and nothing written."""

from __future__ import annotations

import json

import pytest

from bcu_desk.shell.cli.calls import call

DAY = ("--on", "2017-01-23")


def test_moves_are_proposed_in_sentences_and_as_json(
    say, capsys: pytest.CaptureFixture[str], sample_file
) -> None:
    file = str(sample_file)
    code, told = say("suggest", file, "cover", *DAY, "--bcu", "EA", "--most", "2")
    assert code == 0
    moves = [row for row in told["rows"] if row["what"] == "move" and row["plan"] == 1]
    assert [move["person"] for move in moves] == [one["person"] for one in told["apply"]]
    assert len(moves) == 2
    assert call(["suggest", file, "cover", *DAY, "--bcu", "EA", "--most", "2"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Mon 23 Jan 2017: 2 moves fill 2 of ")
    assert moves[0]["why"] in lines[1]
    assert "the limit of 2 moves is reached" in "".join(lines)
    assert (
        lines[-1]
        == f"bcu-desk run {file} move_officer '{json.dumps(told['apply'], ensure_ascii=False)}'"
    )


def test_the_list_that_is_told_applies_the_plan_in_one_step(say, sample_file) -> None:
    file = str(sample_file)
    wanted = ("suggest", file, "cover", *DAY, "--to", "2017-02-06", "--same-borough")
    told = say(*wanted)[1]
    step = say("run", file, told["command"], json.dumps(told["apply"]))[1]
    assert step["changed"]
    assert say(*wanted)[1]["apply"] == []
    assert say("run", file, "undo")[0] == 0
    assert say(*wanted)[1] == told


def test_kept_people_are_not_moved(say, sample_file) -> None:
    file = str(sample_file)
    first = say("suggest", file, "cover", *DAY, "--most", "1")[1]["apply"][0]["person"]
    other = say("suggest", file, "cover", *DAY, "--most", "1", "--keep", first)[1]
    assert other["apply"][0]["person"] != first
    assert say("suggest", file, "cover", "--keep", "Nobody")[0] == 1


def test_an_event_is_planned_and_can_be_applied(
    say, capsys: pytest.CaptureFixture[str], sample_file
) -> None:
    file = str(sample_file)
    words = ("suggest", file, "event", *DAY, "--take", "4", "--to", "2017-01-25")
    told = say(*words, "--ordered-by", "Supt Oduya")[1]
    assert len(told["apply"]["people"]) == 4
    assert say("run", file, told["command"], json.dumps(told["apply"]))[0] == 0
    again = say(*words)[1]
    assert not set(again["apply"]["people"]) & set(told["apply"]["people"])
    assert call([*words]) == 0
    assert capsys.readouterr().out.startswith("Mon 23 Jan 2017: 4 DWOs of ")
    assert say("suggest", file, "event", *DAY)[0] == 2


def test_a_file_without_wards_short_says_so(capsys: pytest.CaptureFixture[str], file: str) -> None:
    assert call(["suggest", file, "cover"]) == 0
    assert capsys.readouterr().out.endswith("there is nothing to fill.\n")
    assert call(["suggest", file, "event", "--take", "1"]) == 0
    assert "1 more are wanted" in capsys.readouterr().out
