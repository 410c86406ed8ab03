"""What a file says of one borough, or without people's names: rows for partners, not a feed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, Table, select

from bcu_desk.domain.merge.registers import Value
from bcu_desk.store.columns import METADATA
from bcu_desk.store.tables import SYNCED

Row = dict[str, Value]
OWNERS = ("borough_id", "ward_id", "base_id", "post_id", "vehicle_id", "booking_id", "person_id")
PEOPLE = frozenset({"person", "desk", "settlement", "hand_over", "hand_over_item"})
_PLACES = ("code", "name", "short_name", "neighbours")
_KINDS = ("title", "state", "standing", "kind", "sort", "branch", "unit")
PLAIN = frozenset((*_PLACES, *_KINDS, "reference", "registration", "from_day", "to_day", "day"))


def extract(connection: Connection, borough: int | None, *, names: bool) -> dict[str, list[Row]]:
    """Rows by noun: those of a borough (None for all), without whatever may name people."""
    kept: dict[str, dict[int, Row]] = {}
    for table in METADATA.sorted_tables:
        if table.name in SYNCED and table.name not in ("desk", "settlement"):
            rows = (dict(row) for row in connection.execute(select(table)).mappings())
            found = (row for row in rows if borough is None or _of(table, row, borough, kept))
            kept[table.name] = {int(row["id"] or 0): row for row in found}
    if borough is not None:
        _only_people_of(kept)
    return {
        noun: [row if names else _without_names(noun, row) for row in rows.values()]
        for noun, rows in kept.items()
        if rows and (names or noun not in PEOPLE)
    }


def _of(table: Table, row: Row, borough: int, kept: Mapping[str, Mapping[int, Row]]) -> bool:
    """Whether a row belongs to the borough: by the nearest record that it belongs to, if any.

    What belongs to none (ranks, kinds, BCUs) is of every borough; people follow their postings.
    """
    if table.name == "borough":
        return row["id"] == borough
    for name in OWNERS:
        if row.get(name) is not None:
            owner = name.removesuffix("_id")
            return row[name] in kept.get(owner, {})
    return True


def _only_people_of(kept: dict[str, dict[int, Row]]) -> None:
    """Leave people out whom no posting of the borough names, with all that is told of them."""
    posted = {row["person_id"] for row in kept.get("posting", {}).values()}
    kept["person"] = {n: row for n, row in kept.get("person", {}).items() if n in posted}
    for noun, rows in kept.items():
        kept[noun] = {
            n: row for n, row in rows.items() if row.get("person_id") in (None, *kept["person"])
        }


def _without_names(noun: str, row: Row) -> Row:
    return dict(_plain(noun, row))


def _plain(noun: str, row: Row) -> Iterator[tuple[str, Value]]:
    """Codes, days and numbers; no text that people typed, and nothing that leads to a person."""
    columns = SYNCED[noun].c
    for name, value in row.items():
        to_people = any(key.column.table.name == "person" for key in columns[name].foreign_keys)
        if not to_people and (name in PLAIN or not isinstance(value, str)):
            yield name, value
