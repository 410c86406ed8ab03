"""Whether a file is a desk file this program can use: asked before anything else touches it.

A hostile file can do nothing here: it is opened read-only with its schema not trusted, only
the list of its objects is read at first, and no table, view or trigger is used before that
list is known to be one this program made (the schema's fingerprint).
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bcu_desk.store.faults import READ_ERRORS
from bcu_desk.store.opening import (
    APPLICATION_ID,
    diagnosed,
    open_careful,
    refuse_unfit,
    why_read_only,
)
from bcu_desk.store.unusable import NotADesk

_MOST_OBJECTS = 2000
_SPACE = re.compile(r"('[^']*')|\s*([(),])\s*|\s+")


@dataclass(frozen=True, slots=True)
class Release:
    """A schema this program knows: Alembic's revision, `user_version`, and its fingerprint."""

    revision: str
    schema: int
    fingerprint: str


RELEASES = (
    Release(
        "first_schema",
        1,
        "88e64636ceaacf87b595b57bfa1218d77536436bc4acb300674c76abe78db6ec",
    ),
)
HEAD = RELEASES[-1].revision
SCHEMA = RELEASES[-1].schema


@dataclass(frozen=True, slots=True)
class Identity:
    """A desk file found whole; `size` in bytes, `read_only` the reason code or None."""

    path: Path
    revision: str
    schema: int
    fingerprint: str
    size: int
    current: bool
    read_only: str | None


def identify(
    path: Path, *, releases: tuple[Release, ...] = RELEASES, check: bool = True
) -> Identity:
    """What a file is. `check` also runs SQLite's quick_check (2 ms a megabyte).

    Raises `NotADesk` (exit 3: no_such_file, is_a_folder, empty_file, not_a_desk, other_program,
    cut_short, damaged, tampered, newer_schema), `InUse` (exit 4: busy, after 5 s) or `DiskFault`
    (exit 5: not_allowed, needs_recovery, disk_error). The file is not changed, but for SQLite
    finishing what a crashed writer left half done.
    """
    refuse_unfit(path)
    try:
        with closing(open_careful(path)) as opened:
            release = _release(opened, path, releases)
            if check:
                refuse_damage(opened, path)
            return _identity(path, release, releases[-1])
    except READ_ERRORS as error:
        raise diagnosed(path, error) from error


def fingerprint_of(connection: sqlite3.Connection) -> str:
    """SHA-256 in hex over the schema's objects, blanks evened out.

    The tables in which SQLite keeps its planner's figures are left out: ANALYZE makes them.
    """
    found = connection.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_master"
        " WHERE NOT (type = 'table' AND name IN ('sqlite_stat1', 'sqlite_stat4')) LIMIT ?",
        (_MOST_OBJECTS,),
    )
    lines = sorted("\t".join((*map(str, row[:3]), normalised(str(row[3])))) for row in found)
    return hashlib.sha256("\n".join(lines).encode("utf-8", "replace")).hexdigest()


def normalised(sql: str) -> str:
    """A statement with its blanks evened out, but for those inside quotes."""
    return _SPACE.sub(lambda m: m[1] or m[2] or " ", sql).strip()


def refuse_damage(connection: sqlite3.Connection, path: Path) -> None:
    """Raise NotADesk `damaged` unless SQLite's quick_check finds nothing."""
    found = connection.execute("PRAGMA quick_check(1)").fetchone()
    if found is None or found[0] != "ok":
        raise NotADesk("damaged", file=str(path), detail=str(found and found[0]))


def _release(connection: sqlite3.Connection, path: Path, releases: tuple[Release, ...]) -> Release:
    """The known release whose schema the file has."""
    connection.execute("BEGIN")
    if _number(connection, "application_id") != APPLICATION_ID:
        raise NotADesk("other_program", file=str(path))
    schema = _number(connection, "user_version")
    if schema > releases[-1].schema:
        raise NotADesk("newer_schema", file=str(path), schema=schema, known=releases[-1].schema)
    found = fingerprint_of(connection)
    for release in releases:
        if release.fingerprint == found and release.schema == schema:
            return _agreed(connection, path, release)
    raise NotADesk("tampered", file=str(path))


def _agreed(connection: sqlite3.Connection, path: Path, release: Release) -> Release:
    """The release, once the file's own note of its revision says the same."""
    told = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    if told != [(release.revision,)]:
        raise NotADesk("tampered", file=str(path))
    return release


def _identity(path: Path, release: Release, newest: Release) -> Identity:
    return Identity(
        path=path,
        revision=release.revision,
        schema=release.schema,
        fingerprint=release.fingerprint,
        size=path.stat().st_size,
        current=release == newest,
        read_only=why_read_only(path),
    )


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])
