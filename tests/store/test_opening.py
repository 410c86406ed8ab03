"""Opening files that may be anything."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bcu_desk.store import opening
from bcu_desk.store.identify import identify
from bcu_desk.store.opening import open_careful, uri_of
from bcu_desk.store.unusable import DiskFault, NotADesk
from tests.builders import a_file

HALF_WRITTEN = """
import os, sqlite3, sys
opened = sqlite3.connect(sys.argv[1], isolation_level=None)
opened.execute("PRAGMA cache_size = 1")
opened.execute("BEGIN IMMEDIATE")
opened.execute("CREATE TABLE filler (a)")
opened.execute("UPDATE person SET surname = 'Half'")
opened.executemany("INSERT INTO filler VALUES (zeroblob(4000))", [()] * 200)
os.kill(os.getpid(), 9)
"""


@pytest.fixture
def half_written(tmp_path):
    path = a_file(tmp_path / "a.bcu")
    child = subprocess.run([sys.executable, "-c", HALF_WRITTEN, str(path)], check=False)
    assert child.returncode == -signal.SIGKILL
    assert Path(f"{path}-journal").stat().st_size > 512
    return path


def test_what_a_crashed_writer_left_half_done_is_taken_back(half_written):
    assert identify(half_written).current
    with closing(open_careful(half_written)) as opened:
        told = opened.execute("SELECT count(*) FROM person WHERE surname = 'Half'").fetchone()
    assert told == (0,)


def test_a_half_written_file_is_not_touched_where_its_folder_cant_be(half_written, monkeypatch):
    monkeypatch.setattr(opening, "why_read_only", lambda _: "read_only_folder")
    before = half_written.read_bytes()
    with pytest.raises(DiskFault) as caught:
        identify(half_written)
    assert caught.value.code == "needs_recovery"
    assert half_written.read_bytes() == before


def test_another_programs_half_written_file_is_not_touched(tmp_path):
    path = tmp_path / "a.bcu"
    with closing(sqlite3.connect(path)) as opened:
        opened.execute("CREATE TABLE person (surname)")
    subprocess.run([sys.executable, "-c", HALF_WRITTEN, str(path)], check=False)
    before = path.read_bytes()
    with pytest.raises(NotADesk) as caught:
        identify(path)
    assert caught.value.code == "other_program"
    assert path.read_bytes() == before


def test_nothing_can_be_written_through_a_careful_connection(tmp_path):
    path = a_file(tmp_path / "a.bcu")
    with closing(open_careful(path)) as opened:
        assert opened.execute("PRAGMA trusted_schema").fetchone() == (0,)
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            opened.execute("DELETE FROM fact")


@pytest.mark.parametrize("name", ["a b.bcu", "50%.bcu", "what?.bcu", "a#1.bcu", "Ünïcode.bcu"])
def test_names_with_odd_letters_are_opened_as_they_are(tmp_path, name):
    path = a_file(tmp_path / name)
    assert identify(path).path == path
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_a_relative_path_is_made_full(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert uri_of(Path("a.bcu"), "ro") == f"file://{tmp_path.as_posix()}/a.bcu?mode=ro"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no names that are not text")
def test_a_name_that_is_not_utf_8_is_opened_like_any_other(tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path / "a") + b"\xff.bcu"))
    a_file(path)
    assert identify(path).current


def test_a_link_to_itself_and_an_endless_name_are_no_files(tmp_path):
    (tmp_path / "loop.bcu").symlink_to(tmp_path / "loop.bcu")
    for path in (tmp_path / "loop.bcu", tmp_path / ("n" * 300)):
        with pytest.raises(NotADesk) as told:
            identify(path)
        assert told.value.code == "no_such_file"
