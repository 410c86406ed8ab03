"""Bookings by vehicle and time, as far as a booking's checks need them."""

from __future__ import annotations

from sqlalchemy import Connection, Integer, cast, func, or_, select

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

    def last_number(self, prefix: str) -> int:
        """The highest number of a reference that begins so (`EA-01-`); 0 where there is none."""
        table = tables.booking
        number = cast(func.substr(table.c.reference, len(prefix) + 1), Integer)
        # A range serves the index, unlike a pattern; "." comes right after "-".
        from_, to = table.c.reference >= prefix, table.c.reference < f"{prefix[:-1]}."
        return self._connection.scalar(select(func.max(number)).where(from_, to)) or 0
