"""Desk files that are looked at again and again, by one connection that only reads.

To open a file costs more than to ask it something: its schema is read anew each time. So the file
stays open, and what it answered is kept until somebody writes to it, as SQLite itself tells. The
program under test knows nothing of it, and opens the file as ever.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Engine

from bcu_desk.store import session
from bcu_desk.store.digest import synced_digest

T = TypeVar("T")


class Look:
    """A look at a desk file; closed before another file is put in its place."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._opened = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None)
        self._version = -1
        self._answers: dict[Callable[[Look], Any], Any] = {}

    def close(self) -> None:
        """Let go of the file."""
        self._opened.close()

    def asked(self, how: Callable[[Look], T]) -> T:
        """What the file answers, asked again only after somebody wrote to it."""
        (version,) = self._opened.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            self._version = version
            self._answers.clear()
        if how not in self._answers:
            self._answers[how] = how(self)
        answer: T = self._answers[how]
        return answer

    def rows(self, sql: str, *given: object) -> list[Any]:
        """What plain SQL finds now."""
        return self._opened.execute(sql, given).fetchall()

    def digest(self) -> str:
        """Of all that the file says."""
        return self.asked(_digest)

    def by_name(self, sql: str) -> list[dict[str, object]]:
        """What plain SQL finds now, each cell by its name."""
        cursor = self._opened.execute(sql)
        names = [told[0] for told in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    def reader(self) -> session.Reader:
        """A view of the file, as the program's own."""
        return session.Reader(self._engine)

    @cached_property
    def _engine(self) -> Engine:
        return session.engine_over(self._opened)


def _digest(look: Look) -> str:
    return synced_digest(look._opened)
