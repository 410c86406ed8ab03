"""Two records that cannot both be, and which of them stands for now: the same on every desk."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Select, func, select

from bcu_desk.store.books import feed_item, op, step
from bcu_desk.store.tables import booking, posting, vehicle

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
    found = [(DOUBLE_BOOKING, "booking", row) for row in connection.execute(double_bookings())]
    found += [(DOUBLE_HOLDING, "posting", row) for row in connection.execute(double_holdings())]
    return tuple(
        _pair(connection, kind, noun, (row.owner, row.one, row.two)) for kind, noun, row in found
    )


def double_bookings() -> Select[tuple[int, int, int]]:
    """Pairs of confirmed bookings of one vehicle that overlap."""
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
        .join(vehicle, vehicle.c.id == booking.c.vehicle_id)  # a pool holds several at once
        .where(booking.c.state == "confirmed", other.c.state == "confirmed")
        .where(booking.c.amount + other.c.amount > vehicle.c.amount)
        .order_by(booking.c.start_minute, booking.c.id, other.c.id)
    )


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
