"""The first time at which something asked for is free for as long as it is asked for."""

from __future__ import annotations

from collections import defaultdict

import msgspec

from bcu_desk.domain.clashes import busy, next_start
from bcu_desk.domain.fleet import Booking, BookingState, OffRoad, Sort
from bcu_desk.domain.spans import MinuteSpan, Span
from bcu_desk.domain.times import utc_text
from bcu_desk.features.bookings.queries.bookings import bookings_in
from bcu_desk.features.bookings.queries.free import Free
from bcu_desk.features.bookings.queries.vehicles import off_roads_in
from bcu_desk.features.bookings.queries.yard import Yard, yard
from bcu_desk.store.session import Reader
from bcu_desk.work.view import View

SEARCHED = 8 * 1_440
MOST_TRIED = 12
LONGEST_TURN_ROUND = 240


def soonest(reader: Reader, view: View, asked: Free, at: int = 0) -> MinuteSpan | None:
    """The first time from the one asked on, within a week; None where there is none.

    Raises Refused for what is odd or unknown.
    """
    place = yard(reader, view, (asked.sort or Sort.VEHICLE,))
    span = asked.span
    length = (span.end or span.start) - span.start
    for start in _starts(reader, asked, place, at)[:MOST_TRIED]:
        tried = msgspec.structs.replace(asked, start=utc_text(start), end=utc_text(start + length))
        if tried.among(reader, place, at=at):
            return Span(start, start + length)
    return None


def _starts(reader: Reader, asked: Free, place: Yard, at: int) -> list[int]:
    """When each of what would do is free first by its bookings, the earliest first."""
    span = asked.span
    around = Span(span.start - LONGEST_TURN_ROUND, span.start + SEARCHED)
    taken: dict[int, list[Booking]] = defaultdict(list)
    away: dict[int, list[OffRoad]] = defaultdict(list)
    for row in bookings_in(reader, around):
        if row.state is BookingState.CONFIRMED:
            taken[row.vehicle_id].append(row)
    for gone in off_roads_in(reader, around):
        away[gone.vehicle_id].append(gone)
    found = set()
    for vehicle in asked.wanted(reader, place, at):
        turn = place.kinds[vehicle.kind_id].turn_round_minutes
        room = max(0, vehicle.amount - asked.amount)
        spans = busy(taken[vehicle.id], away[vehicle.id], turn, room=room)
        start = next_start(span, spans)
        if start is not None:
            found.add(start)
    return sorted(found)
