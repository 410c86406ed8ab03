"""Counts of crime: MPS ward tables, counts by ward and month, and street-level lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bcu_desk.domain.refusals import Fact
from bcu_desk.features.figures.rules.cells import is_sum, month_of, slug_of, whole_of
from bcu_desk.features.figures.rules.found import (
    CONFLICT,
    ERROR,
    UNKNOWN,
    Count,
    Found,
    Problem,
    a_sum,
)
from bcu_desk.features.figures.rules.layouts import STREET, WARD_CRIME, Layout
from bcu_desk.features.figures.rules.places import Places
from bcu_desk.work.text_tables import Table

OFFENCES, ASB = "offences", "asb"
GSS = re.compile(r"[EW]\d{8}")
FORCES = ("Metropolitan Police Service", "City of London Police")
NOT_OFFENCES = frozenset({"anti-social-behaviour", "antisocial-behaviour"})
SAME = {
    "violence-and-sexual-offences": "violent-crime",
    "criminal-damage-and-arson": "criminal-damage-arson",
}
Read = tuple[str, str, str, int]  # area, month, category, amount


def crime(table: Table, layout: Layout, places: Places) -> Found:
    """The counts of a file, by ward, month and category, with the sum of all offences.

    Anti-social behaviour is counted apart: it is no offence.
    """
    sums = _Sums()
    lines = {WARD_CRIME: _wide, STREET: _street}.get(layout.name, _long)
    seen: dict[tuple[str, ...], int] = {}
    for line, cells in table.rows:
        if is_sum(cells):
            sums.problems.append(a_sum(line))
            continue
        key = _told_once(layout, cells)
        if key and seen.setdefault(key, line) != line:
            facts = (("before", seen[key]), ("what", ", ".join(key)))
            sums.problems.append(Problem(line, CONFLICT, "figures_count_twice", facts))
            continue
        for found in lines(line, cells, layout, places):
            if isinstance(found, Problem):
                sums.problems.append(found)
            else:
                sums.add(line, found)
    return Found(layout.name, sums.counts(), (), tuple(sums.problems), layout.passed_over)


@dataclass(frozen=True)
class _Sums:
    """Counts as they are summed up."""

    problems: list[Problem] = field(default_factory=list)
    _found: dict[tuple[str, str, str], tuple[int, int]] = field(default_factory=dict)

    def add(self, line: int, read: Read) -> None:
        """Add to the category, and to all offences where it is one."""
        area, month, category, amount = read
        codes = [ASB] if category in NOT_OFFENCES else [OFFENCES, f"{OFFENCES}.{category}"]
        for code in codes:
            first, before = self._found.get((code, area, month), (line, 0))
            self._found[code, area, month] = first, before + amount

    def counts(self) -> tuple[Count, ...]:
        """All sums, in the order of their first lines."""
        found = self._found.items()
        return tuple(Count(*key, amount, line) for key, (line, amount) in found)


def _told_once(layout: Layout, cells: tuple[str, ...]) -> tuple[str, ...]:
    """What no two lines of a layout share; nothing where each line is a crime of its own."""
    if layout.name == STREET:
        return ()
    parts = ("major", "minor", "ward") if layout.name == WARD_CRIME else ("ward", "month")
    names = (*parts, "category") if "category" in layout.columns else parts
    told = tuple(layout.cell(cells, name) for name in names)
    return (*told, layout.cell(cells, "borough")) if layout.name == WARD_CRIME else told


def _known(code: str, line: int, places: Places, shown: tuple[str, ...]) -> Problem | None:
    """What is wrong with the code of a ward, if anything."""
    if code in places.inside:
        return None
    facts: tuple[tuple[str, Fact], ...] = (("value", code or "no code"), ("place", shown))
    if code in places.elsewhere:
        odd = "figures_elsewhere"
    else:
        odd = "figures_not_in_london" if GSS.fullmatch(code) else "figures_no_ward"
    return Problem(line, UNKNOWN, odd, facts, fatal=False)


def _wide(
    line: int, cells: tuple[str, ...], layout: Layout, places: Places
) -> Iterator[Read | Problem]:
    """A ward and category with a count for each month; an empty one is no count."""
    code, category = layout.cell(cells, "ward"), slug_of(layout.cell(cells, "major"))
    if len(cells) > layout.width or not category:
        yield Problem(line, ERROR, "figures_odd_line")
        return
    shown = (layout.cell(cells, "name"), layout.cell(cells, "borough"))
    wrong = _known(code, line, places, shown)
    if wrong is not None:
        yield wrong
        return
    for number, month in layout.months.items():
        cell = cells[number] if number < len(cells) else ""
        amount = whole_of(cell)
        if amount is not None:
            yield code, month, category, amount
        elif cell:
            yield Problem(line, ERROR, "figures_odd_number", (("column", month), ("value", cell)))


def _long(
    line: int, cells: tuple[str, ...], layout: Layout, places: Places
) -> Iterator[Read | Problem]:
    """A count of a ward, month and category."""
    told = {name: layout.cell(cells, name) for name in ("ward", "month", "category", "count")}
    month, amount = month_of(told["month"]), whole_of(told["count"])
    category = slug_of(told["category"])
    wrong = _known(told["ward"], line, places, ())
    if month is None:
        yield Problem(line, ERROR, "figures_odd_month", (("value", told["month"]),))
    elif amount is None:
        facts = (("column", "count"), ("value", told["count"]))
        yield Problem(line, ERROR, "figures_odd_number", facts)
    elif not category:
        yield Problem(line, ERROR, "figures_odd_line")
    elif wrong is not None:
        yield wrong
    else:
        yield told["ward"], month, SAME.get(category, category), amount


def _street(
    line: int, cells: tuple[str, ...], layout: Layout, places: Places
) -> Iterator[Read | Problem]:
    """One crime at a point; it counts in the ward whose boundary holds the point."""
    month = month_of(layout.cell(cells, "month"))
    category = slug_of(layout.cell(cells, "category"))
    if month is None:
        value = layout.cell(cells, "month")
        yield Problem(line, ERROR, "figures_odd_month", (("value", value),))
        return
    if not category:
        yield Problem(line, ERROR, "figures_odd_line")
        return
    point = _point(layout.cell(cells, "longitude"), layout.cell(cells, "latitude"))
    force = layout.cell(cells, "force")
    if force not in FORCES:
        yield Problem(line, UNKNOWN, "figures_other_force", (("force", force),), fatal=False)
    elif point is None:
        yield Problem(line, UNKNOWN, "figures_no_point", fatal=False)
    elif places.ward_at is None:
        yield Problem(line, UNKNOWN, "figures_no_boundaries", fatal=False)
    else:
        ward = places.ward_at(*point, month)
        if ward:
            yield ward, month, SAME.get(category, category), 1
        else:
            yield Problem(line, UNKNOWN, "figures_point_outside", fatal=False)


def _point(longitude: str, latitude: str) -> tuple[float, float] | None:
    """A longitude and latitude of the Earth, or None."""
    try:
        east, north = float(longitude), float(latitude)
    except ValueError:
        return None
    return (east, north) if abs(east) <= 180 and abs(north) <= 90 else None
