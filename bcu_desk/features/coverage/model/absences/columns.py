"""The list of absences and the rates, as columns and in order of need."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from bcu_desk.domain.times import in_london
from bcu_desk.features.coverage.model.absences.read import AbsenceView
from bcu_desk.features.coverage.queries.absences import AbsenceRow
from bcu_desk.features.coverage.queries.rates import RateRow
from bcu_desk.features.coverage.rules.absences.board import ABSTRACTIONS
from bcu_desk.kit.table_model import Column

NO_DATA = "no data"
SHORTER = {"leave": "Leave", "cover": "Other role"}


class Period(StrEnum):
    """Which days of absences are listed."""

    DAY = "day"
    WEEKS = "weeks"


class Sort(StrEnum):
    """Which kinds of absence are listed."""

    ALL = "all"
    ABSTRACTED = "abstracted"
    OTHER = "other"


def wanted_rows(seen: AbsenceView, period: Period, sort: Sort) -> tuple[AbsenceRow, ...]:
    """The absences of some days and kinds: short wards first, abstractions before leave."""
    rows = (
        row
        for row in seen.rows
        if (row.open or period is Period.WEEKS)
        and (sort is Sort.ALL or (row.counts_as in ABSTRACTIONS) is (sort is Sort.ABSTRACTED))
    )
    return tuple(sorted(rows, key=lambda row: _need(seen, row)))


def _need(seen: AbsenceView, row: AbsenceRow) -> tuple[bool, bool, bool, int, str]:
    return (
        not row.open,
        row.ward not in seen.short,
        row.counts_as not in ABSTRACTIONS,
        row.start,
        row.name,
    )


def absence_columns(seen: AbsenceView) -> tuple[Column[AbsenceRow], ...]:
    """The list's columns; a ward that is short on the day stands out."""

    def tone(row: AbsenceRow) -> str | None:
        return "warn" if row.ward in seen.short else "muted" if row.ward is None else None

    year = seen.on.year
    return (
        Column("Who", lambda row: f"{row.rank} {row.name}", width=150),
        Column("Ward", lambda row: row.ward_name or "off the wards", width=118, tone=tone),
        Column("Kind", lambda row: SHORTER.get(row.kind, row.title), width=84),
        Column(
            "When", lambda row: (row.start, row.end), lambda at: when(at[0], at[1], year), width=194
        ),
        Column("Ordered by", lambda row: row.ordered_by, width=84, tone=lambda _: "muted"),
    )


def when(start: int, end: int, year: int) -> str:
    """Some minutes in a few words; whole days by their first and last, another year told.

    `Thu 26 Jan, 14:00 to 23:00`, `Sun 15 Jan to Mon 23 Jan`.
    """
    first, last = in_london(start), in_london(end)
    if (first.hour, first.minute, last.hour, last.minute) == (0, 0, 0, 0):
        day = in_london(end - 1)
        same = first.date() == day.date()
        return _day(first, year) if same else f"{_day(first, year)} to {_day(day, year)}"
    until = "" if first.date() == last.date() else f"{_day(last, year)} "
    return f"{_day(first, year)}, {first:%H:%M} to {until}{last:%H:%M}"


def _day(at: datetime, year: int) -> str:
    return f"{at:%a} {at.day} {at:%b}{'' if at.year == year else f' {at.year}'}"


def rate_columns(by: str) -> tuple[Column[RateRow], ...]:
    """The columns of rates by ward, borough or month; minutes are told as hours."""
    title = {"ward": "Ward", "borough": "Borough and BCU"}.get(by, "Month")
    borough: Column[RateRow] = Column(
        "Borough", lambda row: row.borough, width=168, tone=lambda _: "muted"
    )
    return (
        Column(title, lambda row: row.name, width=140 if by == "ward" else 220),
        *((borough,) if by == "ward" else ()),
        _hours("Taken", "Hours of rostered duty taken by abstractions", lambda row: row.numerator),
        _hours("Rostered", "Hours of duty rostered", lambda row: row.denominator),
        Column(
            "Rate",
            lambda row: row.rate,
            rate_words,
            align="right",
            width=66,
            tone=_rate_tone,
            hint="Duty taken as a share of duty rostered",
        ),
        Column("Limit", lambda row: row.limit, lambda limit: f"{limit} %", align="right", width=50),
        _hours(
            "Table",
            "Hours in the monthly abstraction table, told apart",
            lambda row: row.reported,
        ),
    )


def rate_words(rate: float | None) -> str:
    """A rate in per cent; no data where nothing is rostered."""
    return NO_DATA if rate is None else f"{rate * 100:.1f} %"


def _rate_tone(row: RateRow) -> str | None:
    return "muted" if row.rate is None else "bad" if row.over else None


def _hours(title: str, hint: str, value: Callable[[RateRow], int | None]) -> Column[RateRow]:
    return Column(title, value, _hours_words, align="right", width=64, hint=hint)


def _hours_words(minutes: int | None) -> str:
    return "–" if minutes is None else f"{minutes / 60:,.0f} h"
