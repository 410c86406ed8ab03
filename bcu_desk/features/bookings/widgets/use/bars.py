"""What the charts of use draw: bars with a name, a value, and words for who cannot see them."""

from __future__ import annotations

from dataclasses import dataclass

from bcu_desk.features.bookings.model.use.read import Sharing, UseRead
from bcu_desk.features.bookings.model.use.wording import (
    bar_of_sharing,
    bar_words,
    hours,
    tone_of,
)
from bcu_desk.features.bookings.queries.sharing.use import By

HOUR = 60
NAMED = 14  # as many bars as there is room to name


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its name, its value, the figure at its end, its words and its tone.

    `other` is the value to the left of the middle, in a chart of two sides.
    """

    name: str
    value: float
    figure: str
    words: str
    tone: str = ""
    other: float = 0.0
    other_figure: str = ""


@dataclass(frozen=True, slots=True)
class Shape:
    """How bars lie: `across` with their names at the left, else upright; a few have names."""

    across: bool
    names: tuple[str, ...]


def use_bars(found: UseRead) -> tuple[Bar, ...]:
    """A bar for each line of use, in per cent of its time."""
    return tuple(
        Bar(
            name=row.of,
            value=float(row.percent),
            figure=f"{row.percent}%",
            words=bar_words(found, row),
            tone=tone_of(found, row) or "",
        )
        for row in found.rows
    )


def use_shape(found: UseRead) -> Shape:
    """Hours stand upright with every third named; few bars lie across, many stand unnamed."""
    if found.by is By.HOUR:
        names = tuple(row.of if int(row.of) % 3 == 0 else "" for row in found.rows)
        return Shape(across=False, names=names)
    if len(found.rows) <= NAMED:
        return Shape(across=True, names=tuple(row.of for row in found.rows))
    return Shape(across=False, names=("",) * len(found.rows))


def sharing_bars(rows: tuple[Sharing, ...]) -> tuple[Bar, ...]:
    """A bar of hours lent to the right and one of hours borrowed to the left, by borough."""
    return tuple(
        Bar(
            name=row.borough,
            value=row.lent_minutes / HOUR,
            figure=hours(row.lent_minutes),
            words=bar_of_sharing(row),
            other=row.borrowed_minutes / HOUR,
            other_figure=hours(row.borrowed_minutes),
        )
        for row in rows
    )
