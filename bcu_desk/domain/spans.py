"""Half-open intervals of days or minutes: the one interval of rules, triggers and screens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

from bcu_desk.domain.refusals import Refused

T = TypeVar("T", date, int)


@dataclass(frozen=True, slots=True)
class Span(Generic[T]):
    """The interval [start, end); an end of None is open.

    Days are local dates; minutes are whole minutes since 1970-01-01 00:00 UTC.
    Raises Refused `empty_span` where end is not after start.
    """

    start: T
    end: T | None = None

    def __post_init__(self) -> None:
        """Refuse an interval that holds nothing."""
        if self.end is not None and not self.start < self.end:
            raise Refused("empty_span", start=str(self.start), end=str(self.end))

    def holds(self, point: T) -> bool:
        """Whether the point lies in [start, end)."""
        return self.start <= point and (self.end is None or point < self.end)

    def overlaps(self, other: Span[T]) -> bool:
        """Whether the two share a point; touching intervals do not."""
        return (other.end is None or self.start < other.end) and (
            self.end is None or other.start < self.end
        )

    def within(self, other: Span[T]) -> Span[T] | None:
        """The part that lies in `other`, or None."""
        start = max(self.start, other.start)
        end = _earlier(self.end, other.end)
        return None if end is not None and not start < end else Span(start, end)

    def without(self, other: Span[T]) -> tuple[Span[T], ...]:
        """What is left when `other` is taken out: none, one or two intervals."""
        if not self.overlaps(other):
            return (self,)
        parts = []
        if self.start < other.start:
            parts.append(Span(self.start, other.start))
        if other.end is not None and (self.end is None or other.end < self.end):
            parts.append(Span(other.end, self.end))
        return tuple(parts)


DaySpan = Span[date]
MinuteSpan = Span[int]


def _earlier(one: T | None, other: T | None) -> T | None:
    """The earlier of two ends, where None is never."""
    if one is None or other is None:
        return other if one is None else one
    return min(one, other)


def last_day(span: DaySpan) -> date | None:
    """The last day inside a span of days, or None where it is open."""
    return None if span.end is None else span.end - timedelta(days=1)


def counted(spans: Iterable[Span[T]], period: Span[T]) -> Iterator[tuple[Span[T], int]]:
    """The period cut wherever the number of covering spans changes, with that number.

    Parts come in order, touch one another, fill the period and differ from their neighbours.
    """
    steps = _steps(spans, period)
    since, count = period.start, 0
    for point in sorted(steps):
        if steps[point] == 0 or (period.end is not None and not point < period.end):
            continue
        if since < point:
            yield Span(since, point), count
        since, count = point, count + steps[point]
    yield Span(since, period.end), count


def _steps(spans: Iterable[Span[T]], period: Span[T]) -> dict[T, int]:
    """By how many the number of covering spans changes at a point of a period."""
    steps: dict[T, int] = {}
    for span in spans:
        inside = span.within(period)
        if inside is not None:
            steps[inside.start] = steps.get(inside.start, 0) + 1
            if inside.end is not None:
                steps[inside.end] = steps.get(inside.end, 0) - 1
    return steps


def gaps(spans: Iterable[Span[T]], period: Span[T]) -> tuple[Span[T], ...]:
    """The parts of the period that no span covers, in order."""
    return tuple(part for part, count in counted(spans, period) if count == 0)


def joined(spans: Iterable[Span[T]]) -> tuple[Span[T], ...]:
    """Overlapping and touching spans made one, in order."""
    result: list[Span[T]] = []
    for span in sorted(spans, key=lambda item: item.start):
        if result and (result[-1].end is None or span.start <= result[-1].end):
            last = result.pop()
            end = None if last.end is None or span.end is None else max(last.end, span.end)
            span = Span(last.start, end)  # noqa: PLW2901 - the grown span replaces the one read
        result.append(span)
    return tuple(result)
