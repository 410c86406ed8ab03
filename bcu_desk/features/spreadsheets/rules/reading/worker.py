"""The process that reads a workbook or CSV file: it holds little memory and writes one answer."""

from __future__ import annotations

import contextlib
import gc
import io
import sys
from importlib import import_module
from pathlib import Path

import msgspec

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.spreadsheets.rules.reading.pasted import book_of
from bcu_desk.features.spreadsheets.rules.reading.preflight import MOST_BYTES, refuse_hostile
from bcu_desk.features.spreadsheets.rules.reading.told import Asked, Book, Told
from bcu_desk.work.apart.limits import limit
from bcu_desk.work.text_tables import table_of

MOST_MEMORY = 512_000_000  # bytes of addresses, of which libraries take a good part
LEAST_SECONDS, SECONDS_A_MEGABYTE = 3, 1.5  # of the processor, by what there is to read
MOST_ANSWER = 64_000_000
TEXTS = (".csv", ".txt", ".tsv")
BOOKS = (".xlsx", ".xlsm")


def main() -> int:
    """Read what is asked for on standard input, write the answer to standard output."""
    limit(memory=MOST_MEMORY, seconds=60, answer=MOST_ANSWER)
    gc.disable()  # what is read stays until the answer; to search it for garbage is time lost
    asked = msgspec.json.decode(sys.stdin.buffer.read(), type=Asked)
    with contextlib.redirect_stdout(io.StringIO()):  # the library prints what it finds odd
        told = answer(asked, capped=True)
    sys.stdout.buffer.write(msgspec.json.encode(told))
    sys.stdout.buffer.flush()
    return 0


def answer(asked: Asked, *, capped: bool = False) -> Told:
    """What is in the file, or its refusal; `capped` takes no more time than its size needs."""
    try:
        return Told(book=_read(Path(asked.path), capped=capped))
    except Refused as refused:
        told = refused.facts.items()
        facts = {name: ", ".join(v) if isinstance(v, tuple) else v or "" for name, v in told}
        return Told(code=refused.code, facts=facts)
    except MemoryError:
        return Told(code="workbook_too_much")


def _read(path: Path, *, capped: bool) -> Book:
    kind = path.suffix.lower()
    if kind in TEXTS:
        return _text(path)
    if kind not in BOOKS:
        raise Refused("workbook_kind", value=kind or path.name, known=(*BOOKS, *TEXTS))
    try:
        size = refuse_hostile(path)
    except OSError as error:
        raise Refused("cannot_read_file", file=str(path), problem=str(error.strerror)) from None
    if capped:
        seconds = LEAST_SECONDS + round(SECONDS_A_MEGABYTE * size / 1_000_000)
        limit(memory=MOST_MEMORY, seconds=seconds, answer=MOST_ANSWER)
    read_book = import_module("bcu_desk.features.spreadsheets.rules.reading.books").read_book
    try:
        book: Book = read_book(path)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a reader of odd files raises
        raise Refused("workbook_odd", what=f"it can't be read ({type(error).__name__})") from None
    return book


def _text(path: Path) -> Book:
    """A file of separated text as a book of one sheet; its heads are the first row."""
    try:
        with path.open("rb") as file:
            table = table_of(file.read(MOST_BYTES + 1))
    except OSError as error:
        raise Refused("cannot_read_file", file=str(path), problem=str(error.strerror)) from None
    return book_of(table, path.stem)
