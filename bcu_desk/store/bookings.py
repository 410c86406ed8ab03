"""Bookings by vehicle and time, as far as a booking's checks need them."""

from __future__ import annotations

from sqlalchemy import Connection, func, or_, select

from bcu_desk.domain.fleet import Booking, OffRoad
from bcu_desk.domain.spans import MinuteSpan
from bcu_desk.store import rows, tables


class Bookings:
    """Reads of bookings and off-road periods inside a step."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def near(self, vehicle_id: int, span: MinuteSpan, margin: int = 0) -> tuple[Booking, ...]:
        """Bookings of a vehicle, not cancelled, that come within `margin` minutes of the span."""
        table = tables.booking
        where = [table.c.vehicle_id == vehicle_id, table.c.state != "cancelled"]
        where.append(table.c.end_minute > span.start - margin)
        if span.end is not None:
            where.append(table.c.start_minute < span.end + margin)
        return rows.every(self._connection, Booking, *where)

    def off_road(self, vehicle_id: int, span: MinuteSpan) -> tuple[OffRoad, ...]:
        """Off-road periods of a vehicle that overlap the span."""
        table = tables.off_road
        ends = or_(table.c.end_minute.is_(None), table.c.end_minute > span.start)
        where = [table.c.vehicle_id == vehicle_id, ends]
        if span.end is not None:
            where.append(table.c.start_minute < span.end)
        return rows.every(self._connection, OffRoad, *where)

    def taken_references(self, prefix: str) -> int:
        """How many bookings have a reference that begins so."""
        table = tables.booking
        counted = select(func.count()).where(table.c.reference.startswith(prefix, autoescape=True))
        return self._connection.scalar(counted) or 0
