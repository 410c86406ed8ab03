"""Reading a workbook or CSV file in a process of its own, which can fail without harm."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.spreadsheets.rules.reading.told import Asked, Book, Told
from bcu_desk.features.spreadsheets.rules.reading.worker import MOST_ANSWER
from bcu_desk.store.unusable import DiskFault
from bcu_desk.work.apart.process import Caps, NoAnswer, TooSlow, answer_of, command

WORD = "--read-workbook"  # the program's own argument, told to nobody else
MOST_SECONDS = 120.0


def read_apart(
    path: Path, going: Callable[[], object] = int, most_seconds: float = MOST_SECONDS
) -> Book:
    """What is in a workbook or CSV file. Raises Refused, or DiskFault where it can't be opened.

    `going` is called now and then while it is read; what it raises ends the work.
    """
    asked = msgspec.json.encode(Asked(str(path.absolute())))
    caps = Caps(seconds=most_seconds, answer=MOST_ANSWER)
    try:
        told = msgspec.json.decode(answer_of(command(WORD), asked, caps, going), type=Told)
    except (TooSlow, NoAnswer, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise Refused("workbook_too_much") from None
    if told.code == "cannot_read_file":
        raise DiskFault(told.code, **told.facts)
    if told.book is None:
        raise Refused(told.code or "workbook_too_much", **told.facts)
    return told.book
