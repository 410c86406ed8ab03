"""A look into a workbook before it is read: its parts, their sizes, and how far its cells reach.

A workbook is a zip of XML. What would take a reader's memory or time is refused here, by sizes
that the zip tells and by one pass over the sheets, of which nothing is kept.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from bcu_desk.domain.refusals import Refused

MOST_BYTES = 32_000_000  # of the file
MOST_PARTS = 2_000
MOST_UNPACKED = 160_000_000
MOST_OF_TEXTS = 40_000_000  # of the texts that cells share
MOST_OF_STYLES = 4_000_000
MOST_OF_OTHERS = 8_000_000
MOST_RATIO = 250  # of a part above a megabyte
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 150_000, 400, 1_500_000
CHUNK = 1 << 20
_SHEET = re.compile(r"xl/worksheets/[^/]*\.xml", re.IGNORECASE)
_FAR = re.compile(rb"\br=[\"']([A-Z]{0,8})([0-9]{1,18})[\"']")
_CELL = re.compile(rb"<(?:[A-Za-z0-9]+:)?c[ />]")
_PLACED = re.compile(rb"<(?:[A-Za-z0-9]+:)?(?:c|row) (?:[^<>]* )?r=\"([A-Z]{0,3}[0-9]+)\"")
_PASSED = re.compile(
    r"xl/(media|drawings|charts|theme|printerSettings|comments|embeddings)", re.IGNORECASE
)
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError),
    *(NotImplementedError, RuntimeError, IndexError, struct.error),
)
PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
OPENED = 64  # bytes of a tag that may stand across two chunks


def refuse_hostile(path: Path) -> int:
    """Refuse a workbook that is none, or that would take too much to read; its size unpacked.

    Raises Refused `workbook_too_large`, `workbook_odd` or `workbook_no_zip`.
    """
    if path.stat().st_size > MOST_BYTES:
        raise _heavy("the file", path.stat().st_size, MOST_BYTES)
    try:
        with zipfile.ZipFile(path) as book:
            return _look(book)
    except BROKEN:
        raise Refused("workbook_no_zip") from None


def _look(book: zipfile.ZipFile) -> int:
    parts = [part for part in book.infolist() if not part.is_dir()]
    _refuse_over("its parts", len(parts), MOST_PARTS)
    _refuse_names([part.filename for part in parts])
    total = sum(part.file_size for part in parts)
    if total > MOST_UNPACKED:
        raise _heavy("what it unpacks to", total, MOST_UNPACKED)
    cells = 0
    for part in parts:
        _refuse_size(part)
        if _is_read(part.filename):
            cells += _scan(book, part)
            _refuse_over("its cells", cells, MOST_CELLS)
    return total


def _refuse_over(what: str, count: int, most: int) -> None:
    if count > most:
        raise _large(what, count, most)


def _refuse_names(names: list[str]) -> None:
    if len({name.casefold() for name in names}) < len(names) or any(map(_is_odd, names)):
        raise Refused("workbook_odd", what="its parts have odd names")


def _is_odd(name: str) -> bool:
    return name.startswith("/") or ".." in name.split("/") or "\\" in name or ":" in name


def _is_read(name: str) -> bool:
    """Whether a part is one that the reader opens."""
    return name.lower().endswith((".xml", ".rels")) and not _PASSED.match(name)


def _refuse_size(part: zipfile.ZipInfo) -> None:
    """Refuse a part that is far larger than one of its kind should be."""
    if part.flag_bits & 1:
        raise Refused("workbook_odd", what="it is locked with a password")
    if part.compress_type not in PACKINGS:
        raise Refused("workbook_odd", what="a part of it is packed in an odd way")
    if part.file_size > 1_000_000 and part.file_size > MOST_RATIO * max(1, part.compress_size):
        raise Refused("workbook_odd", what="a part of it unpacks without end")
    name = part.filename.lower()
    most = _most_of(name)
    if part.file_size > most and not _PASSED.match(name):
        raise _heavy(f"its part {name}", part.file_size, most)


def _most_of(name: str) -> int:
    """How many bytes a part may have."""
    if _SHEET.fullmatch(name):
        return MOST_UNPACKED
    if name.endswith("sharedstrings.xml"):
        return MOST_OF_TEXTS
    return MOST_OF_STYLES if name.endswith("styles.xml") else MOST_OF_OTHERS


def _scan(book: zipfile.ZipFile, part: zipfile.ZipInfo) -> int:
    """Refuse declarations, and cells too far out or twice; how many cells there are."""
    is_sheet = bool(_SHEET.fullmatch(part.filename))
    cells = 0
    for chunk in _chunks(book, part):
        if b"<!DOCTYPE" in chunk or b"<!ENTITY" in chunk:
            raise Refused("workbook_odd", what="it declares entities of its own")
        if b"\0" in chunk:  # two bytes a letter, in which nothing here would be found
            raise Refused("workbook_odd", what="a part of it is written in odd letters")
        if is_sheet:
            cells += len(_CELL.findall(chunk))
            _refuse_far(chunk)
            _refuse_twice(chunk)
    return cells


def _chunks(book: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """A part in chunks that share their ends, so that no tag is missed between two."""
    tail, read = b"", 0
    with book.open(part) as file:
        while chunk := file.read(CHUNK):
            read += len(chunk)
            if read > part.file_size:
                raise Refused("workbook_odd", what="a part is larger than it says")
            yield tail + chunk
            tail = chunk[-OPENED:]


def _refuse_far(chunk: bytes) -> None:
    # Only places that can be too far are looked at one by one.
    for letters, figures in set(_FAR.findall(chunk)):
        if len(figures) >= len(str(MOST_ROWS)) and int(figures) > MOST_ROWS:
            raise _large("its rows", int(figures), MOST_ROWS)
        if len(letters) >= 2 and _column(letters) > MOST_COLUMNS:
            raise _large("its columns", _column(letters), MOST_COLUMNS)


def _refuse_twice(chunk: bytes) -> None:
    """Refuse a row or cell that stands twice: thousands of them would take long for nothing."""
    places = _PLACED.findall(chunk)
    if len(set(places)) < len(places):
        raise Refused("workbook_odd", what="some of its cells stand there twice")


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _large(what: str, count: int, most: int) -> Refused:
    return Refused("workbook_too_large", what=what, count=f"{count:,}", most=f"{most:,}")


def _heavy(what: str, size: int, most: int) -> Refused:
    """The same of bytes, which are told in megabytes: upwards, so that it is more than the most."""
    told = [f"{-(-count // 1_000_000):,} MB" for count in (size, most)]
    return Refused("workbook_too_large", what=what, count=told[0], most=told[1])
