"""A release that does not exist: scripts that lead from the newest one to another schema."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from bcu_desk.store import folders
from bcu_desk.store.identify import HEAD, RELEASES, SCHEMA, Release, fingerprint_of

REVISION = "second"
GOOD = """
    run("CREATE TABLE kennel (id INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (id)) STRICT")
    run("INSERT INTO kennel SELECT id, collar FROM person")
    run("ALTER TABLE vehicle ADD COLUMN kennel_id INTEGER REFERENCES kennel (id)")
    run("UPDATE log_state SET capture = 0")
    run("UPDATE vehicle SET kennel_id = (SELECT min(id) FROM kennel)")
    run("UPDATE log_state SET capture = 1")
"""
SCRIPT = """
from alembic import op
revision = "{revision}"
down_revision = "{head}"

def upgrade():
    run = op.get_bind().exec_driver_sql
    {body}
    run("PRAGMA user_version = {schema}")
"""


def scripts_with(folder: Path, body: str = GOOD) -> Path:
    """The program's scripts and one more, with this body."""
    scripts = folder / "migrations"
    shutil.copytree(folders.migrations(), scripts, ignore=shutil.ignore_patterns("__pycache__"))
    text = SCRIPT.format(revision=REVISION, head=HEAD, body=body.strip(), schema=SCHEMA + 1)
    (scripts / "versions" / "20991231_2359_second.py").write_text(text, encoding="utf-8")
    return scripts


def releases_with(file: Path, body: str = GOOD) -> tuple[Release, ...]:
    """The known releases and the one that the body leads to, its fingerprint taken from a copy."""
    statements = [line.strip()[5:-2] for line in body.strip().splitlines()]
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        with closing(sqlite3.connect(file)) as source:
            source.backup(copy)
        for statement in statements:
            copy.execute(statement)
        return (*RELEASES, Release(REVISION, SCHEMA + 1, fingerprint_of(copy)))
