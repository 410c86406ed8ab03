"""Writing sheets to a workbook, CSV or JSON Lines, beside first and then in place."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bcu_desk.domain.markings import marking_of
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.spreadsheets.rules.baseline import Made
from bcu_desk.features.spreadsheets.rules.cells import Cell, CellRows, Filled, guarded
from bcu_desk.store.replace import replacing
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.contributions import Sheet
from bcu_desk.work.desk import Desk
from bcu_desk.work.tables.shown import WantedTable
from bcu_desk.work.view import View

Progress = Callable[[str], None]
FORMATS = ("", ".xlsx", ".csv", ".jsonl")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to export where.

    `out` ends in .xlsx, .jsonl, or .csv for a single sheet; or it is a folder for CSV files.
    """

    out: Path
    sheets: tuple[Sheet, ...]
    view: View
    marking: str = "OFFICIAL"
    names: bool = True


def export_file(
    desk: Desk, wanted: Wanted, progress: Progress = lambda _: None
) -> tuple[tuple[Sheet, int], ...]:
    """Write the sheets; returns each with its number of rows. An old file stays until the end.

    `progress` is told each sheet's title, then `Writing` and at last `Putting in place`, and may
    raise to stop; then nothing is left behind.
    Raises Refused `unknown_marking`, `unknown_format`, `no_sheets` or `no_folder`; OSError as the
    disk does.
    """
    marking = marking_of(wanted.marking)
    suffix = wanted.out.suffix.lower()
    if suffix not in FORMATS:
        raise Refused("unknown_format", value=suffix, field="out")
    if not wanted.sheets:
        raise Refused("no_sheets", field="sheets")
    if suffix == ".csv" and len(wanted.sheets) > 1:
        raise Refused("one_sheet_a_csv", count=len(wanted.sheets), field="out")
    filled = _filled(desk, wanted, progress)
    _write(desk, replace(wanted, marking=marking), filled, progress)
    return tuple((item.sheet, len(item.rows)) for item in filled)


class Shown(Query, frozen=True, kw_only=True):
    """The rows of a table that is shown: there is nothing to ask the desk for."""

    def rows(self, reader: Reader, view: View) -> tuple[object, ...]:
        """None."""
        del reader, view
        return ()


def export_table(desk: Desk, wanted: WantedTable, progress: Progress = lambda _: None) -> None:
    """Write a table as it is shown to a workbook, CSV or JSON Lines; an old file stays until then.

    Raises Refused `unknown_marking`, `unknown_format` or `no_folder`; OSError as the disk does.
    """
    marking, suffix = marking_of(wanted.marking), wanted.out.suffix.lower()
    if suffix not in FORMATS[1:]:
        raise Refused("unknown_format", value=suffix, field="out")
    table = wanted.table
    order = f" Sorted by {table.order}." if table.order else ""
    sheet = Sheet(
        name=table.name,
        title=in_title(table.title),
        query=Shown(),
        columns=table.columns,
        note=f"{table.title}, as shown on the page.{order}",
    )
    filled = Filled(sheet, table.columns, table.rows)
    told = Wanted(out=wanted.out, sheets=(sheet,), view=wanted.view, marking=marking)
    _write(desk, told, (filled,), progress)


def in_title(text: str) -> str:
    """A text as the title of a sheet: without what titles can't hold."""
    kept = "".join(" " if letter in "[]:*?/\\'" else letter for letter in text)
    return " ".join(kept.split()) or "Table"


def _write(desk: Desk, wanted: Wanted, filled: tuple[Filled, ...], progress: Progress) -> None:
    """Write filled sheets to the file, or into the folder."""
    suffix = wanted.out.suffix.lower()
    if suffix == ".xlsx":
        _workbook(desk, wanted, filled, progress)
    elif suffix == ".jsonl":
        _lines(desk, wanted, filled, progress)
    elif suffix == ".csv":
        progress("Writing")
        _make_folder(wanted.out.parent)
        _csv(wanted.out, filled[0])
    else:
        _folder(wanted.out, wanted.marking, filled, progress)


def _filled(desk: Desk, wanted: Wanted, progress: Progress) -> tuple[Filled, ...]:
    """Read every sheet from one consistent view of the file; cells are made when written."""
    found = []
    with desk.reader() as reader:
        for sheet in wanted.sheets:
            progress(sheet.title)
            columns = tuple(c for c in sheet.columns if wanted.names or not c.personal)
            rows = CellRows(sheet.query.rows(reader, wanted.view), columns)
            offered = {} if sheet.edits is None else sheet.edits.choices
            choices = {name: make(reader, wanted.view) for name, make in offered.items()}
            found.append(Filled(sheet, columns, rows, choices))
    return tuple(found)


def _workbook(desk: Desk, wanted: Wanted, filled: tuple[Filled, ...], progress: Progress) -> None:
    from bcu_desk.features.spreadsheets.workbook import (  # noqa: PLC0415 - loads XlsxWriter
        Told,
        write_workbook,
    )

    told = Told(marking_of(wanted.marking), _made(desk, wanted), wanted.view.against)
    progress("Writing")
    _make_folder(wanted.out.parent)
    with replacing(wanted.out) as made:
        write_workbook(made, told, filled)
        progress("Putting in place")


def _folder(folder: Path, marking: str, filled: tuple[Filled, ...], progress: Progress) -> None:
    """One CSV file a sheet; an old file of the same name stays until its own is whole."""
    progress("Writing")
    _make_folder(folder)
    for item in filled:
        _csv(folder / f"{item.sheet.name}.csv", item)
    with replacing(folder / "marking.txt") as made:
        made.write_text(f"{marking}\n", "utf-8")


def _csv(path: Path, item: Filled) -> None:
    """A sheet as CSV: a mark of UTF-8 for Excel, every cell quoted, no text a formula."""
    with replacing(path) as made, made.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow([column.title for column in item.columns])
        writer.writerows([guarded(cell) for cell in row] for row in item.rows)


def _lines(desk: Desk, wanted: Wanted, filled: tuple[Filled, ...], progress: Progress) -> None:
    """A JSON document a row under one that says what the file is, under which marking."""
    progress("Writing")
    made_of = _made(desk, wanted)
    head = {
        "marking": marking_of(wanted.marking),
        "on": made_of.on.isoformat(),
        "file": made_of.file,
        "made": made_of.made,
    }
    _make_folder(wanted.out.parent)
    with replacing(wanted.out) as made, made.open("w", encoding="utf-8", newline="\n") as file:
        file.write(json.dumps(head, ensure_ascii=False) + "\n")
        for item in filled:
            names = [column.field for column in item.columns]
            for row in item.rows:
                told = dict(zip(names, map(_told, row), strict=True))
                document = {"sheet": item.sheet.name, **told}
                file.write(json.dumps(document, ensure_ascii=False) + "\n")


def _told(cell: Cell) -> str | int | float | None:
    return cell.isoformat() if isinstance(cell, date) else cell


def _made(desk: Desk, wanted: Wanted) -> Made:
    return Made(
        wanted.view.on,
        wanted.view.scope,
        desk.path.name,
        desk.clock.wall(),
        wanted.names,
    )


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, FileNotFoundError, NotADirectoryError):
        raise Refused("no_folder", folder=str(folder), field="out") from None
