"""What the command line prints: one JSON document, or words and tables for people."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bcu_desk.shell.cli.words.moments import in_london_words
from bcu_desk.shell.cli.words.nothing import NOTHING
from bcu_desk.work import wire

WIDEST = 48
_WHOLE = frozenset({"sides"})  # people decide by what each desk said, to its last word


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


def table(rows: Sequence[object], none: str = NOTHING) -> str:
    """Rows as aligned text columns, or a line that says there are none; instants in London time."""
    shown = [row for row in wire.plain(rows) if isinstance(row, dict)]
    if not shown:
        return none
    names = list(shown[0])
    lines = [names, *([_cell(row.get(name)) for name in names] for row in shown)]
    needed = [max(len(line[n]) for line in lines) for n in range(len(names))]
    widths = [
        width if name in _WHOLE else min(WIDEST, width)
        for name, width in zip(names, needed, strict=True)
    ]
    return "\n".join(_aligned(line, widths) for line in lines)


def without_raw(rows: Sequence[object]) -> list[Mapping[str, object]]:
    """Rows without the columns that only programs read: parts of parts, as `--json` has them."""
    plain = [row for row in wire.plain(rows) if isinstance(row, dict)]
    raw = {name for row in plain for name, value in row.items() if _is_raw(value)}
    return [{name: row[name] for name in row if name not in raw} for row in plain]


def _is_raw(value: object) -> bool:
    parts = value if isinstance(value, (list, tuple)) else (value,)
    nested = any(isinstance(part, (list, tuple)) for part in parts) and parts is value
    return nested or any(isinstance(part, dict) for part in parts)


def _aligned(line: Sequence[str], widths: Sequence[int]) -> str:
    cells = (cell[:width].ljust(width) for cell, width in zip(line, widths, strict=True))
    return "  ".join(cells).rstrip()


def _cell(value: object) -> str:
    if value is None:
        return "-"
    if isinstance(value, (list, tuple)):
        cells = [_cell(item) for item in value]
        return ("; " if any("," in cell for cell in cells) else ", ").join(cells)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return in_london_words(str(value).replace("\n", " "))
