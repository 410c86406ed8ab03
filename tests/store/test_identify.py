"""What a file is, asked before it is trusted."""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing, contextmanager

import pytest

from bcu_desk.store import folders
from bcu_desk.store.identify import (
    HEAD,
    RELEASES,
    SCHEMA,
    Release,
    identify,
    normalised,
)
from bcu_desk.store.opening import refuse_unwritable
from bcu_desk.store.unusable import DiskFault, InUse, NotADesk
from tests.builders import a_file


@pytest.fixture
def file(tmp_path):
    return a_file(tmp_path / "a.bcu")


def altered(path, *statements):
    with closing(sqlite3.connect(path, isolation_level=None)) as opened:
        for statement in statements:
            opened.execute(statement)
    return path


def refusal(path, kind=NotADesk, **options):
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(kind) as caught:
        identify(path, **options)
    if before is not None:
        assert path.read_bytes() == before
    return caught.value.code


def test_a_new_file_is_known_and_current(file):
    found = identify(file)
    assert (found.revision, found.schema, found.current) == (HEAD, SCHEMA, True)
    assert found.size == file.stat().st_size
    assert found.fingerprint == RELEASES[-1].fingerprint
    assert found.read_only is None


def test_nothing_is_left_beside_a_file_that_was_looked_at(file):
    identify(file)
    assert list(file.parent.iterdir()) == [file]


def test_a_missing_file_is_told(tmp_path):
    assert refusal(tmp_path / "none.bcu") == "no_such_file"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_told(tmp_path):
    assert refusal(tmp_path) == "is_a_folder"


def test_a_pipe_is_told_and_not_waited_for(tmp_path):
    path = tmp_path / "pipe.bcu"
    os.mkfifo(path)
    assert refusal(path) == "not_a_desk"


def test_an_empty_file_is_told(tmp_path):
    path = tmp_path / "a.bcu"
    path.touch()
    assert refusal(path) == "empty_file"


@pytest.mark.parametrize(
    "content", [b"x", b"PK\x03\x04" * 300, b"name,rank\n" * 9999, b"\0" * 8192]
)
def test_a_file_of_another_kind_is_told(tmp_path, content):
    path = tmp_path / "a.bcu"
    path.write_bytes(content)
    assert refusal(path) in ("not_a_desk", "other_program")


def test_a_database_of_another_program_is_told(tmp_path):
    assert refusal(altered(tmp_path / "a.bcu", "CREATE TABLE t (a)")) == "other_program"


@pytest.mark.parametrize("left", [0.9, 0.5, 0.1])
def test_a_file_that_is_cut_is_told(file, left):
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * left)])
    assert refusal(file) == "cut_short"


@pytest.mark.parametrize("size", [17, 99, 4096])
def test_a_file_cut_in_its_head_is_told(file, size):
    file.write_bytes(file.read_bytes()[:size])
    assert refusal(file) == "cut_short"


def test_damage_inside_is_told(file):
    content = bytearray(file.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096 * 40] = os.urandom(4096 * 40)
    file.write_bytes(content)
    assert refusal(file) == "damaged"


def test_damage_of_the_schema_is_told(file):
    content = bytearray(file.read_bytes())
    content[100:4096] = b"\xff" * 3996
    file.write_bytes(content)
    assert refusal(file) == "damaged"


def test_a_newer_file_is_told(file):
    altered(file, f"PRAGMA user_version = {SCHEMA + 1}", "CREATE TABLE later (a)")
    assert refusal(file) == "newer_schema"


@pytest.mark.parametrize(
    "planted",
    [
        "CREATE TRIGGER planted AFTER INSERT ON person BEGIN DELETE FROM booking; END",
        "CREATE VIEW planted AS SELECT 1",
        "CREATE TABLE planted (a)",
        "CREATE INDEX planted ON person (surname)",
        "DROP TRIGGER guard_posting_insert",
        "DROP INDEX op_by_tx",
        "ALTER TABLE person ADD COLUMN extra TEXT",
        "UPDATE alembic_version SET version_num = 'other'",
        "DELETE FROM alembic_version",
        "DROP TABLE alembic_version",
        "PRAGMA user_version = 0",
    ],
)
def test_a_file_whose_layout_was_changed_is_refused(file, planted):
    assert refusal(altered(file, planted)) == "tampered"


def test_a_view_in_a_tables_place_is_never_run(file):
    endless = (
        "CREATE VIEW alembic_version AS WITH RECURSIVE n(x) AS"
        " (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) AS version_num FROM n"
    )
    assert refusal(altered(file, "DROP TABLE alembic_version", endless)) == "tampered"


def test_a_trigger_under_one_of_sqlites_names_is_seen(file):
    altered(
        file,
        "PRAGMA writable_schema = ON",
        "INSERT INTO sqlite_master VALUES ('trigger', 'sqlite_stat1', 'person', 0,"
        " 'CREATE TRIGGER sqlite_stat1 AFTER INSERT ON person BEGIN SELECT 1; END')",
    )
    assert refusal(file) in ("tampered", "damaged")


def test_the_planners_figures_are_no_tampering(file):
    assert identify(altered(file, "ANALYZE")).current


def test_a_file_that_another_program_holds_is_told_after_a_wait(file, monkeypatch):
    monkeypatch.setattr("bcu_desk.store.opening.BUSY_SECONDS", 0.2)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(InUse) as caught:
            identify(file)
    assert caught.value.code == "busy"
    assert identify(file).current


def test_a_file_that_another_program_is_about_to_write_can_be_read(file):
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert identify(file).current


def test_an_older_release_is_known_but_not_current(file):
    later = Release("second", SCHEMA + 1, "0" * 64)
    found = identify(file, releases=(*RELEASES, later))
    assert (found.revision, found.current) == (HEAD, False)


@contextmanager
def as_nobody():
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
def public(tmp_path, file):
    """The file in a folder that anybody may read, and nobody but root may write."""
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == os.geteuid() and not folder.stat().st_mode & 0o005:
            folder.chmod(0o755)
    tmp_path.chmod(0o555)
    file.chmod(0o444)
    yield file
    tmp_path.chmod(0o755)


def test_a_read_only_file_in_a_read_only_folder_can_be_read(public):
    with as_nobody():
        assert identify(public).read_only == "read_only_file"


def test_a_read_only_folder_is_told(public):
    public.chmod(0o666)
    with as_nobody():
        assert identify(public).read_only == "read_only_folder"
        with pytest.raises(DiskFault) as caught:
            refuse_unwritable(public)
    assert caught.value.code == "read_only_folder"


def test_a_file_that_may_not_be_read_is_told(public):
    public.chmod(0o000)
    with as_nobody(), pytest.raises(DiskFault) as caught:
        identify(public)
    assert caught.value.code == "not_allowed"


@pytest.mark.parametrize(
    ("sql", "plain"),
    [
        ("CREATE TABLE  t (\n\ta TEXT, \n b\n)\n", "CREATE TABLE t(a TEXT,b)"),
        ("SELECT ' a  ( b ' ,  c", "SELECT ' a  ( b ',c"),
    ],
)
def test_blanks_are_evened_out_but_not_inside_quotes(sql, plain):
    assert normalised(sql) == plain


def test_every_code_has_a_sentence():
    text = (folders.resources() / "text/refusals/store.json").read_text("utf-8")
    source = "".join(
        (folders.program_folder() / "bcu_desk/store" / f"{name}.py").read_text("utf-8")
        for name in ("identify", "opening", "migrate", "backup", "lock", "copying", "verify")
    )
    codes = re.findall(r'(?:NotADesk|InUse|DiskFault|Fault)\(\s*"(\w+)"', source)
    assert len(codes) > 15
    assert [code for code in codes if f'"{code}"' not in text] == []
