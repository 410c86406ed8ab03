"""Formulas whose results were not saved with them: cells that look empty and are not."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

_BARE = re.compile(
    rb"<(?:\w+:)?c ([^<>]*)>\s*<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_PLACE = re.compile(rb"\br=\"([A-Z]{1,3})([0-9]{1,7})\"")


def bare_formulas(path: Path, part: str) -> frozenset[tuple[int, int]]:
    """Where they stand in a part of a workbook: rows from 1, columns from 0."""
    with zipfile.ZipFile(path) as book:
        content = book.read(part.lstrip("/"))
    if b"f>" not in content and b"<f" not in content:
        return frozenset()
    places = (_PLACE.search(found[1]) for found in _BARE.finditer(content))
    return frozenset((int(at[2]), _column(at[1])) for at in places if at is not None)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
