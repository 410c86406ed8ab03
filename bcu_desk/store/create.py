"""A new desk file: schema, first facts and first rows, made beside and moved into place."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sqlalchemy import Table, insert
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.schema import CreateIndex, CreateTable, sort_tables

from bcu_desk.store import change_log, rows, session
from bcu_desk.store.books import fact, log_state
from bcu_desk.store.columns import METADATA
from bcu_desk.store.guards import guard_triggers
from bcu_desk.store.identify import HEAD, SCHEMA
from bcu_desk.store.opening import APPLICATION_ID
from bcu_desk.store.replace import beside, discard, put_new
from bcu_desk.store.triggers import capture_triggers, first_operations

NUMBERS_PER_DESK = 2**40


@dataclass(frozen=True, slots=True)
class FirstFacts:
    """What a new file says of itself; `opens_on` is the ISO day its window opens at, or ''."""

    file_key: str
    desk_number: int
    desk_name: str
    sample: str
    opens_on: str
    made: str


def first_number(desk_number: int) -> int:
    """The first row id that a desk gives."""
    return desk_number * NUMBERS_PER_DESK + 1


def create(
    path: Path, facts: FirstFacts, first_rows: Iterable[object], head: change_log.StepHead
) -> None:
    """Make a desk file. FileExistsError where one is there; nothing is left on failure.

    `first_rows` come in an order in which foreign keys hold and are captured in the log as the
    first step, which can't be undone.
    """
    if path.exists():
        raise FileExistsError(path)
    making = beside(path, "making")
    discard(making)
    try:
        _make(making, facts, first_rows, head)
        put_new(making, path)
    finally:
        discard(making)


def _make(
    path: Path, facts: FirstFacts, first_rows: Iterable[object], head: change_log.StepHead
) -> None:
    opened = sqlite3.connect(path, isolation_level=None)
    try:
        for pragma in (
            f"application_id = {APPLICATION_ID}",
            f"user_version = {SCHEMA}",
            "journal_mode = MEMORY",
            "synchronous = OFF",
            "foreign_keys = ON",
        ):
            opened.execute(f"PRAGMA {pragma}")
        with session.writing(session.engine_over(opened)) as connection:
            for statement in _schema():
                opened.execute(statement)
            _fill(connection, facts, first_rows, head)
    finally:
        opened.close()


@cache
def _schema() -> tuple[str, ...]:
    """The statements that make the schema: each table with its indexes, then the triggers."""
    tables = sort_tables(METADATA.tables.values())
    words = (str(made.compile(dialect=dialect())) for table in tables for made in _made(table))
    return (*words, *capture_triggers(), *guard_triggers(), *_revision_table())


def _made(table: Table) -> tuple[CreateTable | CreateIndex, ...]:
    indexes = sorted(table.indexes, key=lambda index: str(index.name))
    return (CreateTable(table), *map(CreateIndex, indexes))


def _revision_table() -> tuple[str, str]:
    return (
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
        " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))",
        f"INSERT INTO alembic_version VALUES ('{HEAD}')",
    )


def _fill(
    connection: session.Connection,
    facts: FirstFacts,
    first_rows: Iterable[object],
    head: change_log.StepHead,
) -> None:
    told = [{"name": n, "value": str(getattr(facts, n))} for n in FirstFacts.__slots__]
    connection.execute(insert(fact), told)
    connection.execute(
        insert(log_state).values(
            id=1, tx=None, capture=0, merging=0, hlc=0, next_number=first_number(facts.desk_number)
        )
    )
    tx = change_log.open_step(connection, head, wall_ms=0)
    added = tuple(first_rows)
    rows.add(connection, added)
    for statement in first_operations(tx):
        connection.exec_driver_sql(statement)
    connection.execute(log_state.update().values(capture=1, tx=None))
    made = [row_id for row in added if (row_id := _made_id(row)) >= NUMBERS_PER_DESK]
    if made:
        connection.execute(log_state.update().values(next_number=max(made) + 1))


def _made_id(row: object) -> int:
    found = getattr(row, "id", 0)
    return found if isinstance(found, int) else 0
