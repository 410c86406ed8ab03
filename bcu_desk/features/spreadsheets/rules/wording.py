"""Where something stands in a file, and what is wrong with it, in words."""

from __future__ import annotations

from collections.abc import Mapping

from bcu_desk.domain.refusals import Fact
from bcu_desk.domain.times import long_day
from bcu_desk.features.spreadsheets.rules.merging import DiffRow
from bcu_desk.features.spreadsheets.rules.values import Problem
from bcu_desk.work.contributions import Value
from bcu_desk.work.sentences import sentence


def problems_of(row: DiffRow) -> tuple[Problem, ...]:
    """Everything that is wrong with a row: of itself, then cell by cell."""
    own = () if row.problem is None else (row.problem,)
    return own + tuple(cell.problem for cell in row.cells if cell.problem is not None)


def where(row: DiffRow, sheet: str, column: str) -> str:
    """The place of a problem: `Sheet Targets, row 14, column DWO target`."""
    parts = [f"Sheet {sheet}"]
    parts.append(f"row {row.number}" if row.number else f"the row of {row.key}, which is missing")
    if column:
        parts.append(f"column {column}")
    return ", ".join(parts)


def told(problem: Problem) -> str:
    """What is wrong and what to do about it."""
    facts: Mapping[str, Fact] = dict(problem.facts)
    return sentence(problem.code, facts)


def value_words(value: Value) -> str:
    """A value as people read it; an empty one is said to be."""
    if value is None or value == "":
        return "empty"
    return value_text(value)


def value_text(value: Value) -> str:
    """A value as people read it: days in full, whole figures plain, nothing where it is empty."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:g}"
    return str(value) if isinstance(value, (str, int)) else long_day(value)
