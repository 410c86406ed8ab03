"""The process that reads a file of boundaries: it holds little memory and writes one answer."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import msgspec

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.wards.rules.reading.files import content_of
from bcu_desk.features.wards.rules.reading.told import Asked, Told
from bcu_desk.work.apart.limits import limit

MOST_MEMORY = 1_000_000_000  # bytes of addresses; all London takes a quarter
MOST_SECONDS = 20
MOST_ANSWER = 64_000_000


def main() -> int:
    """Read what is asked for on standard input, write the answer to standard output."""
    _limit()
    asked = msgspec.json.decode(sys.stdin.buffer.read(), type=Asked)
    sys.stdout.buffer.write(msgspec.json.encode(answer(asked)))
    sys.stdout.buffer.flush()
    return 0


def answer(asked: Asked) -> Told:
    """What is in the file, or the refusal of it."""
    try:
        ending, parts = content_of(Path(asked.path))
        read = import_module("bcu_desk.features.wards.rules.reading.read").read
        return Told(found=read(ending, parts, asked.points))
    except Refused as refused:
        told = refused.facts.items()
        facts = {name: ", ".join(v) if isinstance(v, tuple) else v or "" for name, v in told}
        return Told(code=refused.code, facts=facts)
    except MemoryError:
        return Told(code="boundaries_too_large", facts={"what": "what memory holds"})


def _limit() -> None:
    """Cap what the process may take."""
    limit(memory=MOST_MEMORY, seconds=MOST_SECONDS, answer=MOST_ANSWER)
