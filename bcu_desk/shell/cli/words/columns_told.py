"""What the columns of somebody else's file are, as a call says or this profile remembers."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.spreadsheets.rules.columns import (
    Chosen,
    Layout,
    fields_of,
    guessed_as,
    is_enough,
    layout_of,
    needs_of,
    plainly,
    remembered,
)
from bcu_desk.features.spreadsheets.rules.laying import column_letter, sheets_in_order
from bcu_desk.features.spreadsheets.rules.reading.told import Book
from bcu_desk.shell import offers
from bcu_desk.work.contributions import Sheet
from bcu_desk.work.opening import Program
from bcu_desk.work.settings import Settings


def columns_told(program: Program, book: Book, given: argparse.Namespace) -> Mapping[str, Chosen]:
    """What sheets of a file are taken for, by their titles; none of a file that was made here.

    `--sheet` says it of the first one with rows, and `--columns` which column is which field.
    Raises Refused `unknown_sheet`, `unknown_field`, `unknown_column` or `columns_lack`.
    """
    filled = [sheet for sheet in book.sheets if sheet.rows]
    if book.base or not filled:
        return {}
    known = sheets_in_order(offers.sheets())
    if not given.sheet:
        return _remembered(program, book, known)
    sheet = _sheet(given.sheet, known)
    layout = layout_of(filled[0])
    chosen = guessed_as(layout, sheet)
    for told in (given.columns or "").split(","):
        if told.strip():
            chosen = _take(layout, sheet, chosen, told)
    if not is_enough(sheet, chosen):
        needs = needs_of(sheet, chosen)
        lacking = tuple(f"{need.field} ({need.title})" for need in needs if not need.met)
        heads = tuple(column.name() for column in layout.columns)
        raise Refused("columns_lack", sheet=sheet.title, lacking=lacking, heads=heads)
    return {filled[0].title: chosen}


def list_told(program: Program, book: Book) -> Mapping[str, Chosen]:
    """What a list is taken for: as this profile remembers, or plainly by its columns; else none."""
    known = sheets_in_order(offers.sheets())
    found = dict(_remembered(program, book, known))
    for sheet in book.sheets:
        chosen = plainly(layout_of(sheet), known) if sheet.rows else None
        if chosen is not None:
            found.setdefault(sheet.title, chosen)
    return found


def _remembered(program: Program, book: Book, known: Sequence[Sheet]) -> Mapping[str, Chosen]:
    kept = Settings(program.profile)["workbook_layouts"]
    texts = kept if isinstance(kept, tuple) else ()
    found = {
        sheet.title: remembered(layout_of(sheet), texts, known)
        for sheet in book.sheets
        if sheet.rows
    }
    return {title: chosen for title, chosen in found.items() if chosen is not None}


def _sheet(name: str, known: Sequence[Sheet]) -> Sheet:
    for sheet in known:
        if name.casefold() in (sheet.name, sheet.title.casefold()):
            return sheet
    raise Refused("unknown_sheet", value=name[:60], known=tuple(sheet.name for sheet in known))


def _take(layout: Layout, sheet: Sheet, chosen: Chosen, told: str) -> Chosen:
    """With a column taken for a field: `FIELD=HEAD`, or the letter of a column for its head."""
    name, _, head = (part.strip() for part in told.partition("="))
    if name not in fields_of(sheet):
        raise Refused("unknown_field", field=name[:60], known=fields_of(sheet))
    for column in layout.columns:
        if head.casefold() in (column.head.casefold(), column_letter(column.place).casefold()):
            return chosen.take(name, column.place)
    heads = tuple(column.name() for column in layout.columns)
    raise Refused("unknown_column", value=head[:60], known=heads)
