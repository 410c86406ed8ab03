"""Calls of the command line, as a script would make them."""

from __future__ import annotations

import errno
import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bcu_desk.shell.cli.calls import CALLS, call
from bcu_desk.shell.cli.names import CALL_NAMES
from bcu_desk.shell.cli.parser import make_parser


def test_info_tells_what_the_file_is_and_holds(say, file: str) -> None:
    code, told = say("info", file)
    assert code == 0
    assert (told["revision"], told["desk_number"], told["desk_name"]) == (
        "first_schema",
        1,
        "Desk 01",
    )
    assert told["counts"]["person"] == 2  # type: ignore[index]
    assert (told["conflicts"], told["clashes"], told["last_backup"]) == (0, 0, None)


def test_json_may_stand_anywhere(capsys: pytest.CaptureFixture[str], file: str) -> None:
    assert call(["--json", "info", file]) == 0
    assert json.loads(capsys.readouterr().out)["file"] == file


def test_words_for_people_are_not_json(capsys: pytest.CaptureFixture[str], file: str) -> None:
    assert call(["info", file]) == 0
    printed = capsys.readouterr().out
    assert "revision        first_schema" in printed
    assert "2 person" in printed


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("show", "bcus"), "unknown_query"),
        (("run", "fly", "{}"), "unknown_command"),
        (("run", "appoint", "{"), "bad_json"),
        (("run", "appoint", '{"post": 5}'), "bad_value"),
        (("run", "appoint", "{}"), "missing_field"),
        (("run", "appoint", "[]"), "nothing_given"),
        (("run", "appoint", '{"nonsense": 1}'), "unknown_field"),
        (("run", "undo"), "nothing_to_undo"),
        (("show", "bcus", "{}", "--on", "2017-02-30"), "bad_day"),
        (("show", "bcus", "{}", "--known-at", "2017-03-26T01:30"), "time_never"),
        (("show", "bcus", "{}", "--known-at", "2017-10-29T01:30"), "time_twice"),
        (("check", "--on", "soon"), "bad_day"),
    ],
)
def test_bad_input_is_refused_with_a_code_and_a_sentence(
    say,
    file: str,
    words: tuple[str, ...],
    code: str,
) -> None:
    if words[:2] == ("show", "bcus") and len(words) == 2:
        words = ("show", "nonsense")
    exit_code, told = say(words[0], file, *words[1:])
    refused = told["refused"]
    assert exit_code == 1
    assert refused["code"] == code  # type: ignore[index]
    assert refused["message"].endswith((".", "?", "}"))  # type: ignore[index]
    assert "none" not in refused["message"].split()  # type: ignore[index]


def test_refusals_in_words_go_to_standard_error(
    capsys: pytest.CaptureFixture[str], file: str
) -> None:
    assert call(["run", file, "undo"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err == "There is nothing to undo in this file.\n"


@pytest.mark.parametrize(
    ("content", "code"),
    [(None, "no_such_file"), (b"", "empty_file"), (b"hello", "not_a_desk")],
)
def test_what_is_no_desk_file_ends_with_three(
    say,
    tmp_path: Path,
    content: bytes | None,
    code: str,
) -> None:
    path = tmp_path / "odd.bcu"
    if content is not None:
        path.write_bytes(content)
    exit_code, told = say("info", str(path))
    assert (exit_code, told["refused"]["code"]) == (3, code)  # type: ignore[index]
    assert (path.read_bytes() if content is not None else None) == content


def test_a_planted_trigger_is_refused(say, file: str) -> None:
    with closing(sqlite3.connect(file)) as opened:
        opened.execute(
            "CREATE TRIGGER planted AFTER INSERT ON person BEGIN DELETE FROM booking; END"
        )
    exit_code, told = say("info", file)
    assert (exit_code, told["refused"]["code"]) == (3, "tampered")  # type: ignore[index]


def test_copies_are_made_verified_and_put_back(say, file: str, tmp_path: Path) -> None:
    copy = str(tmp_path / "copy.bcu")
    assert say("backup", file, copy)[0] == 0
    with closing(sqlite3.connect(file)) as opened:
        opened.execute("UPDATE person SET surname = 'Vance'")
        opened.commit()
    assert say("restore", copy, file)[0] == 0
    with closing(sqlite3.connect(file)) as opened:
        assert opened.execute("SELECT surname FROM person WHERE id = 100").fetchone() == ("Tembo",)
    code, told = say("verify", file)
    assert (code, told["faults"]) == (0, [])


def test_a_copy_never_replaces_a_file(say, file: str, tmp_path: Path) -> None:
    there = tmp_path / "there.bcu"
    there.write_bytes(b"mine")
    code, told = say("backup", file, str(there))
    assert (code, told["refused"]["code"]) == (1, "file_exists")  # type: ignore[index]
    assert there.read_bytes() == b"mine"


def test_wrong_usage_ends_with_two(capsys: pytest.CaptureFixture[str]) -> None:
    for words in ([], ["nonsense"], ["info"], ["new", "x.bcu", "--scale", "0"]):
        with pytest.raises(SystemExit) as ended:
            call(words)
        assert ended.value.code == 2
        assert "usage: bcu-desk" in capsys.readouterr().err


def test_the_command_line_starts_without_qt(tmp_path: Path) -> None:
    look = (
        "import sys; from bcu_desk.__main__ import main; main(['commands', '--json'])\n"
        "assert not [m for m in sys.modules if m.startswith(('PySide6', 'shiboken6'))]"
    )
    done = subprocess.run(
        [sys.executable, "-c", look],
        env={**os.environ, "BCU_DESK_PROFILE": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    names = {entry["name"] for entry in json.loads(done.stdout)["commands"]}
    assert {"appoint", "end_posting", "dedicate", "lead", "set_target", "book"} <= names


def test_every_call_of_the_parser_is_carried_out() -> None:
    with_qt = {"chart", "map", "brief", "reply"}
    assert {*CALLS, *with_qt} == set(CALL_NAMES)
    usage = make_parser().format_help()
    assert {*CALL_NAMES} <= {line.split()[0] for line in usage.splitlines() if line[:4] == "    "}


def test_wrong_usage_with_json_is_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    assert call(["info", "--json"]) == 2
    printed = capsys.readouterr()
    refused = json.loads(printed.out)["refused"]
    assert (printed.err, refused["code"]) == ("", "wrong_usage")
    assert "FILE" in refused["message"]


@pytest.mark.parametrize(
    ("error", "code", "exit_code"),
    [
        (ZeroDivisionError("boom"), "unexpected", 5),
        (KeyError("gone"), "unexpected", 5),
        (MemoryError(), "no_memory", 5),
        (OSError(errno.ENOSPC, "full"), "disk_full", 5),
        (PermissionError(errno.EACCES, "barred"), "not_allowed", 5),
        (sqlite3.OperationalError("odd"), "disk_error", 5),
        (sqlite3.IntegrityError("vehicle_taken"), "guard_vehicle_taken", 1),
    ],
)
def test_every_way_out_is_a_sentence(
    say, monkeypatch: pytest.MonkeyPatch, error: Exception, code: str, exit_code: int
) -> None:
    def broken(*_: object) -> None:
        raise error

    monkeypatch.setitem(CALLS, "queries", broken)
    found, told = say("queries")
    assert (found, told["refused"]["code"]) == (exit_code, code)
    assert told["refused"]["message"].endswith(".")


def test_a_fault_of_the_program_is_logged_and_never_shown(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(CALLS, "queries", lambda *_: 1 / 0)
    assert call(["queries"]) == 5
    printed = capfd.readouterr()
    assert (printed.out, "Traceback" in printed.err) == ("", False)
    log = tmp_path / "profile" / "log.txt"
    assert str(log) in printed.err
    assert "ZeroDivisionError" in log.read_text("utf-8")


def test_a_profile_that_cannot_be_made_is_told(
    say, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "inside").write_text("a file")
    monkeypatch.setenv("BCU_DESK_PROFILE", str(tmp_path / "inside" / "profile"))
    code, told = say("queries")
    assert (code, told["refused"]["code"]) == (5, "no_profile")
    assert "BCU_DESK_PROFILE" in told["refused"]["message"]


def test_a_clock_that_makes_no_sense_is_refused(say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BCU_DESK_NOW", "yesterday")
    code, told = say("queries")
    assert (code, told["refused"]["code"]) == (1, "bad_time")
