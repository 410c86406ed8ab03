"""Bringing an older desk file up to this program's schema, on a copy that is checked first.

The copy is migrated in one transaction, checked, and only then takes the file's place; the
old content is kept beside as `NAME.before-REVISION`. A kill at any point leaves the old file
or the new one. Alembic is imported only when there is something to do.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bcu_desk.store import folders
from bcu_desk.store.copying import copy_into, copy_out, exclusive, keep_content
from bcu_desk.store.digest import counts
from bcu_desk.store.faults import READ_ERRORS, fault_of, fault_of_system, is_fault
from bcu_desk.store.identify import RELEASES, Release, identify
from bcu_desk.store.lock import refuse_open_elsewhere
from bcu_desk.store.opening import open_careful, refuse_unwritable, uri_of
from bcu_desk.store.replace import beside, discard, sweep
from bcu_desk.store.unusable import DiskFault, NotADesk, Unusable


@dataclass(frozen=True, slots=True)
class Migrated:
    """What a migration did; `kept` is the file with the old content."""

    path: Path
    kept: Path
    from_revision: str
    to_revision: str


def migrate(
    path: Path, *, scripts: Path | None = None, releases: tuple[Release, ...] = RELEASES
) -> Migrated | None:
    """Bring a file to the newest of `releases`; None where it is there already.

    `scripts` is the folder of Alembic's environment (the program's own where None). Raises
    Unusable: as `identify` does, `open_elsewhere` and `busy` (exit 4), `migration_failed`,
    `read_only_folder` or `disk_full` (exit 5); the file is then as it was.
    """
    path = path.resolve()
    found = identify(path, releases=releases)
    if found.current:
        return None
    refuse_unwritable(path)
    refuse_open_elsewhere(path)
    sweep(path)
    made = beside(path, "migrating")
    try:
        with exclusive(path) as opened:
            copy_out(opened, made)
            _upgrade(made, scripts or folders.migrations(), releases[-1])
            _check(path, made, opened, releases)
            kept = keep_content(opened, path, f"before-{releases[-1].revision}")
            with closing(open_careful(made)) as ready:
                copy_into(ready, opened, path)
    except READ_ERRORS as error:
        raise _told(error, path) from error
    except OSError as error:
        raise fault_of_system(error, path) from error
    finally:
        discard(made)
    return Migrated(path, kept, found.revision, releases[-1].revision)


def _told(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> Unusable:
    """The disk's or another program's fault, or that of a script."""
    if isinstance(error, UnicodeDecodeError) or is_fault(error):
        return fault_of(error, path)
    return DiskFault("migration_failed", file=str(path), detail=str(error))


def _upgrade(made: Path, scripts: Path, head: Release) -> None:
    """Run the scripts on the copy, all in one transaction, foreign keys off."""
    from bcu_desk.store.ladder import climb  # noqa: PLC0415 - imports Alembic, 0.3 s

    with closing(sqlite3.connect(uri_of(made, "rw"), uri=True, isolation_level=None)) as copy:
        for pragma in ("foreign_keys = OFF", "journal_mode = MEMORY", "synchronous = OFF"):
            copy.execute(f"PRAGMA {pragma}")
        climb(copy, scripts, head.revision)


def _check(path: Path, made: Path, old: sqlite3.Connection, releases: tuple[Release, ...]) -> None:
    """Refuse a copy that is not the newest schema whole, breaks a key or lost rows."""
    try:
        found = identify(made, releases=releases)
    except NotADesk as fault:
        raise DiskFault("migration_failed", file=str(path), detail=fault.code) from fault
    with closing(open_careful(made)) as copy:
        broken = copy.execute("PRAGMA foreign_key_check").fetchone()
        lost = _lost(counts(old), counts(copy))
    if not found.current or broken or lost:
        what = lost or (str(broken[0]) if broken else found.revision)
        raise DiskFault("migration_failed", file=str(path), detail=what)


def _lost(before: dict[str, int], after: dict[str, int]) -> str:
    """The first table that has fewer rows than before, or ''. A table may be dropped."""
    return next((t for t, rows in before.items() if after.get(t, rows) < rows), "")
