"""Who is away in the next 72 hours: all of them, or counts by day and those who weigh most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from bcu_desk.domain.people import Rank
from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import in_london, long_day, midnight, moment_text
from bcu_desk.features.coverage.queries.absences import AbsenceRow, absences_of
from bcu_desk.store.session import Reader
from bcu_desk.work.packs.blocks import Block, Column, Line, Table, Words
from bcu_desk.work.packs.sections import Asked, Part
from bcu_desk.work.packs.shortened import Short, shortened
from bcu_desk.work.tables.withheld import SICK
from bcu_desk.work.view import View

HOURS, DAYS = 72, 3
MINUTES = HOURS * 60
AWAY = (
    Column("Who", 1.6),
    Column("Ward", 1.3),
    Column("Why", 1.2),
    Column("From", 0.9),
    Column("Until", 0.9),
)
UNSAID, OTHER = "Away", "Other"
MOST_KINDS = 7
LEADS = 3  # the grade of inspectors: from there a rank leads others
FEW = Short(most=16, columns=2, where="see the rosters on the coverage page")
Why = Callable[[AbsenceRow], str]


def absences_part(reader: Reader, view: View, asked: Asked) -> Part:
    """Everybody away within the next 72 hours, by when they go."""
    rows = _within(reader, view, asked.at)
    if not rows:
        return Part(blocks=(Words("Nobody is away in the next 72 hours."),), count=0)
    first = in_london(asked.at).date()

    def why(row: AbsenceRow) -> str:
        return row.title if asked.sensitive or row.counts_as != SICK else UNSAID

    blocks = _brief(reader, rows, first, why) if asked.brief else _full(rows, first, why)
    sensitive, left_out = _held(sum(row.counts_as == SICK for row in rows), told=asked.sensitive)
    return Part(
        blocks=blocks,
        count=len(rows),
        note="by when they begin; whole days by their first and last",
        sensitive=sensitive,
        left_out=left_out,
    )


def _held(sick: int, *, told: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What of it is sensitive where reasons are told, and what is left out where they are not."""
    if not sick:
        return (), ()
    if told:
        return ("reasons of absence",), ()
    return (), (f"the reason of {sick} {'absence' if sick == 1 else 'absences'}",)


def _full(rows: Sequence[AbsenceRow], first: date, why: Why) -> tuple[Block, ...]:
    return (Table(AWAY, tuple(_row(row, why(row), first.year) for row in rows)),)


def _within(reader: Reader, view: View, at: int) -> list[AbsenceRow]:
    first = in_london(at).date()
    rows = absences_of(reader, view, Span(first, first + timedelta(days=DAYS + 1)))
    return [row for row in rows if row.start < at + MINUTES and at < row.end]


def _row(row: AbsenceRow, why: str, year: int) -> tuple[str, ...]:
    return (
        f"{row.rank} {row.name}",
        row.ward_name or "no ward",
        why,
        _since(row.start, year),
        _until(row.end, year),
    )


def _brief(reader: Reader, rows: Sequence[AbsenceRow], first: date, why: Why) -> tuple[Block, ...]:
    """How many are away on each day and why; then who leads others or stands for a ward."""
    grades = {row.code: row.grade for row in reader.every(Rank)}
    weighs = [row for row in rows if row.ward_name or grades[row.rank] >= LEADS]
    weighs.sort(key=lambda row: (-grades[row.rank] if grades[row.rank] >= LEADS else 0, row.start))
    others = len(rows) - len(weighs)
    told = f"away: {len(weighs)} inspectors or above or officers of a ward, {others} others."
    lines = [_line(row, why(row), first) for row in weighs]
    return (_days(rows, first, why), Words(told, str(len(rows))), *shortened(lines, FEW))


def _days(rows: Sequence[AbsenceRow], first: date, why: Why) -> Table:
    """A row a day, a column a reason, most first; what there is no room for is one column."""
    every = Counter(why(row) for row in rows)
    kinds = [kind for kind, _ in every.most_common()]
    named = kinds if len(kinds) <= MOST_KINDS else kinds[: MOST_KINDS - 1]
    days = [first + timedelta(days=number) for number in range(DAYS)]
    columns = (
        Column("Away on", 1.3),
        *(Column(kind, number=True) for kind in named),
        *((Column(OTHER, number=True),) if len(named) < len(kinds) else ()),
        Column("All", 0.8, number=True),
    )
    return Table(columns, tuple(_day(rows, day, named, len(columns), why) for day in days))


def _day(
    rows: Sequence[AbsenceRow], day: date, named: Sequence[str], wide: int, why: Why
) -> tuple[str, ...]:
    start, end = midnight(day), midnight(day + timedelta(days=1))
    away = Counter(why(row) for row in rows if row.start < end and start < row.end)
    counts = [away[kind] for kind in named]
    if wide > len(named) + 2:
        counts.append(away.total() - sum(counts))
    return (long_day(day), *map(str, counts), str(away.total()))


def _line(row: AbsenceRow, why: str, first: date) -> Line:
    """Who is away, of which ward, why, and from when where it is yet to begin."""
    place = f"{row.ward_name}, " if row.ward_name else ""
    until = _until(row.end, first.year)
    begun = row.start < midnight(first + timedelta(days=1))
    when = f"to {until}" if begun else f"{_since(row.start, first.year)} to {until}"
    return Line(f"{row.rank} {row.name}", f"{place}{why[:1].lower()}{why[1:]} {when}")


def _since(minute: int, year: int) -> str:
    """When an absence begins: a day where it begins at midnight, its year where it is another."""
    at = in_london(minute)
    told = long_day(at.date()) if (at.hour, at.minute) == (0, 0) else moment_text(minute)
    return told.replace(f" {year}", "")


def _until(minute: int, year: int) -> str:
    """When an absence ends: its last day where it ends with one."""
    at = in_london(minute)
    if (at.hour, at.minute) == (0, 0):
        return long_day(at.date() - timedelta(days=1)).replace(f" {year}", "")
    return moment_text(minute).replace(f" {year}", "")
