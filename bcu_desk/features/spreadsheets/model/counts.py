"""The sheets that the export page lists: how many rows and columns each has now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bcu_desk.domain.times import long_day
from bcu_desk.features.spreadsheets.queries.secrets import texts_of
from bcu_desk.features.spreadsheets.rules.held import NAMES, Held, held_in_rows
from bcu_desk.store.session import Reader
from bcu_desk.work.contributions import Sheet
from bcu_desk.work.view import View


@dataclass(frozen=True, slots=True)
class SheetCount:
    """A sheet with its rows in a view, and how many of its columns name people.

    `secret` is what else it holds that only an OFFICIAL-SENSITIVE file may.
    """

    name: str
    title: str
    note: str
    rows: int
    columns: int
    personal: int
    secret: Held = ()

    def held(self, *, names: bool) -> Held:
        """What it holds that asks for OFFICIAL-SENSITIVE, with or without names."""
        named = names and self.personal and self.rows
        return (NAMES, *self.secret) if named else self.secret

    def columns_words(self, *, names: bool) -> str:
        """How many columns it has, with or without those that name people."""
        left_out = 0 if names else self.personal
        shown = _counted(self.columns - left_out, "column", "columns")
        return f"{shown}, {left_out} with names left out" if left_out else shown

    def rows_words(self) -> str:
        """How many rows it has."""
        return _counted(self.rows, "row", "rows")


def sheet_counts(sheets: Sequence[Sheet], reader: Reader, view: View) -> tuple[SheetCount, ...]:
    """Every sheet that fits the view, counted in one consistent view of the file."""
    secrets = texts_of(reader)
    return tuple(_count(sheet, reader, view, secrets) for sheet in sheets if sheet.fits(view))


def days_words(view: View, compared: int) -> str:
    """Which days the sheets hold; `compared` of them tell what differs from a second day."""
    if view.against is None:
        return "Every sheet holds this day only. A second day adds sheets of what differs."
    if not compared:
        return "Every sheet holds this day only; none tells what differs."
    told = "1 sheet tells" if compared == 1 else f"{compared} sheets tell"
    return f"{told} what differs from {long_day(view.against)}; the others hold this day only."


def _count(sheet: Sheet, reader: Reader, view: View, secrets: Mapping[str, str]) -> SheetCount:
    """A sheet that is counted without reading it holds figures, and no secrets but names."""
    rows = () if sheet.counts is not None else sheet.query.rows(reader, view)
    open_to_all = [column for column in sheet.columns if not column.personal]
    return SheetCount(
        name=sheet.name,
        title=sheet.title,
        note=sheet.note,
        rows=len(rows) if sheet.counts is None else sheet.counts(reader, view),
        columns=len(sheet.columns),
        personal=sum(column.personal for column in sheet.columns),
        secret=held_in_rows(rows, open_to_all, secrets),
    )


def sum_words(chosen: Sequence[SheetCount]) -> str:
    """What the chosen sheets hold together: `3 sheets, 1,204 rows`."""
    sheets = _counted(len(chosen), "sheet", "sheets")
    return f"{sheets}, {_counted(sum(item.rows for item in chosen), 'row', 'rows')}"


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one}" if count == 1 else f"{count:,} {many}"
