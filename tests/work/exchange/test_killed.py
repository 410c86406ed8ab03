"""A program that is killed at any write of an import leaves the file as before, or as after."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from bcu_desk.work.exchange.receiving import How, receive
from tests.work.exchange.stations import Station, digest_of, three

WRITES = ("INSERT", "UPDATE", "DELETE")
KILLED = 9
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")


def _killed_at(station: Station, sent: Path, number: int) -> bool:
    """Take a file in, in a process that dies at its n-th write; whether it got so far."""
    child = os.fork()
    if child == 0:  # pragma: no cover - the child dies
        left = [number]

        def die(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
            left[0] -= statement.lstrip().startswith(WRITES)
            if left[0] < 0:
                os._exit(KILLED)

        event.listen(Engine, "after_cursor_execute", die)
        receive(station.desk, station.shelf, [sent], How(apply=True, copy=False))
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) == KILLED


def test_killed_at_each_write_the_file_is_as_before_or_as_after(tmp_path: Path) -> None:
    first, two, _ = three(tmp_path)
    first.rename("Okafor")
    two.rename("Lindqvist")
    sent = first.send(2).file
    whole = two.desk.path.read_bytes()
    before = two.digest()
    receive(two.desk, two.shelf, [sent], How(apply=True, copy=False))
    after = two.digest()
    numbers, seen = 0, set()
    while True:
        for path in two.desk.path.parent.glob(f"{two.desk.path.name}-*"):
            path.unlink()
        two.desk.path.write_bytes(whole)
        if not _killed_at(two, sent, numbers):
            break
        with closing(sqlite3.connect(two.desk.path)) as opened:
            assert opened.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        seen.add(digest_of(two.desk.path))
        numbers += 1
    assert numbers > 10
    assert seen <= {before, after}
    assert digest_of(two.desk.path) == after
    shutil.rmtree(two.shelf.copies, ignore_errors=True)
