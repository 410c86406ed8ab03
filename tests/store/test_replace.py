"""Files put in place whole."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys

import pytest

from bcu_desk.store.replace import (
    beside,
    discard,
    put_in_place,
    put_new,
    replacing,
    spare_name,
    sweep,
)
from bcu_desk.store.unusable import InUse


def test_a_block_that_ends_well_replaces_the_file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("old")
    with replacing(path) as made:
        made.write_text("new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_block_that_fails_leaves_the_old_file_and_nothing_beside(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("old")
    with pytest.raises(OSError, match="full"):
        fill_up(path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def fill_up(path):
    with replacing(path) as made:
        made.write_text("half")
        raise OSError(errno.ENOSPC, "full")


def test_a_new_file_never_takes_a_name_in_use(tmp_path):
    path, made = tmp_path / "a.txt", tmp_path / "made"
    path.write_text("old")
    made.write_text("new")
    with pytest.raises(FileExistsError):
        put_new(made, path)
    assert (path.read_text(), made.read_text()) == ("old", "new")


def test_a_new_file_gets_its_name_also_where_links_are_unknown(tmp_path, monkeypatch):
    def no_links(*_):
        raise OSError(errno.EPERM, "no links here")

    path, made = tmp_path / "a.txt", tmp_path / "made"
    made.write_text("new")
    monkeypatch.setattr(os, "link", no_links)
    put_new(made, path)
    assert path.read_text() == "new"
    assert not made.exists()
    made.write_text("newer")
    with pytest.raises(FileExistsError):
        put_new(made, path)
    assert path.read_text() == "new"


def test_a_claimed_name_is_given_back_where_the_move_fails(tmp_path, monkeypatch):
    def refused(*_):
        raise OSError(errno.EIO, "no")

    made = tmp_path / "made"
    made.write_text("new")
    monkeypatch.setattr(os, "link", refused)
    monkeypatch.setattr(os, "replace", refused)
    with pytest.raises(OSError, match="no"):
        put_new(made, tmp_path / "a.txt")
    assert list(tmp_path.iterdir()) == [made]


def held(times, monkeypatch):
    real = os.replace
    left = [times]

    def replace(source, target):
        if left[0] and not str(target).endswith(".pending"):
            left[0] -= 1
            raise PermissionError(errno.EACCES, "held")
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)


def test_a_file_that_is_held_for_a_moment_is_replaced_all_the_same(tmp_path, monkeypatch):
    path, made = tmp_path / "a.txt", tmp_path / "made"
    path.write_text("old")
    made.write_text("new")
    held(3, monkeypatch)
    put_in_place(made, path)
    assert path.read_text() == "new"


def test_a_file_that_stays_held_is_left_and_the_new_one_kept_beside(tmp_path, monkeypatch):
    path, made = tmp_path / "a.txt", tmp_path / "made"
    path.write_text("old")
    made.write_text("new")
    held(100, monkeypatch)
    with pytest.raises(InUse) as caught:
        put_in_place(made, path)
    pending = tmp_path / "a.txt.pending"
    assert caught.value.code == "file_held"
    assert caught.value.facts == {"file": str(path), "pending": str(pending)}
    assert (path.read_text(), pending.read_text()) == ("old", "new")


def test_a_spare_name_is_the_first_free_one(tmp_path):
    path = tmp_path / "a.kept"
    assert spare_name(path) == path
    path.touch()
    (tmp_path / "a.kept-2").touch()
    assert spare_name(path) == tmp_path / "a.kept-3"


def test_discarding_takes_what_sqlite_left_too(tmp_path):
    made = tmp_path / "made"
    for tail in ("", "-journal", "-wal", "-shm"):
        (tmp_path / f"made{tail}").touch()
    discard(made)
    discard(made)
    assert list(tmp_path.iterdir()) == []


CHILD = """
import os, sys
from pathlib import Path
from bcu_desk.store.replace import beside
beside(Path(sys.argv[1]), "copying").touch()
print("ready", flush=True)
os.kill(os.getpid(), 9)
"""


def test_leavings_of_killed_processes_are_swept_and_no_others(tmp_path):
    path = tmp_path / "a[1].bcu"
    child = subprocess.run([sys.executable, "-c", CHILD, str(path)], check=False)
    assert child.returncode == -signal.SIGKILL
    mine = beside(path, "making")
    other = tmp_path / ".a[1].bcu.elsewhere-1.making"
    near = tmp_path / ".a[1].bcu.window"
    for kept in (mine, other, near):
        kept.touch()
    (left,) = sweep(path)
    assert left.name.endswith(".copying")
    assert sorted(tmp_path.iterdir()) == sorted((mine, other, near))
