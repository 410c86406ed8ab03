"""The migration scripts and the tables of the program say the same."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import pytest

from bcu_desk.store import folders
from bcu_desk.store.identify import HEAD, RELEASES, SCHEMA, normalised
from bcu_desk.store.ladder import climb, heads
from bcu_desk.store.opening import APPLICATION_ID
from tests.builders import a_file

VERSIONS = sorted((folders.migrations() / "versions").glob("*.py"))


def schema(opened):
    found = opened.execute("SELECT type, name, tbl_name, sql FROM sqlite_master")
    return {(kind, name, table): normalised(str(sql)) for kind, name, table, sql in found}


@pytest.fixture
def migrated():
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as opened:
        climb(opened, folders.migrations(), "head")
        yield opened


def test_a_migrated_file_has_the_schema_of_a_new_one(migrated, tmp_path):
    with closing(sqlite3.connect(a_file(tmp_path / "a.bcu"))) as made:
        assert schema(migrated) == schema(made), "run: python migrations/make_schema.py"


def test_a_migrated_file_says_which_program_and_schema_it_is_of(migrated):
    assert migrated.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert migrated.execute("PRAGMA user_version").fetchone() == (SCHEMA,)


def test_the_constant_is_the_newest_script():
    assert heads(folders.migrations()) == (HEAD,)
    assert [release.schema for release in RELEASES] == list(range(1, len(RELEASES) + 1))


@pytest.mark.parametrize("script", VERSIONS, ids=lambda path: path.stem)
def test_a_script_imports_nothing_of_the_program_and_is_named_by_date(script):
    assert "bcu_desk" not in script.read_text(encoding="utf-8")
    assert re.fullmatch(r"\d{8}_\d{4}_[a-z_]+", script.stem)
    assert script.stem[14:] in {release.revision for release in RELEASES}


def test_the_environment_imports_nothing_of_the_program():
    assert "bcu_desk" not in (folders.migrations() / "env.py").read_text(encoding="utf-8")
