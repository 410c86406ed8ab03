"""The tables: strict, whole numbers and text only, no unique rule over rows."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import fields
from pathlib import Path

from sqlalchemy import Integer, Text, UniqueConstraint

from bcu_desk.store.columns import METADATA
from bcu_desk.store.rows import TABLES
from bcu_desk.store.tables import SYNCED
from tests.builders import a_file


def test_every_table_is_strict_in_the_file(tmp_path: Path) -> None:
    with closing(sqlite3.connect(a_file(tmp_path / "a.bcu"))) as opened:
        strict = {row[1]: row[5] for row in opened.execute("PRAGMA table_list")}
    assert {name: strict[name] for name in METADATA.tables} == dict.fromkeys(METADATA.tables, 1)


def test_synced_columns_hold_whole_numbers_and_text_only() -> None:
    kinds = {type(column.type) for table in SYNCED.values() for column in table.c}
    assert kinds == {Integer, Text}


def test_no_unique_rule_spans_rows_of_a_synced_table() -> None:
    for table in SYNCED.values():
        assert not [c for c in table.constraints if isinstance(c, UniqueConstraint)]
        assert not [index for index in table.indexes if index.unique]


def test_every_noun_has_the_fields_of_its_table() -> None:
    for kind, table in TABLES.items():
        assert {field.name for field in fields(kind)} == set(table.c.keys())
    assert {table.name for table in TABLES.values()} == set(SYNCED)
