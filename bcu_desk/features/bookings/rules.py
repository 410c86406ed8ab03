"""Decisions of the fleet desk: references, days of a booking, what else would work."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bcu_desk.domain.clashes import is_free, next_start, shorter
from bcu_desk.domain.spans import DaySpan, MinuteSpan, Span
from bcu_desk.domain.times import in_london, london_text


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
    words: str


def reference_of(bcu_code: str, desk_number: int, number: int) -> str:
    """A booking's reference, such as `EA-01-0147`: it carries the desk, so that none collide."""
    return f"{bcu_code}-{desk_number:02d}-{number:04d}"


def days_of(span: MinuteSpan) -> DaySpan:
    """The London days that a span of minutes touches."""
    last = in_london((span.end or span.start + 1) - 1).date()
    return Span(in_london(span.start).date(), last + timedelta(days=1))


def fixes(
    registration: str, span: MinuteSpan, busy: Sequence[MinuteSpan], rivals: Sequence[Rival]
) -> tuple[Fix, ...]:
    """What would work instead: another vehicle of the kind, a later start, a shorter booking."""
    found = []
    end = span.end or span.start
    for rival in rivals:
        if is_free(span, rival.busy):
            words = f"Take {rival.registration} instead, at {rival.base}"
            found.append(Fix("vehicle", rival.registration, span.start, end, words))
            break
    start = next_start(span, busy)
    if start is not None and start != span.start:
        words = f"Start at {london_text(start)[11:]}, {london_text(start)[:10]}"
        found.append(Fix("later", registration, start, start + end - span.start, words))
    part = shorter(span, busy)
    if part is not None and part != span and part.end is not None:
        words = f"Shorten to {london_text(part.start)[11:]}–{london_text(part.end)[11:]}"
        found.append(Fix("shorter", registration, part.start, part.end, words))
    return tuple(found)
