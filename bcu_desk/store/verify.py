"""Proving a desk file: SQLite's checks, and that its change log leads to the rows it holds.

SQLite's own checks find about half of the bits that a disk flips; the log holds a second copy
of every row, so that a row and its image can't both be wrong unseen (TRUST P6).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bcu_desk.domain.refusals import Fact
from bcu_desk.store.digest import OWN_BOOKS, columns, counts, synced_digest, table_names
from bcu_desk.store.faults import READ_ERRORS, fault_of
from bcu_desk.store.identify import RELEASES, Release, identify
from bcu_desk.store.opening import open_careful

_MOST_FAULTS = 20
_INSERT, _DELETE = b"insert", b"delete"
Images = dict[tuple[bytes, int], bytes]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a file; `code` names its sentence, `facts` fill its gaps."""

    code: str
    facts: tuple[tuple[str, Fact], ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What was found; `digest` is of the synced rows, '' where they can't be read."""

    path: Path
    revision: str
    schema: int
    size: int
    digest: str
    rows: tuple[tuple[str, int], ...]
    faults: tuple[Fault, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def verify(path: Path, *, releases: tuple[Release, ...] = RELEASES) -> Report:
    """Everything that can be checked of a file, in about a second per 100,000 operations.

    Raises Unusable as `identify` does where it can't be taken for a desk file at all; damage
    inside is told in the report (at most 20 faults). The file is not changed.
    """
    found = identify(path, releases=releases, check=False)
    with closing(open_careful(path)) as opened:
        opened.execute("BEGIN")
        opened.text_factory = bytes
        faults = tuple(islice(_faults(opened, str(path)), _MOST_FAULTS))
        digest, rows = _contents(opened)
    return Report(path, found.revision, found.schema, found.size, digest, rows, faults)


def _faults(opened: sqlite3.Connection, file: str) -> Iterator[Fault]:
    """Every fault in turn; where SQLite gives up reading, that is the last one."""
    try:
        yield from _damage(opened, file)
        yield from _broken_keys(opened)
        yield from _log_faults(opened)
    except READ_ERRORS as error:
        fault = fault_of(error, file)
        yield Fault(fault.code, tuple(fault.facts.items()))


def _damage(opened: sqlite3.Connection, file: str) -> Iterator[Fault]:
    for (told,) in opened.execute(f"PRAGMA integrity_check({_MOST_FAULTS})"):
        if told != b"ok":
            yield Fault("damaged", (("file", file), ("detail", _plain(told))))


def _broken_keys(opened: sqlite3.Connection) -> Iterator[Fault]:
    for noun, row, parent, _ in opened.execute("PRAGMA foreign_key_check"):
        facts = (("noun", _plain(noun)), ("row", row), ("parent", _plain(parent)))
        yield Fault("broken_key", facts)


def _log_faults(opened: sqlite3.Connection) -> Iterator[Fault]:
    first, last, count = opened.execute("SELECT min(seq), max(seq), count(*) FROM op").fetchone()
    if count and (first, last) != (1, count):
        yield Fault("log_gap", (("missing", last - count),))
    images: Images = {}
    yield from _followed(opened, images)
    yield from _strays(opened, images)


def _followed(opened: sqlite3.Connection, images: Images) -> Iterator[Fault]:
    """Run the log over empty tables; tell each operation that does not fit what came before."""
    query = "SELECT seq, kind, noun, row, before, after, mask FROM op ORDER BY seq"
    for seq, kind, noun, row, before, after, mask in opened.execute(query):
        fits = _same(images.pop((noun, row), None), before)
        if not fits or not _is_sound(kind, before, after, mask):
            yield Fault("log_broken", (("seq", seq), ("noun", _plain(noun)), ("row", row)))
        if after is not None:
            images[noun, _id_of(after, row)] = after


def _is_sound(kind: bytes, before: bytes | None, after: bytes | None, mask: int) -> bool:
    """Whether an operation has the images its kind has, and a mask that says what they say."""
    if (before is not None, after is not None) != (kind != _INSERT, kind != _DELETE):
        return False
    try:
        old, new = _cells(before), _cells(after)
    except ValueError:
        return False
    if before is None or after is None:
        return mask == (1 << len(old or new)) - 1
    if len(old) != len(new):
        return False
    changed = sum((a != b) << n for n, (a, b) in enumerate(zip(old, new, strict=True)))
    said_again = not changed and 0 < mask < 1 << len(old)  # what was shown, upheld in a conflict
    return mask == changed or said_again


def _cells(image: bytes | None) -> list[object]:
    """The values of an image, none where there is no image; ValueError where it is no list."""
    try:
        found: object = [] if image is None else json.loads(image)
    except RecursionError:
        raise ValueError("too deep") from None
    if not isinstance(found, list):
        raise ValueError("not a list of values")
    return found


def _strays(opened: sqlite3.Connection, images: Images) -> Iterator[Fault]:
    """Rows that are not as the log left them, and rows of the log that are not there."""
    for noun in table_names(opened):
        if noun in OWN_BOOKS:
            continue
        listed = ", ".join(f'"{name}"' for name in columns(opened, noun))
        for row, image in opened.execute(f'SELECT id, json_array({listed}) FROM "{noun}"'):
            if not _same(images.pop((noun.encode(), row), None), image):
                yield Fault("row_differs", (("noun", noun), ("row", row)))
    for noun_left, row in images:
        yield Fault("row_missing", (("noun", _plain(noun_left)), ("row", row)))


def _contents(opened: sqlite3.Connection) -> tuple[str, tuple[tuple[str, int], ...]]:
    """The digest and the counts; empty where the file can't be read to its end."""
    try:
        return synced_digest(opened), tuple(counts(opened).items())
    except READ_ERRORS:
        return "", ()


def _same(earlier: bytes | None, later: bytes | None) -> bool:
    """Whether two images of a row say the same.

    Versions of SQLite may write them otherwise, and a migration may have added columns at the
    end of the later one.
    """
    if earlier == later:
        return True
    if earlier is None or later is None:
        return False
    try:
        known = _cells(earlier)
        return known == _cells(later)[: len(known)]
    except ValueError:
        return False


def _id_of(image: bytes, row: int) -> int:
    """The id in an image (its first column); the operation's own row where it can't be read."""
    head = image[1:].split(b",", 1)[0]
    return int(head) if head.lstrip(b"-").isdigit() else row


def _plain(raw: object) -> str:
    return raw.decode("utf-8", "replace") if isinstance(raw, bytes) else str(raw)
