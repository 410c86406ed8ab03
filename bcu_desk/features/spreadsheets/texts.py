"""Filled sheets as text: CSV files in a folder or a zip, and JSON Lines."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TextIO

from bcu_desk.features.spreadsheets.rules.baseline import Made
from bcu_desk.features.spreadsheets.rules.cells import Cell, Filled, guarded
from bcu_desk.store.replace import replacing

MARKING = "marking.txt"  # stands beside the CSV files of a folder or a zip


@dataclass(frozen=True, slots=True)
class Head:
    """What a file says of itself: its marking and what it was made from."""

    marking: str
    made: Made


def write_csv(path: Path, item: Filled) -> None:
    """One sheet as a CSV file; an old one stays until it is whole."""
    with replacing(path) as made, made.open("w", encoding="utf-8-sig", newline="") as file:
        _csv(file, item)


def write_folder(folder: Path, marking: str, filled: Sequence[Filled]) -> None:
    """The marking, and beside it one CSV file a sheet."""
    with replacing(folder / MARKING) as made:
        made.write_text(f"{marking}\n", "utf-8")
    for item in filled:
        write_csv(folder / _name(item), item)


def write_zip(path: Path, marking: str, filled: Sequence[Filled]) -> None:
    """The same files in a zip."""
    with replacing(path) as made, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.comment = marking.encode()
        packed.writestr(MARKING, f"{marking}\n")
        for item in filled:
            with (
                packed.open(_name(item), "w", force_zip64=True) as raw,
                io.TextIOWrapper(raw, "utf-8-sig", newline="") as file,
            ):
                _csv(file, item)


def _name(item: Filled) -> str:
    return f"{item.sheet.name}.csv"


def _csv(file: TextIO, item: Filled) -> None:
    """A sheet as CSV: a mark of UTF-8 for Excel, every cell quoted, no text a formula."""
    writer = csv.writer(file, quoting=csv.QUOTE_ALL)
    writer.writerow([guarded(column.title) for column in item.columns])
    writer.writerows([guarded(cell) for cell in row] for row in item.rows)


def write_lines(path: Path, head: Head, filled: Sequence[Filled]) -> None:
    """A JSON document a row under one that says what the file is, under which marking."""
    told = {
        "marking": head.marking,
        "on": head.made.on.isoformat(),
        "file": head.made.file,
        "made": head.made.made,
    }
    with replacing(path) as made, made.open("w", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(told, ensure_ascii=False) + "\n")
        for item in filled:
            names = [column.field for column in item.columns]
            for row in item.rows:
                cells = dict(zip(names, map(_told, row), strict=True))
                document = {"sheet": item.sheet.name, **cells}
                file.write(json.dumps(document, ensure_ascii=False) + "\n")


def _told(cell: Cell) -> str | int | float | None:
    return cell.isoformat() if isinstance(cell, date) else cell
