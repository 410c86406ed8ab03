"""What figures put into a pack: how performance stands in each borough, against a year before."""

from __future__ import annotations

from bcu_desk.domain.measures import Measure
from bcu_desk.domain.places import Bcu, Borough, BoroughInBcu
from bcu_desk.features.figures.rules.titles import month_words, title_of
from bcu_desk.store.session import Reader
from bcu_desk.work.packs.blocks import Column, Table, Words
from bcu_desk.work.packs.sections import Asked, Part, Section
from bcu_desk.work.view import View

COLUMNS = (
    Column("What", 1.9),
    Column("Where", 1.6),
    Column("Month", 0.9),
    Column("Count", 1.4, number=True),
    Column("Share", 0.8, number=True),
    Column("Month before", 1.0, number=True),
    Column("Year before", 1.0, number=True),
)
NONE = "–"
Kept = dict[tuple[str, str, str], Measure]


def performance_part(reader: Reader, view: View, _asked: Asked) -> Part:
    """Each measure with a share, borough by borough: its newest whole month, and what changed."""
    names = _boroughs(reader, view)
    kept = {
        (row.code, row.area, row.month): row
        for row in reader.every(Measure)
        if row.denominator and row.area in names and row.month < f"{view.on:%Y-%m}"
    }
    newest: dict[tuple[str, str], str] = {}
    for code, area, month in kept:
        newest[code, area] = max(month, newest.get((code, area), ""))
    rows = sorted((code, names[area], area, month) for (code, area), month in newest.items())
    if not rows:
        return Part(blocks=(Words("No month of performance figures is loaded."),), count=0)
    table = Table(COLUMNS, tuple(_row(kept, *row) for row in rows))
    note = "changes in percentage points"
    return Part(blocks=(table,), count=len(rows), note=note, dated="newest whole month before")


def _boroughs(reader: Reader, view: View) -> dict[str, str]:
    """Code and name of each borough of the BCUs in view on the day."""
    shown = {row.id for row in reader.every(Bcu) if view.shows(row.code)}
    lines = [row for row in reader.every(BoroughInBcu) if row.on(view.on)]
    inside = {row.borough_id for row in lines if row.bcu_id in shown}
    return {row.code: row.name for row in reader.every(Borough) if row.id in inside}


def _row(kept: Kept, code: str, name: str, area: str, month: str) -> tuple[str, ...]:
    row = kept[code, area, month]
    before = (kept.get((code, area, back(month, months))) for months in (1, 12))
    return (
        title_of(code),
        name,
        month_words(month),
        f"{row.numerator:,} of {row.denominator:,}",
        f"{_share(row):.1f} %",
        *(NONE if other is None else f"{_share(row) - _share(other):+.1f}" for other in before),
    )


def _share(row: Measure) -> float:
    return 100 * row.numerator / (row.denominator or 1)


def back(month: str, count: int) -> str:
    """The month so many before a month: `2017-01` is one after `2016-12`."""
    number = int(month[:4]) * 12 + int(month[5:]) - 1 - count
    return f"{number // 12}-{number % 12 + 1:02}"


SECTIONS = (
    Section(
        name="performance",
        title="Performance",
        order=87,
        read=performance_part,
        told="I and S grade and other shares by borough, against a month and a year before",
        cares=frozenset({"measure", "borough_in_bcu"}),
    ),
)
