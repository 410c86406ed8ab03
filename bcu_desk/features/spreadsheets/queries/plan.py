"""The rows of a file beside those of the desk: what would change, and what stands in the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.spreadsheets.rules.baseline import (
    Baseline,
    BaseTable,
    baseline_of,
    plain_cell,
)
from bcu_desk.features.spreadsheets.rules.cells import cell_of
from bcu_desk.features.spreadsheets.rules.columns import Chosen, laid_as
from bcu_desk.features.spreadsheets.rules.deciding import (
    Decisions,
    gestures_of,
    open_rows,
    problem_of,
)
from bcu_desk.features.spreadsheets.rules.laying import Laid, laid_under, sheets_in_order
from bcu_desk.features.spreadsheets.rules.merging import DiffRow, Sides, Typed, Values, merged
from bcu_desk.features.spreadsheets.rules.reading.told import Book, ReadSheet
from bcu_desk.features.spreadsheets.rules.values import plain_text
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Command
from bcu_desk.work.contributions import Sheet, SheetColumn
from bcu_desk.work.desk import Desk
from bcu_desk.work.rehearsal import rehearse
from bcu_desk.work.view import View

Going = Callable[[], object]
NOTHING_CHOSEN: Mapping[str, Chosen] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class TablePlan:
    """A sheet of the file: the columns it has, where they stand in it, and its rows."""

    sheet: Sheet
    laid: Laid
    columns: tuple[SheetColumn, ...]
    rows: tuple[DiffRow, ...]
    in_desk: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A file beside the desk; `baseline` is None where BCU Desk did not make it.

    `passed` are the titles of the sheets that hold nothing to take back.
    """

    view: View
    tables: tuple[TablePlan, ...]
    baseline: Baseline | None
    passed: tuple[str, ...]

    def rows(self) -> tuple[DiffRow, ...]:
        """The rows of all sheets."""
        return tuple(row for table in self.tables for row in table.rows)

    def table_of(self, row: DiffRow) -> TablePlan:
        """The sheet of a row."""
        return next(table for table in self.tables if table.sheet.name == row.sheet)


def plan_of(
    reader: Reader,
    book: Book,
    sheets: Sequence[Sheet],
    view: View,
    typed: Typed | None = None,
    chosen: Mapping[str, Chosen] = NOTHING_CHOSEN,
) -> Plan:
    """A file beside the desk, sheet by sheet; one that BCU Desk made as of its own day and scope.

    `chosen` says by its title what a sheet of the file is taken for.

    Raises Refused `workbook_base_damaged`, `workbook_too_new` or `workbook_nothing_known`.
    """
    known = sheets_in_order(sheets)
    baseline = _baseline(book, known)
    if baseline is not None:
        view = View(baseline.made.on, baseline.made.scope)
    tables, passed = [], []
    met: set[str] = set()
    for read in book.sheets:
        found = _sheet_for(read.title, known, baseline)
        candidates = known if found is None else (found,)
        laid = _as_chosen(read, known, chosen.get(read.title), met)
        if read.title not in chosen:
            laid = _laid(candidates, book, read.title, met)
        if laid is None:
            passed.append(read.title)
            continue
        met.add(laid[0].name)
        tables.append(_table(reader, book, laid, baseline, view, typed or {}))
    if not tables:
        raise Refused("workbook_nothing_known", sheets=", ".join(passed)[:200])
    return Plan(view, tuple(tables), baseline, tuple(passed))


def _baseline(book: Book, known: Sequence[Sheet]) -> Baseline | None:
    if not book.base:
        return None
    return baseline_of(book.base, {s.name: s.edits.key for s in known if s.edits is not None})


def _sheet_for(title: str, known: Sequence[Sheet], baseline: Baseline | None) -> Sheet | None:
    """The sheet of the desk that a title names."""
    told = plain_text(title).casefold()
    titles = {} if baseline is None else {n: t.title for n, t in baseline.tables.items()}
    for sheet in known:
        if told in (titles.get(sheet.name, sheet.title).casefold(), sheet.name):
            return sheet
    return None


def _laid(
    candidates: Sequence[Sheet], book: Book, title: str, met: set[str]
) -> tuple[Sheet, Laid] | None:
    """The sheet of the desk under which a sheet of the file fits best, and how."""
    read = next(sheet for sheet in book.sheets if sheet.title == title)
    found = [
        (sheet, laid)
        for sheet in candidates
        if sheet.name not in met and (laid := laid_under(sheet, read)) is not None
    ]
    return max(found, key=lambda pair: len(pair[1].places), default=None)


def _as_chosen(
    read: ReadSheet, known: Sequence[Sheet], chosen: Chosen | None, met: set[str]
) -> tuple[Sheet, Laid] | None:
    """A sheet of the file as it was said to be; None where it was said to be nothing."""
    for sheet in known:
        if chosen is not None and sheet.name == chosen.sheet and sheet.name not in met:
            return sheet, laid_as(sheet, read, chosen)
    return None


def _table(
    reader: Reader,
    book: Book,
    fitted: tuple[Sheet, Laid],
    baseline: Baseline | None,
    view: View,
    typed: Typed,
) -> TablePlan:
    sheet, laid = fitted
    base = None if baseline is None else baseline.tables.get(sheet.name)
    desk = desk_rows(reader, sheet, view)
    offered = {} if sheet.edits is None else sheet.edits.choices
    sides = Sides(
        base=_rows_of(base),
        desk=desk,
        offered={name: make(reader, view) for name, make in offered.items()},
        from_1904=book.from_1904,
        typed=typed,
    )
    columns = tuple(column for column in sheet.columns if column.field in laid.places)
    return TablePlan(sheet, laid, columns, merged(sheet, laid, sides), len(desk))


def _rows_of(base: BaseTable | None) -> Mapping[str, Values] | None:
    return None if base is None else base.rows


def desk_rows(reader: Reader, sheet: Sheet, view: View) -> Mapping[str, Values]:
    """What the desk says now: the values of a sheet's rows by key, as a workbook holds them."""
    edits = sheet.edits
    if edits is None:
        return {}
    kinds = [(column.field, column.kind) for column in sheet.columns]
    found: dict[str, Values] = {}
    for row in sheet.query.rows(reader, view):
        values = {name: plain_cell(cell_of(getattr(row, name), kind), kind) for name, kind in kinds}
        found[str(values[edits.key])] = values
    return found


def checked(desk: Desk, plan: Plan, decisions: Decisions, going: Going = int) -> Plan:
    """The plan with what the rules say against its rows, found out on a copy in memory."""
    rows = plan.rows()
    groups = [_gestures(plan, row, decisions) for row in rows]
    if not any(groups):
        return plan
    refused = {rows[number].mark: why for number, why in rehearse(desk, groups, going).refused}
    if not refused:
        return plan
    return replace(plan, tables=tuple(_refused(table, refused) for table in plan.tables))


def _refused(table: TablePlan, refused: Mapping[str, Refused]) -> TablePlan:
    edits = table.sheet.edits
    if edits is None:
        return table
    rows = tuple(
        row.refused(problem_of(refused[row.mark], edits)) if row.mark in refused else row
        for row in table.rows
    )
    return replace(table, rows=rows)


def _gestures(plan: Plan, row: DiffRow, decisions: Decisions) -> tuple[Command, ...]:
    edits = plan.table_of(row).sheet.edits
    return () if edits is None else gestures_of(row, edits, plan.view.on, decisions)


def commands_of(
    desk: Desk, plan: Plan, decisions: Decisions, going: Going = int
) -> tuple[Command, ...]:
    """The gestures that a plan comes to, in an order in which they can be done.

    Raises Refused `workbook_has_open_rows` while a row waits, `workbook_changes_nothing`, or what
    a rule says against one of them.
    """
    waiting = open_rows(plan.rows(), decisions)
    if waiting:
        raise Refused("workbook_has_open_rows", count=len(waiting), first="")
    groups = [_gestures(plan, row, decisions) for row in plan.rows()]
    if not any(groups):
        raise Refused("workbook_changes_nothing")
    tried = rehearse(desk, groups, going)
    if tried.refused:
        raise tried.refused[0][1]
    return tuple(command for number in tried.order for command in groups[number])
