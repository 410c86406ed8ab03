"""Alembic's scripts on an open connection."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from bcu_desk.store import folders
from bcu_desk.store.identify import HEAD, fingerprint_of
from bcu_desk.store.ladder import climb, heads


@pytest.fixture
def empty():
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as opened:
        yield opened


def test_the_scripts_have_one_newest_revision():
    assert heads(folders.migrations()) == (HEAD,)


def test_climbing_leaves_no_transaction_open(empty):
    climb(empty, folders.migrations(), HEAD)
    assert not empty.in_transaction
    assert empty.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]


def test_a_step_that_fails_takes_all_back(empty, tmp_path):
    (tmp_path / "versions").mkdir()
    (tmp_path / "env.py").write_text((folders.migrations() / "env.py").read_text())
    (tmp_path / "versions" / "first.py").write_text(
        "from alembic import op\nrevision = 'first'\ndown_revision = None\n"
        "def upgrade():\n    op.execute('CREATE TABLE t (a)')\n"
        "    op.execute('PRAGMA user_version = 7')\n"
        "    op.execute('INSERT INTO no_table VALUES (1)')\n"
    )
    before = fingerprint_of(empty)
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        climb(empty, tmp_path, "first")
    assert fingerprint_of(empty) == before
    assert empty.execute("PRAGMA user_version").fetchone() == (0,)
    assert not empty.in_transaction


def test_a_folder_with_a_percent_sign_in_its_name_is_found(empty, tmp_path):
    odd = tmp_path / "100% mine"
    odd.mkdir()
    (odd / "versions").mkdir()
    assert heads(odd) == ()


def test_a_step_that_breaks_python_takes_all_back_too(empty, tmp_path):
    (tmp_path / "versions").mkdir()
    (tmp_path / "env.py").write_text((folders.migrations() / "env.py").read_text())
    (tmp_path / "versions" / "first.py").write_text(
        "from alembic import op\nrevision = 'first'\ndown_revision = None\n"
        "def upgrade():\n    op.execute('CREATE TABLE t (a)')\n    raise ZeroDivisionError\n"
    )
    with pytest.raises(ZeroDivisionError):
        climb(empty, tmp_path, "first")
    assert empty.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)
    assert not empty.in_transaction
