"""Two records that cannot both be, and which of them stands for now: the same on every desk."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from bcu_desk.domain.clashes import overbooked
from bcu_desk.domain.fleet import Booking
from bcu_desk.store import facts
from bcu_desk.store.books import feed_item, op, step
from bcu_desk.store.rows import every
from bcu_desk.store.tables import LONGEST_BOOKING, booking, posting, vehicle
from bcu_desk.store.tables import settlement as settled

DOUBLE_BOOKING, DOUBLE_HOLDING = "double_booking", "double_holding"
DESK_BITS = 40  # a row's id begins with the number of the desk that made it
_ABOUT = {
    DOUBLE_BOOKING: (booking, ("vehicle_id", "start_minute", "end_minute", "amount")),
    DOUBLE_HOLDING: (posting, ("post_id", "person_id", "from_day", "to_day")),
}


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rows that clash over their `owner` (a vehicle or post), and which stands for now.

    That is the one made by the owner's home desk, then the more urgent, then the earlier request,
    then the one of the desk with the lower number. `mark` is what both say of what they
    clash about.
    """

    id: str
    kind: str
    owner: int
    stands: int
    displaced: int
    since: str
    mark: str


def pairs(connection: Connection) -> tuple[Pair, ...]:
    """Every pair of rows that clash and was not settled as it is, double bookings first."""
    return tuple(_pair(connection, kind, rows, mark) for kind, rows, mark in _unsettled(connection))


def count(connection: Connection) -> int:
    """How many there are."""
    return len(_unsettled(connection))


def _unsettled(connection: Connection) -> list[tuple[str, tuple[int, int, int], str]]:
    """Pairs by kind with their owner and their mark, but for those that people allow."""
    twice = [(row.owner, row.one, row.two) for row in connection.execute(double_bookings())]
    held = [(row.owner, row.one, row.two) for row in connection.execute(double_holdings())]
    found = [(DOUBLE_BOOKING, rows) for rows in (*twice, *overbooked_pools(connection))]
    found += [(DOUBLE_HOLDING, rows) for rows in held]
    if not found:
        return []
    allowed = {tuple(row) for row in connection.execute(select(settled.c.clash, settled.c.rows))}
    marked = ((kind, rows, _mark(connection, kind, rows[1:])) for kind, rows in found)
    return [one for one in marked if (clash_id(one[0], one[1][1:]), one[2]) not in allowed]


def clash_id(kind: str, rows: Sequence[int]) -> str:
    """A clash's name: the same on every desk."""
    return json.dumps([_ABOUT[kind][0].name, *sorted(rows)], separators=(",", ":"))


def _mark(connection: Connection, kind: str, rows: Sequence[int]) -> str:
    table, names = _ABOUT[kind]
    told = connection.execute(
        select(*(table.c[name] for name in names)).where(table.c.id.in_(rows)).order_by(table.c.id)
    )
    whole = json.dumps([list(row) for row in told]).encode()
    return hashlib.sha256(whole).hexdigest()[:16]


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


def _pair(connection: Connection, kind: str, rows: Sequence[int], mark: str) -> Pair:
    owner, *both = rows
    noun = _ABOUT[kind][0].name
    first, second = sorted(both, key=lambda row: _standing(connection, kind, owner, row))
    since = _since(connection, noun, both)
    return Pair(clash_id(kind, both), kind, owner, first, second, since, mark)


def _standing(
    connection: Connection, kind: str, owner: int, row: int
) -> tuple[bool, int, int, int]:
    """What decides between two: the least stands. Every desk comes to the same."""
    noun = _ABOUT[kind][0].name
    lead = int(facts.facts(connection).get("lead_desk", "1"))
    home, made_at = (owner >> DESK_BITS) or lead, (row >> DESK_BITS) or lead
    urgent = 0
    if kind == DOUBLE_BOOKING:
        asked = select(booking.c.priority).where(booking.c.id == row)
        urgent = connection.scalar(asked) or 0
    return made_at != home, -urgent, _asked(connection, noun, row), row


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
