"""A process apart: its answer, its caps, and what happens when it fails."""

from __future__ import annotations

import sys

import pytest

from bcu_desk.work.apart.process import Caps, NoAnswer, TooSlow, answer_of, command

CAPS = Caps(seconds=20, answer=100)
HANGS = "import threading; threading.Event().wait()"


def _script(text: str) -> list[str]:
    return [sys.executable, "-c", text]


def test_the_question_goes_in_and_the_answer_comes_out() -> None:
    script = "import sys; sys.stdout.write(sys.stdin.read().upper())"
    assert answer_of(_script(script), b"wards", CAPS) == b"WARDS"


@pytest.mark.parametrize("script", ["import os; os.abort()", "print('x' * 200)", "pass"])
def test_a_process_that_dies_babbles_or_says_nothing_has_no_answer(script: str) -> None:
    with pytest.raises(NoAnswer):
        answer_of(_script(script), b"", CAPS)


def test_a_process_that_hangs_is_ended() -> None:
    with pytest.raises(TooSlow):
        answer_of(_script(HANGS), b"", Caps(seconds=0.2, answer=100))


def test_who_waits_no_more_ends_the_process() -> None:
    def stop() -> None:
        raise KeyError("stopped")

    with pytest.raises(KeyError, match="stopped"):
        answer_of(_script(HANGS), b"", CAPS, stop)


def test_a_built_program_starts_itself() -> None:
    assert command("--read", "bcu-desk.exe", frozen=True) == ["bcu-desk.exe", "--read"]
    assert command("--read", frozen=False) == [sys.executable, "-m", "bcu_desk", "--read"]
