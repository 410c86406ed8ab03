"""The program started once more to do one piece of work: a question in, an answer out.

On Linux the process caps its own memory, time and output (`limits`); elsewhere its time is capped
from here, and its answer by size before it is read.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

STEP = 0.05
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PROJ_NETWORK": "OFF"}


class TooSlow(Exception):
    """The process had not ended when its time was up."""


class NoAnswer(Exception):
    """The process wrote nothing, or more than an answer can be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caps:
    """How long the process may work, and how long its answer may be, in bytes."""

    seconds: float
    answer: int


def command(
    word: str, executable: str = sys.executable, *, frozen: bool | None = None
) -> list[str]:
    """How the program starts itself for the work that a word names."""
    built = getattr(sys, "frozen", False) if frozen is None else frozen
    return [executable, word] if built else [executable, "-m", "bcu_desk", word]


def answer_of(
    started_by: Sequence[str], question: bytes, caps: Caps, going: Callable[[], object] = int
) -> bytes:
    """What the process answers. Raises TooSlow or NoAnswer.

    `going` is called now and then while it works; what it raises ends the process.
    """
    with tempfile.TemporaryFile() as told, tempfile.TemporaryFile() as asked:
        asked.write(question)
        asked.seek(0)
        _run(started_by, (asked, told), caps, going)
        size = told.seek(0, os.SEEK_END)
        if not 0 < size <= caps.answer:
            raise NoAnswer
        told.seek(0)
        return told.read()


def _run(
    started_by: Sequence[str],
    ends: tuple[IO[bytes], IO[bytes]],
    caps: Caps,
    going: Callable[[], object],
) -> None:
    """Let the process work; it is ended when time is up or nobody waits any more."""
    folder = None if getattr(sys, "frozen", False) else Path(__file__).resolve().parents[3]
    working = subprocess.Popen(
        started_by,
        stdin=ends[0],
        stdout=ends[1],
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env={**os.environ, **ONE_THREAD},
    )
    end = time.monotonic() + caps.seconds
    try:
        while not _has_ended(working):
            going()
            if time.monotonic() > end:
                raise TooSlow
    finally:
        if working.poll() is None:
            working.kill()
            working.wait()


def _has_ended(working: subprocess.Popen[bytes]) -> bool:
    """Whether the process ends within a short while."""
    try:
        working.wait(STEP)
    except subprocess.TimeoutExpired:
        return False
    return True
