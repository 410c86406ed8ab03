"""Bad input, end to end: its own message and exit code, and nothing written."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bcu_desk.store import session
from bcu_desk.store.lock import take, this_window
from tests.builders import a_booking, a_file
from tests.sources import ROOT

ADD = {"collar": "900KD", "forename": "Cy", "surname": "Osei", "rank": "PC", "bcu": "EA"}
BOOK = {
    "vehicle": "BX16 KLM",
    "borough": "Havering",
    "start": "2017-02-01T09:00",
    "end": "2017-02-01T10:00",
    "purpose": "Patrol",
}
CALLS = (
    ("info",),
    ("check",),
    ("show", "bcus"),
    ("run", "undo"),
    ("export", "out.xlsx"),
    ("backup", "copy.bcu"),
)


def _left(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, the profile apart."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "profile" not in path.parts
    }


def _refused(say, tmp_path: Path, *words: str) -> tuple[int, str, str]:
    """Make a call that must be refused: exit code, code and message; nothing may be written."""
    before = _left(tmp_path)
    code, told = say(*words)
    assert _left(tmp_path) == before
    refused = told["refused"]
    assert refused["message"][-1] in ".}"
    return code, refused["code"], refused["message"]


# ---- Files that are none, or none of ours -----------------------------------------------------


def _sql(statement: str):
    def spoil(path: Path) -> None:
        with closing(sqlite3.connect(path)) as opened:
            opened.executescript(statement)

    return spoil


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 - 100])


def _overwrite(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[4096 * 3 : 4096 * 12] = b"\x77" * 4096 * 9
    path.write_bytes(raw)


def _another_program(path: Path) -> None:
    path.unlink()
    _sql("CREATE TABLE t(a); INSERT INTO t VALUES (1)")(path)


SPOILT = {
    "no_such_file": Path.unlink,
    "empty_file": lambda path: path.write_bytes(b""),
    "not_a_desk": lambda path: path.write_bytes(b"MZ\x90 no database" * 400),
    "other_program": _another_program,
    "cut_short": _cut,
    "damaged": _overwrite,
    "newer_schema": _sql("PRAGMA user_version = 99"),
    "tampered": _sql("CREATE VIEW planted AS SELECT * FROM person"),
}
TRIGGER = "CREATE TRIGGER planted AFTER INSERT ON person BEGIN DELETE FROM booking; END"


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call[0])
@pytest.mark.parametrize("code", SPOILT)
def test_a_file_that_is_none_of_ours_ends_with_three(
    say, file: str, tmp_path: Path, code: str, call: tuple[str, ...]
) -> None:
    SPOILT[code](Path(file))
    out = [str(tmp_path / word) if "." in word else word for word in call[1:]]
    exit_code, found, message = _refused(say, tmp_path, call[0], file, *out)
    assert (exit_code, found) == (3, code)
    assert Path(file).name in message


@pytest.mark.parametrize(
    "planted", [TRIGGER, "CREATE TABLE planted(a)", "CREATE INDEX planted ON person(surname)"]
)
def test_anything_planted_in_the_layout_is_refused(
    say, file: str, tmp_path: Path, planted: str
) -> None:
    _sql(planted)(Path(file))
    assert _refused(say, tmp_path, "run", file, "undo")[:2] == (3, "tampered")


def test_a_folder_is_no_file(say, tmp_path: Path) -> None:
    assert _refused(say, tmp_path, "info", str(tmp_path))[:2] == (3, "is_a_folder")


# ---- Files that are in use, barred, or on a full disk -----------------------------------------


def test_a_file_open_in_a_window_takes_turns(say, file: str) -> None:
    take(Path(file), replace(this_window("06:00"), host="other"))
    assert say("run", file, "add_person", json.dumps(ADD))[0] == 0


def test_a_file_open_in_a_window_is_not_replaced(say, file: str, tmp_path: Path) -> None:
    copy = str(tmp_path / "copy.bcu")
    assert say("backup", file, copy)[0] == 0
    take(Path(file), replace(this_window("06:00"), host="other", user="Ana"))
    code, found, message = _refused(say, tmp_path, "restore", copy, file)
    assert (code, found) == (4, "open_elsewhere")
    assert "Ana" in message


def test_another_programs_write_is_waited_for_and_then_told(
    say, file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "BUSY_SECONDS", 0.2)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        before = Path(file).read_bytes()
        code, told = say("run", file, "add_person", json.dumps(ADD))
        assert (code, told["refused"]["code"]) == (4, "busy")
        other.execute("ROLLBACK")
    assert Path(file).read_bytes() == before
    assert say("run", file, "add_person", json.dumps(ADD))[0] == 0


@contextmanager
def _as_nobody() -> Iterator[None]:
    """Run as a user without rights where the tests run as root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def barred(tmp_path: Path, file: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The file in a folder that anybody may read and nobody may write, but for the profile."""
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == os.geteuid() and not folder.stat().st_mode & 0o005:
            folder.chmod(0o755)
    profile = tmp_path / "profile"
    profile.mkdir(exist_ok=True)
    profile.chmod(0o777)
    Path(file).chmod(0o666)
    tmp_path.chmod(0o555)
    yield file
    tmp_path.chmod(0o755)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows folders have no such mark")
def test_a_read_only_folder_can_be_read_and_not_written(
    say, barred: str, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    # What is imported late may lie where only root can read, so all is imported before.
    warm = tmp_path_factory.mktemp("warm")
    other = str(a_file(warm / "small.bcu"))
    assert say("run", other, "add_person", json.dumps(ADD))[0] == 0
    assert say("export", other, str(warm / "out.xlsx"))[0] == 0
    with _as_nobody():
        assert say("info", barred)[0] == 0
        assert say("show", barred, "bcus")[0] == 0
        before = Path(barred).read_bytes()
        code, told = say("run", barred, "add_person", json.dumps(ADD))
        assert (code, told["refused"]["code"]) in {(1, "file_read_only"), (5, "read_only_folder")}
        assert Path(barred).read_bytes() == before
        code, told = say("export", barred, str(tmp_path / "out.xlsx"))
        assert (code, told["refused"]["code"]) == (5, "not_allowed")
        code, told = say("new", str(tmp_path / "new.bcu"))
        assert code == 5


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own with a desk file on it and no room left."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if mount is None or sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux can mount a small disk")
    size = a_file(tmp_path / "small.bcu", a_booking()).stat().st_size
    wanted = ["-t", "tmpfs", "-o", f"size={size + 64 * 1024}", "tmpfs", str(folder)]
    if subprocess.run([mount, *wanted], check=False, capture_output=True).returncode:
        pytest.skip("a small disk can't be mounted here")
    try:
        shutil.copy(tmp_path / "small.bcu", folder / "small.bcu")
        _fill_up(folder / "filler")
        yield folder / "small.bcu"
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def _fill_up(path: Path) -> None:
    with path.open("wb", buffering=0) as filler:
        try:
            while True:
                filler.write(b"x" * 4096)
        except OSError:
            return


def test_a_full_disk_keeps_what_was_there(say, full_disk: Path) -> None:
    before = full_disk.read_bytes()
    code, told = say("run", str(full_disk), "add_person", json.dumps(ADD))
    assert (code, told["refused"]["code"]) == (5, "disk_full")
    assert full_disk.read_bytes() == before
    for words in (("export", "out.xlsx"), ("export", "csv"), ("backup", "copy.bcu")):
        code, told = say(words[0], str(full_disk), str(full_disk.parent / words[1]))
        assert (code, told["refused"]["code"]) == (5, "disk_full")
        assert words[1] in told["refused"]["message"]
    code, told = say("new", str(full_disk.parent / "new.bcu"))
    assert (code, told["refused"]["code"]) == (5, "disk_full")
    assert sorted(path.name for path in full_disk.parent.iterdir()) == ["filler", "small.bcu"]
    (full_disk.parent / "filler").unlink()
    assert say("verify", str(full_disk))[0] == 0


# ---- Fields that make no sense ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "fields", "code", "field"),
    [
        ("add_person", {**ADD, "shoe_size": 43}, "unknown_field", "shoe_size"),
        ("add_person", {**ADD, "collar": 900}, "bad_value", "collar"),
        ("add_person", {**ADD, "collar": None}, "bad_value", "collar"),
        ("add_person", {**ADD, "from": "2017-02-30"}, "bad_value", "from"),
        ("add_person", {**ADD, "from": "soon"}, "bad_value", "from"),
        ("add_person", {**ADD, "surname": "x" * 5_000}, "too_long", "surname"),
        ("add_person", {**ADD, "surname": "  "}, "empty_text", "surname"),
        ("add_person", {**ADD, "surname": "a\u0000b"}, "odd_characters", "surname"),
        ("add_person", {**ADD, "rank": "Sheriff"}, "unknown_rank", None),
        ("book", {**BOOK, "start": "2017-03-26T01:30"}, "time_never", "start"),
        ("book", {**BOOK, "end": "2017-10-29T01:30"}, "time_twice", "end"),
        ("book", {**BOOK, "start": "2017-02-01 09:00"}, "bad_time", "start"),
        ("book", {**BOOK, "start": "2017-02-01T25:00"}, "bad_time", "start"),
        ("book", {**BOOK, "end": BOOK["start"]}, "ends_before_start", None),
        ("book", {**BOOK, "vehicle": "ZZ99 ZZZ"}, "unknown_vehicle", None),
        ("book", {**BOOK, "purpose": "x" * 5_000}, "too_long", "purpose"),
    ],
)
def test_a_field_that_makes_no_sense_is_named(
    say, file: str, tmp_path: Path, command: str, fields: object, code: str, field: str | None
) -> None:
    before = _left(tmp_path)
    exit_code, told = say("run", file, command, json.dumps(fields))
    refused = told["refused"]
    assert _left(tmp_path) == before
    assert (exit_code, refused["code"]) == (1, code)
    assert field in (None, refused["facts"].get("field"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "missing_field"),
        ("nonsense", "bad_json"),
        ('{"collar": NaN}', "bad_json"),
        ('{"collar": "1", "collar": "2"}', "repeated_field"),
        ("[" * 100_000, "bad_json"),
        ('"text"', "bad_value"),
        ("[1, 2]", "bad_value"),
        ("[[]]", "bad_value"),
        (json.dumps({**ADD, "forename": "x" * 1_100_000}), "input_too_long"),
    ],
    ids=("none", "words", "nan", "twice", "deep", "text", "numbers", "lists", "long"),
)
def test_input_that_is_no_fields_is_refused(
    say, file: str, tmp_path: Path, text: str, code: str
) -> None:
    assert _refused(say, tmp_path, "run", file, "add_person", text)[:2] == (1, code)


# ---- As a script sees it ----------------------------------------------------------------------


def test_a_process_ends_with_the_code_and_one_document(file: str, profile: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "bcu_desk", "run", file, "add_person", "-", "--json"],
        cwd=ROOT, input=b'{"collar": "\xff"}', capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert told.returncode == 1
    assert told.stderr == b""
    assert json.loads(told.stdout)["refused"]["code"] == "bad_json"


def test_words_of_a_refusal_are_a_sentence_on_standard_error(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "bcu_desk", "info", str(tmp_path / "gone.bcu")],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert (told.returncode, told.stdout) == (3, "")
    assert told.stderr.startswith("There is no file")
    assert told.stderr.count("\n") == 1
