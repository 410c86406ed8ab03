"""Copies of a file, and putting them back."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bcu_desk.domain.times import minute_of
from bcu_desk.store import backup as backup_module
from bcu_desk.store import copying
from bcu_desk.store.backup import (
    KeptCopy,
    back_up,
    keep_copy,
    kept_copies,
    restore,
    unwanted,
)
from bcu_desk.store.digest import whole_digest
from bcu_desk.store.lock import lock_path
from bcu_desk.store.unusable import DiskFault, InUse, NotADesk
from bcu_desk.store.verify import verify
from tests.builders import Rename, a_desk
from tests.store.test_lock import ELSEWHERE, written


@pytest.fixture
def desk(tmp_path):
    return a_desk(tmp_path)


def rename(desk, surname):
    return desk.do(Rename(collar="412KD", surname=surname))


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_copy_says_the_same_and_is_a_desk_file(desk, tmp_path):
    made = back_up(desk.path, tmp_path / "copy.bcu")
    assert verify(made.path).whole
    assert verify(made.path).digest == verify(desk.path).digest
    assert made.size == made.path.stat().st_size
    assert len(made.digest) == 64
    assert names(tmp_path) == ["copy.bcu", "small.bcu"]


def test_a_copy_never_takes_a_name_in_use(desk, tmp_path):
    taken = tmp_path / "taken.bcu"
    taken.write_text("mine")
    with pytest.raises(FileExistsError):
        back_up(desk.path, taken)
    assert taken.read_text() == "mine"


def test_a_name_taken_while_copying_is_left_alone(desk, tmp_path, monkeypatch):
    taken = tmp_path / "taken.bcu"
    real = backup_module.put_new

    def put_new(made, path):
        taken.write_text("mine")
        real(made, path)

    monkeypatch.setattr(backup_module, "put_new", put_new)
    with pytest.raises(FileExistsError):
        back_up(desk.path, taken)
    assert taken.read_text() == "mine"
    assert names(tmp_path) == ["small.bcu", "taken.bcu"]


def test_a_file_in_use_can_be_copied(desk, tmp_path):
    with closing(sqlite3.connect(desk.path, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM vehicle WHERE id = 301")
        made = back_up(desk.path, tmp_path / "copy.bcu")
    assert dict(verify(made.path).rows)["vehicle"] == 2


def test_no_copy_is_made_of_a_damaged_file(desk, tmp_path):
    desk.path.write_bytes(desk.path.read_bytes()[:-5000])
    with pytest.raises(NotADesk):
        back_up(desk.path, tmp_path / "copy.bcu")
    assert names(tmp_path) == ["small.bcu"]


def test_a_copy_that_differs_is_thrown_away(desk, tmp_path, monkeypatch):
    digests = iter(("one", "other"))
    monkeypatch.setattr(backup_module, "whole_digest", lambda *_: next(digests))
    with pytest.raises(DiskFault) as caught:
        back_up(desk.path, tmp_path / "copy.bcu")
    assert caught.value.code == "copy_differs"
    assert names(tmp_path) == ["small.bcu"]


def test_a_folder_that_is_not_there_is_told(desk, tmp_path):
    with pytest.raises(DiskFault) as caught:
        back_up(desk.path, tmp_path / "none" / "copy.bcu")
    assert caught.value.exit_code == 5


def test_a_full_disk_leaves_no_half_copy(desk, tmp_path, monkeypatch):
    def no_room(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bcu_desk.store.replace.sync", no_room)
    with pytest.raises(DiskFault) as caught:
        back_up(desk.path, tmp_path / "copy.bcu")
    assert caught.value.code == "disk_full"
    assert names(tmp_path) == ["small.bcu"]


def test_restoring_brings_a_copy_back_and_keeps_what_was_there(desk, tmp_path):
    before = verify(desk.path).digest
    copy = back_up(desk.path, tmp_path / "copy.bcu").path
    rename(desk, "Later")
    later = verify(desk.path).digest
    done = restore(copy, desk.path)
    assert verify(desk.path).digest == before
    assert done.kept == tmp_path / "small.bcu.replaced"
    assert verify(done.kept).digest == later
    assert names(tmp_path) == ["copy.bcu", "small.bcu", "small.bcu.replaced"]


def test_restoring_twice_keeps_both(desk, tmp_path):
    copy = back_up(desk.path, tmp_path / "copy.bcu").path
    kept = [restore(copy, desk.path).kept.name for _ in range(2)]
    assert kept == ["small.bcu.replaced", "small.bcu.replaced-2"]


def test_restoring_to_a_free_name_makes_the_file(desk, tmp_path):
    copy = back_up(desk.path, tmp_path / "copy.bcu").path
    done = restore(copy, tmp_path / "new.bcu")
    assert done.kept is None
    assert verify(tmp_path / "new.bcu").digest == verify(desk.path).digest


def test_restoring_over_a_damaged_file_moves_it_aside_with_its_journal(desk, tmp_path):
    copy = back_up(desk.path, tmp_path / "copy.bcu").path
    damaged = b"no desk any more" * 999
    desk.path.write_bytes(damaged)
    Path(f"{desk.path}-journal").write_bytes(b"old journal")
    done = restore(copy, desk.path)
    assert verify(desk.path).whole
    assert done.kept.read_bytes() == damaged
    assert Path(f"{done.kept}-journal").read_bytes() == b"old journal"
    assert not Path(f"{desk.path}-journal").exists()


def test_what_is_no_copy_is_not_restored(desk, tmp_path):
    odd = tmp_path / "odd.bcu"
    odd.write_text("no desk" * 99)
    before = desk.path.read_bytes()
    with pytest.raises(NotADesk):
        restore(odd, desk.path)
    assert desk.path.read_bytes() == before


def test_a_disk_that_fails_while_restoring_is_told(desk, tmp_path, monkeypatch):
    def no_room(_):
        raise OSError(28, "No space left on device")

    copy = back_up(desk.path, tmp_path / "copy.bcu").path
    before = desk.path.read_bytes()
    monkeypatch.setattr("bcu_desk.store.replace.sync", no_room)
    for target in (desk.path, tmp_path / "new.bcu"):
        with pytest.raises(DiskFault) as caught:
            restore(copy, target)
        assert caught.value.code == "disk_full"
    assert desk.path.read_bytes() == before
    assert names(tmp_path) == ["copy.bcu", "small.bcu"]


def test_a_file_open_in_a_window_elsewhere_is_not_replaced(desk, tmp_path):
    copy = back_up(desk.path, tmp_path / "copy.bcu").path
    written(desk.path, ELSEWHERE)
    with pytest.raises(InUse) as caught:
        restore(copy, desk.path)
    assert caught.value.code == "open_elsewhere"
    lock_path(desk.path).unlink()


def test_a_file_that_is_being_written_is_not_replaced(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(copying, "BUSY_SECONDS", 0.1)
    copy = back_up(desk.path, tmp_path / "copy.bcu").path
    before = verify(desk.path).digest
    with closing(sqlite3.connect(desk.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(InUse) as caught:
            restore(copy, desk.path)
    assert caught.value.code == "busy"
    assert verify(desk.path).digest == before


def test_a_desk_that_is_open_goes_on_with_what_was_restored(desk, tmp_path):
    copy = back_up(desk.path, tmp_path / "copy.bcu").path
    rename(desk, "Later")
    restore(copy, desk.path)
    assert desk.undo_label() is None
    rename(desk, "After")
    assert verify(desk.path).whole


MINUTE = minute_of("2017-02-03T09:15")


def test_kept_copies_are_numbered_and_dated(desk, tmp_path):
    folder = tmp_path / "copies"
    made = [keep_copy(desk.path, folder, MINUTE + n).path.name for n in range(2)]
    assert made == ["small-000001-20170203T0915.bcu", "small-000002-20170203T0916.bcu"]
    assert [copy.sequence for copy in kept_copies(folder, "small")] == [2, 1]


def test_copies_of_other_files_and_odd_names_are_not_counted(tmp_path):
    for name in ("big-000001-20170203T0915.bcu", "small-x.bcu", "small.bcu"):
        (tmp_path / name).touch()
    assert kept_copies(tmp_path, "small") == ()
    assert kept_copies(tmp_path / "none", "small") == ()


def test_old_copies_go_as_new_ones_come(desk, tmp_path):
    folder = tmp_path / "copies"
    for number in range(8):
        keep_copy(desk.path, folder, MINUTE + number)
    assert [copy.sequence for copy in kept_copies(folder, "small")] == [8, 7, 6]


def test_a_copy_that_people_wait_for_is_the_same_byte_by_byte(desk, tmp_path, monkeypatch):
    folder = tmp_path / "copies"
    rename(desk, "Osei")
    made = [keep_copy(desk.path, folder, MINUTE + n, soon=True) for n in range(2)]
    assert len({one.digest for one in made}) == 1
    with (
        closing(sqlite3.connect(made[0].path)) as copy,
        closing(sqlite3.connect(desk.path)) as kept,
    ):
        assert whole_digest(copy) == whole_digest(kept)
    monkeypatch.setattr(backup_module, "_MOST_IN_MEMORY", 0)
    assert (
        keep_copy(desk.path, folder, MINUTE + 3, soon=True).digest
        == back_up(desk.path, tmp_path / "by_row.bcu").digest
    )


def test_a_copy_that_differs_in_one_byte_is_none(desk, tmp_path, monkeypatch):
    told = iter([bytearray(b"one"), bytearray(b"two")])
    monkeypatch.setattr(backup_module, "_bytes_of", lambda _: next(told))
    with pytest.raises(DiskFault, match="copy_differs"):
        keep_copy(desk.path, tmp_path / "copies", MINUTE, soon=True)
    assert kept_copies(tmp_path / "copies", "small") == ()


def copies(*walls):
    return [KeptCopy(Path(f"{n}"), n, wall) for n, wall in enumerate(walls, start=1)]


def left(walls):
    made = copies(*walls)
    gone = set(unwanted(made))
    return [copy.wall for copy in made if copy not in gone]


def test_the_last_of_each_hour_day_and_month_stays():
    hours = [f"20170310T{hour:02}{minute}" for hour in range(24) for minute in ("05", "35")]
    days = [f"201702{day:02}T1200" for day in range(1, 29)]
    months = [f"2016{month:02}15T1200" for month in range(1, 13)]
    kept = left(months + days + hours)
    assert [wall for wall in kept if wall.startswith("20170310")] == [
        *(f"20170310T{hour}35" for hour in range(12, 23)),
        "20170310T2305",
        "20170310T2335",
    ]
    assert [wall for wall in kept if wall.startswith("201702")] == [
        f"201702{day}T1200" for day in range(20, 29)
    ]
    assert [wall for wall in kept if wall.startswith("2016")] == [
        f"2016{month:02}15T1200" for month in range(6, 13)
    ]


@pytest.mark.parametrize("jump", ["2007", "2027"])
def test_a_clock_that_jumps_never_removes_the_newest_three(jump):
    steady = [f"201702{day:02}T1200" for day in range(1, 29)]
    kept = left([*steady, f"{jump}0101T0000", f"{jump}0101T0001", f"{jump}0101T0002"])
    assert kept[-3:] == [f"{jump}0101T000{n}" for n in range(3)]
    assert "20170228T1200" in kept


def test_thinning_settles_at_a_bounded_number():
    chance = random.Random(9)
    walls = sorted(
        f"20{chance.randrange(10, 20)}{chance.randrange(1, 13):02}{chance.randrange(1, 29):02}"
        f"T{chance.randrange(24):02}{chance.randrange(60):02}"
        for _ in range(2000)
    )
    kept = left(walls)
    assert 12 <= len(kept) <= 12 + 10 + 9 + 3
    assert kept[-1] == walls[-1]


def test_copies_are_removed_only_where_the_newer_one_is_there(desk, tmp_path, monkeypatch):
    folder = tmp_path / "copies"
    for number in range(3):
        keep_copy(desk.path, folder, MINUTE + number)
    monkeypatch.setattr(backup_module, "identify", lambda _: Path("/none/at/all").stat())
    with pytest.raises(OSError, match="none"):
        keep_copy(desk.path, folder, MINUTE + 3)
    assert len(kept_copies(folder, "small")) == 3


def test_a_copy_that_is_stopped_leaves_nothing_and_the_file_is_free(desk, tmp_path):
    class Stopped(Exception):
        pass

    for parts in (1, 2, 5):
        asked = []

        def going(asked=asked, parts=parts):
            asked.append(1)
            if len(asked) == parts:
                raise Stopped

        before = names(tmp_path)
        with pytest.raises(Stopped):
            back_up(desk.path, tmp_path / "copy.bcu", going)
        assert (len(asked), names(tmp_path)) == (parts, before)
    rename(desk, "Osei")
    assert back_up(desk.path, tmp_path / "copy.bcu").size > 0
