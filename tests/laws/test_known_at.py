"""What the file said at an instant is what a copy of it kept at that instant says."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bcu_desk.domain.times import utc_text
from bcu_desk.store.digest import counts, synced_digest
from bcu_desk.store.past import engine_at
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.new_file import NewFile, create_file
from tests.builders import NOON
from tests.laws.gestures import Keys, carry_out, gestures, keys_of

LAW = settings(
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
Said = tuple[str, dict[str, int]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample of one command, to be copied."""
    path = tmp_path_factory.mktemp("laws") / "sample.bcu"
    create_file(path, NewFile(kind="central-north"), Clock(NOON))
    return path


@pytest.fixture(scope="module")
def keys(made: Path) -> Keys:
    """Keys to draw from."""
    return keys_of(made)


def _said(opened: sqlite3.Connection) -> Said:
    """What is said: every row, and how long the log is."""
    told = counts(opened)
    return synced_digest(opened), {"step": told["step"], "op": told["op"]}


def _said_now(path: Path) -> Said:
    with closing(sqlite3.connect(path)) as opened:
        return _said(opened)


def _said_at(path: Path, minute: int) -> Said:
    with engine_at(path, minute).connect() as connection:
        raw = connection.connection.driver_connection
        assert isinstance(raw, sqlite3.Connection)
        return _said(raw)


def _do(path: Path, minute: int, gesture: tuple[str, dict[str, object]]) -> None:
    """Do a gesture at a minute; other programs' steps are given that minute too."""
    desk = Desk(path, Clock(minute), actor="PS Test")
    if gesture[0] == "undo" and desk.undo_label() is not None:
        desk.undo()
    elif gesture[0] != "undo":
        carry_out(desk, *gesture)
    with closing(sqlite3.connect(path)) as opened, opened:
        wall = f"{utc_text(minute)[:-1]}:00Z"
        opened.execute("UPDATE step SET wall = ? WHERE kind = 'outside' AND wall > ?", (wall, wall))


@given(st.data())
@settings(LAW, max_examples=8)
def test_an_instant_tells_what_a_copy_kept_then_tells(
    made: Path, keys: Keys, data: st.DataObject
) -> None:
    one = gestures(keys) | st.just(("undo", {}))
    drawn = data.draw(st.lists(one, min_size=8, max_size=8))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(shutil.copy(made, folder))
        kept = {NOON: _said_now(path)}
        for number, gesture in enumerate(drawn, start=1):
            minute = NOON + 10 * number
            _do(path, minute, gesture)
            kept[minute] = _said_now(path)
        assert {minute: _said_at(path, minute) for minute in kept} == kept
        assert _said_at(path, NOON + 10 * len(drawn) + 5) == _said_now(path)
