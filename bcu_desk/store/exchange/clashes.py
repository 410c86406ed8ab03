"""Two records that cannot both be, and which of them stands for now: the same on every desk."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from bcu_desk.domain.clashes import overbooked
from bcu_desk.domain.fleet import Booking
from bcu_desk.store.books import feed_item, op, step
from bcu_desk.store.rows import every
from bcu_desk.store.tables import LONGEST_BOOKING, booking, posting, vehicle

DOUBLE_BOOKING, DOUBLE_HOLDING = "double_booking", "double_holding"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rows that clash over their `owner` (a vehicle or post); the earlier request stands."""

    id: str
    kind: str
    owner: int
    stands: int
    displaced: int
    since: str


def pairs(connection: Connection) -> tuple[Pair, ...]:
    """Every pair of rows that clash, double bookings first."""
    twice = [(row.owner, row.one, row.two) for row in connection.execute(double_bookings())]
    held = [(row.owner, row.one, row.two) for row in connection.execute(double_holdings())]
    found = [(DOUBLE_BOOKING, "booking", row) for row in (*twice, *overbooked_pools(connection))]
    found += [(DOUBLE_HOLDING, "posting", row) for row in held]
    return tuple(_pair(connection, kind, noun, row) for kind, noun, row in found)


def double_bookings() -> Select[tuple[int, int, int]]:
    """Pairs of confirmed bookings that overlap, of what there is one of only."""
    other = booking.alias("other")
    later = (other.c.start_minute > booking.c.start_minute) | (other.c.id > booking.c.id)
    return (
        select(
            booking.c.vehicle_id.label("owner"), booking.c.id.label("one"), other.c.id.label("two")
        )
        .join(
            other,
            (booking.c.vehicle_id == other.c.vehicle_id)
            & (other.c.start_minute >= booking.c.start_minute)
            & (other.c.start_minute < booking.c.end_minute)
            & later,
        )
        .join(vehicle, vehicle.c.id == booking.c.vehicle_id)
        .where(booking.c.state == "confirmed", other.c.state == "confirmed")
        .where(vehicle.c.amount == 1)  # a pool holds several at once
        .order_by(booking.c.start_minute, booking.c.id, other.c.id)
    )


def overbooked_pools(connection: Connection) -> tuple[tuple[int, int, int], ...]:
    """A pool, each booking that it can't hold, and one in its way that was asked for before."""
    found = []
    for owner, amount, minutes in _crowded(connection):
        near = every(connection, Booking, *_in_use_at(owner, minutes))
        asked = sorted(near, key=lambda row: (_asked(connection, "booking", row.id), row.id))
        found += [(owner, one.id, two.id) for one, two in overbooked(asked, amount)]
    return tuple(found)


def _crowded(connection: Connection) -> Iterator[tuple[int, int, list[int]]]:
    """Each pool of which more is booked than there is: its size, and the minutes of it."""
    other = booking.alias("other")
    in_use = (
        select(func.sum(other.c.amount))
        .where(other.c.vehicle_id == booking.c.vehicle_id, other.c.state == "confirmed")
        .where(other.c.start_minute <= booking.c.start_minute)
        .where(other.c.start_minute > booking.c.start_minute - LONGEST_BOOKING - 1)
        .where(other.c.end_minute > booking.c.start_minute)
        .scalar_subquery()
    )
    pools = (
        select(vehicle.c.id, vehicle.c.amount, booking.c.start_minute)
        .join(booking, booking.c.vehicle_id == vehicle.c.id)
        .where(vehicle.c.amount > 1, booking.c.state == "confirmed", in_use > vehicle.c.amount)
        .order_by(vehicle.c.id, booking.c.start_minute)
    )
    for (owner, amount), found in groupby(connection.execute(pools), lambda row: (row[0], row[1])):
        yield owner, amount, sorted({row[2] for row in found})


def _in_use_at(owner: int, minutes: list[int]) -> tuple[ColumnElement[bool], ...]:
    """Conditions for the confirmed bookings of a pool that lie over one of some minutes."""
    over = (
        and_(booking.c.start_minute <= minute, booking.c.end_minute > minute) for minute in minutes
    )
    return booking.c.vehicle_id == owner, booking.c.state == "confirmed", or_(*over)


def double_holdings() -> Select[tuple[int, int, int]]:
    """Pairs of postings that hold one post on the same day."""
    other = posting.alias("other")
    return (
        select(posting.c.post_id.label("owner"), posting.c.id.label("one"), other.c.id.label("two"))
        .join(
            other,
            (posting.c.post_id == other.c.post_id)
            & (posting.c.id < other.c.id)
            & (posting.c.to_day.is_(None) | (other.c.from_day < posting.c.to_day))
            & (other.c.to_day.is_(None) | (posting.c.from_day < other.c.to_day)),
        )
        .order_by(posting.c.post_id, posting.c.id, other.c.id)
    )


def _pair(connection: Connection, kind: str, noun: str, rows: Sequence[int]) -> Pair:
    owner, *both = rows
    first, second = sorted(both, key=lambda row: (_asked(connection, noun, row), row))
    name = json.dumps([noun, *sorted(both)], separators=(",", ":"))
    return Pair(name, kind, owner, first, second, _since(connection, noun, both))


def _asked(connection: Connection, noun: str, row: int) -> int:
    """The clock of the insert: the feeds tell it alike everywhere, and the log before the group."""
    told: int | None = connection.scalar(
        select(func.min(feed_item.c.clock)).where(
            feed_item.c.noun == noun, feed_item.c.row == row, feed_item.c.kind == "insert"
        )
    )
    if told is not None:
        return told
    logged = (
        select(func.min(step.c.hlc))
        .join(op, op.c.tx == step.c.tx)
        .where(op.c.noun == noun, op.c.row == row, op.c.kind == "insert")
    )
    return connection.scalar(logged) or 0


def _since(connection: Connection, noun: str, rows: Sequence[int]) -> str:
    """When this desk last heard something of either row."""
    asked = (
        select(func.max(step.c.wall))
        .join(op, op.c.tx == step.c.tx)
        .where(op.c.noun == noun, op.c.row.in_(rows))
    )
    found = connection.scalar(asked)
    return found or ""
