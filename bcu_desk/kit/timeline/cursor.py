"""Where the keyboard is on a timeline: on a row, and on one of its bars where it has any."""

from __future__ import annotations

from dataclasses import dataclass

from bcu_desk.kit.timeline.layout import Layout


@dataclass(frozen=True, slots=True)
class Cursor:
    """A row, a bar of it or None, and the time that up and down keep to."""

    row: str = ""
    bar: str | None = None
    at: float = 0


def beside(layout: Layout, cursor: Cursor, step: int) -> Cursor:
    """The next bar of the row, or the one before; the ends hold."""
    bars = [placed.bar for placed in layout.bars_of(cursor.row)]
    if not bars:
        return cursor
    keys = [bar.key for bar in bars]
    if cursor.bar in keys:
        number = min(max(keys.index(cursor.bar) + step, 0), len(bars) - 1)
    else:
        later = [n for n, bar in enumerate(bars) if bar.end > cursor.at]
        number = later[0] if later else len(bars) - 1
    found = bars[number]
    return Cursor(cursor.row, found.key, (found.start + found.end) / 2)


def above_or_below(layout: Layout, cursor: Cursor, step: int) -> Cursor:
    """The row above or below, on its bar next to the same time."""
    rows = layout.rows()
    if not rows:
        return Cursor()
    if cursor.row not in rows:
        return on_row(layout, rows[0], cursor.at)
    number = min(max(rows.index(cursor.row) + step, 0), len(rows) - 1)
    return on_row(layout, rows[number], cursor.at)


def on_row(layout: Layout, row: str, at: float) -> Cursor:
    """The row's bar next to a time, or the row alone."""
    near = min(
        (placed.bar for placed in layout.bars_of(row)),
        key=lambda bar: max(bar.start - at, at - bar.end, 0),
        default=None,
    )
    return Cursor(row, None if near is None else near.key, at)


def on_bar(layout: Layout, key: str) -> Cursor | None:
    """On a bar by its key; None where it is gone."""
    bar = layout.bar(key)
    if bar is None or layout.line_of(bar.row) is None:
        return None
    return Cursor(bar.row, bar.key, (bar.start + bar.end) / 2)


def at_end(layout: Layout, cursor: Cursor, *, last: bool) -> Cursor:
    """The first or last bar of the row."""
    bars = layout.bars_of(cursor.row)
    if not bars:
        return cursor
    bar = bars[-1 if last else 0].bar
    return Cursor(cursor.row, bar.key, (bar.start + bar.end) / 2)
