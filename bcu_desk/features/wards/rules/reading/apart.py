"""Reading a file of boundaries in a process of its own, which can fail without harm."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.wards.rules.reading.told import Asked, Found, Told
from bcu_desk.features.wards.rules.reading.worker import MOST_ANSWER
from bcu_desk.work.apart import process
from bcu_desk.work.apart.process import Caps, NoAnswer, TooSlow

WORD = "--read-boundaries"  # the program's own argument, told to nobody else
MOST_SECONDS = 30.0


def command(executable: str = sys.executable, *, frozen: bool | None = None) -> list[str]:
    """How the program starts itself as a reader."""
    return process.command(WORD, executable, frozen=frozen)


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
    caps = Caps(seconds=most_seconds, answer=MOST_ANSWER)
    try:
        told = process.answer_of(command(), asked, caps, going)
        answer = msgspec.json.decode(told, type=Told)
    except TooSlow:
        raise Refused("boundaries_too_slow", seconds=round(most_seconds)) from None
    except (NoAnswer, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise Refused("boundaries_reader_failed") from None
    if answer.found is None:
        raise Refused(answer.code or "boundaries_reader_failed", **answer.facts)
    return answer.found
