"""Bringing older files up to date."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from bcu_desk.store import copying
from bcu_desk.store import migrate as migrate_module
from bcu_desk.store.digest import counts, whole_digest
from bcu_desk.store.identify import HEAD, identify
from bcu_desk.store.lock import lock_path
from bcu_desk.store.migrate import migrate
from bcu_desk.store.opening import open_careful
from bcu_desk.store.unusable import DiskFault, InUse, NotADesk
from tests.builders import Rename, a_booking, a_desk
from tests.migrations.next_release import GOOD, REVISION, releases_with, scripts_with
from tests.store.test_lock import ELSEWHERE, written


@pytest.fixture
def file(tmp_path):
    folder = tmp_path / "desk"
    folder.mkdir()
    desk = a_desk(folder, a_booking())
    desk.do(Rename(collar="412KD", surname="Osei"))
    return desk.path


def digest_of(path):
    with closing(open_careful(path)) as opened:
        return whole_digest(opened)


def counts_of(path):
    with closing(open_careful(path)) as opened:
        return counts(opened)


def beside(file):
    return sorted(path.name for path in file.parent.iterdir())


def upgraded(file, tmp_path, body=GOOD, good=GOOD):
    options = {"scripts": scripts_with(tmp_path, body), "releases": releases_with(file, good)}
    return migrate(file, **options), options


def test_a_current_file_is_left_alone(file):
    before = file.read_bytes()
    assert migrate(file) is None
    assert file.read_bytes() == before


def test_looking_at_a_current_file_does_not_import_alembic(file):
    code = (
        "import sys; from pathlib import Path; from bcu_desk.store.migrate import migrate;"
        "migrate(Path(sys.argv[1])); sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(file)], check=False).returncode == 0


def test_an_older_file_is_brought_up_to_date_and_its_old_content_kept(file, tmp_path):
    digest, rows = digest_of(file), counts_of(file)
    done, options = upgraded(file, tmp_path)
    assert (done.from_revision, done.to_revision) == (HEAD, REVISION)
    assert identify(file, releases=options["releases"]).current
    assert done.kept.name == "small.bcu.before-second"
    assert digest_of(done.kept) == digest
    assert counts_of(file) == {**rows, "kennel": 2}
    assert beside(file) == ["small.bcu", "small.bcu.before-second"]
    assert migrate(file, **options) is None


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        (
            GOOD.replace(
                "UPDATE vehicle SET", 'DELETE FROM booking")\n    run("UPDATE vehicle SET'
            ),
            "booking",
        ),
        (GOOD.replace("(SELECT min(id) FROM kennel)", "77"), "vehicle"),
        (GOOD + '    run("CREATE VIEW extra AS SELECT 1")\n', "tampered"),
    ],
)
def test_a_migration_that_does_harm_is_thrown_away(file, tmp_path, body, detail):
    digest = digest_of(file)
    with pytest.raises(DiskFault) as caught:
        upgraded(file, tmp_path, body)
    assert (caught.value.code, caught.value.facts["detail"]) == ("migration_failed", detail)
    assert digest_of(file) == digest
    assert beside(file) == ["small.bcu"]


def test_a_script_that_breaks_leaves_the_file_as_it_was(file, tmp_path):
    digest = digest_of(file)
    with pytest.raises(DiskFault) as caught:
        upgraded(file, tmp_path, GOOD + '    run("DELETE FROM no_table")\n')
    told = caught.value
    assert (told.code, told.facts["detail"]) == ("migration_failed", "no such table: no_table")
    assert digest_of(file) == digest
    assert beside(file) == ["small.bcu"]


def test_a_disk_that_fills_while_the_scripts_run_is_told(file, tmp_path):
    digest = digest_of(file)
    with pytest.raises(DiskFault) as caught:
        upgraded(file, tmp_path, GOOD.replace("run", 'run("PRAGMA max_page_count = 1"); run', 1))
    assert caught.value.code == "disk_full"
    assert digest_of(file) == digest
    assert beside(file) == ["small.bcu"]


def test_children_are_not_deleted_with_a_parent_that_is_rebuilt(file, tmp_path):
    rebuild = GOOD + (
        '    run("CREATE TABLE new_kennel (id INTEGER PRIMARY KEY, name TEXT) STRICT")\n'
        '    run("INSERT INTO new_kennel SELECT id, name FROM kennel")\n'
        '    run("DROP TABLE kennel")\n'
        '    run("ALTER TABLE new_kennel RENAME TO kennel")\n'
    )
    done, options = upgraded(file, tmp_path, rebuild, rebuild)
    with closing(open_careful(file)) as opened:
        left = opened.execute("SELECT count(*) FROM vehicle WHERE kennel_id IS NOT NULL").fetchone()
    assert left == (2,)
    assert identify(done.path, releases=options["releases"]).current


def test_a_file_open_in_another_window_is_not_migrated(file, tmp_path):
    written(file, ELSEWHERE)
    with pytest.raises(InUse) as caught:
        upgraded(file, tmp_path)
    assert caught.value.code == "open_elsewhere"
    lock_path(file).unlink()


def test_a_file_that_another_program_writes_is_told_as_busy(file, tmp_path, monkeypatch):
    monkeypatch.setattr(copying, "BUSY_SECONDS", 0.1)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(InUse) as caught:
            upgraded(file, tmp_path)
    assert caught.value.code == "busy"
    assert beside(file) == ["small.bcu"]


def test_a_planted_trigger_is_refused_before_anything_is_migrated(file, tmp_path):
    with closing(sqlite3.connect(file, isolation_level=None)) as opened:
        opened.execute("CREATE TRIGGER planted AFTER INSERT ON op BEGIN SELECT 1; END")
    with pytest.raises(NotADesk):
        upgraded(file, tmp_path)


def test_a_full_disk_leaves_the_file_as_it_was(file, tmp_path, monkeypatch):
    def no_room(_opened, _path, _why):
        raise OSError(28, "No space left on device")

    digest = digest_of(file)
    monkeypatch.setattr(migrate_module, "keep_content", no_room)
    with pytest.raises(DiskFault) as caught:
        upgraded(file, tmp_path)
    assert caught.value.code == "disk_full"
    assert digest_of(file) == digest
    assert beside(file) == ["small.bcu"]


def test_a_link_to_a_file_stays_a_link(file, tmp_path):
    link = tmp_path / "link.bcu"
    link.symlink_to(file)
    done, _ = upgraded(link, tmp_path)
    assert link.is_symlink()
    assert done.path == file
