"""A file of comma or semicolon separated text, however it is encoded, as heads and rows."""

from __future__ import annotations

import codecs
import csv
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from bcu_desk.domain.refusals import Refused

MOST_BYTES = 64 * 1024 * 1024
MOST_ROWS = 400_000
MOST_COLUMNS = 400
LONGEST_CELL = 500
SEPARATORS = ",;\t"
LINES_LOOKED_AT = 12
GZIP = b"\x1f\x8b"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Table:
    """The heads of a file and its rows, each with the number of its line."""

    heads: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def table_of(content: bytes, separator: str = "") -> Table:
    """The table in a file's bytes, packed by gzip or not; its separator is found if not told.

    Raises Refused `figures_too_large`, `figures_not_text`, `figures_bad_csv`, `figures_too_wide`,
    `figures_long_cell`, `figures_too_long` or `figures_empty`.
    """
    text = _text(_unpacked(content))
    lines = _lines(text, separator)
    heads = next(lines, None)
    if heads is None:
        raise Refused("figures_empty")
    rows: list[tuple[int, tuple[str, ...]]] = []
    for line, cells in lines:
        if len(rows) == MOST_ROWS:
            raise Refused("figures_too_long", most=MOST_ROWS)
        rows.append((line, cells))
    return Table(heads[1], tuple(rows))


def _unpacked(content: bytes) -> bytes:
    """The bytes, unpacked where they are packed; never more than the most of them."""
    if len(content) > MOST_BYTES:
        raise Refused("figures_too_large", most=MOST_BYTES // 1_048_576)
    if not content.startswith(GZIP):
        return content
    unpacker = zlib.decompressobj(wbits=31)
    try:
        found = unpacker.decompress(content, MOST_BYTES + 1)
    except zlib.error:
        raise Refused("figures_not_text", problem="it is packed, and damaged") from None
    if len(found) > MOST_BYTES:
        raise Refused("figures_too_large", most=MOST_BYTES // 1_048_576)
    if not unpacker.eof:
        raise Refused("figures_not_text", problem="it is packed, and its end is missing")
    return found


def _text(content: bytes) -> str:
    """The text: by its mark, else UTF-8, else the old Western encoding."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decoded(content, encoding)
    for encoding, nul in (("utf-16-le", 1), ("utf-16-be", 0)):
        if len(content) % 2 == 0 and content[nul:200:2] and not any(content[nul:200:2]):
            return _decoded(content, encoding)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = _western(content)
    return _without_nul(text)


def _western(content: bytes) -> str:
    """Text of old Windows programs, with its own quotes and dashes, else of others."""
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return _without_nul(content.decode(encoding))
    except UnicodeDecodeError:
        problem = f"it says that it is {encoding[:6].upper()} and is not"
        raise Refused("figures_not_text", problem=problem) from None


def _without_nul(text: str) -> str:
    if "\0" in text:
        raise Refused("figures_not_text", problem="it holds NUL characters")
    return text


def _separator(lines: list[str]) -> str:
    """The one that most of the first lines hold equally often; a title above them may not."""

    def fits(separator: str) -> tuple[int, int]:
        counts = [found for line in lines if (found := line.count(separator))]
        return max(((counts.count(count), count) for count in set(counts)), default=(0, 0))

    return max(SEPARATORS, key=fits)


def _lines(text: str, separator: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The lines that hold anything, each with its number."""
    separator = separator or _separator(text[:20_000].splitlines()[:LINES_LOOKED_AT])
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for cells in reader:
            _refuse_large(cells, reader.line_num)
            told = tuple(cell.strip() for cell in cells)
            if any(told):
                yield reader.line_num, told
    except csv.Error as error:
        raise Refused("figures_bad_csv", line=reader.line_num, problem=str(error)) from None


def _refuse_large(cells: list[str], line: int) -> None:
    if len(cells) > MOST_COLUMNS:
        raise Refused("figures_too_wide", line=line, most=MOST_COLUMNS)
    if any(len(cell) > LONGEST_CELL for cell in cells):
        raise Refused("figures_long_cell", line=line, most=LONGEST_CELL)
