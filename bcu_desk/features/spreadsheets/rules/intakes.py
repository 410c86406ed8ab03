"""Lists that another page takes: told apart here by their columns, handed on as text."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from bcu_desk.features.spreadsheets.rules.columns import Chosen, Layout, laid_as
from bcu_desk.features.spreadsheets.rules.reading.told import ReadRow, ReadSheet
from bcu_desk.features.spreadsheets.rules.values import whole_text
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.contributions import Intake, RowEdit, Sheet, SheetEdits
from bcu_desk.work.view import View


class Elsewhere(Query, frozen=True, kw_only=True):
    """What such a list is compared with: the page that takes it knows, nobody here does."""

    def rows(self, reader: Reader, view: View) -> tuple[object, ...]:
        """None."""
        del reader, view
        return ()


def sheet_of(intake: Intake) -> Sheet:
    """A list as a sheet, so that its columns are asked for like those of any other."""

    def nothing(_edit: RowEdit) -> tuple[()]:
        return ()

    *first, last = intake.needs
    fields = tuple(column.field for column in intake.columns)
    edits = SheetEdits(
        key="",
        fields=(last,),
        change=nothing,
        only_new=fields,
        told_by=tuple(first),
        heads=intake.heads,
    )
    return Sheet(intake.name, intake.title, Elsewhere(), intake.columns, edits=edits)


def text_of(intake: Intake, read: ReadSheet, layout: Layout, chosen: Chosen) -> str:
    """The list as separated text under the heads that its page knows, each row on its own line.

    Columns that are taken for nothing go along under their own heads where it takes them.
    """
    taken = _taken(intake, layout, chosen)
    laid = laid_as(sheet_of(intake), read, chosen)
    lines: list[Sequence[str]] = [[] for _ in range(max(0, chosen.head - 1))]
    lines.append([head for head, _ in taken])
    places = [place for _, place in taken]
    for row in laid.rows:
        lines += [[] for _ in range(row.number - len(lines) - 1)]
        lines.append([_at(row, place) for place in places])
    made = io.StringIO()
    csv.writer(made, lineterminator="\n").writerows(lines)
    return made.getvalue()


def _taken(intake: Intake, layout: Layout, chosen: Chosen) -> list[tuple[str, int]]:
    """The heads under which columns go along, with the places of these."""
    titles = {column.field: column.title for column in intake.columns}
    taken = [(titles[name], place) for name, place in chosen.places.items()]
    if not intake.takes_more:
        return taken
    used = set(chosen.places.values())
    more = [(c.head, c.place) for c in layout.columns if c.place not in used and c.head]
    return taken + more


def _at(row: ReadRow, place: int) -> str:
    return whole_text(row.cells[place]) if place < len(row.cells) else ""
