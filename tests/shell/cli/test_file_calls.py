"""Making, telling, copying, restoring and checking files."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.domain.times import minute_of
from bcu_desk.shell.cli.calls import call
from bcu_desk.store.backup import keep_copy
from bcu_desk.work.exchange.keys.shelf import KeyShelf


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


def test_the_last_backup_is_told(
    say, file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert say("info", file)[1]["last_backup"] is None
    assert say("backup", file, str(tmp_path / "b.bcu"))[0] == 0
    assert say("info", file)[1]["last_backup"] == "2017-01-23T06:00:00Z"
    assert say("verify", file)[0] == 0
    assert call(["info", file]) == 0
    assert "last backup     2017-01-23T06:00\n" in capsys.readouterr().out


def test_a_copy_kept_in_the_profile_is_a_backup_too(say, file: str, tmp_path: Path) -> None:
    folder = KeyShelf.of(tmp_path / "profile").copies
    keep_copy(Path(file), folder, minute_of("2017-07-03T09:15"))
    told = say("info", file)[1]
    assert told["last_backup"] == "2017-07-03T08:15:00Z"
    assert str(told["copies"]).startswith("1 kept in ")


def test_a_backup_of_a_file_that_cannot_be_written_is_made(say, file: str, tmp_path: Path) -> None:
    Path(file).chmod(0o444)
    assert say("backup", file, str(tmp_path / "b.bcu"))[0] == 0
    assert (tmp_path / "b.bcu").exists()


@pytest.mark.parametrize("words", [("new", "{no}"), ("restore", "{file}", "{no}")])
def test_a_missing_folder_is_never_made(say, file: str, tmp_path: Path, words) -> None:
    no = tmp_path / "no" / "x.bcu"
    code, told = say(*(word.format(no=no, file=file) for word in words))
    assert (code, told["refused"]["code"]) == (1, "no_folder")
    assert not no.parent.exists()
