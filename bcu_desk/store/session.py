"""Connections to a desk file: many short readers and one writer at a time."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar, TypeVarTuple

from sqlalchemy import ColumnElement, Connection, Row, Select, create_engine
from sqlalchemy.engine import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool, StaticPool

from bcu_desk.domain.dated import Every
from bcu_desk.domain.refusals import Refused
from bcu_desk.store import rows
from bcu_desk.store.drive import drive_of, journal_mode
from bcu_desk.store.faults import fault_of
from bcu_desk.store.memory import Derived, Mark, Memory, mark_of
from bcu_desk.store.opening import uri_of

__all__ = ["Connection", "DBAPIError", "Engine", "Reader", "connect", "engine_of", "writing"]

R = TypeVar("R")
Ts = TypeVarTuple("Ts")
BUSY_SECONDS = 5.0
FAILURES = (DBAPIError, sqlite3.Error)
_GUARDS = ("vehicle_taken", "post_held")
_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA cell_size_check = ON",
    "PRAGMA recursive_triggers = ON",
)


_FOR_MUCH = (
    "PRAGMA cache_size = -32768",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA foreign_keys = OFF",
)


class _Tidy(sqlite3.Connection):
    """A writer that takes its empty journal away when it closes.

    A TRUNCATE journal is emptied at each commit, not removed; SQLite removes it, under its own
    lock, when the mode changes.
    """

    def close(self) -> None:
        """Close the connection; another program that holds the file keeps the journal."""
        with suppress(sqlite3.Error):
            if self.execute("PRAGMA journal_mode").fetchone() == ("truncate",):
                self.execute("PRAGMA journal_mode = DELETE")
        super().close()


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """A raw connection with this program's pragmas; waits `BUSY_SECONDS` for other writers.

    Raises sqlite3.OperationalError where the file can't be opened; it is never created.
    """
    mode = "rw" if write else "ro"
    opened = sqlite3.connect(
        uri_of(path, mode),
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        factory=_Tidy if write else sqlite3.Connection,
    )
    for pragma in _PRAGMAS:
        opened.execute(pragma)
    # The capture triggers use JSON functions, which SQLite before 3.42 calls unsafe in a schema
    # that is not trusted. Writers come after the schema's fingerprint was checked.
    opened.execute(f"PRAGMA trusted_schema = {'ON' if write else 'OFF'}")
    if write:
        opened.execute(f"PRAGMA journal_mode = {journal_mode(drive_of(path))}")
    return opened


@lru_cache(maxsize=8)  # an engine remembers the statements that it has compiled
def engine_of(path: Path, *, write: bool) -> Engine:
    """An engine that opens a fresh connection each time."""
    return create_engine(
        "sqlite://", creator=lambda: connect(path, write=write), poolclass=NullPool
    )


def engine_over(opened: sqlite3.Connection) -> Engine:
    """An engine over one open connection, such as a copy in memory."""
    return create_engine("sqlite://", creator=lambda: opened, poolclass=StaticPool)


def trouble_of(error: DBAPIError | sqlite3.Error, path: Path) -> Exception:
    """The refusal or fault that a database error stands for; the error itself where it is a bug."""
    original = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(original, sqlite3.Error):
        return error
    if isinstance(original, sqlite3.IntegrityError):
        told = str(original)
        return Refused(f"guard_{told}") if told in _GUARDS else original
    return fault_of(original, path)


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Where thousands of rows are made at once: to look for garbage among them takes as long."""
    rested = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if rested:
            gc.enable()


@contextmanager
def writing(engine: Engine, *, much: bool = False) -> Iterator[Connection]:
    """One write transaction: committed when the block ends well, else rolled back.

    Where `much` is written, more of the file is held in memory, nothing looks for garbage, and that
    rows refer to rows that are there is not checked at each write: whoever asks for it checks that
    at the end.
    """
    with collector_at_rest() if much else nullcontext(), engine.connect() as connection:
        for pragma in _FOR_MUCH if much else ():
            connection.exec_driver_sql(pragma)
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            yield connection
        except BaseException:
            connection.rollback()
            raise
        connection.commit()


@contextmanager
def attempt(connection: Connection) -> Iterator[None]:
    """A part of a transaction: what it wrote is taken back where the block ends in an error."""
    connection.exec_driver_sql("SAVEPOINT attempt")
    try:
        yield
    except BaseException:
        connection.exec_driver_sql("ROLLBACK TO attempt")
        raise
    finally:
        connection.exec_driver_sql("RELEASE attempt")


class Reader:
    """One consistent view of the desk file; use as a context manager, in one thread.

    As the view does not change, a noun that is asked for whole is read once and kept until the end.
    Readers that are given the same memory share it: only what changed since is read again.
    """

    def __init__(self, engine: Engine, memory: Memory | None = None) -> None:
        self._engine = engine
        self._memory = memory
        self._mark: Mark | None = None
        self._connection: Connection | None = None
        self._whole: dict[type, tuple[Any, ...]] = {}
        self._derived = Derived() if memory is None else memory.derived

    def __enter__(self) -> Self:
        """Open the connection and its snapshot."""
        self._connection = self._engine.connect()
        self._connection.exec_driver_sql("BEGIN")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the connection."""
        self.connection.rollback()
        self.connection.close()
        self._connection = self._mark = None
        self._whole.clear()

    @property
    def connection(self) -> Connection:
        """The open connection; RuntimeError outside the `with` block."""
        if self._connection is None:
            raise RuntimeError("the reader is not open")
        return self._connection

    def rows(self, statement: Select[*Ts]) -> tuple[Row[*Ts], ...]:
        """All rows of a select."""
        return tuple(self.connection.execute(statement).all())

    def every(self, kind: type[R], *where: ColumnElement[bool]) -> tuple[R, ...]:
        """All rows of a noun that meet the conditions, in order of their ids."""
        if where:
            return rows.every(self.connection, kind, *where)
        if kind not in self._whole:
            self._whole[kind] = self._read(kind)
        return self._whole[kind]

    def made_of(self, make: Callable[[Every], R]) -> R:
        """What a function of a module makes of whole nouns.

        It is kept as long as none of them changes, so it must follow from them alone, and nobody
        may change it.
        """
        return self._derived.made(make, self.every)

    def _read(self, kind: type[R]) -> tuple[R, ...]:
        if self._memory is None or not rows.is_logged(kind):
            return rows.every(self.connection, kind)
        if self._mark is None:
            self._mark = mark_of(self.connection)
        return self._memory.every(self.connection, self._mark, kind)
