"""Sweeps over dated things: what is in force on each stretch of a period."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from bcu_desk.domain.spans import Span, T

P = TypeVar("P")
S = TypeVar("S")
Items = Iterable[tuple[Span[T], P]]


def swept(items: Items[T, P], period: Span[T]) -> Iterator[tuple[Span[T], tuple[P, ...]]]:
    """The period cut wherever something begins or ends, with what is in force on each part.

    Parts come in order and fill the period; things are told in the order given.
    """
    starts: dict[T, list[int]] = {}
    ends: dict[T, list[int]] = {}
    kept: dict[int, P] = {}
    for number, (span, thing) in enumerate(items):
        inside = span.within(period)
        if inside is None:
            continue
        kept[number] = thing
        starts.setdefault(inside.start, []).append(number)
        if inside.end is not None and inside.end != period.end:
            ends.setdefault(inside.end, []).append(number)
    active: set[int] = set()
    since = period.start
    for point in sorted(starts.keys() | ends.keys()):
        if since < point:
            yield Span(since, point), tuple(kept[number] for number in sorted(active))
        active.difference_update(ends.get(point, ()))
        active.update(starts.get(point, ()))
        since = point
    yield Span(since, period.end), tuple(kept[number] for number in sorted(active))


def stretches(
    items: Items[T, P], period: Span[T], judge: Callable[[tuple[P, ...]], S | None]
) -> Iterator[tuple[Span[T], S]]:
    """The longest stretches of the period with one and the same finding; none where all is well.

    `judge` is given what is in force and returns its finding, or None.
    """
    span: Span[T] | None = None
    finding: S | None = None
    for part, things in swept(items, period):
        found = judge(things)
        if span is not None and found == finding:
            span = Span(span.start, part.end)
            continue
        if span is not None and finding is not None:
            yield span, finding
        span, finding = part, found
    if span is not None and finding is not None:
        yield span, finding
