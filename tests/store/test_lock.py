"""Which window has a file open."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from time import perf_counter

import pytest

from bcu_desk.store import lock
from bcu_desk.store.lock import (
    Holder,
    WindowLock,
    holder,
    lock_path,
    refuse_open_elsewhere,
    take,
    this_window,
)
from bcu_desk.store.unusable import InUse

SINCE = "2017-01-09T09:00"
ELSEWHERE = Holder("ayo", "another-host", "", 7, "1", SINCE)
HOLD = """
import sys
from pathlib import Path
from bcu_desk.store.lock import take, this_window
taken = take(Path(sys.argv[1]), this_window("2017-01-09T09:00"))
print(type(taken).__name__, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def file(tmp_path):
    return tmp_path / "a.bcu"


@pytest.fixture
def other_window(file):
    child = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with child:
        assert child.stdout.readline() == b"WindowLock\n"
        yield child
        child.kill()


def written(file, held):
    lock_path(file).write_text(json.dumps(asdict(held)))


def test_the_first_window_takes_a_file_and_gives_it_back(file):
    assert holder(file) is None
    taken = take(file, this_window(SINCE))
    assert isinstance(taken, WindowLock)
    assert holder(file) == taken.holder
    taken.release()
    assert list(file.parent.iterdir()) == []


def test_a_second_window_is_told_who_has_the_file(file, other_window):
    found = take(file, this_window("2017-01-10T08:00"))
    assert isinstance(found, Holder)
    assert (found.pid, found.since) == (other_window.pid, SINCE)
    assert found.user == this_window(SINCE).user


def test_a_killed_windows_place_is_taken_at_once(file, other_window):
    other_window.send_signal(signal.SIGKILL)
    other_window.wait()
    started = perf_counter()
    assert isinstance(take(file, this_window(SINCE)), WindowLock)
    assert perf_counter() - started < 5


def test_a_number_given_to_another_process_is_no_sign_of_life(file):
    written(file, replace(this_window(SINCE), born="1"))
    assert holder(file) is None
    assert isinstance(take(file, this_window(SINCE)), WindowLock)


def test_a_window_of_another_computer_keeps_its_place_while_it_beats(file):
    written(file, ELSEWHERE)
    assert take(file, this_window(SINCE)) == ELSEWHERE
    written(file, replace(ELSEWHERE, beat=1))
    assert take(file, this_window(SINCE), dead=ELSEWHERE) == replace(ELSEWHERE, beat=1)


def test_a_window_of_another_computer_that_no_longer_beats_loses_its_place(file):
    written(file, ELSEWHERE)
    taken = take(file, this_window(SINCE), dead=ELSEWHERE)
    assert isinstance(taken, WindowLock)
    assert lock.DEAD_AFTER_SECONDS + lock.BEAT_SECONDS <= 5


def test_beating_tells_others_that_the_window_lives(file):
    taken = take(file, this_window(SINCE))
    assert taken.beat()
    assert taken.beat()
    assert holder(file).beat == 2
    assert taken.holder.beat == 2


def test_a_window_that_slept_learns_that_its_place_is_taken(file):
    taken = take(file, this_window(SINCE))
    written(file, ELSEWHERE)
    assert not taken.beat()
    taken.release()
    assert holder(file) == ELSEWHERE
    lock_path(file).unlink()
    assert not taken.beat()


def test_a_window_may_take_its_own_file_again(file):
    take(file, this_window(SINCE))
    assert isinstance(take(file, this_window(SINCE)), WindowLock)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff",
        b'{"user": "a"}',
        b"7",
        json.dumps({**asdict(ELSEWHERE), "pid": "x"}).encode(),
    ],
)
def test_a_lock_that_cant_be_read_holds_nothing(file, content):
    lock_path(file).write_bytes(content)
    assert holder(file) is None
    assert isinstance(take(file, this_window(SINCE)), WindowLock)


def test_a_long_leftover_does_not_stay_behind_a_short_lock(file):
    lock_path(file).write_bytes(b"x" * 4000)
    taken = take(file, this_window(SINCE))
    assert holder(file) == taken.holder


def test_of_many_windows_that_find_a_dead_lock_only_one_takes_it(file):
    written(file, ELSEWHERE)
    windows = [replace(this_window(SINCE), since=str(number)) for number in range(16)]
    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(lambda me: take(file, me, dead=ELSEWHERE), windows))
    winners = [one for one in found if isinstance(one, WindowLock)]
    assert len(winners) == 1
    assert {one for one in found if isinstance(one, Holder)} == {winners[0].holder}


def test_taking_and_releasing_by_turns_never_gives_two_the_file(file):
    inside: list[int] = []
    most: list[int] = []

    def open_and_close(number):
        taken = take(file, replace(this_window(SINCE), since=str(number)))
        if isinstance(taken, WindowLock):
            inside.append(number)
            most.append(len(inside))
            inside.remove(number)
            taken.release()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(open_and_close, range(200)))
    assert max(most) == 1
    assert list(file.parent.iterdir()) == []


def test_a_turn_that_never_comes_is_an_error_of_the_system(file, monkeypatch):
    monkeypatch.setattr(lock, "_TURN_WAITS", (0.0, 0.0))
    with lock._turn(file), pytest.raises(TimeoutError):
        take(file, this_window(SINCE))


def test_a_user_without_a_name_is_told_as_nobody(monkeypatch):
    def nobody():
        raise KeyError("no such user")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert this_window(SINCE).user == ""


def test_releasing_where_the_folder_is_gone_is_no_trouble(file):
    taken = take(file, this_window(SINCE))
    lock_path(file).unlink()
    file.parent.rmdir()
    taken.release()
    assert not file.parent.exists()


def test_what_needs_the_file_alone_is_refused_while_a_window_has_it(file, other_window):
    with pytest.raises(InUse) as caught:
        refuse_open_elsewhere(file)
    assert caught.value.code == "open_elsewhere"
    assert caught.value.facts["since"] == SINCE
    assert other_window.poll() is None


def test_the_window_itself_may_go_on(file):
    taken = take(file, this_window(SINCE))
    taken.beat()
    refuse_open_elsewhere(file)
    assert holder(file).pid == os.getpid()
