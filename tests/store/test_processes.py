"""Which processes run."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from bcu_desk.store.processes import is_running, started


def test_this_process_runs():
    assert is_running(os.getpid())


def test_a_process_that_ended_does_not_run_even_before_it_is_collected():
    child = subprocess.Popen([sys.executable, "-c", "print(1)"], stdout=subprocess.PIPE)
    with child:
        child.stdout.read()
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        assert not is_running(child.pid)
    assert not is_running(child.pid)


@pytest.mark.parametrize("error", [None, PermissionError])
def test_a_process_of_somebody_else_runs(monkeypatch, error):
    def kill(_pid, _signal):
        if error:
            raise error

    monkeypatch.setattr(os, "kill", kill)
    assert is_running(1)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells when a process began")
def test_a_process_is_told_from_a_later_one_by_when_it_began():
    assert started(os.getpid()).isdigit()
    assert started(os.getpid()) == started(os.getpid())
    assert started(os.getpid()) != started(1)


def test_a_process_that_is_not_there_has_no_beginning():
    assert started(2**22 + 7) == ""
