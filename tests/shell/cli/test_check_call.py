"""The check on the command line: grouped by BCU, with the next step and its command."""

from __future__ import annotations

import json

import pytest

from bcu_desk.shell.cli.calls import call

DAY = ("--on", "2017-01-23")
AWAY = ("--from", "2017-02-06", "--to", "2017-02-20")


def _holder(say, file: str, post: str) -> str:
    rows = say("show", file, "superintendents", *DAY)[1]["rows"]
    return next(row["holder"] for row in rows if row["post"] == post)


def test_breaches_are_told_and_strict_makes_them_fail(say, sample_file) -> None:
    code, told = say("check", str(sample_file), "--on", "2017-01-23")
    assert code == 0
    assert {"rule", "subject", "first_day", "message", "next_step"} <= set(told["breaches"][0])
    assert say("check", str(sample_file), "--on", "2017-01-23", "--strict")[0] == 1
    longer = say("check", str(sample_file), "--from", "2017-01-09", "--to", "2018-01-09")[1]
    assert len(longer["breaches"]) >= len(told["breaches"])


def test_words_for_people_are_grouped_and_say_what_next(
    capsys: pytest.CaptureFixture[str], file: str, sample_file
) -> None:
    assert call(["check", file]) == 0
    assert capsys.readouterr().out == "No rule of the model is broken.\n"
    assert call(["check", str(sample_file), *DAY]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines if not line.startswith(" ") and line] == [
        "CN",
        "EA",
    ]
    assert lines[1].startswith("  R7  ")
    assert lines[2].startswith("      Next: ")


def test_the_command_that_is_told_mends_the_breach(say, sample_file) -> None:
    file = str(sample_file)
    first = say("check", file, *DAY)[1]["breaches"][0]
    assert (first["command"], first["choose"]) == ("appoint", ["person"])
    assert first["key"] == f"{first['subject']}:put"
    assert first["sentence"]
    assert first["reading"]
    people = say("show", file, "people", *DAY)[1]["rows"]
    free = next(row["collar"] for row in people if not row["posts"] and row["name"])
    fields = {**first["fields"], "person": free, "standing": "acting"}
    assert say("run", file, first["command"], json.dumps(fields))[0] == 0
    assert first["message"] not in {
        row["message"] for row in say("check", file, *DAY)[1]["breaches"]
    }


def test_a_rule_and_a_bcu_can_be_asked_for_alone(say, sample_file) -> None:
    file = str(sample_file)
    for words, names in ((("--bcu", "EA"), {"bcu": "EA"}), (("--rule", "r7"), {"rule": "R7"})):
        found = say("check", file, *DAY, *words)[1]["breaches"]
        assert found
        assert all(row[key] == value for row in found for key, value in names.items())
    assert say("check", file, *DAY, "--rule", "R1")[1] == {"breaches": []}


def test_what_breaks_while_somebody_is_away(
    say, capsys: pytest.CaptureFixture[str], sample_file
) -> None:
    file = str(sample_file)
    collar = _holder(say, file, "EA-S1")
    code, told = say("check", file, "--away", collar, *AWAY, "--strict")
    assert code == 1
    assert [row["rule"] for row in told["breaches"]] == ["R2", "R3", "R5"]
    assert {row["last_day"] for row in told["breaches"]} == {"2017-02-19"}
    capsys.readouterr()
    assert call(["check", file, "--away", collar, *AWAY]) == 0
    assert capsys.readouterr().out.startswith("EA: 3 breaches\n  R2  East Area has 3")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--away", "412KD"), "away_without_days"),
        (("--away", "nobody", *AWAY), "unknown_person"),
        (("--bcu", "XX"), "unknown_bcu"),
        (("--rule", "R99"), "unknown_rule"),
        (("--from", "soon"), "bad_day"),
        (("--from", "2017-02-20", "--to", "2017-02-06"), "empty_span"),
    ],
)
def test_what_can_not_be_checked_is_refused(say, sample_file, words: object, code: str) -> None:
    exit_code, told = say("check", str(sample_file), *words)
    assert (exit_code, told["refused"]["code"]) == (1, code)


def test_a_waived_breach_is_listed_with_its_day_in_words(
    say, capsys: pytest.CaptureFixture[str], sample_file
) -> None:
    day = ("--on", "2017-01-23")
    breach = say("check", str(sample_file), *day)[1]["breaches"][0]
    waiver = {"rule": breach["rule"], "subject": breach["subject"], "until": "2017-03-01"}
    agreed = {**waiver, "from": "2017-01-23", "reason": "Agreed"}
    assert say("run", str(sample_file), "waive", json.dumps(agreed))[0] == 0
    capsys.readouterr()
    assert call(["check", str(sample_file), *day]) == 0
    assert "Waived until Wed 1 Mar 2017." in capsys.readouterr().out
