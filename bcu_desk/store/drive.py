"""What kind of drive a file lies on, and the journal that is safe there."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Mapping
from enum import Enum
from functools import lru_cache
from pathlib import Path

_OVERRIDE = "BCU_DESK_FS_CLASS"
_SAFE_WAL = (3, 51, 3)
_NETWORK = frozenset(
    [
        "nfs",
        "nfs4",
        "cifs",
        "smb2",
        "smb3",
        "smbfs",
        "9p",
        "afs",
        "ceph",
        "glusterfs",
        "lustre",
        "ncpfs",
        "davfs",
        "coda",
        "fuse.sshfs",
        "fuse.davfs2",
        "fuse.gvfsd-fuse",
        "fuse.rclone",
        "fuse.s3fs",
        "fuse.glusterfs",
        "fuse.smbnetfs",
        "vboxsf",
        "prl_fs",
        "fuse.vmhgfs-fuse",
    ]
)
_DRIVE_REMOVABLE, _DRIVE_REMOTE = 2, 4


class Drive(Enum):
    """The kinds of drive that matter to a desk file."""

    LOCAL = "local"
    NETWORK = "network"
    REMOVABLE = "removable"


def drive_of(path: Path, environ: Mapping[str, str] = os.environ) -> Drive:
    """The kind of drive of a file or folder, which need not exist yet.

    `BCU_DESK_FS_CLASS` (network, removable or local) overrides what is found. A drive that
    can't be told is local.
    """
    named = environ.get(_OVERRIDE, "")
    if named in {drive.value for drive in Drive}:
        return Drive(named)
    full = path.absolute()
    if is_unc(str(full)):
        return Drive.NETWORK
    return _found(_nearest(full))


def journal_mode(drive: Drive, version: tuple[int, ...] = sqlite3.sqlite_version_info) -> str:
    """WAL on a local disk with SQLite 3.51.3 or newer, else TRUNCATE.

    Older SQLite has the WAL-reset fault, and WAL over a network share corrupts (TECH 4).
    """
    return "wal" if drive is Drive.LOCAL and version >= _SAFE_WAL else "truncate"


def is_unc(path: str) -> bool:
    r"""Whether a Windows path names a share of another computer, as in \\server\share."""
    if os.sep == "/" and not path.startswith("\\\\"):
        return False
    plain = path.replace("/", "\\").upper()
    if plain.startswith(("\\\\?\\UNC\\", "\\\\.\\UNC\\")):
        return True
    return plain.startswith("\\\\") and not plain.startswith(("\\\\?\\", "\\\\.\\"))


def file_system_of(path: str, mounts: str) -> str:
    """The file system type of a path by the text of /proc/mounts; '' where none holds it."""
    best, found = "", ""
    for line in mounts.splitlines():
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        point = _unescaped(parts[1])
        if _holds(point, path) and len(point) >= len(best):
            best, found = point, parts[2]
    return found


def _holds(point: str, path: str) -> bool:
    return point in ("/", path) or path.startswith(point.rstrip("/") + "/")


def _unescaped(text: str) -> str:
    for code, letter in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        text = text.replace(code, letter)
    return text


def _nearest(path: Path) -> Path:
    """The path itself, or the nearest folder above that exists."""
    while not path.exists() and path.parent != path:
        path = path.parent
    return path.resolve()


if sys.platform == "win32":  # pragma: no cover - Windows only
    import ctypes

    def _found(path: Path) -> Drive:
        kind = ctypes.windll.kernel32.GetDriveTypeW(path.anchor)
        known = {_DRIVE_REMOVABLE: Drive.REMOVABLE, _DRIVE_REMOTE: Drive.NETWORK}
        return known.get(kind, Drive.LOCAL)

else:

    def _found(path: Path) -> Drive:
        return _on_device(path, path.stat().st_dev)

    @lru_cache(maxsize=64)  # asked at each connection; another drive there has another number
    def _on_device(path: Path, number: int) -> Drive:
        if file_system_of(str(path), _read(Path("/proc/mounts"))) in _NETWORK:
            return Drive.NETWORK
        return Drive.REMOVABLE if _removable(number) else Drive.LOCAL

    def _removable(number: int) -> bool:
        """Whether the kernel calls the block device (or the one it is part of) removable."""
        device = Path(f"/sys/dev/block/{os.major(number)}:{os.minor(number)}")
        told = (device / "removable", device.resolve().parent / "removable")
        return any(_read(file).strip() == "1" for file in told)

    def _read(file: Path) -> str:
        try:
            return file.read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ""
