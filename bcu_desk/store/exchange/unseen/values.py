"""What two desks each said of one thing for the same days, and what each entered for itself.

A dated value, as a ward's target, is one on any day: where desks that had not heard of one another
each wrote one, both rows are there. So it is with a record that people know by a key, as an officer
by the collar number, where two desks each entered it. No rule of the database can hold them up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection

from bcu_desk.store.exchange.unseen.sorts import DOUBLE_VALUE, DUPLICATE, Sort, of_kind
from bcu_desk.store.tables import SYNCED

Rows = tuple[str, int, int, int]
_PAIRS = """
SELECT {owner}, one.id, two.id, {later} FROM {noun} AS one JOIN {noun} AS two
  ON {same} AND two.id > one.id {at_once}
WHERE {differ} ORDER BY one.id, two.id"""
_AT_ONCE = """
  AND (one.to_day IS NULL OR two.from_day < one.to_day)
  AND (two.to_day IS NULL OR one.from_day < two.to_day)"""
# Two rows of a pattern are a clash of their own, and say the same to those who work by them.
_PATTERN = "(SELECT code FROM shift_pattern AS p WHERE p.id = {}.pattern_id)"


def said_twice(connection: Connection) -> Iterator[Rows]:
    """Two values of one thing that differ and hold at once: noun, owner, both rows.

    The second is the one that is read on a day that both hold (`domain.dated`).
    """
    for word, sort in of_kind(DOUBLE_VALUE):
        said = (name for name in sort.said if name not in ("from_day", "to_day"))
        yield from _pairs(connection, word, sort, said)


def entered_twice(connection: Connection) -> Iterator[Rows]:
    """Two records under one key on the same day: noun, one of them as owner, both rows."""
    for word, sort in of_kind(DUPLICATE):
        yield from _pairs(connection, word, sort, ("id",))


def _pairs(connection: Connection, noun: str, sort: Sort, said: Iterable[str]) -> Iterator[Rows]:
    referring = [f"one.{name}" for name in sort.same if SYNCED[noun].c[name].foreign_keys]
    owner = referring[0] if len(referring) == 1 else f"coalesce({', '.join(referring)}, 0)"
    dated = "from_day" in sort.said
    asked = _PAIRS.format(
        noun=noun,
        later="one.from_day > two.from_day" if dated else "0",
        at_once=_AT_ONCE if dated else "",
        owner=owner if referring else "one.id",
        same=" AND ".join(f"two.{name} IS one.{name}" for name in sort.same),
        differ=" OR ".join(f"{_cell('two', name)} IS NOT {_cell('one', name)}" for name in said),
    )
    for owner, one, two, later in connection.exec_driver_sql(asked):
        yield (noun, owner, two, one) if later else (noun, owner, one, two)


def _cell(row: str, name: str) -> str:
    """What a row says in a cell: of a shift pattern its code."""
    return _PATTERN.format(row) if name == "pattern_id" else f"{row}.{name}"
