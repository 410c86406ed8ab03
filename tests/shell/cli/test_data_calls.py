"""Reading and writing what a file holds, as scripts do."""

from __future__ import annotations

import io
import json

import pytest

from bcu_desk.__main__ import main
from bcu_desk.shell import offers
from bcu_desk.shell.cli.calls import call

APPOINT = {"post": "EA-D2", "person": "413KD", "from": "2017-02-01"}
ADD = {"collar": "900KD", "forename": "Cy", "surname": "Osei", "rank": "PC", "bcu": "EA"}


def _people(say, file: str) -> dict[str, str]:
    _, told = say("show", file, "people")
    return {row["collar"]: row["name"] for row in told["rows"]}


def test_a_gesture_is_run_named_and_taken_back(say, file: str) -> None:
    code, told = say("run", file, "add_person", json.dumps(ADD))
    assert code == 0
    assert set(told) == {"step", "changed", "keys", "notices"}
    assert (told["changed"], told["keys"]) == (["person"], ["900KD"])
    assert "900KD" in _people(say, file)
    assert say("run", file, "undo")[1]["step"] == told["step"]
    assert "900KD" not in _people(say, file)
    assert say("run", file, "redo")[1]["step"] == told["step"]
    assert "900KD" in _people(say, file)
    code, told = say("run", file, "undo", '{"steps": 2}')
    assert (code, told["refused"]["code"]) == (1, "unknown_field")
    assert "900KD" in _people(say, file)


def test_a_list_is_one_step_all_or_nothing(say, file: str) -> None:
    two = [ADD, {**ADD, "collar": "901KD"}]
    code, told = say("run", file, "add_person", json.dumps(two))
    assert (code, told["keys"]) == (0, ["900KD", "901KD"])
    say("run", file, "undo")
    assert {"900KD", "901KD"} & set(_people(say, file)) == set()
    code, told = say("run", file, "add_person", json.dumps([ADD, {**ADD, "collar": "412KD"}]))
    assert (code, told["refused"]["code"]) == (1, "collar_taken")
    assert "900KD" not in _people(say, file)


def test_fields_come_from_standard_input(say, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("\ufeff" + json.dumps(ADD)))
    assert say("run", file, "add_person", "-")[0] == 0
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xfe{"), "utf-8"))
    code, told = say("run", file, "add_person", "-")
    assert (code, told["refused"]["code"]) == (1, "bad_json")


def test_a_reason_is_kept_in_the_history(say, file: str) -> None:
    say("run", file, "add_person", json.dumps(ADD), "--reason", "Joined from CN")
    _, told = say("show", file, "history", '{"of": "900KD"}')
    assert {row["reason"] for row in told["rows"]} == {"Joined from CN"}
    assert {row["command"] for row in told["rows"]} == {"AddPerson"}


def test_a_query_looks_at_a_day_and_at_some_bcus(say, file: str) -> None:
    say("run", file, "appoint", json.dumps(APPOINT))
    rows = say("show", file, "posts", "--on", "2017-02-01")[1]["rows"]
    assert {row["code"]: row["holder"] for row in rows}["EA-D2"] == "413KD"
    rows = say("show", file, "posts", "--on", "2017-01-31")[1]["rows"]
    assert {row["code"]: row["holder"] for row in rows}["EA-D2"] is None
    assert say("show", file, "posts", "--on", "2017-02-01", "--bcu", "CN")[1]["rows"] == []


def test_a_query_looks_at_what_was_known_then(
    say, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BCU_DESK_NOW", "2017-01-23T09:00")
    say("run", file, "add_person", json.dumps(ADD))
    then = say("show", file, "people", "--known-at", "2017-01-23T08:00")[1]["rows"]
    now = say("show", file, "people", "--known-at", "2017-01-23T10:00")[1]["rows"]
    assert len(now) == len(then) + 1


def test_what_was_known_before_the_file_is_refused(say, file: str) -> None:
    code, told = say("show", file, "people", "--known-at", "2010-01-01T00:00")
    assert (code, told["refused"]["code"]) == (1, "before_the_file")
    assert told["refused"]["message"].startswith("This file tells nothing of that instant")


def test_history_as_known_then_tells_no_later_step(
    say, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BCU_DESK_NOW", "2017-01-23T09:00")
    say("run", file, "add_person", json.dumps(ADD))
    now = say("show", file, "history", "{}")[1]["rows"]
    then = say("show", file, "history", "{}", "--known-at", "2017-01-23T08:00")[1]["rows"]
    assert "AddPerson" in {row["command"] for row in now}
    assert "AddPerson" not in {row["command"] for row in then}


def test_words_for_people_are_a_table(capsys: pytest.CaptureFixture[str], file: str) -> None:
    assert call(["show", file, "bcus"]) == 0
    assert capsys.readouterr().out.splitlines()[0].split() == ["code", "name", "boroughs"]


@pytest.mark.parametrize(
    ("noun", "known"),
    [("commands", {*offers.commands(), "undo", "redo"}), ("queries", set(offers.queries()))],
)
def test_every_gesture_and_query_tells_its_fields(say, noun: str, known: set[str]) -> None:
    _, told = say(noun)
    assert {entry["name"] for entry in told[noun]} == known
    for name in sorted(known):
        code, one = say(noun, name)
        assert (code, one["name"], one["fields"]["type"]) == (0, name, "object")
    code, told = say(noun, "fly")
    assert (code, told["refused"]["facts"]["value"]) == (1, "fly")


def test_the_list_for_people_has_a_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["commands"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(offers.commands()) + 2
    assert call(["commands", "appoint"]) == 0
    assert json.loads(capsys.readouterr().out)["name"] == "appoint"


def test_in_words_a_new_row_is_named(file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", file, "add_person", json.dumps(ADD)]) == 0
    assert "900KD" in capsys.readouterr().out.splitlines()[0]


def test_a_step_taken_back_or_done_again_is_said_to_be_so(
    say, file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    label = say("run", file, "add_person", json.dumps(ADD))[1]["step"]
    for name, told in (("undo", "Undone"), ("redo", "Done again")):
        assert call(["run", file, name]) == 0
        assert capsys.readouterr().out == f"{told}: {label}\n"
