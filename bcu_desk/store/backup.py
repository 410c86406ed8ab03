"""Copies of a desk file: made whole, checked before they get their name, and put back.

A copy is written by SQLite's backup, opened again, checked, and its digest compared with the
source's before it is flushed and named. Which old copies go is decided by their sequence
number, never by a clock alone (TRUST P8).
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bcu_desk.domain.times import london_text
from bcu_desk.store import session
from bcu_desk.store.copying import Going, copy_into, copy_out, exclusive, keep_content
from bcu_desk.store.digest import whole_digest
from bcu_desk.store.exchange.incarnations import leave_room
from bcu_desk.store.exchange.roster import group_of
from bcu_desk.store.faults import READ_ERRORS, fault_of, fault_of_system
from bcu_desk.store.identify import identify, refuse_damage
from bcu_desk.store.lock import refuse_open_elsewhere
from bcu_desk.store.opening import open_careful, refuse_unwritable
from bcu_desk.store.replace import beside, discard, put_in_place, put_new, spare_name, sweep
from bcu_desk.store.unusable import DiskFault, NotADesk

_MOST_IN_MEMORY = 64 << 20
_NOT_CONTENT = ((18, 20), (24, 28), (40, 44), (92, 100))
HOURS, DAYS, MONTHS, NEWEST = 12, 10, 9, 3
_NAME = re.compile(r"(?P<stem>.+)-(?P<sequence>\d{6,})-(?P<wall>\d{8}T\d{4})\.bcu")


@dataclass(frozen=True, slots=True)
class Copied:
    """A finished copy: its size in bytes and the digest of all its rows."""

    path: Path
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """A copy in the folder of copies; `wall` is the local wall time it was made, as text."""

    path: Path
    sequence: int
    wall: str


@dataclass(frozen=True, slots=True)
class Restored:
    """What restoring did; `kept` holds what was replaced, None where there was nothing."""

    path: Path
    kept: Path | None


def back_up(file: Path, out: Path, going: Going = int) -> Copied:
    """Copy a desk file, also one in use, to a name that must be free.

    `going` is asked between two parts of the work; what it raises ends it.

    Raises FileExistsError where `out` is taken, Unusable as `identify` does, and DiskFault
    `copy_differs`, `disk_full` and others; nothing is left of a copy that failed.
    """
    if out.exists():
        raise FileExistsError(out)
    identify(file)
    return _backed_up(file, out, going, _checked_copy)


def _backed_up(
    file: Path, out: Path, going: Going, copying: Callable[[Path, Path, Going], str]
) -> Copied:
    sweep(out)
    made = beside(out, "copying")
    discard(made)
    try:
        copied = copying(file, made, going)
        size = made.stat().st_size
        put_new(made, out)
    except READ_ERRORS as error:
        raise fault_of(error, out) from error
    except FileExistsError:
        raise
    except OSError as error:
        raise fault_of_system(error, out) from error
    finally:
        discard(made)
    return Copied(out, size, copied)


def keep_copy(
    file: Path, folder: Path, minute: int, going: Going = int, *, soon: bool = False
) -> Copied:
    """Add a numbered copy of a file to a folder and remove the ones no longer wanted.

    `minute` is the present instant in minutes since 1970 UTC; it names the copy and sorts it
    into hours, days and months, but does not order it. Where people wait for it (`soon`) the
    copy is proved byte by byte rather than row by row; its digest is of its bytes then.
    """
    folder.mkdir(parents=True, exist_ok=True)
    present = kept_copies(folder, file.stem)
    number = 1 + max((copy.sequence for copy in present), default=0)
    wall = re.sub(r"[^0-9T]", "", london_text(minute))
    out = folder / f"{file.stem}-{number:06d}-{wall}.bcu"
    quick = soon and file.stat().st_size <= _MOST_IN_MEMORY
    made = _backed_up(file, out, going, _same_bytes) if quick else back_up(file, out, going)
    for copy in unwanted(kept_copies(folder, file.stem)):
        copy.path.unlink(missing_ok=True)
    return made


def kept_copies(folder: Path, stem: str) -> tuple[KeptCopy, ...]:
    """The numbered copies of a file in a folder, the newest number first."""
    found = []
    for path in folder.iterdir() if folder.is_dir() else ():
        match = _NAME.fullmatch(path.name)
        if match and match["stem"] == stem:
            found.append(KeptCopy(path, int(match["sequence"]), match["wall"]))
    return tuple(sorted(found, key=lambda copy: -copy.sequence))


def unwanted(copies: Iterable[KeptCopy]) -> tuple[KeptCopy, ...]:
    """The copies to remove: all but the last of each of the newest 12 hours, 10 days, 9 months.

    The newest three numbers always stay. Newness is by number, so that a clock that jumps
    removes nothing that would have stayed (TRUST P8).
    """
    ordered = sorted(copies, key=lambda copy: -copy.sequence)
    wanted = {copy.path for copy in ordered[:NEWEST]}
    for length, most in ((len("20170109T09"), HOURS), (8, DAYS), (6, MONTHS)):
        wanted |= _last_of_each(ordered, length, most)
    return tuple(copy for copy in ordered if copy.path not in wanted)


def restore(backup: Path, file: Path) -> Restored:
    """Put a copy's content in the place of a file, which is kept as `NAME.replaced`.

    A file that is there and no longer a desk file (damaged) is moved aside as it is. Raises
    Unusable as `identify` does for the copy, `open_elsewhere` or `busy` for the file, and
    DiskFault; the file is then as it was.
    """
    identify(backup)
    file = file.resolve()
    sweep(file)
    try:
        if not file.exists():
            kept = _place(backup, file, None)
        else:
            refuse_unwritable(file)
            refuse_open_elsewhere(file)
            usable = _usable(file)
            spare = spare_name(_replaced(file))
            kept = _exchange(backup, file) if usable else _place(backup, file, spare)
        _number_anew(file)
        return Restored(file, kept)
    except READ_ERRORS as error:
        raise fault_of(error, file) from error
    except OSError as error:
        raise fault_of_system(error, file) from error


def _number_anew(file: Path) -> None:
    """In a group, let new rows have numbers that the file did not give before it was put back."""
    with session.writing(session.engine_of(file, write=True)) as connection:
        if group_of(connection) is not None:
            leave_room(connection)


def _checked_copy(file: Path, made: Path, going: Going = int) -> str:
    """Copy to `made` and prove it: SQLite's check, and the digest of what was read."""
    with closing(open_careful(file)) as source:
        source.execute("BEGIN")
        # The view of the file is held from the first read on.
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        copy_out(source, made, going)
        digest = whole_digest(source, going)
    with closing(open_careful(made)) as copy:
        refuse_damage(copy, made)
        if whole_digest(copy, going) != digest:
            raise DiskFault("copy_differs", file=str(file))
    return digest


def _same_bytes(file: Path, made: Path, going: Going = int) -> str:
    """Copy to `made` and prove it: SQLite's check, and that every page came as it was."""
    identify(file, check=False)  # the copy is checked, and it is the same
    with closing(open_careful(file)) as source:
        source.execute("BEGIN")
        source.execute("SELECT count(*) FROM sqlite_master").fetchone()
        copy_out(source, made, going)
        told = hashlib.sha256(_bytes_of(source)).hexdigest()
    with closing(open_careful(made)) as copy:
        refuse_damage(copy, file)
        if hashlib.sha256(_bytes_of(copy)).hexdigest() != told:
            raise DiskFault("copy_differs", file=str(file))
    return told


def _bytes_of(opened: sqlite3.Connection) -> bytearray:
    """A file's pages, without what its head tells of journals and of how often it was written."""
    told = bytearray(opened.serialize())
    for first, last in _NOT_CONTENT:
        told[first:last] = bytes(last - first)
    return told


def _last_of_each(ordered: list[KeptCopy], length: int, most: int) -> set[Path]:
    """The newest copy of each of the newest `most` periods, told by the wall text's start."""
    found: dict[str, Path] = {}
    for copy in ordered:
        found.setdefault(copy.wall[:length], copy.path)
    return set(list(found.values())[:most])


def _usable(file: Path) -> bool:
    """Whether SQLite can still take the file as its own; InUse where another program has it."""
    try:
        identify(file)
    except NotADesk:
        return False
    return True


def _exchange(backup: Path, file: Path) -> Path:
    """Replace the content of a whole file, all other programs kept out meanwhile."""
    with exclusive(file) as opened:
        kept = keep_content(opened, file, "replaced")
        with closing(open_careful(backup)) as source:
            copy_into(source, opened, file)
    return kept


def _place(backup: Path, file: Path, kept: Path | None) -> Path | None:
    """Put a checked copy where no usable file is, moving aside what there is."""
    made = beside(file, "restoring")
    discard(made)
    try:
        _checked_copy(backup, made)
        if kept is not None:
            _move_aside(file, kept)
        put_in_place(made, file)
    finally:
        discard(made)
    return kept


def _move_aside(file: Path, kept: Path) -> None:
    """Rename a damaged file with its journals, so that none of them meets the new file."""
    for tail in ("", "-journal", "-wal", "-shm"):
        old = file.with_name(file.name + tail)
        if old.exists():
            old.replace(kept.with_name(kept.name + tail))


def _replaced(file: Path) -> Path:
    return file.with_name(f"{file.name}.replaced")
