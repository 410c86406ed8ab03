"""Kinds of drive and the journal that is safe on each."""

from __future__ import annotations

from pathlib import Path

import pytest

from bcu_desk.store.drive import Drive, drive_of, file_system_of, is_unc, journal_mode

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/desks /mnt/desks nfs4 rw 0 0
//server/share /mnt/The\\040Share cifs rw 0 0
tmpfs /mnt/desks/cache tmpfs rw 0 0
odd
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/a/b.bcu", "ext4"),
        ("/mnt/desks", "nfs4"),
        ("/mnt/desks/a.bcu", "nfs4"),
        ("/mnt/desks2/a.bcu", "ext4"),
        ("/mnt/The Share/a.bcu", "cifs"),
        ("/mnt/desks/cache/a.bcu", "tmpfs"),
    ],
)
def test_a_path_is_on_the_nearest_mount_above_it(path, kind):
    assert file_system_of(path, MOUNTS) == kind


def test_a_path_that_no_mount_holds_has_no_file_system():
    assert file_system_of("/a", "") == ""


@pytest.mark.parametrize("drive", list(Drive))
def test_the_detection_can_be_overridden(tmp_path, drive):
    assert drive_of(tmp_path, {"BCU_DESK_FS_CLASS": drive.value}) is drive


def test_an_unknown_override_is_left_aside(tmp_path):
    assert drive_of(tmp_path, {"BCU_DESK_FS_CLASS": "floppy"}) is drive_of(tmp_path, {})


def test_a_file_that_is_not_there_yet_is_on_its_folders_drive(tmp_path):
    assert drive_of(tmp_path / "not" / "yet.bcu", {}) is drive_of(tmp_path, {})
    assert drive_of(tmp_path, {}) is Drive.LOCAL


@pytest.mark.parametrize(
    ("path", "share"),
    [
        (r"\\server\share\a.bcu", True),
        (r"\\?\UNC\server\share\a.bcu", True),
        (r"\\?\C:\desks\a.bcu", False),
        (r"C:\desks\a.bcu", False),
        ("/home/a.bcu", False),
    ],
)
def test_windows_shares_are_told_by_their_names(path, share):
    assert is_unc(path) is share


def test_a_share_is_a_network_drive(monkeypatch):
    monkeypatch.setattr(Path, "absolute", lambda _: r"\\server\share\a.bcu")
    assert drive_of(Path("a.bcu"), {}) is Drive.NETWORK


@pytest.mark.parametrize(
    ("told", "drive"),
    [("/dev/sdb1 / cifs rw", Drive.NETWORK), ("1", Drive.REMOVABLE), ("0", Drive.LOCAL)],
)
def test_the_system_tells_what_a_drive_is(tmp_path, monkeypatch, told, drive):
    monkeypatch.setattr("bcu_desk.store.drive._read", lambda _: told)
    assert drive_of(tmp_path, {}) is drive


def test_a_system_that_tells_nothing_has_local_drives(tmp_path, monkeypatch):
    def nothing(*_, **__):
        raise OSError("no /proc here")

    monkeypatch.setattr(Path, "read_text", nothing)
    assert drive_of(tmp_path, {}) is Drive.LOCAL


@pytest.mark.parametrize(
    ("drive", "version", "mode"),
    [
        (Drive.LOCAL, (3, 51, 3), "wal"),
        (Drive.LOCAL, (3, 53, 0), "wal"),
        (Drive.LOCAL, (3, 51, 2), "truncate"),
        (Drive.LOCAL, (3, 40, 1), "truncate"),
        (Drive.NETWORK, (3, 53, 0), "truncate"),
        (Drive.REMOVABLE, (3, 53, 0), "truncate"),
    ],
)
def test_wal_is_used_only_on_a_local_disk_with_a_mended_sqlite(drive, version, mode):
    assert journal_mode(drive, version) == mode
