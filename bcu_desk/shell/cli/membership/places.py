"""Places that calls of exchange name: refused in words before anything is written."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from bcu_desk.domain.refusals import Refused

_MOST_NAMED = 8


def refuse_missing_folder(out: Path) -> None:
    """Refuse a file in a folder that is not there, such as on a stick that was pulled out."""
    if not out.parent.is_dir():
        raise Refused("no_folder", folder=str(out.parent), field="out")


def refuse_missing_target(told: str) -> None:
    """Refuse what says by its end that it is a folder (`stick/`) and is none."""
    ends = tuple(end for end in (os.sep, os.altsep) if end)
    if told.endswith(ends) and not Path(told).is_dir():
        raise Refused("no_folder", folder=told, field="out")
    refuse_missing_folder(Path(told))


def exchange_files(given: Sequence[str]) -> list[Path]:
    """The exchange files named; a folder is none, and what lies in it is told."""
    if not given:
        raise Refused("no_files_named")
    files = [Path(name) for name in given]
    for path in files:
        if path.is_dir():
            held = sorted(one.name for one in path.glob("*.bcusync"))
            if not held:
                raise Refused("empty_folder", folder=str(path))
            raise Refused("no_exchange_file", folder=str(path), files=tuple(held[:_MOST_NAMED]))
    return files
