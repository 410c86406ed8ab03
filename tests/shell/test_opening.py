"""Opening desk files for a window: locked, read only where it must be, remembered, copied."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bcu_desk.shell import opening
from bcu_desk.shell.opening import (
    MOST_RECENT,
    HeldFiles,
    keep_daily_copy,
    moment_words,
    open_for_window,
    recent_files,
    remember,
)
from bcu_desk.store.lock import DEAD_AFTER_SECONDS, WindowLock, take, this_window
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.opening import Program
from bcu_desk.work.settings import Settings
from tests.builders import NOON, a_file


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """A program with a profile of its own and a clock that stands."""
    return Program(Clock(NOON), tmp_path / "profile")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The small desk file."""
    return a_file(tmp_path / "small.bcu")


def _taken_by_another(file: Path) -> object:
    other = replace(this_window("05:40 on Fri 30 Dec 2016"), host="other", user="Ana")
    lock = take(file, other)
    assert isinstance(lock, WindowLock)
    return lock.holder


def test_a_file_opens_with_its_lock_on_today(program: Program, file: Path) -> None:
    opened = open_for_window(program, file)
    assert opened.lock is not None
    assert (opened.held_by, opened.told, opened.sample) == (None, None, False)
    assert opened.on == date(2016, 12, 30)
    assert opened.lock.holder.since == "10:00 on Fri 30 Dec 2016"
    opened.lock.release()


def test_the_sample_opens_on_its_own_day(program: Program, sample_file: Path) -> None:
    opened = open_for_window(program, sample_file)
    assert (opened.on, opened.sample) == (date(2017, 1, 23), True)


def test_a_file_held_by_another_window_is_read_only(program: Program, file: Path) -> None:
    _taken_by_another(file)
    opened = open_for_window(program, file)
    assert opened.desk.read_only
    assert (opened.lock, opened.told) == (None, None)
    assert (opened.held_by.user, opened.held_by.host) == ("Ana", "other")


def test_a_holder_that_stays_still_is_taken_for_dead(program: Program, file: Path) -> None:
    now = [100.0]
    held = HeldFiles(lambda: now[0])
    assert held.dead(file) is None
    _taken_by_another(file)
    held.see(file, open_for_window(program, file).held_by)
    assert held.dead(file) is None
    now[0] += DEAD_AFTER_SECONDS
    dead = held.dead(file)
    assert dead is not None
    held.see(file, dead)
    assert held.dead(file) == dead
    held.see(file, replace(dead, beat=dead.beat + 1))
    assert held.dead(file) is None


def test_a_dead_holder_gives_its_place(program: Program, file: Path) -> None:
    dead = _taken_by_another(file)
    opened = open_for_window(program, file, dead)
    assert opened.lock is not None
    assert not opened.desk.read_only


def test_a_folder_that_takes_no_lock_file_makes_it_read_only(
    program: Program, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def barred(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(opening, "take", barred)
    opened = open_for_window(program, file)
    assert (opened.told, opened.desk.read_only) == ("read_only_folder", True)


def test_recent_files_say_whether_they_are_there(file: Path, tmp_path: Path) -> None:
    here, gone = recent_files((file, tmp_path / "gone.bcu"))
    assert (here.there, gone.there, gone.changed) == (True, False, "")
    assert len(here.changed.split()) == 5


def test_the_newest_file_comes_first_and_a_few_are_kept(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    for number in range(12):
        remember(settings, Path(f"/desks/{number % 10}.bcu"))
    kept = settings["recent_files"]
    assert kept[:2] == ("/desks/1.bcu", "/desks/0.bcu")
    assert len(kept) == MOST_RECENT == len(set(kept))


def test_one_copy_is_kept_a_day(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    assert keep_daily_copy(desk, folder)
    assert not keep_daily_copy(desk, folder)
    assert len(list(folder.glob("small-*.bcu"))) == 1
    next_day = Desk(desk.path, Clock(NOON + 24 * 60))
    assert keep_daily_copy(next_day, folder)


def test_a_moment_is_told_as_people_read_it() -> None:
    assert moment_words(Clock(NOON)) == "10:00 on Fri 30 Dec 2016"
