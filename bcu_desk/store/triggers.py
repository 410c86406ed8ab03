"""Triggers that capture every change of a synced table in the change log.

One operation (`op`) a row and statement: full images before and after as JSON arrays in the
order of the table's columns, and a mask of the columns that changed (bit n = column n). They
work for raw SQL from other programs too: outside a step of this program each row changed
becomes a step of kind `outside`.
"""

from __future__ import annotations

from sqlalchemy import Table

from bcu_desk.store.columns import METADATA
from bcu_desk.store.tables import SYNCED

OUTSIDE_LABEL = "Change made outside BCU Desk"
_WALL_MS = "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)"
_TX = "coalesce((SELECT tx FROM log_state), (SELECT coalesce(max(tx), 0) + 1 FROM step))"
# One for all tables: with it in every trigger SQLite takes twice as long to read the schema, which
# it does each time that a file is opened.
_OUTSIDE = f"""CREATE TRIGGER open_outside_step BEFORE INSERT ON op
WHEN NOT EXISTS (SELECT 1 FROM step WHERE tx = NEW.tx)
BEGIN
  UPDATE log_state SET hlc = max(hlc + 1, {_WALL_MS} * 65536);
  INSERT INTO step (tx, kind, command, label, actor, wall, hlc)
    SELECT NEW.tx, 'outside', '', '{OUTSIDE_LABEL}', 'outside',
      strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), hlc FROM log_state;
END"""


def capture_triggers() -> tuple[str, ...]:
    """The CREATE TRIGGER statements: of the log, then for all synced tables."""
    made = (_insert, _update, _delete)
    return (_OUTSIDE, *(make(table) for table in SYNCED.values() for make in made))


def first_operations(tx: int) -> tuple[str, ...]:
    """Statements that put every row there is into the log as an insert of one step.

    They stand for the triggers while a new file is filled, and are some four times faster.
    """
    return tuple(
        f"INSERT INTO op (tx, kind, noun, row, mask, before, after) SELECT {tx}, 'insert',"
        f" '{table.name}', NEW.id, {2 ** len(table.c) - 1}, NULL, {_image(table, 'NEW')}"
        f" FROM {table.name} AS NEW ORDER BY NEW.id"
        for table in METADATA.sorted_tables
        if table.name in SYNCED
    )


def _image(table: Table, version: str) -> str:
    return f"json_array({', '.join(f'{version}.{column}' for column in tuple(table.c.keys()))})"


def _trigger(table: Table, verb: str, values: str) -> str:
    return (
        f"CREATE TRIGGER capture_{table.name}_{verb} AFTER {verb.upper()} ON {table.name}\n"
        f"WHEN (SELECT capture FROM log_state) = 1\n"
        f"BEGIN\n"
        f"  INSERT INTO op (tx, kind, noun, row, mask, before, after)\n"
        f"    {values};\n"
        f"END"
    )


def _insert(table: Table) -> str:
    """An insert; over a row that was there (INSERT OR REPLACE) it is an update.

    SQLite tells a delete trigger of a row that was replaced only where the program that writes
    asks for it, so the row's last image in the log is what was there before.
    """
    every = 2 ** len(table.c) - 1
    values = (
        f"SELECT {_TX}, iif(was IS NULL, 'insert', 'update'), '{table.name}', NEW.id, {every},"
        f" was, {_image(table, 'NEW')}\n"
        f"    FROM (SELECT (SELECT iif(json_extract(after, '$[0]') = NEW.id, after, NULL) FROM op"
        f" WHERE noun = '{table.name}' AND row = NEW.id ORDER BY seq DESC LIMIT 1) AS was)"
    )
    return _trigger(table, "insert", values)


def _delete(table: Table) -> str:
    every = 2 ** len(table.c) - 1
    rest = f"OLD.id, {every}, {_image(table, 'OLD')}, NULL"
    return _trigger(table, "delete", f"VALUES ({_TX}, 'delete', '{table.name}', {rest})")


def _update(table: Table) -> str:
    """An update; one that leaves every column as it was is none."""
    names = tuple(table.c.keys())
    mask = " | ".join(f"((OLD.{c} IS NOT NEW.{c}) << {n})" for n, c in enumerate(names))
    images = f"{_image(table, 'OLD')}, {_image(table, 'NEW')}"
    values = (
        f"SELECT {_TX}, 'update', '{table.name}', OLD.id, mask, {images}\n"
        f"    FROM (SELECT {mask} AS mask) WHERE mask <> 0"
    )
    return _trigger(table, "update", values)
