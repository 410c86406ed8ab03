"""Reading a file of boundaries in a process of its own, which can fail without harm.

The process is the program itself. On Linux it caps its own memory, time and output; elsewhere its
time is capped from here, its input by size, and its answer by size before it is read.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO

import msgspec

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.wards.rules.reading.told import Asked, Found, Told
from bcu_desk.features.wards.rules.reading.worker import MOST_ANSWER

WORD = "--read-boundaries"  # the program's own argument, told to nobody else
MOST_SECONDS = 30.0
STEP = 0.05
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "PROJ_NETWORK": "OFF"}


def command(executable: str = sys.executable, *, frozen: bool | None = None) -> list[str]:
    """How the program starts itself as a reader."""
    built = getattr(sys, "frozen", False) if frozen is None else frozen
    return [executable, WORD] if built else [executable, "-m", "bcu_desk", WORD]


def read_apart(
    path: Path,
    points: Sequence[tuple[int, int]] = (),
    going: Callable[[], object] = int,
    most_seconds: float = MOST_SECONDS,
) -> Found:
    """What is in a file of boundaries. Raises Refused.

    `going` is called now and then while it is read; what it raises ends the work.
    """
    asked = msgspec.json.encode(Asked(str(path.absolute()), tuple(points)))
    with tempfile.TemporaryFile() as told, tempfile.TemporaryFile() as question:
        question.write(asked)
        question.seek(0)
        _run(question, told, going, most_seconds)
        answer = _checked(told)
    if answer.found is None:
        raise Refused(answer.code or "boundaries_reader_failed", **answer.facts)
    return answer.found


def _run(
    question: IO[bytes], told: IO[bytes], going: Callable[[], object], most_seconds: float
) -> None:
    """Let the process work; it is ended when time is up or nobody waits any more."""
    folder = None if getattr(sys, "frozen", False) else Path(__file__).resolve().parents[5]
    working = subprocess.Popen(
        command(),
        stdin=question,
        stdout=told,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env={**os.environ, **ONE_THREAD},
    )
    end = time.monotonic() + most_seconds
    try:
        while not _has_ended(working):
            going()
            if time.monotonic() > end:
                raise Refused("boundaries_too_slow", seconds=round(most_seconds))
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


def _checked(told: IO[bytes]) -> Told:
    """The answer, of which nothing is trusted but its shape."""
    size = told.seek(0, os.SEEK_END)
    told.seek(0)
    if not 0 < size <= MOST_ANSWER:
        raise Refused("boundaries_reader_failed")
    try:
        return msgspec.json.decode(told.read(), type=Told)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise Refused("boundaries_reader_failed") from None
