"""Errors of SQLite and the system, told as faults."""

from __future__ import annotations

import errno
import json
import sqlite3
from contextlib import closing

import pytest

from bcu_desk.store import faults, folders
from bcu_desk.store.faults import READ_ERRORS, fault_of, fault_of_system, is_fault


def sentences():
    return json.loads((folders.resources() / "text/refusals/store.json").read_text("utf-8"))


def raised(connection, sql):
    with pytest.raises(sqlite3.Error) as caught:
        connection.execute(sql)
    return caught.value


def test_a_full_disk_is_told_and_costs_nothing(tmp_path):
    with closing(sqlite3.connect(tmp_path / "a.db", isolation_level=None)) as opened:
        opened.execute("CREATE TABLE t (a)")
        opened.execute("PRAGMA max_page_count = 4")
        error = raised(opened, "INSERT INTO t VALUES (zeroblob(100000))")
        assert opened.execute("SELECT count(*) FROM t").fetchone() == (0,)
    fault = fault_of(error, "a.db")
    assert (fault.code, fault.exit_code) == ("disk_full", 5)
    assert fault.facts == {"file": "a.db", "detail": "SQLITE_FULL"}


def test_another_writer_is_told_as_busy(tmp_path):
    path = tmp_path / "a.db"
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as first,
        closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as second,
    ):
        first.execute("BEGIN IMMEDIATE")
        error = raised(second, "BEGIN IMMEDIATE")
    assert (fault_of(error).code, fault_of(error).exit_code) == ("busy", 4)


def test_writing_to_a_read_only_file_is_told(tmp_path):
    path = tmp_path / "a.db"
    sqlite3.connect(path).execute("CREATE TABLE t (a)").connection.close()
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as opened:
        error = raised(opened, "CREATE TABLE u (a)")
    assert (fault_of(error).code, fault_of(error).exit_code) == ("read_only", 5)


def test_a_file_that_is_none_of_sqlites_is_told(tmp_path):
    path = tmp_path / "a.db"
    path.write_text("not a database" * 100)
    with closing(sqlite3.connect(path)) as opened:
        error = raised(opened, "SELECT * FROM sqlite_master")
    assert (fault_of(error).code, fault_of(error).exit_code) == ("not_a_desk", 3)


def test_a_wrong_statement_is_no_fault_of_the_file(tmp_path):
    with closing(sqlite3.connect(":memory:")) as opened:
        assert not is_fault(raised(opened, "SELECT nothing"))
    assert is_fault(raised_full())


def raised_full():
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as opened:
        opened.execute("PRAGMA max_page_count = 1")
        return raised(opened, "CREATE TABLE t (a)")


def test_an_error_without_a_number_is_a_disk_error():
    assert fault_of(sqlite3.OperationalError("odd")).code == "disk_error"


@pytest.mark.parametrize(
    ("number", "code", "exit_code"),
    [
        (errno.ENOSPC, "disk_full", 5),
        (errno.EDQUOT, "disk_full", 5),
        (errno.EROFS, "read_only", 5),
        (errno.EACCES, "not_allowed", 5),
        (errno.EBUSY, "busy", 4),
        (errno.ENOENT, "no_such_file", 3),
        (errno.EISDIR, "is_a_folder", 3),
        (errno.EIO, "disk_error", 5),
    ],
)
def test_errors_of_the_system_are_told_in_the_same_words(number, code, exit_code):
    fault = fault_of_system(OSError(number, "told", "a.bcu"))
    assert (fault.code, fault.exit_code) == (code, exit_code)
    assert fault.facts == {"file": "a.bcu", "detail": errno.errorcode[number]}


def test_an_error_of_the_system_without_a_number_still_has_a_name():
    assert fault_of_system(TimeoutError("slow"), "a.bcu").facts["detail"] == "TimeoutError"


def test_each_code_has_a_sentence():
    codes = {code for _, code in (*faults._SQLITE.values(), *faults._SYSTEM.values())}
    assert codes <= sentences().keys()


def test_text_that_is_none_is_damage(tmp_path):
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path)) as opened:
        opened.execute("CREATE TABLE sound (a)")
    path.write_bytes(path.read_bytes().replace(b"TABLE sound (a)", b"TABEE so\xff\xfed (a)"))
    with closing(sqlite3.connect(path)) as opened, pytest.raises(READ_ERRORS) as caught:
        opened.execute("SELECT * FROM sound")
    assert fault_of(caught.value).code == "damaged"
