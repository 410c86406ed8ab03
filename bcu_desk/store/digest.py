"""Digests of what a desk file says: the same rows give the same digest, however they lie.

They find changes that SQLite's own checks can't (a flipped bit in a row), and prove copies.
Plain `sqlite3` and SQL only: no SQLAlchemy is imported.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator

OWN_BOOKS = frozenset(
    {"fact", "step", "op", "log_state", "alembic_version"}
    | {"feed_step", "feed_item", "segment", "waiting", "received", "contested", "sent_file"}
    | {"pack", "pack_template", "pack_draft"}
)
_CHUNK = 1000


def synced_digest(connection: sqlite3.Connection) -> str:
    """SHA-256 in hex over all rows of the synced tables, in the order of table name and id."""
    return _digest(connection, [t for t in table_names(connection) if t not in OWN_BOOKS])


def whole_digest(connection: sqlite3.Connection, going: Callable[[], object] = int) -> str:
    """SHA-256 in hex over all rows of all tables: the synced ones, the log and the books.

    `going` is asked now and then; what it raises ends the work.
    """
    return _digest(connection, list(table_names(connection)), going)


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """The number of rows of each table."""
    found = {}
    for table in table_names(connection):
        found[table] = int(
            connection.execute(f"SELECT count(*) FROM {_quoted(table)}").fetchone()[0]
        )
    return found


def table_names(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The file's own tables in order of name, SQLite's inner ones left out."""
    found = connection.execute(
        "SELECT CAST(name AS TEXT) FROM sqlite_master WHERE type = 'table'"
        " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
    )
    return tuple(_text(row[0]) for row in found)


def columns(connection: sqlite3.Connection, table: str) -> tuple[str, ...]:
    """The names of a table's columns, in the order they were made."""
    found = connection.execute(f"PRAGMA table_info({_quoted(table)})")
    return tuple(_text(row[1]) for row in found)


def _digest(
    connection: sqlite3.Connection, tables: list[str], going: Callable[[], object] = int
) -> str:
    """Texts are hashed as their bytes, so that text that is no longer UTF-8 has a digest too."""
    made = hashlib.sha256()
    kept, connection.text_factory = connection.text_factory, bytes
    try:
        for table in sorted(tables):
            names = sorted(columns(connection, table))
            made.update(ascii((table, names)).encode())
            for rows in _chunks(connection, _select(table, names)):
                made.update(ascii(rows).encode())
                going()
    finally:
        connection.text_factory = kept
    return made.hexdigest()


def _select(table: str, names: list[str]) -> str:
    """All rows in an order that no two copies can differ in: by id, else by every column."""
    listed = ", ".join(_quoted(name) for name in names)
    order = _quoted("id") if "id" in names else listed
    return f"SELECT {listed} FROM {_quoted(table)} ORDER BY {order}"


def _chunks(connection: sqlite3.Connection, query: str) -> Iterator[list[object]]:
    found = connection.execute(query)
    while rows := found.fetchmany(_CHUNK):
        yield rows


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _text(value: str | bytes) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value
