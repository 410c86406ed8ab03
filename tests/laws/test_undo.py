"""Whatever was done: undone in full it is as it began, redone in full as it ended."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bcu_desk.store import change_log, session
from bcu_desk.store.columns import METADATA
from bcu_desk.store.tables import SYNCED
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.new_file import NewFile, create_file
from tests.builders import NOON, Rename, a_desk
from tests.laws.gestures import Fields, Keys, carry_out, digest_of, gestures, keys_of, steps_of

CLOCK = Clock(NOON)
LAW = settings(
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample of one command, to be copied."""
    path = tmp_path_factory.mktemp("laws") / "sample.bcu"
    create_file(path, NewFile(kind="central-north"), CLOCK)
    return path


@pytest.fixture(scope="module")
def keys(made: Path) -> Keys:
    """Keys to draw from."""
    return keys_of(made)


@contextmanager
def _copy(made: Path) -> Iterator[Desk]:
    with tempfile.TemporaryDirectory() as folder:
        yield Desk(Path(shutil.copy(made, folder)), CLOCK, actor="PS Test")


def _session(data: st.DataObject, keys: Keys, count: int) -> list[tuple[str, Fields]]:
    return data.draw(st.lists(gestures(keys), min_size=count, max_size=count))


@given(st.data())
@settings(LAW, max_examples=12)
def test_undoing_all_restores_the_start_and_redoing_all_the_end(
    made: Path, keys: Keys, data: st.DataObject
) -> None:
    with _copy(made) as desk:
        start = digest_of(desk.path)
        for name, fields in _session(data, keys, 12):
            before = steps_of(desk.path)
            if not carry_out(desk, name, fields):
                assert steps_of(desk.path) == before
        end, count = digest_of(desk.path), 0
        while desk.undo_label() is not None:
            desk.undo()
            count += 1
        assert digest_of(desk.path) == start
        for _ in range(count):
            desk.redo()
        assert desk.redo_label() is None
        assert digest_of(desk.path) == end


@given(st.data())
@settings(LAW, max_examples=2)  # replaying a sample's 15,000 operations takes seconds
def test_the_log_replayed_onto_an_empty_copy_gives_the_same_rows(
    made: Path, keys: Keys, data: st.DataObject
) -> None:
    with _copy(made) as desk, closing(sqlite3.connect(":memory:", isolation_level=None)) as empty:
        done = [carry_out(desk, name, fields) for name, fields in _session(data, keys, 50)]
        if any(done):
            desk.undo()
        with session.writing(session.engine_over(empty)) as target, desk.reader() as reader:
            METADATA.create_all(target)
            change_log.replay(reader.connection, target)
        with closing(sqlite3.connect(desk.path)) as opened:
            for name in SYNCED:
                query = f"SELECT * FROM {name} ORDER BY id"
                assert empty.execute(query).fetchall() == opened.execute(query).fetchall(), name


def test_the_gestures_drawn_are_mostly_lawful(made: Path, keys: Keys) -> None:
    """The laws above would hold of nothing at all; so much is done in truth."""
    done: dict[str, int] = {}

    @given(gestures(keys))
    @settings(max_examples=250, deadline=None, derandomize=True, database=None)
    def each(gesture: tuple[str, Fields]) -> None:
        done[gesture[0]] = done.get(gesture[0], 0) + carry_out(desk, *gesture)

    with _copy(made) as desk:
        each()
    lawful = {name for name, count in done.items() if count}
    assert {"appoint", "end_posting", "lead", "set_target", "book", "swap", "raw"} <= lawful
    assert sum(done.values()) > 40


def test_a_hundred_steps_are_undone_and_redone_by_programs_started_anew(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)
    start = digest_of(desk.path)
    for number in range(100):
        desk.do(Rename(collar=("412KD", "413KD")[number % 2], surname=f"Name{number}"))
    end = digest_of(desk.path)
    for number in reversed(range(100)):
        assert Desk(desk.path, CLOCK).undo().label.endswith(f"to Name{number}")
    assert digest_of(desk.path) == start
    for number in range(100):
        assert Desk(desk.path, CLOCK).redo().label.endswith(f"to Name{number}")
    assert digest_of(desk.path) == end
