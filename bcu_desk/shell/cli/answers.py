"""What the command line prints: one JSON document, or words and tables for people."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bcu_desk.work import wire

WIDEST = 48


@dataclass(frozen=True, slots=True)
class Answer:
    """A call's result: the JSON document, the words for people, and the exit code."""

    document: Mapping[str, object]
    words: str
    code: int = 0


def say(answer: Answer, *, as_json: bool) -> None:
    """Print an answer: JSON or words on standard output, refusals in words on standard error.

    A reader that has gone away (`| head`) ends the output quietly.
    """
    refused = bool(answer.code) and "refused" in answer.document
    stream = sys.stderr if refused and not as_json else sys.stdout
    text = wire.text(answer.document) if as_json else answer.words
    try:
        stream.write(f"{text}\n")
        stream.flush()
    except BrokenPipeError:
        # Python would try to flush once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def table(rows: Sequence[object]) -> str:
    """Rows as aligned text columns, or a line that says there are none."""
    shown = [row for row in wire.plain(rows) if isinstance(row, dict)]
    if not shown:
        return "Nothing found."
    names = list(shown[0])
    lines = [names, *([_cell(row.get(name)) for name in names] for row in shown)]
    widths = [min(WIDEST, max(len(line[n]) for line in lines)) for n in range(len(names))]
    return "\n".join(_aligned(line, widths) for line in lines)


def _aligned(line: Sequence[str], widths: Sequence[int]) -> str:
    cells = (cell[:width].ljust(width) for cell, width in zip(line, widths, strict=True))
    return "  ".join(cells).rstrip()


def _cell(value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, (list, tuple)):
        return ", ".join(_cell(item) for item in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value).replace("\n", " ")
