"""A program that is killed at any write of an import leaves the file as before, or as after."""

from __future__ import annotations

import os
import select
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine
from sqlalchemy.engine.default import DefaultDialect

from bcu_desk.work.exchange.receiving import How, receive
from tests.work.exchange.stations import Station, digest_of, three

WRITES = ("INSERT", "UPDATE", "DELETE")
KILLED = 9
INSTANTS = 40
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")


@dataclass
class Import:
    """A file to take in, again and again from the same state."""

    station: Station
    sent: Path
    whole: bytes
    ends: tuple[str, str]

    @classmethod
    def begin(cls, folder: Path) -> Import:
        """A conflict on its way, so that rows, feeds and books are all written to."""
        first, two, _ = three(folder)
        first.rename("Okafor")
        first.rename("Built on it", "413KD")
        two.rename("Lindqvist")
        sent, whole, before = first.send(2).file, two.desk.path.read_bytes(), two.digest()
        made = cls(two, sent, whole, (before, before))
        made.take()
        made.ends = before, two.digest()
        assert len(set(made.ends)) == 2
        return made

    def take(self, *, copy: bool = False) -> None:
        """Take the file in."""
        receive(self.station.desk, self.station.shelf, [self.sent], How(apply=True, copy=copy))

    def start_again(self) -> None:
        """Put the desk's file back as it was."""
        for path in self.station.desk.path.parent.glob(f"{self.station.desk.path.name}-*"):
            path.unlink()
        self.station.desk.path.write_bytes(self.whole)

    def found(self) -> str:
        """What a kill left: whole, before or after; and the file can be taken in then."""
        path = self.station.desk.path
        with closing(sqlite3.connect(path)) as opened:
            assert opened.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        left = digest_of(path)
        assert left in self.ends
        self.take()
        assert digest_of(path) == self.ends[1]
        return left


def die_at(number: int) -> None:
    """Let this process die at its n-th write: a statement, or before or after a commit."""
    left = [number]

    def one_more(*_: object) -> None:
        left[0] -= 1
        if left[0] < 0:
            os._exit(KILLED)

    def written(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.lstrip().startswith(WRITES):
            one_more()

    def do_commit(dialect: DefaultDialect, connection: sqlite3.Connection) -> None:
        one_more()
        committed(dialect, connection)
        one_more()

    committed: Callable[..., None] = DefaultDialect.do_commit
    event.listen(Engine, "after_cursor_execute", written)
    patch.object(DefaultDialect, "do_commit", do_commit).start()


def _is_killed(begun: Import, number: int) -> bool:
    """Take a file in, in a process that dies at its n-th write; whether it got so far."""
    child = os.fork()
    if child == 0:  # pragma: no cover - the child dies
        die_at(number)
        begun.take()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == KILLED


def test_killed_at_each_write_the_file_is_as_before_or_as_after(tmp_path: Path) -> None:
    begun = Import.begin(tmp_path)
    left: list[str] = []
    begun.start_again()
    while _is_killed(begun, len(left)):
        left.append(begun.found())
        begun.start_again()
    before, after = begun.ends
    assert len(left) > 20
    assert set(left) == {before, after}
    assert left == sorted(left, key=(before, after).index)  # never again as before once it is after


def test_killed_at_any_instant_the_file_is_as_before_or_as_after(tmp_path: Path) -> None:
    """Here the system's own writes are cut short too, and those of the copy that is kept first."""
    begun = Import.begin(tmp_path)
    begun.start_again()
    started = time.perf_counter()
    begun.take(copy=True)
    lasts = time.perf_counter() - started
    killed = 0
    for number in range(INSTANTS):
        begun.start_again()
        killed += _is_killed_after(begun, lasts * 1.2 * number / INSTANTS)
        begun.found()
    assert killed > INSTANTS // 6


def _is_killed_after(begun: Import, seconds: float) -> bool:
    """Take a file in, in a process that is killed at an instant; whether it was not done yet."""
    child = os.fork()
    if child == 0:  # pragma: no cover - the child dies
        begun.take(copy=True)
        os._exit(0)
    select.select([], [], [], seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == -signal.SIGKILL
