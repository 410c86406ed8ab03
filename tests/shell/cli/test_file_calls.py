"""Making, telling, copying, restoring and checking files."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.shell.cli.calls import call


def test_a_new_file_is_made_and_named(say, tmp_path: Path) -> None:
    path = tmp_path / "east.bcu"
    code, told = say("new", str(path), "--sample", "east", "--seed", "7")
    assert (code, told) == (0, {"file": str(path), "sample": "east", "seed": 7})
    counts = say("info", str(path))[1]["counts"]
    assert counts["borough"] == 3
    assert counts["person"] > 500


def test_a_new_file_never_replaces_another(say, file: str) -> None:
    content = Path(file).read_bytes()
    code, told = say("new", file)
    assert (code, told["refused"]["code"]) == (1, "file_exists")
    assert Path(file).read_bytes() == content


def test_the_same_seed_gives_the_same_rows(say, tmp_path: Path) -> None:
    digests = []
    for name in ("a", "b"):
        path = str(tmp_path / f"{name}.bcu")
        say("new", path, "--sample", "central-north")
        rows = say("show", path, "people", "--on", "2017-01-23")[1]["rows"]
        digests.append(rows)
    assert digests[0] == digests[1]


def test_words_name_the_next_step(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "a.bcu"
    assert call(["new", str(path)]) == 0
    assert f"Next: bcu-desk {path}" in capsys.readouterr().out
    assert call(["verify", str(path)]) == 0
    assert capsys.readouterr().out == f"{path} is whole.\n"
    assert call(["backup", str(path), str(tmp_path / "b.bcu")]) == 0
    assert capsys.readouterr().out.startswith("Copied and checked")
    assert call(["restore", str(tmp_path / "b.bcu"), str(path)]) == 0
    assert capsys.readouterr().out.startswith("Restored")


def test_verify_tells_what_is_wrong_and_ends_with_three(say, file: str) -> None:
    raw = bytearray(Path(file).read_bytes())
    middle = len(raw) // 2
    raw[middle : middle + 4096] = b"\x55" * 4096
    Path(file).write_bytes(raw)
    code, told = say("verify", file)
    assert code == 3
    assert told.get("whole") is not True
