"""What a workbook held when it was made, kept in a hidden sheet of it, so that changes are told."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.spreadsheets.rules.cells import Cell, Filled
from bcu_desk.work.contributions import Value

BASE_TITLE = "BCU Desk"  # of the hidden sheet
FORMAT = 1
LONGEST = 32_000  # characters of a line: a cell holds 32,767
_MORE = "+"  # begins a line that goes on where the one before it ended


@dataclass(frozen=True, slots=True)
class Made:
    """When and from what a workbook was made: its day and scope, file, UTC time, names or none."""

    on: date
    scope: tuple[str, ...]
    file: str
    made: str
    names: bool = True


@dataclass(frozen=True, slots=True)
class BaseTable:
    """A sheet as it was made: its title then, its fields, and the values of its rows by key."""

    title: str
    fields: tuple[str, ...]
    rows: Mapping[str, Mapping[str, Value]]


@dataclass(frozen=True, slots=True)
class Baseline:
    """Everything that can come back, as it was when the workbook was made; by sheet name."""

    made: Made
    tables: Mapping[str, BaseTable]


def lines_of(made: Made, filled: Iterable[Filled]) -> Iterator[str]:
    """The lines of the hidden sheet: a head, the sheets with their rows, a digest of them all."""
    digest = hashlib.sha256()
    for document in _documents(made, filled):
        text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
        digest.update(text.encode())
        yield text[:LONGEST]
        for start in range(LONGEST, len(text), LONGEST - 1):
            yield _MORE + text[start : start + LONGEST - 1]
    yield json.dumps({"sha256": digest.hexdigest()})


def _documents(made: Made, filled: Iterable[Filled]) -> Iterator[object]:
    yield {
        "bcu_desk": FORMAT,
        "on": made.on.isoformat(),
        "scope": made.scope,
        "file": made.file,
        "made": made.made,
        "names": made.names,
    }
    for item in filled:
        if item.sheet.edits is None:
            continue
        yield {
            "sheet": item.sheet.name,
            "title": item.sheet.title,
            "fields": [[column.field, column.kind] for column in item.columns],
        }
        for row in item.rows:
            yield [_written(cell) for cell in row]


def plain_cell(cell: Cell, kind: str) -> Value:
    """A cell as it is compared: times and shares as they come back from a file."""
    if kind == "day" or cell is None:
        return cell.date() if isinstance(cell, datetime) else cell
    return _written(cell)


def _written(cell: Cell) -> str | int | float | None:
    if isinstance(cell, datetime):
        return cell.isoformat(timespec="minutes")
    return cell.isoformat() if isinstance(cell, date) else cell


def baseline_of(lines: Sequence[str], keys: Mapping[str, str]) -> Baseline:
    """What the lines of the hidden sheet say; `keys` are the key fields of the sheets by name.

    Raises Refused `workbook_base_damaged` where a line is not as it was written, and
    `workbook_too_new` for one of a newer program.
    """
    texts = list(_joined(lines))
    try:
        documents = [json.loads(text) for text in texts]
        _check(texts, documents)
        return Baseline(_made(documents[0]), dict(_tables(documents[1:-1], keys)))
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        raise Refused("workbook_base_damaged") from None


def _joined(lines: Iterable[str]) -> Iterator[str]:
    whole = ""
    for line in lines:
        if line.startswith(_MORE):
            whole += line[1:]
            continue
        if whole:
            yield whole
        whole = line
    if whole:
        yield whole


def _check(texts: Sequence[str], documents: Sequence[object]) -> None:
    head, foot = documents[0], documents[-1]
    if not isinstance(head, dict) or not isinstance(foot, dict):
        raise TypeError("no head or no digest")
    if head["bcu_desk"] > FORMAT:
        raise Refused("workbook_too_new")
    digest = hashlib.sha256()
    for text in texts[:-1]:
        digest.update(text.encode())
    if digest.hexdigest() != foot["sha256"]:
        raise ValueError("the digest is another")


def _made(head: Mapping[str, object]) -> Made:
    scope = head["scope"]
    if not isinstance(scope, list):
        raise TypeError("the scope is no list")
    return Made(
        date.fromisoformat(str(head["on"])),
        tuple(str(code) for code in scope),
        str(head["file"]),
        str(head["made"]),
        bool(head["names"]),
    )


def _tables(
    documents: Sequence[object], keys: Mapping[str, str]
) -> Iterator[tuple[str, BaseTable]]:
    """The sheets that this program knows; rows of others are passed over."""
    starts = [n for n, document in enumerate(documents) if isinstance(document, dict)]
    for start, end in zip(starts, [*starts[1:], len(documents)], strict=True):
        head = documents[start]
        if isinstance(head, dict) and head["sheet"] in keys:
            kinds = [(str(name), str(kind)) for name, kind in head["fields"]]
            rows = _rows(documents[start + 1 : end], kinds, keys[head["sheet"]])
            fields = tuple(name for name, _ in kinds)
            yield str(head["sheet"]), BaseTable(str(head["title"]), fields, rows)


def _rows(
    documents: Sequence[object], kinds: Sequence[tuple[str, str]], key: str
) -> Mapping[str, Mapping[str, Value]]:
    found: dict[str, Mapping[str, Value]] = {}
    for row in documents:
        if not isinstance(row, list):
            raise TypeError("a row is no list")
        values = {
            name: date.fromisoformat(value) if kind == "day" and value is not None else value
            for (name, kind), value in zip(kinds, row, strict=True)
        }
        found[str(values[key])] = values
    return found
