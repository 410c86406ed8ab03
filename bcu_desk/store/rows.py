"""Domain nouns in and out of their tables: a row is a frozen dataclass with the same fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from itertools import chain, groupby
from operator import attrgetter
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, bindparam, delete, select

from bcu_desk.domain import assignments, desks, fleet, measures, people, places
from bcu_desk.domain.merge import settlements
from bcu_desk.domain.rota import shifts
from bcu_desk.store import tables
from bcu_desk.store.columns import METADATA
from bcu_desk.store.unusable import NotADesk

R = TypeVar("R")
Cell = str | int | None
_AT_ONCE, _FEW = 100, 500  # of twenty columns: well below what one statement may name

TABLES: dict[type, Table] = {
    people.Rank: tables.rank,
    assignments.CoreFunction: tables.core_function,
    places.Bcu: tables.bcu,
    places.Borough: tables.borough,
    places.BoroughInBcu: tables.borough_in_bcu,
    places.WardSet: tables.ward_set,
    places.Ward: tables.ward,
    places.WardShape: tables.ward_shape,
    places.WardHeir: tables.ward_heir,
    assignments.Target: tables.target,
    assignments.ModelRule: tables.model_rule,
    people.AbsenceKind: tables.absence_kind,
    people.Authority: tables.authority,
    fleet.VehicleKind: tables.vehicle_kind,
    people.Person: tables.person,
    people.PersonAuthority: tables.person_authority,
    assignments.Post: tables.post,
    assignments.ReportingLine: tables.reporting_line,
    assignments.Posting: tables.posting,
    assignments.FunctionLead: tables.function_lead,
    assignments.Dedication: tables.dedication,
    people.Absence: tables.absence,
    shifts.ShiftPattern: tables.shift_pattern,
    shifts.ShiftCode: tables.shift_code,
    shifts.ShiftLine: tables.shift_line,
    people.OnCall: tables.on_call,
    people.OnCallTimes: tables.on_call_times,
    assignments.Waiver: tables.waiver,
    assignments.HandOver: tables.hand_over,
    assignments.HandOverItem: tables.hand_over_item,
    desks.GroupDesk: tables.desk,
    settlements.Settlement: tables.settlement,
    places.Base: tables.base,
    fleet.Vehicle: tables.vehicle,
    fleet.OffRoad: tables.off_road,
    fleet.Series: tables.booking_series,
    fleet.Booking: tables.booking,
    fleet.KeyIssue: tables.key_issue,
    fleet.Loan: tables.loan,
    fleet.Waiting: tables.waiting_list,
    fleet.SpareMinimum: tables.spare_minimum,
    fleet.Quota: tables.quota,
    measures.Measure: tables.measure,
    measures.AbstractionFigure: tables.abstraction_figure,
    measures.Cost: tables.cost,
    measures.BankHoliday: tables.bank_holiday,
}
_DAYS = ("from_day", "to_day", "day", "done_on", "anchor", "next_service_day", "mot_day")
_ENUMS: dict[str, Callable[[str], str]] = {
    "standing": assignments.Standing,
    "state": fleet.BookingState,
    "sort": fleet.Sort,
}


def noun_of(kind: type) -> str:
    """The table name of a noun, as the change log and refresh signals use it."""
    return TABLES[kind].name


def is_logged(kind: type) -> bool:
    """Whether every change of the noun is in the change log."""
    return noun_of(kind) in tables.SYNCED


@cache
def _decoders(names: tuple[str, ...]) -> tuple[tuple[str, Callable[[str], object]], ...]:
    """How to turn the text of some columns into days and enums."""
    days = tuple((name, date.fromisoformat) for name in _DAYS if name in names)
    return (*days, *((name, make) for name, make in _ENUMS.items() if name in names))


def _decoded(
    kind: type[R], names: tuple[str, ...], found: Iterable[Iterable[object]]
) -> Iterator[R]:
    """The nouns for rows of cells as they lie in the table."""
    decoders = _decoders(names)
    for cells in found:
        values = dict(zip(names, cells, strict=True))
        for name, make in decoders:
            value = values[name]
            if isinstance(value, str):
                values[name] = make(value)
        yield kind(**values)


def decoded(kind: type[R], cells: Mapping[str, Cell]) -> R:
    """A noun from its cells as they lie in the table, by name."""
    names = tuple(map(str, TABLES[kind].c.keys()))
    (made,) = _decoded(kind, names, ([cells[name] for name in names],))
    return made


def encoded(row: object) -> dict[str, Cell]:
    """The row's values as they lie in the table."""
    table = TABLES[type(row)]
    return {name: encoded_cell(getattr(row, name)) for name in tuple(table.c.keys())}


def encoded_cell(value: object) -> Cell:
    """A field's value as it lies in the table: ISO text for a day, plain text for an enum."""
    kind = type(value)
    if kind is str or kind is int or value is None:
        return value  # type: ignore[return-value]  # the usual case, told by its exact type
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return str(value)
    raise TypeError(f"no column holds {value!r}")


def every(connection: Connection, kind: type[R], *where: ColumnElement[bool]) -> tuple[R, ...]:
    """All rows of a noun that meet the conditions, in order of their ids.

    Raises NotADesk `odd_cell` where another program has written what this one never does.
    """
    return read(connection, kind, select_of(kind, *where), {})


def select_of(kind: type, *where: ColumnElement[bool]) -> Select[Any]:
    """The statement that reads rows of a noun; one that is asked often is made once."""
    return _select(TABLES[kind], *where)


def _select(table: Table, *where: ColumnElement[bool]) -> Select[Any]:
    return select(table).where(*where).order_by(table.c.id)


def read(
    connection: Connection, kind: type[R], statement: Select[Any], bound: Mapping[str, Cell]
) -> tuple[R, ...]:
    """The rows of a noun that a statement of `select_of` reads, with the values it asks for.

    Raises NotADesk `odd_cell`.
    """
    found = connection.execute(statement, bound)
    names = tuple(found.keys())
    try:
        return tuple(_decoded(kind, names, found.all()))
    except ValueError as error:
        told = str(error)[:80]
        raise NotADesk("odd_cell", noun=TABLES[kind].name, detail=told) from None


def matching(connection: Connection, kind: type[R], /, **columns: Cell) -> tuple[R, ...]:
    """All rows of a noun whose columns have these values."""
    bound = {name: value for name, value in columns.items() if value is not None}
    statement = _matching(noun_of(kind), tuple(bound), tuple(sorted(set(columns) - set(bound))))
    return read(connection, kind, statement, bound)


@lru_cache(maxsize=512)
def _matching(noun: str, given: tuple[str, ...], empty: tuple[str, ...]) -> Select[Any]:
    table = METADATA.tables[noun]
    same = (table.c[name] == bindparam(name) for name in given)
    return _select(table, *same, *(table.c[name].is_(None) for name in empty))


def add(connection: Connection, added: Iterable[object]) -> None:
    """Insert rows, each into its own table, in the order given."""
    for kind, batch in groupby(added, key=type):
        table = TABLES[kind]
        names = tuple(table.c.keys())
        values = attrgetter(*names)
        cells = [tuple(map(encoded_cell, values(row))) for row in batch]
        put(connection, f"{table.name} ({', '.join(names)})", len(names), cells)


def put(connection: Connection, into: str, width: int, told: Sequence[Sequence[object]]) -> None:
    """Insert rows of so many values; `into` is a table, with its columns: `person (id, rank)`.

    Of very many a hundred go into one statement, which takes a quarter less time.
    """
    wide = len(told) - len(told) % _AT_ONCE if len(told) > _FEW else 0
    if wide:
        starts = range(0, wide, _AT_ONCE)
        flat = [tuple(chain.from_iterable(told[at : at + _AT_ONCE])) for at in starts]
        connection.exec_driver_sql(_insert(into, width, _AT_ONCE), flat)
    if rest := told[wide:]:
        connection.exec_driver_sql(_insert(into, width, 1), list(map(tuple, rest)))


@lru_cache(maxsize=512)
def _insert(into: str, width: int, rows: int) -> str:
    marks = f"({', '.join('?' * width)})"
    return f"INSERT INTO {into} VALUES {', '.join([marks] * rows)}"


def change(connection: Connection, kind: type, row_id: int, values: dict[str, Cell]) -> None:
    """Set some columns of one row."""
    table = TABLES[kind]
    told = ", ".join(f"{table.c[name].name} = ?" for name in values)
    statement = f"UPDATE {table.name} SET {told} WHERE id = ?"
    connection.exec_driver_sql(statement, (*values.values(), row_id))


def remove(connection: Connection, kind: type, row_id: int) -> None:
    """Delete one row."""
    table = TABLES[kind]
    connection.execute(delete(table).where(table.c.id == row_id))


def in_key_order(found: Iterable[object]) -> tuple[object, ...]:
    """Rows of any nouns, ordered so that foreign keys hold as they are added one by one."""
    place = {table.name: n for n, table in enumerate(METADATA.sorted_tables)}
    return tuple(sorted(found, key=lambda row: place[TABLES[type(row)].name]))
