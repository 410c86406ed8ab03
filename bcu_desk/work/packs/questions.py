"""Questions that are asked of a period, which features answer with tables and a note."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bcu_desk.domain.places import Borough
from bcu_desk.domain.spans import DaySpan, Span
from bcu_desk.domain.times import long_day
from bcu_desk.store.session import Reader
from bcu_desk.work.packs.blocks import Column, DataColumn, DataTable, Table, Value
from bcu_desk.work.packs.sections import Part
from bcu_desk.work.view import View

MOST_ROWS = 16  # of the table in a note, so that it stays on a page
NO_DATA = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Which days are asked about, `to_day` left out, and of which borough; None is all in view."""

    from_day: date
    to_day: date
    borough: Borough | None = None

    @property
    def days(self) -> DaySpan:
        """The days. Raises Refused `empty_span`."""
        return Span(self.from_day, self.to_day)

    @property
    def last(self) -> date:
        """The last day asked about."""
        return self.to_day - timedelta(days=1)

    def covers(self, borough_id: int | None) -> bool:
        """Whether a borough is asked about."""
        return self.borough is None or self.borough.id == borough_id

    def told(self) -> str:
        """The days and the place in words."""
        where = "" if self.borough is None else f"{self.borough.name}, "
        return f"{where}{long_day(self.from_day)} to {long_day(self.last)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something that is asked: `read` answers it for the view's BCUs as a part with tables."""

    name: str
    title: str
    told: str
    read: Callable[[Reader, View, Asking], Part]


def shown(value: Value, kind: str) -> str:
    """A value of a workbook in words."""
    if value is None:
        return NO_DATA
    if isinstance(value, date):
        return long_day(value)
    if isinstance(value, str):
        return value
    patterns = {"share": f"{100 * value:.1f} %", "one": f"{value:,.1f}"}
    return patterns.get(kind, f"{value:,}")


def told_table(table: DataTable, totals: int = 0) -> Table:
    """A table of a workbook as one of a note."""
    return Table(
        tuple(_column(column) for column in table.columns),
        tuple(
            tuple(
                shown(value, column.kind) for value, column in zip(row, table.columns, strict=True)
            )
            for row in table.rows
        ),
        totals,
    )


def _column(column: DataColumn) -> Column:
    return Column(column.title, max(1.0, column.width / 10), number=column.kind in NUMBERS)


NUMBERS = ("whole", "one", "share")


def months_in(days: DaySpan) -> Iterable[DaySpan]:
    """The days cut at the first of each month."""
    start, end = days.start, days.end
    while end is not None and start < end:
        following = (start.replace(day=1) + timedelta(days=31)).replace(day=1)
        yield Span(start, min(following, end))
        start = following
