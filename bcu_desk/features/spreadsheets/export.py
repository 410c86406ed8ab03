"""Writing sheets to a workbook or a folder of CSV files, beside first and then in place."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bcu_desk.domain.markings import marking_of
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.spreadsheets.rules import Cell, Filled, cell_of, guarded
from bcu_desk.store.replace import replacing
from bcu_desk.work.contributions import Sheet, SheetColumn
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to export where: `out` ends in .xlsx, or is a folder for CSV files."""

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
    if suffix not in ("", ".xlsx"):
        raise Refused("unknown_format", value=suffix, field="out")
    if not wanted.sheets:
        raise Refused("no_sheets", field="sheets")
    filled = _filled(desk, wanted, progress)
    if suffix == ".xlsx":
        _workbook(desk, wanted, filled, progress)
    else:
        _folder(wanted.out, marking, filled, progress)
    return tuple((item.sheet, len(item.rows)) for item in filled)


def _filled(desk: Desk, wanted: Wanted, progress: Progress) -> tuple[Filled, ...]:
    """Read every sheet from one consistent view of the file."""
    found = []
    with desk.reader() as reader:
        for sheet in wanted.sheets:
            progress(sheet.title)
            columns = tuple(c for c in sheet.columns if wanted.names or not c.personal)
            rows = sheet.query.rows(reader, wanted.view)
            found.append(Filled(sheet, columns, tuple(_cells(row, columns) for row in rows)))
    return tuple(found)


def _cells(row: object, columns: tuple[SheetColumn, ...]) -> tuple[Cell, ...]:
    return tuple(cell_of(getattr(row, column.field), column.kind) for column in columns)


def _workbook(desk: Desk, wanted: Wanted, filled: tuple[Filled, ...], progress: Progress) -> None:
    from bcu_desk.features.spreadsheets.workbook import (  # noqa: PLC0415 - loads XlsxWriter
        Told,
        write_workbook,
    )

    told = Told(
        marking_of(wanted.marking),
        wanted.view.on,
        desk.path.name,
        desk.clock.wall(),
        wanted.view.against,
    )
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
        with (
            replacing(folder / f"{item.sheet.name}.csv") as made,
            made.open("w", encoding="utf-8-sig", newline="") as file,
        ):
            writer = csv.writer(file, quoting=csv.QUOTE_MINIMAL)
            writer.writerow([column.title for column in item.columns])
            writer.writerows([guarded(cell) for cell in row] for row in item.rows)
    with replacing(folder / "marking.txt") as made:
        made.write_text(f"{marking}\n", "utf-8")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, FileNotFoundError, NotADirectoryError):
        raise Refused("no_folder", folder=str(folder), field="out") from None
