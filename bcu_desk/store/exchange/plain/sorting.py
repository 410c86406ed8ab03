"""Which rows need no merging: whoever changed them had seen all that is known of them.

Such a row is what it was with the changes written over it. Every other row is merged from its
whole history, and both ways come to the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection

from bcu_desk.domain.merge.feeds import Contexts
from bcu_desk.domain.merge.knowledge import FeedId
from bcu_desk.domain.merge.registers import Value
from bcu_desk.store.exchange.feed import FeedItem, RowKey
from bcu_desk.store.tables import SYNCED

FEW = 50  # rows changed alike below which writing them together is not worth while
INSERT, UPDATE, DELETE = "insert", "update", "delete"
Shape = tuple[str, str, tuple[str, ...]]  # what happens to rows of which noun, in which columns
Told = Sequence[tuple[FeedId, int]]
_ARRIVED = "temp.arrived"
_NAMES = {noun: frozenset(map(str, table.c.keys())) for noun, table in SYNCED.items()}


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came of rows, by noun and id: one change, or a list of them in their order.

    `begun` are the rows whose first change says that they are new.
    """

    rows: Mapping[str, Mapping[int, FeedItem | list[FeedItem]]]
    begun: Mapping[str, frozenset[int]]

    @classmethod
    def of(cls, items: Iterable[FeedItem]) -> Arrived:
        """Changes by their rows; what tells of no known table is left out."""
        rows: dict[str, dict[int, FeedItem | list[FeedItem]]] = {noun: {} for noun in SYNCED}
        begun: dict[str, set[int]] = {noun: set() for noun in SYNCED}
        for one in items:
            of_noun = rows.get(one.noun)
            if of_noun is None:
                continue
            before = of_noun.get(one.row)
            if before is None:
                of_noun[one.row] = one
                if one.kind == INSERT:
                    begun[one.noun].add(one.row)
            elif isinstance(before, list):
                before.append(one)
            else:
                of_noun[one.row] = [before, one]
        touched = {noun: of_noun for noun, of_noun in rows.items() if of_noun}
        return cls(touched, {noun: frozenset(begun[noun]) for noun in touched})

    def keys(self) -> Iterator[RowKey]:
        """Every row that changes came of."""
        return ((noun, row) for noun, rows in self.rows.items() for row in rows)


@dataclass(frozen=True, slots=True)
class Past:
    """What is held of the arrived rows: the last change of each feed, and which rows are odd.

    Odd is a row that is contested, that is there although an insert came, or that is not there
    although something else did.
    """

    told: Mapping[str, Mapping[int, Told]]
    odd: Mapping[str, frozenset[int]]

    @classmethod
    def of(cls, connection: Connection, arrived: Arrived) -> Past:
        """Read before what arrived is put into the feeds."""
        told: dict[str, dict[int, Told]] = {}
        odd: dict[str, frozenset[int]] = {}
        for noun, rows in arrived.rows.items():
            begun = arrived.begun[noun]
            with_ids(connection, _ARRIVED, rows.keys() - begun, ("was_there",), (1,))
            more_ids(connection, _ARRIVED, begun, (0,))
            told[noun] = _told(connection, noun)
            odd[noun] = _odd(connection, noun)
            connection.exec_driver_sql(f"DROP TABLE {_ARRIVED}")
        return cls(told, odd)


@dataclass(frozen=True, slots=True)
class Sorted:
    """Rows to be written as they came, by what happens to them, and rows to be merged."""

    plain: Mapping[Shape, list[tuple[int, Sequence[Value]]]]
    rest: tuple[RowKey, ...]


def sort(arrived: Arrived, past: Past, seen: Contexts) -> Sorted:
    """Sort the rows that changes came of; small groups are merged too."""
    plain: dict[Shape, list[tuple[int, Sequence[Value]]]] = {}
    rest: list[RowKey] = []
    for noun, rows in arrived.rows.items():
        told, odd = past.told[noun], past.odd[noun]
        for row, came in rows.items():
            folded = None if row in odd else _folded(row, came)
            if folded is None or (row in told and not _seen_all(came, told[row], seen)):
                rest.append((noun, row))
                continue
            kind, names, values = folded
            shape = noun, kind, names
            if shape not in plain:
                plain[shape] = []
            plain[shape].append((row, values))
    many = {of: rows for of, rows in plain.items() if len(rows) >= FEW and _known(of)}
    rest += [
        (shape[0], row) for shape, rows in plain.items() if shape not in many for row, _ in rows
    ]
    return Sorted(many, tuple(rest))


def _known(shape: Shape) -> bool:
    noun, _, names = shape
    return _NAMES[noun].issuperset(names)


def with_rows(
    connection: Connection,
    name: str,
    columns: Sequence[str],
    rows: Iterable[tuple[Value, ...]],
) -> None:
    """Lay rows into a table of their own for this connection; their first value is an id."""
    told = ", ".join(("row INTEGER PRIMARY KEY", *columns))
    connection.exec_driver_sql(f"CREATE TEMP TABLE {name.removeprefix('temp.')} ({told})")
    marks = ", ".join("?" * (len(columns) + 1))
    connection.exec_driver_sql(f"INSERT INTO {name} VALUES ({marks})", sorted(rows))


def with_ids(
    connection: Connection,
    name: str,
    ids: Iterable[int],
    columns: Sequence[str] = (),
    values: Sequence[int] = (),
) -> None:
    """The same for ids that all have the same values beside them."""
    told = ", ".join(("row INTEGER PRIMARY KEY", *columns))
    connection.exec_driver_sql(f"CREATE TEMP TABLE {name.removeprefix('temp.')} ({told})")
    more_ids(connection, name, ids, values)


def more_ids(
    connection: Connection, name: str, ids: Iterable[int], values: Sequence[int] = ()
) -> None:
    """Lay further ids into such a table."""
    told = msgspec.json.encode(sorted(ids)).decode()
    columns = "".join(f", {value}" for value in values)
    connection.exec_driver_sql(
        f"INSERT INTO {name} SELECT value{columns} FROM json_each(?)", (told,)
    )


def _first(came: FeedItem | list[FeedItem]) -> FeedItem:
    return came[0] if isinstance(came, list) else came


def _told(connection: Connection, noun: str) -> dict[int, Told]:
    found: dict[int, list[tuple[FeedId, int]]] = {}
    asked = (
        "SELECT a.row, f.desk, f.incarnation, max(f.number)"
        f" FROM {_ARRIVED} AS a CROSS JOIN feed_item AS f ON f.noun = ? AND f.row = a.row"
        " GROUP BY a.row, f.desk, f.incarnation"
    )
    for row, desk, incarnation, last in connection.exec_driver_sql(asked, (noun,)):
        found.setdefault(row, []).append((FeedId(desk, incarnation), last))
    return dict(found)


def _odd(connection: Connection, noun: str) -> frozenset[int]:
    asked = (
        f"SELECT row FROM {_ARRIVED} AS a WHERE was_there <>"
        f" EXISTS (SELECT 1 FROM {noun} WHERE id = a.row)"
        " UNION SELECT row FROM contested WHERE noun = ?"
    )
    return frozenset(row for (row,) in connection.exec_driver_sql(asked, (noun,)))


def _folded(
    row: int, came: FeedItem | list[FeedItem]
) -> tuple[str, tuple[str, ...], Sequence[Value]] | None:
    """What changes that follow one another come to; None where that is not told simply."""
    if isinstance(came, list):
        if not _follow(came):
            return None
        kind = DELETE if came[-1].kind == DELETE else came[0].kind
        cells: Mapping[str, Value] = {n: v for one in came for n, v in one.cells.items()}
    else:
        kind, cells = came.kind, came.cells
    if kind == DELETE:
        return DELETE, (), ()
    if cells.get("id") != (row if kind == INSERT else None):
        return None
    return kind, tuple(cells), tuple(cells.values())


def _follow(every: Sequence[FeedItem]) -> bool:
    """Whether changes are of one feed, and nothing comes after a delete or before an insert."""
    feed = every[0].dot.feed
    kinds = [one.kind for one in every]
    return (
        all(one.dot.feed == feed for one in every)
        and DELETE not in kinds[:-1]
        and INSERT not in kinds[1:]
    )


def _seen_all(came: FeedItem | list[FeedItem], told: Told, seen: Contexts) -> bool:
    """Whether the desk had seen all that is told of the row when it first changed it."""
    first = _first(came)
    return all(seen.knew(first.dot, feed, last) for feed, last in told)
