"""An example that teaches an empty page: what the hand does, on three rows."""

from __future__ import annotations

from bcu_desk.kit.timeline.rows import (
    Axis,
    BarKind,
    Content,
    Tick,
    TimelineBar,
    TimelineGroup,
    TimelineRow,
)

HOUR = 60


def example() -> tuple[Axis, Content, tuple[int, int]]:
    """An axis from 07:00 to 17:00 of a winter's day, the rows, and what to show of them."""
    span = (7 * HOUR, 17 * HOUR)
    axis = Axis(*span, _ticks, _span_words)
    rows = (
        _row("1", "1  Drag on an empty row", "It books from 09:00 to 11:30; N does too"),
        _row("2", "2  Drag an end", "Alt with an arrow key does too"),
        _row("3", "3  Drop on a clash", "Red first, then ways out on number keys"),
    )
    bars = (
        _bar("new", "1", (9, 11.5), "New booking", BarKind.SOFT),
        _bar("end", "2", (8, 13), "Scene guard, 08:00–12:00, now to 13:00", BarKind.SOLID),
        _bar("had", "3", (8, 11), "Visits, to 11:00", BarKind.SOLID),
        TimelineBar(
            "clash", "3", 10 * HOUR, 13 * HOUR, "1 h clash", kind=BarKind.CLASH,
            marked=(10 * HOUR, 11 * HOUR), movable=False,
        ),
    )  # fmt: skip
    return axis, Content((TimelineGroup("hand", "What the hand does", rows),), bars), span


def _span_words(start: int, end: int) -> str:
    """Times of a day that is no day of the calendar."""
    return f"{start // HOUR:02d}:{start % HOUR:02d}–{end // HOUR:02d}:{end % HOUR:02d}"


def _row(key: str, title: str, subtitle: str) -> TimelineRow:
    return TimelineRow(key, title, subtitle)


def _bar(key: str, row: str, hours: tuple[float, float], title: str, kind: BarKind) -> TimelineBar:
    start, end = (round(at * HOUR) for at in hours)
    tail = 15 if kind is BarKind.SOLID and row == "2" else 0
    return TimelineBar(key, row, start, end, title, kind=kind, tail=tail, movable=False)


def _ticks(_start: int, _end: int, _per_pixel: float) -> tuple[Tick, ...]:
    return tuple(Tick(at * HOUR, f"{at:02d}") for at in range(7, 17))
