"""Cutting days out of dated rows, so that others may take their place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from bcu_desk.domain.dated import Dated
from bcu_desk.domain.spans import DaySpan
from bcu_desk.work.unit import Unit

D = TypeVar("D", bound=Dated)


def overlapping(rows: Iterable[D], days: DaySpan) -> list[D]:
    """The rows in force on some of the days."""
    return [row for row in rows if row.days.overlaps(days)]


def cut_all(unit: Unit, rows: Iterable[D], days: DaySpan) -> None:
    """Take some days out of dated rows."""
    for row in rows:
        parts = row.days.without(days)
        if not parts:
            unit.remove(row)
            continue
        unit.change(row, from_day=parts[0].start, to_day=parts[0].end)
        for part in parts[1:]:
            unit.add(replace(row, id=unit.new_id(), from_day=part.start, to_day=part.end))
