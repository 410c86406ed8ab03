"""When a booking can't be: the vehicle taken, in turn-round, off the road, or the driver unfit.

Intervals are half-open UTC minutes; touching is lawful. Turn-round is the time a vehicle needs
after one booking and before the next, counted once between two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bcu_desk.domain.fleet import Booking, BookingState, OffRoad, VehicleKind
from bcu_desk.domain.people import Authority, PersonAuthority
from bcu_desk.domain.spans import DaySpan, MinuteSpan, Span, joined

STEP = 15
SEARCHED = 7 * 1_440
FOREVER = 2**40


@dataclass(frozen=True, slots=True)
class Clash:
    """A booking in the way; `overlap` in minutes, 0 where only the turn-round is missing."""

    booking: Booking
    overlap: int
    turn_round: int


def clashes(
    span: MinuteSpan,
    taken: Iterable[Booking],
    turn_round: int,
    own_id: int | None = None,
    room: int = 0,
) -> tuple[Clash, ...]:
    """Confirmed bookings that overlap a span or leave too little turn-round, overlaps first.

    Of a pool, `room` is how many others may have in use meanwhile; those are told that have it at
    the first minute at which it is more.
    """
    found = []
    for booking in taken:
        if booking.state is not BookingState.CONFIRMED or booking.id == own_id:
            continue
        overlap = overlap_minutes(span, booking.minutes)
        near = Span(booking.start_minute - turn_round, booking.end_minute + turn_round).overlaps(
            span
        )
        if overlap or (turn_round and near):
            found.append(Clash(booking, overlap, turn_round))
    if room:
        found = _at_the_fullest(span, found, turn_round, room)
    return tuple(sorted(found, key=lambda clash: (-clash.overlap, clash.booking.start_minute)))


def _at_the_fullest(
    span: MinuteSpan, near: Sequence[Clash], turn_round: int, room: int
) -> list[Clash]:
    """Those in use at the first minute of a span at which there is more in use than room."""
    held = Span(span.start, None if span.end is None else span.end + turn_round)
    for minute in _starts(held, [clash.booking for clash in near]):
        at_once = [
            clash
            for clash in near
            if clash.booking.start_minute <= minute < clash.booking.end_minute + turn_round
        ]
        if sum(clash.booking.amount for clash in at_once) > room:
            return at_once
    return []


def _starts(held: MinuteSpan, bookings: Iterable[Booking]) -> list[int]:
    """The minutes of a span at which what is in use can be most: its start, and others' starts."""
    later = {row.start_minute for row in bookings if held.holds(row.start_minute)}
    return sorted({held.start} | later)


def overlap_minutes(one: MinuteSpan, other: MinuteSpan) -> int:
    """How many minutes two spans share."""
    shared = one.within(other)
    if shared is None:
        return 0
    return (FOREVER if shared.end is None else shared.end) - shared.start


def busy(
    taken: Iterable[Booking],
    off: Iterable[OffRoad],
    turn_round: int,
    own_id: int | None = None,
    room: int = 0,
) -> tuple[MinuteSpan, ...]:
    """When a vehicle can't start or be under way: bookings with their turn-round, off-road time.

    Of a pool, when others have more than `room` of it in use.
    """
    rows = [row for row in taken if row.state is BookingState.CONFIRMED and row.id != own_id]
    uses = ((row.start_minute, row.end_minute + turn_round, row.amount) for row in rows)
    full = crowded(uses, room)
    spans = [Span(one.start - turn_round, one.end) for one in full]
    return joined([*spans, *(row.minutes for row in off)])


def crowded(uses: Iterable[tuple[int, int, int]], most: int) -> Iterator[MinuteSpan]:
    """When more than `most` are in use at once, of (from, to, how many): a sweep over the ends."""
    steps: dict[int, int] = {}
    for start, end, amount in uses:
        steps[start] = steps.get(start, 0) + amount
        steps[end] = steps.get(end, 0) - amount
    used, since = 0, 0
    for minute in sorted(steps):
        was, used = used, used + steps[minute]
        if was <= most < used:
            since = minute
        elif used <= most < was:
            yield Span(since, minute)


def most_in_use(span: MinuteSpan, used: Iterable[tuple[int, int, int]], turn_round: int) -> int:
    """How many are in use at the fullest minute of a span: of (from, to, how many).

    Turn-round counts after each, and after the span.
    """
    near = _near(span, used, turn_round)
    if len(near) < 2:
        return sum(amount for *_, amount in near)
    points = {max(start, span.start) for start, _, _ in near}
    return max(
        sum(amount for start, until, amount in near if start <= point < until) for point in points
    )


def _near(
    span: MinuteSpan, used: Iterable[tuple[int, int, int]], turn_round: int
) -> list[tuple[int, int, int]]:
    """What is in use or in turn-round while a span with its turn-round lasts."""
    end = FOREVER if span.end is None else span.end + turn_round
    return [
        (start, until + turn_round, amount)
        for start, until, amount in used
        if start < end and span.start < until + turn_round
    ]


def overbooked(asked: Sequence[Booking], amount: int) -> tuple[tuple[Booking, Booking], ...]:
    """The bookings of a pool that it can't hold, each with the last before it that is in its way.

    They are given in the order in which they were asked for: those that fit stand.
    """
    standing: list[Booking] = []
    found = []
    for row in asked:
        minutes = _starts(row.minutes, standing)
        crowd = next(
            (
                at_once
                for minute in minutes
                if (at_once := [one for one in standing if one.minutes.holds(minute)])
                and sum(one.amount for one in at_once) + row.amount > amount
            ),
            None,
        )
        if crowd is None:
            standing.append(row)
        else:
            found.append((crowd[-1], row))
    return tuple(found)


def is_free(span: MinuteSpan, busy_spans: Iterable[MinuteSpan]) -> bool:
    """Whether nothing is in the way of a span."""
    return not any(span.overlaps(other) for other in busy_spans)


def next_start(span: MinuteSpan, busy_spans: Sequence[MinuteSpan]) -> int | None:
    """The first start from the span's on, in quarters of an hour, at which as long a span fits.

    None where there is none within a week.
    """
    length = (span.end or span.start + STEP) - span.start
    start = span.start
    for other in busy_spans:
        if Span(start, start + length).overlaps(other):
            if other.end is None:
                return None
            start = -(-other.end // STEP) * STEP
    return start if start <= span.start + SEARCHED else None


def shorter(span: MinuteSpan, busy_spans: Iterable[MinuteSpan]) -> MinuteSpan | None:
    """The longest part of a span that is free, at least half an hour; None where there is none."""
    parts: list[MinuteSpan] = [span]
    for other in busy_spans:
        parts = [piece for part in parts for piece in part.without(other)]
    long = [part for part in parts if part.end is not None and part.end - part.start >= 2 * STEP]
    return max(long, key=lambda part: (part.end or 0) - part.start, default=None)


def unfit(
    kind: VehicleKind,
    authorities: Sequence[Authority],
    held: Sequence[PersonAuthority],
    days: DaySpan,
) -> str | None:
    """The code of the authority that a driver lacks on some of the days, or None.

    A higher authority stands for a lower one; an endorsement only for itself. One that is renewed
    from the day on which it expires is held throughout.
    """
    rows = {row.id: row for row in authorities}
    if kind.authority_id is not None:
        wanted = rows[kind.authority_id]
        serving = (row for row in held if rows[row.authority_id].level >= wanted.level > 0)
        if not _held_throughout(serving, days):
            return wanted.code
    if kind.endorsement_id is not None:
        code = rows[kind.endorsement_id].code
        endorsed = (row for row in held if rows[row.authority_id].code == code)
        if not _held_throughout(endorsed, days):
            return code
    return None


def _held_throughout(held: Iterable[PersonAuthority], days: DaySpan) -> bool:
    """Whether one or another is held on each of the days."""
    left: tuple[DaySpan, ...] = (days,)
    for row in held:
        left = tuple(part for span in left for part in span.without(row.days))
    return not left
