"""Files that a call writes: one that is there already stays unless the call says `--replace`."""

from __future__ import annotations

import argparse
from pathlib import Path

from bcu_desk.domain.refusals import Refused


def refuse_standing(given: argparse.Namespace, *files: Path) -> None:
    """Refuse to write over a file unasked. Raises Refused `out_exists`."""
    for file in files:
        if file.is_file() and not given.replace:
            raise Refused("out_exists", file=str(file), field="out")
