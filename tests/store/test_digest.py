"""Digests of what a file says."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from bcu_desk.store import tables
from bcu_desk.store.digest import (
    OWN_BOOKS,
    columns,
    counts,
    synced_digest,
    table_names,
    whole_digest,
)
from tests.builders import a_file


@pytest.fixture
def opened(tmp_path):
    with closing(sqlite3.connect(a_file(tmp_path / "a.bcu"), isolation_level=None)) as connection:
        yield connection


def test_the_synced_tables_are_all_but_the_desks_own_books(opened):
    names = set(table_names(opened))
    assert names - OWN_BOOKS == set(tables.SYNCED)
    assert names >= OWN_BOOKS


def test_the_same_rows_give_the_same_digest_however_they_lie(opened):
    before = synced_digest(opened), whole_digest(opened)
    opened.execute("VACUUM")
    assert (synced_digest(opened), whole_digest(opened)) == before


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE person SET surname = 'Tembó' WHERE id = 100",
        "UPDATE person SET to_day = '2018-01-01' WHERE id = 100",
        "DELETE FROM vehicle WHERE id = 301",
        "UPDATE person SET collar = CASE id WHEN 100 THEN '413KD' ELSE '412KD' END",
    ],
)
def test_any_change_of_a_row_changes_the_digest(opened, change):
    before = synced_digest(opened)
    opened.execute(change)
    assert synced_digest(opened) != before


def test_the_log_and_the_books_count_for_the_whole_digest_only(opened):
    synced, whole = synced_digest(opened), whole_digest(opened)
    opened.execute("UPDATE fact SET value = 'Another' WHERE name = 'desk_name'")
    assert synced_digest(opened) == synced
    assert whole_digest(opened) != whole


def test_values_do_not_run_into_one_another(tmp_path):
    digests = set()
    for rows in ([("ab", "c")], [("a", "bc")], [("abc", None)], [("abc", "")], [("1", "2")]):
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.execute("CREATE TABLE t (a, b)")
            connection.executemany("INSERT INTO t VALUES (?, ?)", rows)
            digests.add(synced_digest(connection))
    assert len(digests) == 5


def test_text_that_is_no_longer_utf_8_has_a_digest_too(opened):
    opened.execute("UPDATE person SET surname = CAST(x'ff41' AS TEXT) WHERE id = 100")
    assert len(synced_digest(opened)) == 64
    assert opened.text_factory is str


def test_counts_name_every_table(opened):
    found = counts(opened)
    assert (found["person"], found["ward"], found["booking"]) == (2, 2, 0)
    assert found.keys() == set(table_names(opened))


def test_columns_come_in_the_order_they_were_made(opened):
    assert columns(opened, "rank") == tuple(tables.rank.c.keys())
