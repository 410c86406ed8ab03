"""Rows of a GeoPackage that somebody else made: a SQLite database held in memory, only read.

It is never opened as a file, so it reaches no other file, and whatever is no plain reading of a
table is refused.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass

from bcu_desk.domain.refusals import Refused

MAGIC = b"SQLite format 3\x00"
MOST_CELL = 32_000_000
MOST_STEPS = 200_000_000
_ALLOWED = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ)
_LAYERS = (
    "SELECT c.table_name, g.column_name, s.organization, s.organization_coordsys_id, s.definition"
    " FROM gpkg_contents c JOIN gpkg_geometry_columns g ON g.table_name = c.table_name"
    " JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id"
    " WHERE c.data_type = 'features' ORDER BY c.table_name"
)


@dataclass(frozen=True, slots=True)
class Layer:
    """A table of features: its projection as told, and rows of fields with a geometry."""

    name: str
    crs: str
    rows: tuple[tuple[dict[str, object], bytes | None], ...]


def read_layer(content: bytes, most_rows: int) -> Layer:
    """The first table of features. Raises Refused `boundaries_damaged` or `_too_large`."""
    if not content.startswith(MAGIC):
        raise Refused("boundaries_damaged", problem="it is no GeoPackage")
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            return _layer(connection, content, most_rows)
        except (sqlite3.Error, UnicodeDecodeError, OverflowError, ValueError) as error:
            problem = f"the GeoPackage can't be read: {error}"[:120]
            raise Refused("boundaries_damaged", problem=problem) from None


def _layer(connection: sqlite3.Connection, content: bytes, most_rows: int) -> Layer:
    connection.deserialize(_unlogged(content))
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON"):
        connection.execute(f"PRAGMA {pragma}")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_CELL)
    connection.set_authorizer(_only_reading)
    connection.set_progress_handler(lambda: 1, MOST_STEPS)
    layers = connection.execute(_LAYERS).fetchall()
    if not layers:
        raise Refused("boundaries_damaged", problem="the GeoPackage has no layer of features")
    name, column, body, number, definition = map(_told, layers[0])
    crs = f"EPSG:{number}" if body.upper() == "EPSG" else definition
    rows = tuple(_rows(connection, name, column, most_rows))
    return Layer(name, crs, rows)


def _unlogged(content: bytes) -> bytes:
    """The database with its header's two bytes set to no write-ahead log, which memory has not."""
    return content[:18] + b"\x01\x01" + content[20:]


def _only_reading(action: int, *_: object) -> int:
    """Tables and their columns may be read; no function, view's trigger or pragma runs."""
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY


def _rows(
    connection: sqlite3.Connection, name: str, column: str, most_rows: int
) -> Iterator[tuple[dict[str, object], bytes | None]]:
    kinds = connection.execute("SELECT type, name FROM sqlite_master").fetchall()
    if ("table", name) not in kinds:
        raise Refused("boundaries_damaged", problem="the layer of features is no table")
    quoted = name.replace('"', '""')
    found = connection.execute(f'SELECT * FROM "{quoted}"')
    heads = [head[0] for head in found.description]
    if column not in heads:
        raise Refused("boundaries_damaged", problem="the layer has no geometry")
    for number, row in enumerate(found, start=1):
        if number > most_rows:
            raise Refused("boundaries_too_large", what=f"{most_rows:,} features")
        fields = dict(zip(heads, row, strict=True))
        shape = fields.pop(column)
        if shape is not None and not isinstance(shape, bytes):
            raise Refused("boundaries_damaged", problem="a geometry is no binary")
        yield fields, shape


def _told(value: object) -> str:
    return str(value)[:4000]
