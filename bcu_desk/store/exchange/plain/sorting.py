"""Which rows need no merging: whoever changed them had seen all that is known of them.

Such a row is what it was with the changes written over it. Every other row is merged from its
whole history, and both ways come to the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

import msgspec
from sqlalchemy import Connection

from bcu_desk.domain.merge.feeds import Contexts
from bcu_desk.domain.merge.knowledge import FeedId
from bcu_desk.domain.merge.registers import Value
from bcu_desk.store.exchange.feed import FeedItem, RowKey
from bcu_desk.store.exchange.sealed.columns import places
from bcu_desk.store.rows import put
from bcu_desk.store.tables import SYNCED

FEW = 50  # rows changed alike below which writing them together is not worth while
INSERT, UPDATE, DELETE = "insert", "update", "delete"
Shape = tuple[str, str, tuple[str, ...]]  # what happens to rows of which noun, in which columns
Told = Sequence[tuple[FeedId, int]]
_ARRIVED = "temp.arrived"
_ROW, _KIND, _CELLS = attrgetter("row"), attrgetter("kind"), attrgetter("cells")
_NAMES = {noun: frozenset(map(str, table.c.keys())) for noun, table in SYNCED.items()}


@dataclass(frozen=True, slots=True)
class Arrived:
    """What came of rows, by noun and id: of most one change, of the others several in their order.

    `begun` are the rows whose first change says that they are new.
    """

    single: Mapping[str, Mapping[int, FeedItem]]
    several: Mapping[str, Mapping[int, list[FeedItem]]]
    begun: Mapping[str, frozenset[int]]

    @classmethod
    def of(cls, items: Collection[FeedItem]) -> Arrived:
        """Changes by their rows; what tells of no known table is left out."""
        single: dict[str, Mapping[int, FeedItem]] = {}
        several: dict[str, Mapping[int, list[FeedItem]]] = {}
        begun: dict[str, frozenset[int]] = {}
        for noun, of_noun in _by_noun(items).items():
            single[noun], several[noun] = _by_row(of_noun)
            new = [row for row, one in single[noun].items() if one.kind == INSERT]
            new += [row for row, every in several[noun].items() if every[0].kind == INSERT]
            begun[noun] = frozenset(new)
        return cls(single, several, begun)

    def rows(self, noun: str) -> frozenset[int]:
        """The rows of a noun that changes came of."""
        return frozenset((*self.single[noun], *self.several[noun]))

    def keys(self) -> Iterator[RowKey]:
        """Every row that changes came of."""
        return ((noun, row) for noun in self.single for row in self.rows(noun))


def _by_noun(items: Collection[FeedItem]) -> dict[str, list[FeedItem]]:
    where = places(map(attrgetter("noun"), items))
    every = tuple(items)
    return {noun: [every[n] for n in at] for noun, at in where.items() if noun in SYNCED}


def _by_row(items: Sequence[FeedItem]) -> tuple[dict[int, FeedItem], dict[int, list[FeedItem]]]:
    """Changes by their rows: rows of which one came, and rows of which several did."""
    single = dict(zip(map(_ROW, items), items, strict=True))
    if len(single) == len(items):
        return single, {}
    counts = Counter(map(_ROW, items))
    several: dict[int, list[FeedItem]] = {row: [] for row, n in counts.items() if n > 1}
    for one in items:
        if one.row in several:
            several[one.row].append(one)
    return {row: one for row, one in single.items() if row not in several}, several


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
        for noun, begun in arrived.begun.items():
            there = arrived.rows(noun) - begun
            with_ids(connection, _ARRIVED, there, ("was_there",), (1,))
            more_ids(connection, _ARRIVED, begun, (0,))
            told[noun] = _told(connection, noun)
            odd[noun] = _odd(connection, noun)
            connection.exec_driver_sql(f"DROP TABLE {_ARRIVED}")
        return cls(told, odd)


Rows = list[tuple[int, tuple[Value, ...]]]


@dataclass(frozen=True, slots=True)
class Sorted:
    """Rows to be written as they came, by what happens to them, and rows to be merged."""

    plain: Mapping[Shape, Rows]
    rest: tuple[RowKey, ...]


def sort(arrived: Arrived, past: Past, seen: Contexts) -> Sorted:
    """Sort the rows that changes came of; small groups are merged too."""
    plain: dict[Shape, Rows] = {}
    rest: list[RowKey] = []
    for noun in arrived.begun:
        found = _alike(noun, arrived.single[noun])
        rest += _add_folded(found, noun, arrived.several[noun])
        aside = past.odd[noun] | _unseen(arrived, past, noun, seen)
        for shape, rows in found.items():
            plain[shape] = fit = _fitting(shape, rows, aside)
            if len(fit) < len(rows):
                left = {row for row, _ in rows}.difference(row for row, _ in fit)
                rest += ((noun, row) for row in left)
    many = {of: rows for of, rows in plain.items() if len(rows) >= FEW and _known(of)}
    rest += [
        (shape[0], row) for shape, rows in plain.items() if shape not in many for row, _ in rows
    ]
    return Sorted(many, tuple(rest))


def _alike(noun: str, single: Mapping[int, FeedItem]) -> dict[Shape, Rows]:
    """Rows of which one change came, by what happens to them."""
    ids, items = tuple(single), tuple(single.values())
    cells = tuple(map(_CELLS, items))
    found: dict[Shape, Rows] = {}
    for (kind, names), at in places(zip(map(_KIND, items), map(tuple, cells), strict=True)).items():
        rows = found.setdefault((noun, kind, () if kind == DELETE else names), [])
        if kind == DELETE:
            rows += [(ids[n], ()) for n in at]
        else:
            rows += [(ids[n], tuple(cells[n].values())) for n in at]
    return found


def _add_folded(
    found: dict[Shape, Rows], noun: str, several: Mapping[int, list[FeedItem]]
) -> list[RowKey]:
    """Add rows of which several changes came; returns those that this can't be told of simply."""
    rest: list[RowKey] = []
    for row, every in several.items():
        folded = _folded(every)
        if folded is None:
            rest.append((noun, row))
        else:
            kind, names, values = folded
            found.setdefault((noun, kind, names), []).append((row, values))
    return rest


def _unseen(arrived: Arrived, past: Past, noun: str, seen: Contexts) -> set[int]:
    """Rows of which something is held that had not been seen when they were first changed."""
    single, several = arrived.single[noun], arrived.several[noun]
    return {
        row
        for row, told in past.told[noun].items()
        if not _seen_all(single[row] if row in single else several[row][0], told, seen)
    }


def _fitting(shape: Shape, rows: Rows, aside: Collection[int]) -> Rows:
    """Rows that can be written as they came: an insert tells the row's own id, an update none."""
    _, kind, names = shape
    fits = (kind == INSERT) == ("id" in names)
    if not fits:
        return []
    if kind == INSERT:
        at = names.index("id")
        return [one for one in rows if one[0] not in aside and one[1][at] == one[0]]
    return [one for one in rows if one[0] not in aside]


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
    put(connection, name, len(columns) + 1, sorted(rows))


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


def _folded(every: Sequence[FeedItem]) -> tuple[str, tuple[str, ...], tuple[Value, ...]] | None:
    """What changes that follow one another come to; None where that is not told simply."""
    if not _follow(every):
        return None
    if every[-1].kind == DELETE:
        return DELETE, (), ()
    cells = {name: value for one in every for name, value in one.cells.items()}
    return every[0].kind, tuple(cells), tuple(cells.values())


def _follow(every: Sequence[FeedItem]) -> bool:
    """Whether changes are of one feed, and nothing comes after a delete or before an insert."""
    feed = every[0].dot.feed
    kinds = [one.kind for one in every]
    return (
        all(one.dot.feed == feed for one in every)
        and DELETE not in kinds[:-1]
        and INSERT not in kinds[1:]
    )


def _seen_all(first: FeedItem, told: Told, seen: Contexts) -> bool:
    """Whether the desk had seen all that is told of the row when it first changed it."""
    return all(seen.knew(first.dot, feed, last) for feed, last in told)
