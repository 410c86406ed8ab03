"""Proving a file."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing

import pytest

from bcu_desk.store import change_log, session
from bcu_desk.store.digest import whole_digest
from bcu_desk.store.faults import READ_ERRORS
from bcu_desk.store.identify import Release, fingerprint_of, identify
from bcu_desk.store.opening import open_careful
from bcu_desk.store.unusable import NotADesk, Unusable
from bcu_desk.store.verify import verify
from tests.builders import HEAD, Rename, a_desk, a_posting


@pytest.fixture
def file(tmp_path):
    desk = a_desk(tmp_path, a_posting())
    desk.do(Rename(collar="412KD", surname="Ōkafor"))
    desk.do(Rename(collar="413KD", surname='Quote " and \\ and\ttab'))
    desk.undo()
    return desk.path


def altered(path, *statements):
    with closing(sqlite3.connect(path, isolation_level=None)) as opened:
        opened.execute("UPDATE log_state SET capture = 0")
        for statement in statements:
            opened.execute(statement)
        opened.execute("UPDATE log_state SET capture = 1")
    return path


def codes(path):
    return [fault.code for fault in verify(path).faults]


def test_a_sound_file_is_whole(file):
    found = verify(file)
    assert found.whole
    assert (found.revision, found.schema) == ("first_schema", 1)
    assert dict(found.rows)["person"] == 2
    assert len(found.digest) == 64
    assert found.size == file.stat().st_size


def test_what_was_upheld_in_a_conflict_is_sound(file):
    with session.writing(session.engine_of(file, write=True)) as connection:
        tx = change_log.open_step(connection, HEAD, wall_ms=1)
        change_log.say_again(connection, "person", 100, {"surname"})
        change_log.close_step(connection, tx, "Decide surname of person")
    assert verify(file).whole
    altered(file, "UPDATE op SET mask = 1 << 30 WHERE before = after")
    assert codes(file) == ["log_broken"]


def test_changes_by_other_programs_that_the_log_caught_are_sound(file):
    with closing(sqlite3.connect(file)) as opened, opened:
        opened.execute("UPDATE person SET id = 102 WHERE id = 101")
        opened.execute("DELETE FROM vehicle WHERE id = 301")
    assert verify(file).whole


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE person SET surname = 'Else' WHERE id = 101", "row_differs"),
        ("DELETE FROM vehicle WHERE id = 301", "row_missing"),
        ("INSERT INTO ward_set VALUES (9, 'x', 'x', '2014-01-01', NULL)", "row_differs"),
        ("DELETE FROM op WHERE seq = 2", "log_gap"),
        ("UPDATE op SET before = json_array(1) WHERE kind = 'update'", "log_broken"),
        ("UPDATE op SET after = 'no image' WHERE seq = 1", "row_differs"),
        ("UPDATE op SET kind = 'update' WHERE seq = 1", "log_broken"),
        ("UPDATE op SET mask = mask + 1 WHERE kind = 'update'", "log_broken"),
        ("UPDATE op SET mask = mask - 1 WHERE seq = 2", "log_broken"),
        ("UPDATE op SET before = json_array(1, 2) WHERE kind = 'update'", "log_broken"),
        ("UPDATE op SET after = '{}' WHERE kind = 'update'", "log_broken"),
        ("UPDATE op SET after = json_array(1, 2) WHERE kind = 'update'", "log_broken"),
        (f"UPDATE op SET after = '{'[' * 99999}' WHERE seq = 1", "log_broken"),
        ("UPDATE op SET before = '[1' WHERE kind = 'update'", "log_broken"),
        ("UPDATE person SET rank_id = 77 WHERE id = 101", "broken_key"),
        ("UPDATE op SET tx = 77 WHERE seq = 1", "broken_key"),
    ],
)
def test_changes_that_the_log_does_not_know_are_found(file, statement, code):
    assert code in codes(altered(file, statement))


def test_images_written_in_another_way_say_the_same(file):
    altered(file, "UPDATE op SET after = replace(after, ',', ', ') WHERE seq < 5")
    assert "row_differs" not in codes(file)


def test_a_column_that_a_migration_added_is_no_difference(file):
    altered(file, "ALTER TABLE person ADD COLUMN shoe INTEGER", "UPDATE person SET shoe = 44")
    with closing(sqlite3.connect(file)) as opened:
        later = Release("first_schema", 1, fingerprint_of(opened))
    assert verify(file, releases=(later,)).whole


def test_only_the_first_faults_are_told(file):
    altered(file, "DELETE FROM op")
    assert len(verify(file).faults) <= 20


def test_a_file_that_is_none_is_refused(tmp_path):
    path = tmp_path / "a.bcu"
    path.write_text("no desk" * 99)
    with pytest.raises(NotADesk):
        verify(path)


def test_flipped_bits_change_nothing_readable_or_are_found(file):
    """TRUST P6; what is not found must lie outside the rows and their log's images."""
    sound = file.read_bytes()
    before = readable(file)
    chance = random.Random(2017)
    unseen = 0
    for _ in range(150):
        flipped = bytearray(sound)
        place = chance.randrange(len(flipped))
        flipped[place] ^= 1 << chance.randrange(8)
        file.write_bytes(flipped)
        unseen += not found(file) and readable(file) != before
    file.write_bytes(sound)
    assert unseen <= 1


def found(path):
    try:
        return not verify(path).whole
    except Unusable:
        return True


def readable(path):
    try:
        with closing(open_careful(path)) as opened:
            return whole_digest(opened)
    except READ_ERRORS:
        return ""


def relaxed(path, strict, loose, statement):
    """Write what a table forbids: its text is loosened for the time of one statement."""
    change = "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE name = 'rank'"
    for told, between in (((strict, loose), statement), ((loose, strict), "SELECT 1")):
        with closing(sqlite3.connect(path, isolation_level=None)) as opened:
            opened.execute("PRAGMA writable_schema = ON")
            opened.execute(change, told)
        altered(path, between)


def test_rows_that_break_a_tables_own_rules_are_damage(file):
    relaxed(file, "title TEXT NOT NULL", "title TEXT", "UPDATE rank SET title = NULL")
    assert "damaged" in codes(file)
    with pytest.raises(NotADesk) as caught:
        identify(file)
    assert caught.value.code == "damaged"


def test_a_file_that_breaks_off_while_it_is_read_is_told(file):
    content = bytearray(file.read_bytes())
    with closing(sqlite3.connect(file)) as opened:
        (page,) = opened.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'person'"
        ).fetchone()
    content[(page - 1) * 4096 : page * 4096] = b"\xaa" * 4096
    file.write_bytes(content)
    told = verify(file)
    assert (told.digest, told.rows) == ("", ())
    assert told.faults[-1].code == "damaged"
    assert dict(told.faults[-1].facts)["file"] == str(file)


def test_an_image_that_cant_be_read_is_no_image(file):
    altered(file, "UPDATE op SET before = '[1', after = '[2' WHERE seq = 3")
    assert {"log_broken", "row_differs"} <= set(codes(file))
