"""Decisions of the fleet desk: references, days of a booking, times in words, what would work."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from bcu_desk.domain.clashes import is_free, next_start, shorter
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import DaySpan, MinuteSpan, Span
from bcu_desk.domain.times import in_london

DAY = 1_440
LONGEST_DAYS = 31
REASONS = {
    "defect": "Defect",
    "collision": "Collision damage",
    "service": "Service",
    "mot": "MOT",
    "recall": "Recall",
    "equipment": "Equipment fitting",
    "other": "Other",
}


@dataclass(frozen=True, slots=True)
class Rival:
    """Another vehicle of the kind and when it is busy."""

    registration: str
    base: str
    busy: tuple[MinuteSpan, ...]


@dataclass(frozen=True, slots=True)
class Fix:
    """Something that would work: `kind` is vehicle, later or shorter; times are UTC minutes."""

    kind: str
    registration: str
    start: int
    end: int
    base: str = ""


def reference_of(bcu_code: str, desk_number: int, number: int) -> str:
    """A booking's reference, such as `EA-01-0147`: it carries the desk, so that none collide."""
    return f"{bcu_code}-{desk_number:02d}-{number:04d}"


def days_of(span: MinuteSpan) -> DaySpan:
    """The London days that a span of minutes touches."""
    last = in_london((span.end or span.start + 1) - 1).date()
    return Span(in_london(span.start).date(), last + timedelta(days=1))


def fixes(
    registration: str, span: MinuteSpan, busy: Sequence[MinuteSpan], rivals: Iterable[Rival]
) -> tuple[Fix, ...]:
    """What would work instead: another vehicle of the kind, a later start, a shorter booking."""
    ways = (
        _another(span, rivals),
        _later(registration, span, busy),
        _shorter(registration, span, busy),
    )
    return tuple(way for way in ways if way is not None)


def _another(span: MinuteSpan, rivals: Iterable[Rival]) -> Fix | None:
    """The first of the rivals that is free."""
    rival = next((rival for rival in rivals if is_free(span, rival.busy)), None)
    if rival is None:
        return None
    return Fix("vehicle", rival.registration, span.start, _end(span), rival.base)


def _later(registration: str, span: MinuteSpan, busy: Sequence[MinuteSpan]) -> Fix | None:
    start = next_start(span, busy)
    if start is None or start == span.start:
        return None
    return Fix("later", registration, start, start + _end(span) - span.start)


def _shorter(registration: str, span: MinuteSpan, busy: Sequence[MinuteSpan]) -> Fix | None:
    part = shorter(span, busy)
    if part is None or part == span or part.end is None:
        return None
    return Fix("shorter", registration, part.start, part.end)


def _end(span: MinuteSpan) -> int:
    return span.end or span.start


@lru_cache(maxsize=16_384)
def hour(minute: int) -> str:
    """A time of day in London: `14:00`."""
    return f"{in_london(minute):%H:%M}"


@lru_cache(maxsize=16_384)
def clock(minute: int) -> str:
    """A minute in London as a sentence says it: `Mon 23 Jan 14:00`."""
    local = in_london(minute)
    return f"{local:%a} {local.day} {local:%b %H:%M}"


def told_span(span: MinuteSpan) -> str:
    """A span in words: `Mon 23 Jan 14:00–18:00`."""
    end = span.start + 1 if span.end is None else span.end
    same = in_london(span.start).date() == in_london(end).date()
    return f"{clock(span.start)}–{hour(end) if same else clock(end)}"


def length_words(minutes: int) -> str:
    """How long something lasts: `45 min`, `8 h`, `4 h 20 min`, `3 days`."""
    if minutes >= 2 * DAY:
        return f"{round(minutes / DAY)} days"
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} h" if hours else "", f"{rest} min" if rest or not hours else ""]
    return " ".join(part for part in parts if part)


def reason_code(told: str) -> str:
    """The code of a reason for being off the road, told as its code or in words.

    Raises Refused `bad_off_road_reason`, which names those that there are.
    """
    wanted = told.strip().casefold()
    for code, words in REASONS.items():
        if wanted in (code, words.casefold()):
            return code
    raise Refused("bad_off_road_reason", value=told[:40], known=tuple(REASONS), field="reason")


def reason_words(reason: str) -> str:
    """Why a vehicle is off the road."""
    return REASONS.get(reason, reason)
