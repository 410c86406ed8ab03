"""What the desk file says of itself: its facts, its next row number, its counts."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, func, select, update
from sqlalchemy.dialects.sqlite import insert

from bcu_desk.store.books import fact as fact_table
from bcu_desk.store.books import log_state, step
from bcu_desk.store.tables import SYNCED, booking, posting, vehicle, vehicle_kind


def facts(connection: Connection) -> dict[str, str]:
    """Every fact by its name."""
    found = connection.execute(select(fact_table.c.name, fact_table.c.value))
    return {row.name: row.value for row in found}


def fact(connection: Connection, name: str) -> str:
    """A fact by name; KeyError where there is none."""
    return facts(connection)[name]


def keep_fact(connection: Connection, name: str, value: str) -> None:
    """Write a fact, new or known."""
    written = insert(fact_table).values(name=name, value=value)
    connection.execute(
        written.on_conflict_do_update(index_elements=["name"], set_={"value": value})
    )


def next_number(connection: Connection) -> int:
    """A row id never given before by this desk."""
    number = connection.exec_driver_sql("SELECT next_number FROM log_state").scalar()
    if number is None:
        raise KeyError("next_number")
    connection.exec_driver_sql("UPDATE log_state SET next_number = ?", (number + 1,))
    return int(number)


def room(connection: Connection) -> int:
    """Which stretch of 2^20 of its desk's 2^40 row ids the file gives from now; 0 at first.

    A file that was put back begins another one.
    """
    number = connection.exec_driver_sql("SELECT next_number FROM log_state").scalar() or 0
    return int(number) % (1 << 40) >> 20


def next_numbers(connection: Connection, count: int) -> range:
    """So many row ids never given before by this desk, one after another."""
    first = next_number(connection)
    connection.execute(update(log_state).values(next_number=first + max(count, 1)))
    return range(first, first + count)


def counts(connection: Connection, nouns: Iterable[str]) -> dict[str, int]:
    """How many rows each noun has."""
    return {
        noun: connection.scalar(select(func.count()).select_from(SYNCED[noun])) or 0
        for noun in nouns
    }


def has_row(connection: Connection, noun: str, row: int) -> bool:
    """Whether a noun has a row with this id."""
    table = SYNCED[noun]
    return connection.scalar(select(table.c.id).where(table.c.id == row)) is not None


def steps(connection: Connection) -> tuple[int, str | None]:
    """How many steps the log holds, and the UTC text of the last one."""
    found = connection.execute(select(func.count(), func.max(step.c.wall))).one()
    return int(found[0]), found[1]


def vehicles(connection: Connection) -> int:
    """How many vehicles there are; rooms, kit and people on loan are rows of that table too."""
    kinds = select(vehicle_kind.c.id).where(vehicle_kind.c.sort == "vehicle")
    found = select(func.count()).select_from(vehicle).where(vehicle.c.kind_id.in_(kinds))
    return connection.scalar(found) or 0


def overlapping_bookings(connection: Connection) -> int:
    """How many pairs of confirmed bookings of one vehicle overlap (possible after a merge)."""
    other = booking.alias("other")
    later = (other.c.start_minute > booking.c.start_minute) | (other.c.id > booking.c.id)
    pairs = (
        select(func.count())
        .select_from(booking)
        .join(
            other,  # the one that starts second, found by the index of vehicle and start
            (booking.c.vehicle_id == other.c.vehicle_id)
            & (other.c.start_minute >= booking.c.start_minute)
            & (other.c.start_minute < booking.c.end_minute)
            & later,
        )
        .join(vehicle, vehicle.c.id == booking.c.vehicle_id)  # a pool holds several at once
        .where(booking.c.state == "confirmed", other.c.state == "confirmed")
        .where(booking.c.amount + other.c.amount > vehicle.c.amount)
    )
    return connection.scalar(pairs) or 0


def double_holdings(connection: Connection) -> int:
    """How many pairs of postings hold one post on the same day (possible after a merge)."""
    other = posting.alias("other")
    pairs = (
        select(func.count())
        .select_from(posting)
        .join(
            other,
            (posting.c.post_id == other.c.post_id)
            & (posting.c.id < other.c.id)
            & (posting.c.to_day.is_(None) | (other.c.from_day < posting.c.to_day))
            & (other.c.to_day.is_(None) | (posting.c.from_day < other.c.to_day)),
        )
    )
    return connection.scalar(pairs) or 0
