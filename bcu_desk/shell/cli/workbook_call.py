"""The calls that write a workbook or CSV files, and that take a workbook back."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import day_of
from bcu_desk.features.spreadsheets.commands import LoadWorkbook
from bcu_desk.features.spreadsheets.export import Wanted, export_file
from bcu_desk.features.spreadsheets.queries.plan import (
    Plan,
    TablePlan,
    checked,
    commands_of,
    plan_of,
)
from bcu_desk.features.spreadsheets.rules.columns import Chosen
from bcu_desk.features.spreadsheets.rules.deciding import FILE, Decisions, counts_of, open_rows
from bcu_desk.features.spreadsheets.rules.laying import sheets_in_order
from bcu_desk.features.spreadsheets.rules.merging import CellState, DiffCell, DiffRow, State
from bcu_desk.features.spreadsheets.rules.passing import passed_words
from bcu_desk.features.spreadsheets.rules.reading.apart import read_apart
from bcu_desk.features.spreadsheets.rules.reading.told import Book
from bcu_desk.features.spreadsheets.rules.wording import (
    problems_of,
    told,
    value_text,
    value_words,
    where,
)
from bcu_desk.shell import offers
from bcu_desk.shell.cli.answers import Answer
from bcu_desk.shell.cli.words.columns_told import columns_told, list_told
from bcu_desk.store.unusable import DiskFault
from bcu_desk.work import wire
from bcu_desk.work.contributions import Sheet
from bcu_desk.work.desk import Desk
from bcu_desk.work.opening import Program
from bcu_desk.work.view import View


def export(program: Program, given: argparse.Namespace) -> Answer:
    """Write the sheets asked for, as of a day, under a marking."""
    desk = program.open(Path(given.file), read_only=True)
    on = day_of(given.on, "on") if given.on else desk.clock.today()
    wire.refuse_far_day(on, "on")
    against = day_of(given.against, "against") if given.against else None
    if against is not None:
        wire.refuse_far_day(against, "against")
    view = View(on, tuple(given.bcu or ()), against)
    wanted = Wanted(
        out=Path(given.out),
        sheets=_chosen(given.tables, view),
        view=view,
        marking=given.marking or "",
        names=not given.no_names,
    )
    try:
        written = export_file(desk, wanted)
    except FileNotFoundError:
        raise DiskFault("cannot_open", file=given.out) from None
    counts = {sheet.name: count for sheet, count in written.sheets}
    document = {"file": given.out, "sheets": counts, "marking": written.marking}
    words = [
        f"{sheet.title}: {count:,} row{'' if count == 1 else 's'}"
        for sheet, count in written.sheets
    ]
    return Answer(document, "\n".join([f"Wrote {given.out}, marked {written.marking}.", *words]))


def _chosen(told: str | None, view: View) -> tuple[Sheet, ...]:
    every = offers.sheets()
    if not told:
        return tuple(sheet for sheet in every if sheet.fits(view))
    known = {sheet.name: sheet for sheet in every}
    for name in told.split(","):
        if name not in known:
            raise Refused("unknown_sheet", value=name[:60], known=tuple(known))
    return tuple(known[name] for name in told.split(","))


MOST_LISTED = 50_000  # rows of a document
MOST_SHOWN = 40  # in words


def import_workbook(program: Program, given: argparse.Namespace) -> Answer:
    """Tell what a workbook would change; with `--apply` load it, all or nothing."""
    desk = program.open(Path(given.file), read_only=not given.apply)
    book = read_apart(Path(given.input))
    return _imported(desk, book, columns_told(program, book, given), given)


def import_list(
    program: Program, desk: Desk, given: argparse.Namespace, refused: Refused
) -> Answer:
    """The same of a text that is no table of figures, as `refused` says, but maybe a list.

    Raises Refused `list_not_known` where its columns don't plainly say what of.
    """
    book = read_apart(Path(given.input))
    said = list_told(program, book)
    if said:
        return _imported(desk, book, said, given)
    if refused.code != "figures_unknown_layout":
        raise refused
    names = tuple(sheet.name for sheet in sheets_in_order(offers.sheets()))
    raise Refused("list_not_known", **refused.facts, sheets=names)


def _imported(
    desk: Desk, book: Book, said: Mapping[str, Chosen], given: argparse.Namespace
) -> Answer:
    name = Path(given.input).name
    on = day_of(given.on, "on") if given.on else desk.clock.today()
    with desk.reader() as reader:
        plan = plan_of(reader, book, offers.sheets(), View(on), chosen=said)
    plan = checked(desk, plan, _decided(plan, given))
    step = _load(desk, plan, name, given) if given.apply else ""
    return _answer(plan, name, step, applied=given.apply)


def _decided(plan: Plan, given: argparse.Namespace) -> Decisions:
    """What the words of the call decide for every row alike."""
    rows = plan.rows()
    settled = {
        (row.mark, cell.field): given.conflicts
        for row in rows
        for cell in row.cells
        if cell.state is CellState.CONFLICT and given.conflicts
    }
    removed = {row.mark for row in rows if row.state is State.MISSING and given.remove_missing}
    return Decisions(settled=settled, removed=frozenset(removed))


def _load(desk: Desk, plan: Plan, name: str, given: argparse.Namespace) -> str:
    """Write what the file came to; the label of the step, '' where it changes nothing.

    Raises Refused `workbook_has_open_rows`, or what a rule says against a row.
    """
    decisions = _decided(plan, given)
    if given.leave_errors:
        for row in plan.rows():
            if row.state is State.ERROR:
                decisions = decisions.leave(row.mark)
    try:
        gestures = commands_of(desk, plan, decisions)
    except Refused as refused:
        if refused.code == "workbook_changes_nothing":
            return ""
        if refused.code == "workbook_has_open_rows":
            first = open_rows(plan.rows(), decisions)[0]
            facts = {**refused.facts, "first": _first(plan, first)}
            raise Refused(refused.code, **facts) from None
        raise
    reason = given.reason or f"Workbook {name}"
    return desk.do(LoadWorkbook(source=name, gestures=gestures), reason=reason).label


def _first(plan: Plan, row: DiffRow) -> str:
    """The first row that waits, in words."""
    lines = list(_problem_lines(plan.table_of(row), row))
    return lines[0] if lines else _conflicts(plan.table_of(row), row)[0]


def _answer(plan: Plan, name: str, step: str, *, applied: bool) -> Answer:
    rows = [row for row in plan.rows() if row.state is not State.UNCHANGED]
    made = None if plan.baseline is None else plan.baseline.made
    document = {
        "file": name,
        "made": None if made is None else made.made,
        "on": plan.view.on.isoformat(),
        "applied": applied,
        "step": step or None,
        "counts": counts_of(plan.rows()),
        "rows": [_row(plan.table_of(row), row) for row in rows[:MOST_LISTED]],
        "left_off": max(0, len(rows) - MOST_LISTED),
        "passed_over": list(plan.passed),
        "left_out": [
            {"sheet": table.laid.title, "row": one.number, "what": one.what, "words": one.words}
            for table in plan.tables
            for one in table.laid.over
        ],
    }
    return Answer(document, "\n".join(_words(plan, name, rows, step, applied=applied)))


def _row(table: TablePlan, row: DiffRow) -> Mapping[str, object]:
    document: dict[str, object] = {
        "sheet": table.laid.title,
        "row": row.number or None,
        "key": row.key,
        "state": row.state.value,
        "cells": [_cell(table, cell) for cell in row.cells if cell.state is not CellState.SAME],
    }
    if row.problem is not None:
        document |= {"code": row.problem.code, "message": told(row.problem)}
    return document


def _cell(table: TablePlan, cell: DiffCell) -> Mapping[str, object]:
    document: dict[str, object] = {
        "column": _title(table, cell.field),
        "state": cell.state.value,
        "base": cell.base,
        "file": cell.typed if cell.state is CellState.ERROR else cell.file,
        "desk": cell.desk,
    }
    if cell.problem is not None:
        document |= {"code": cell.problem.code, "message": told(cell.problem)}
    return document


def _title(table: TablePlan, name: str) -> str:
    return next((column.title for column in table.columns if column.field == name), name)


def _words(plan: Plan, name: str, rows: list[DiffRow], step: str, *, applied: bool) -> list[str]:
    sums = ", ".join(f"{n:,} {state}" for state, n in counts_of(plan.rows()).items() if n)
    words = [step or f"{name}: {sums or 'nothing in it'}."]
    for table in plan.tables:
        if table.laid.over:
            words.append(f"Sheet {table.laid.title}, left out: {passed_words(table.laid.over)}.")
    for row in rows[:MOST_SHOWN]:
        words += _row_words(plan.table_of(row), row)
    if len(rows) > MOST_SHOWN:
        words.append(f"and {len(rows) - MOST_SHOWN:,} rows more: --json lists them.")
    if not applied:
        words.append("Nothing was changed. --apply loads it, as one step that undo takes back.")
    elif not step:
        words.append("Nothing differs from the desk, so nothing was changed.")
    return words


def _row_words(table: TablePlan, row: DiffRow) -> list[str]:
    """A row in words: what is wrong, what is contested, or what changes."""
    place = where(row, table.laid.title, "")
    if row.state is State.ERROR:
        return list(_problem_lines(table, row))
    if row.state is State.CONFLICT:
        return _conflicts(table, row)
    if row.state is State.MISSING:
        edits = table.sheet.edits
        can = edits is not None and edits.remove is not None
        return [f"{place}: it stays{' unless --remove-missing is told' if can else ''}."]
    if row.state is State.NEW:
        cells = ", ".join(value_text(cell.file) for cell in row.cells if cell.file is not None)
        return [f"{place}, new: {cells}."]
    return [
        f"{where(row, table.laid.title, _title(table, cell.field))}: "
        f"{value_words(cell.desk)} to {value_words(cell.file)}."
        for cell in row.cells
        if cell.state is CellState.CHANGED
    ]


def _problem_lines(table: TablePlan, row: DiffRow) -> list[str]:
    return [
        f"{where(row, table.laid.title, _title(table, problem.field))}: {told(problem)}"
        for problem in problems_of(row)
    ]


def _conflicts(table: TablePlan, row: DiffRow) -> list[str]:
    return [
        f"{where(row, table.laid.title, _title(table, cell.field))}: it was "
        f"{value_words(cell.base)}, the file says {value_words(cell.file)}, "
        f"the desk {value_words(cell.desk)}. --conflicts {FILE} or desk settles it."
        for cell in row.cells
        if cell.state is CellState.CONFLICT
    ]
