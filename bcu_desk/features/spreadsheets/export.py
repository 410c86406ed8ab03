"""Writing sheets to a workbook, CSV or JSON Lines, beside first and then in place."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.spreadsheets.queries.secrets import secrets_of, texts_of
from bcu_desk.features.spreadsheets.rules.baseline import Made
from bcu_desk.features.spreadsheets.rules.cells import CellRows, Filled
from bcu_desk.features.spreadsheets.rules.held import (
    Held,
    held_in_cells,
    held_in_rows,
    marking_for,
)
from bcu_desk.features.spreadsheets.texts import (
    Head,
    write_csv,
    write_folder,
    write_lines,
    write_zip,
)
from bcu_desk.store.replace import replacing
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.contributions import Sheet
from bcu_desk.work.desk import Desk
from bcu_desk.work.tables.shown import TableOut, WantedTable
from bcu_desk.work.view import View

Progress = Callable[[str], None]
FORMATS = ("", ".xlsx", ".csv", ".zip", ".jsonl")
TABLE_FORMATS = (".xlsx", ".csv", ".jsonl")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to export where; without a `marking` it is the least that the contents ask for.

    `out` ends in .xlsx, .jsonl, .zip (of CSV files), or .csv for a single sheet; or it is a
    folder for CSV files.
    """

    out: Path
    sheets: tuple[Sheet, ...]
    view: View
    marking: str = ""
    names: bool = True


@dataclass(frozen=True, slots=True)
class Written:
    """What was written under which marking: each sheet with its number of rows."""

    marking: str
    sheets: tuple[tuple[Sheet, int], ...]


def export_file(desk: Desk, wanted: Wanted, progress: Progress = lambda _: None) -> Written:
    """Write the sheets. An old file stays until the end.

    `progress` is told each sheet's title, then `Writing` and at last `Putting in place`, and may
    raise to stop; then nothing is left behind.
    Raises Refused `unknown_marking`, `contents_marked_higher`, `unknown_format`, `no_sheets` or
    `no_folder`; OSError as the disk does.
    """
    marking_for(wanted.marking, {})
    suffix = _known(wanted.out, FORMATS)
    if not wanted.sheets:
        raise Refused("no_sheets", field="sheets")
    if suffix == ".csv" and len(wanted.sheets) > 1:
        raise Refused("one_sheet_a_csv", count=len(wanted.sheets), field="out")
    filled, held = _filled(desk, wanted, progress)
    marking = marking_for(wanted.marking, held)
    _write(desk, replace(wanted, marking=marking), filled, progress)
    return Written(marking, tuple((item.sheet, len(item.rows)) for item in filled))


def _known(out: Path, formats: tuple[str, ...]) -> str:
    suffix = out.suffix.lower()
    if suffix not in formats:
        raise Refused("unknown_format", value=suffix, field="out")
    return suffix


class Shown(Query, frozen=True, kw_only=True):
    """The rows of a table that is shown: there is nothing to ask the desk for."""

    def rows(self, reader: Reader, view: View) -> tuple[object, ...]:
        """None."""
        del reader, view
        return ()


def held_in_table(desk: Desk, table: TableOut) -> Held:
    """What a table as shown holds that only an OFFICIAL-SENSITIVE file may."""
    with desk.reader() as reader:
        return held_in_cells(table.rows, secrets_of(reader))


def export_table(desk: Desk, wanted: WantedTable, progress: Progress = lambda _: None) -> None:
    """Write a table as it is shown to a workbook, CSV or JSON Lines; an old file stays until then.

    Raises Refused `unknown_marking`, `contents_marked_higher`, `unknown_format` or `no_folder`;
    OSError as the disk does.
    """
    _known(wanted.out, TABLE_FORMATS)
    table = wanted.table
    marking = marking_for(wanted.marking, {table.title: held_in_table(desk, table)})
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
    out, suffix = wanted.out, wanted.out.suffix.lower()
    progress("Writing")
    _refuse_missing(out.parent)
    if suffix == ".xlsx":
        _workbook(desk, wanted, filled, progress)
    elif suffix == ".jsonl":
        write_lines(out, Head(wanted.marking, _made(desk, wanted)), filled)
    elif suffix == ".csv":
        write_csv(out, filled[0])
    elif suffix == ".zip":
        write_zip(out, wanted.marking, filled)
    else:
        _csv_folder(out, wanted.marking, filled)


def _csv_folder(folder: Path, marking: str, filled: tuple[Filled, ...]) -> None:
    """A folder of CSV files; one that was made for them goes again where they can't be written."""
    was_there = folder.exists()
    _make_folder(folder)
    try:
        write_folder(folder, marking, filled)
    except OSError:
        if not was_there:
            shutil.rmtree(folder, ignore_errors=True)
        raise


def _filled(
    desk: Desk, wanted: Wanted, progress: Progress
) -> tuple[tuple[Filled, ...], Mapping[str, Held]]:
    """Every sheet, and what they hold, from one consistent view of the file.

    Their cells are made when they are written.
    """
    found, held = [], {}
    with desk.reader() as reader:
        secrets = texts_of(reader)
        for sheet in wanted.sheets:
            progress(sheet.title)
            columns = tuple(c for c in sheet.columns if wanted.names or not c.personal)
            rows = sheet.query.rows(reader, wanted.view)
            held[sheet.title] = held_in_rows(rows, columns, secrets)
            offered = {} if sheet.edits is None else sheet.edits.choices
            choices = {name: make(reader, wanted.view) for name, make in offered.items()}
            found.append(Filled(sheet, columns, CellRows(rows, columns), choices))
    return tuple(found), held


def _workbook(desk: Desk, wanted: Wanted, filled: tuple[Filled, ...], progress: Progress) -> None:
    from bcu_desk.features.spreadsheets.workbook import (  # noqa: PLC0415 - loads XlsxWriter
        Told,
        write_workbook,
    )

    told = Told(wanted.marking, _made(desk, wanted), wanted.view.against)
    with replacing(wanted.out) as made:
        write_workbook(made, told, filled)
        progress("Putting in place")


def _made(desk: Desk, wanted: Wanted) -> Made:
    return Made(
        wanted.view.on,
        wanted.view.scope,
        desk.path.name,
        desk.clock.wall(),
        wanted.names,
    )


def _refuse_missing(folder: Path) -> None:
    if not folder.is_dir():  # such as one misspelt, or on a stick that is not in its place
        raise Refused("no_folder", folder=str(folder), field="out")


def _make_folder(folder: Path) -> None:
    """The folder that the files go to, where it is not there."""
    try:
        folder.mkdir(exist_ok=True)
    except FileExistsError:
        raise Refused("no_folder", folder=str(folder), field="out") from None
