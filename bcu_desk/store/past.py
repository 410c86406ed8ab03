"""What a desk file said at an earlier instant: a copy in memory, wound back by the log."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

from bcu_desk.domain.times import EPOCH
from bcu_desk.store import change_log, session


def engine_at(path: Path, minute: int) -> session.Engine:
    """An engine over a copy in memory as the file was at the end of a minute since the epoch."""
    wall = (EPOCH + timedelta(minutes=minute, seconds=59)).strftime("%Y-%m-%dT%H:%M:%SZ")
    copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    source = session.connect(path, write=False)
    try:
        source.backup(copy)
    finally:
        source.close()
    engine = session.engine_over(copy)
    with session.writing(engine) as connection:
        change_log.rewind(connection, wall)
    return engine
