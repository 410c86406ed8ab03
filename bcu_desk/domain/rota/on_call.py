"""The on-call rota: turns from hand-over to hand-over, gaps and double cover as intervals.

A turn is half open, in UTC minutes, between two London wall times, so that the night on which
clocks change is an hour longer or shorter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bcu_desk.domain.dated import value_on
from bcu_desk.domain.people import OnCall, OnCallTimes
from bcu_desk.domain.spans import MinuteSpan, Span, counted
from bcu_desk.domain.times import EPOCH, LONDON, in_london

ROLES = ("superintendent", "detective_superintendent")
RANK_OF = {"superintendent": "Supt", "detective_superintendent": "DSupt"}
DAY_MINUTE, NIGHT_MINUTE = 7 * 60, 19 * 60


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn of the rota: `part` is `day` or `night`, `day` the London day that it begins on."""

    part: str
    day: date
    span: MinuteSpan


@dataclass(frozen=True, slots=True)
class Fault:
    """Where nobody is on call for a role of a BCU, or more than one: `gap` or `double`."""

    bcu_id: int
    role: str
    kind: str
    span: MinuteSpan


def at_wall(day: date, minute: int) -> int:
    """The minute since the epoch of a London wall time, given in minutes after midnight.

    A time that comes twice is its first; one that is skipped is as long after as it would be.
    """
    wall = datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=LONDON)
    return int((wall - EPOCH).total_seconds() // 60)


def hand_over_times(rows: Iterable[OnCallTimes], bcu_id: int, on: date) -> tuple[int, int]:
    """When a BCU hands over to day and to night on a day; 07:00 and 19:00 where none are set."""
    found = value_on((row for row in rows if row.bcu_id == bcu_id), on)
    if found is None:
        return DAY_MINUTE, NIGHT_MINUTE
    return found.day_minute, found.night_minute


def turns_in(period: MinuteSpan, rows: Iterable[OnCallTimes], bcu_id: int) -> Iterator[Turn]:
    """The turns of a BCU that touch a period with an end, in order."""
    kept = tuple(rows)
    day = in_london(period.start).date() - timedelta(days=1)
    end = period.start if period.end is None else period.end
    last = in_london(end).date()
    while day <= last:
        after = day + timedelta(days=1)
        morning, evening = (at_wall(day, at) for at in hand_over_times(kept, bcu_id, day))
        next_morning = at_wall(after, hand_over_times(kept, bcu_id, after)[0])
        for part, start, stop in (("day", morning, evening), ("night", evening, next_morning)):
            if start < end and stop > period.start:
                yield Turn(part, day, Span(start, stop))
        day = after


def next_hand_over(at: int, rows: Iterable[OnCallTimes], bcu_id: int) -> int:
    """The next minute after one at which a BCU hands over."""
    return next(
        turn.span.end
        for turn in turns_in(Span(at, at + 1), rows, bcu_id)
        if turn.span.end is not None and turn.span.holds(at)
    )


def faults(turns: Iterable[OnCall], period: MinuteSpan, bcus: Iterable[int]) -> tuple[Fault, ...]:
    """Every gap and double cover of a period, by BCU and role and then by time."""
    spans: dict[tuple[int, str], list[MinuteSpan]] = {
        (bcu, role): [] for bcu in bcus for role in ROLES
    }
    for turn in turns:
        if (turn.bcu_id, turn.role) in spans:
            spans[turn.bcu_id, turn.role].append(turn.minutes)
    return tuple(
        fault
        for (bcu, role), held in spans.items()
        for fault in _faults_of(bcu, role, held, period)
    )


def _faults_of(
    bcu: int, role: str, held: Iterable[MinuteSpan], period: MinuteSpan
) -> Iterator[Fault]:
    """Parts of the period without cover, and joined parts with more than one."""
    since: int | None = None
    for part, count in counted(held, period):
        if count < 2 and since is not None:
            yield Fault(bcu, role, "double", Span(since, part.start))
            since = None
        if count == 0:
            yield Fault(bcu, role, "gap", part)
        elif count >= 2 and since is None:
            since = part.start
    if since is not None:
        yield Fault(bcu, role, "double", Span(since, period.end))


def on_call_at(turns: Iterable[OnCall], minute: int) -> tuple[OnCall, ...]:
    """The turns that are on at a minute, the one that began first before the others."""
    found = (turn for turn in turns if turn.minutes.holds(minute))
    return tuple(sorted(found, key=lambda turn: (turn.start_minute, turn.id)))
