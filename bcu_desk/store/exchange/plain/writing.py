"""Writing rows that need no merging: each kind of change of a table in one statement.

What the capture triggers would log of them is logged as one statement too, so the triggers are
off meanwhile: the log is the same.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from sqlalchemy import Connection, update

from bcu_desk.store.books import log_state
from bcu_desk.store.exchange.feed import RowKey
from bcu_desk.store.exchange.plain.sorting import (
    DELETE,
    INSERT,
    Rows,
    Shape,
    Sorted,
    with_ids,
    with_rows,
)
from bcu_desk.store.rows import put
from bcu_desk.store.tables import SYNCED

_CAME = "temp.came"
_LOG = "INSERT INTO op (tx, kind, noun, row, mask, before, after)"


@dataclass(frozen=True, slots=True)
class Written:
    """How many rows are new and changed, and which are gone, by noun."""

    new: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    gone: dict[str, list[int]] = field(default_factory=dict)

    def gone_keys(self) -> tuple[RowKey, ...]:
        """The rows that are gone."""
        return tuple((noun, row) for noun, rows in self.gone.items() for row in rows)

    def removed(self) -> Counter[str]:
        """How many rows are gone, by noun."""
        return Counter({noun: len(rows) for noun, rows in self.gone.items()})


def write(connection: Connection, found: Sorted, tx: int | None) -> Written:
    """Write the plain rows; they are logged in the step, or not at all with None."""
    written = Written()
    if not found.plain:
        return written
    connection.execute(update(log_state).values(capture=0))
    for shape, rows in found.plain.items():
        noun, kind, _ = shape
        if kind == DELETE:
            written.gone.setdefault(noun, []).extend(_delete(connection, noun, rows, tx))
        elif kind == INSERT:
            written.new[noun] += _insert(connection, shape, rows, tx)
        else:
            written.changed[noun] += _update(connection, shape, rows, tx)
    connection.execute(update(log_state).values(capture=1))
    return written


def _delete(connection: Connection, noun: str, rows: Rows, tx: int | None) -> list[int]:
    gone = sorted(row for row, _ in rows)
    with_ids(connection, _CAME, gone)
    if tx is not None:
        connection.exec_driver_sql(
            f"{_LOG} SELECT {tx}, 'delete', '{noun}', old.id, {_every(noun)}, {_image(noun)}, NULL"
            f" FROM {_CAME} AS came CROSS JOIN {noun} AS old ON old.id = came.row"
        )
    connection.exec_driver_sql(f"DELETE FROM {noun} WHERE id IN (SELECT row FROM {_CAME})")
    connection.exec_driver_sql(f"DROP TABLE {_CAME}")
    return gone


def _insert(connection: Connection, shape: Shape, rows: Rows, tx: int | None) -> int:
    noun, _, names = shape
    columns = ", ".join(f'"{name}"' for name in names)
    in_order = sorted(rows)
    put(connection, f"{noun} ({columns})", len(names), [values for _, values in in_order])
    if tx is not None:
        with_ids(connection, _CAME, (row for row, _ in in_order))
        connection.exec_driver_sql(
            f"{_LOG} SELECT {tx}, 'insert', '{noun}', old.id, {_every(noun)}, NULL, {_image(noun)}"
            f" FROM {_CAME} AS came CROSS JOIN {noun} AS old ON old.id = came.row"
        )
        connection.exec_driver_sql(f"DROP TABLE {_CAME}")
    return len(rows)


def _update(connection: Connection, shape: Shape, rows: Rows, tx: int | None) -> int:
    noun, _, names = shape
    typed = {name: f"c{n} {SYNCED[noun].c[name].type}" for n, name in enumerate(names)}
    with_rows(connection, _CAME, tuple(typed.values()), [(row, *told) for row, told in rows])
    came = {name: f"came.c{n}" for n, name in enumerate(names)}
    differs = " OR ".join(f'old."{name}" IS NOT {came[name]}' for name in names)
    if tx is not None:
        connection.exec_driver_sql(
            f"{_LOG} SELECT {tx}, 'update', '{noun}', old.id, {_mask(noun, came)}, {_image(noun)},"
            f" {_image(noun, came)}"
            f" FROM {_CAME} AS came CROSS JOIN {noun} AS old ON old.id = came.row WHERE {differs}"
        )
    cells = ", ".join(f'"{name}" = {came[name]}' for name in names)
    # The plus keeps SQLite from reading the whole table, and looking each row up among what came.
    done = connection.exec_driver_sql(
        f"UPDATE {noun} AS old SET {cells} FROM {_CAME} AS came"
        f" WHERE old.id = +came.row AND ({differs})"
    )
    connection.exec_driver_sql(f"DROP TABLE {_CAME}")
    return done.rowcount


def _every(noun: str) -> int:
    return int(2 ** len(SYNCED[noun].c) - 1)


def _mask(noun: str, came: dict[str, str]) -> str:
    """The columns that differ, as the triggers tell them."""
    places = {str(name): n for n, name in enumerate(SYNCED[noun].c.keys())}
    return " | ".join(
        f'((old."{name}" IS NOT {new}) << {places[name]})' for name, new in came.items()
    )


def _image(noun: str, came: dict[str, str] | None = None) -> str:
    """A row as JSON, with the cells that came in place of the old ones."""
    names = map(str, SYNCED[noun].c.keys())
    return f"json_array({', '.join((came or {}).get(name, f'old.{name}') for name in names)})"
