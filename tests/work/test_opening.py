"""Opening desk files through the program."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.store.replace import beside
from bcu_desk.store.unusable import NotADesk
from bcu_desk.work.clock import Clock
from bcu_desk.work.opening import Program
from tests.builders import NOON, Rename, a_file


@pytest.fixture
def program(profile: Path) -> Program:
    """The program at a fixed time."""
    return Program(Clock(NOON), profile)


def test_a_desk_file_opens_for_writing(program: Program, tmp_path: Path) -> None:
    desk = program.open(a_file(tmp_path / "a.bcu"))
    assert desk.do(Rename(collar="412KD", surname="Osei")).label == "Rename 412KD to Osei"


def test_a_file_may_be_opened_to_read_only(program: Program, tmp_path: Path) -> None:
    desk = program.open(a_file(tmp_path / "a.bcu"), read_only=True)
    with pytest.raises(Refused, match="file_read_only"):
        desk.do(Rename(collar="412KD", surname="Osei"))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write to any file")
def test_a_write_protected_file_opens_to_read_only(program: Program, tmp_path: Path) -> None:
    path = a_file(tmp_path / "a.bcu")
    path.chmod(0o444)
    assert program.open(path).read_only


@pytest.mark.parametrize(
    "planted",
    [
        "CREATE TRIGGER planted AFTER INSERT ON op BEGIN SELECT 1; END",
        "CREATE VIEW planted AS SELECT 1",
        "CREATE TABLE planted (id INTEGER) STRICT",
        "CREATE INDEX planted ON person (surname)",
        "DROP TRIGGER guard_booking_insert",
    ],
)
@pytest.mark.parametrize("check", [True, False])
def test_a_changed_schema_is_refused(
    program: Program, tmp_path: Path, planted: str, check: bool
) -> None:
    path = a_file(tmp_path / "a.bcu")
    with closing(sqlite3.connect(path)) as opened:
        opened.execute(planted)
    with pytest.raises(NotADesk) as caught:
        program.open(path, check=check)
    assert caught.value.code == "tampered"


def test_what_a_killed_program_left_beside_a_file_is_swept(
    program: Program, tmp_path: Path
) -> None:
    path = a_file(tmp_path / "a.bcu")
    own = beside(path, "migrating")
    left = own.with_name(own.name.replace(f"-{os.getpid()}.", "-99999999."))
    left.write_text("half a file")
    program.open(path)
    assert not left.exists()
