"""A file of figures as it would be loaded: its lines, what is wrong with it, the command."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bcu_desk.features.figures.commands import LoadFigures
from bcu_desk.features.figures.queries.plan import STATES, Line, Plan
from bcu_desk.features.figures.queries.reading import plan_of_file
from bcu_desk.features.figures.rules.layouts import TITLES
from bcu_desk.features.figures.rules.titles import month_words, title_of
from bcu_desk.kit.table_model import Column
from bcu_desk.store.session import Reader
from bcu_desk.work.sentences import sentence

MOST_LISTED = 5_000  # lines in the list; those that need a look come first
STATE_TITLES = {
    "error": "Can't be read",
    "conflict": "Told twice",
    "changed": "Changed",
    "missing": "Only in the desk",
    "unknown": "Not known",
    "new": "New",
    "unchanged": "As it is",
}
TONES = {"error": "bad", "conflict": "bad", "changed": "warn", "unknown": "warn"}


@dataclass(frozen=True)
class Looked:
    """What a file would change; `places` are the names of areas by their codes."""

    name: str
    plan: Plan
    places: Mapping[str, str] = field(default_factory=dict)

    @property
    def layout(self) -> str:
        """What kind of file it is, in words."""
        return TITLES[self.plan.found.layout]

    @property
    def count(self) -> int:
        """How many figures would be written."""
        return len(self.plan.counts) + len(self.plan.teams)

    @property
    def command(self) -> LoadFigures | None:
        """What loads it; None where something is wrong with it or nothing is new."""
        if self.plan.found.fatal or not self.count:
            return None
        return LoadFigures(source=self.name, counts=self.plan.counts, abstractions=self.plan.teams)

    @property
    def told(self) -> str:
        """What there is to say of it before it is loaded."""
        wrong = len(self.plan.found.fatal)
        if wrong:
            lines = "1 line is" if wrong == 1 else f"{wrong:,} lines are"
            return f"{lines} wrong. Nothing can be loaded before the file is mended."
        if not self.plan.found.counts and not self.plan.found.teams:
            return "No line of it can be loaded here. The list says why."
        if not self.count:
            return "The desk has all of it already. There is nothing to load."
        unknown = sum(line.state == "unknown" for line in self.plan.lines)
        tail = f" {unknown:,} lines of places not known here are listed and left out."
        left = tail if unknown else ""
        return f"Nothing is kept yet. {self.count:,} figures would be written, as one step.{left}"

    def sums(self) -> tuple[tuple[str, int], ...]:
        """How many lines are in each state that there is."""
        counts = self.plan.sums()
        return tuple((state, counts[state]) for state in STATES if counts[state])

    def lines(self, states: frozenset[str] = frozenset()) -> tuple[Line, ...]:
        """The lines in some states, or all; no more than can be listed."""
        found = (line for line in self.plan.lines if not states or line.state in states)
        return tuple(line for _, line in zip(range(MOST_LISTED), found, strict=False))


def look(reader: Reader, path: Path) -> Looked:
    """Read a file of figures, and tell what it would change.

    Raises Refused where it is no file of figures, DiskFault where it can't be read.
    """
    plan, places = plan_of_file(reader, path)
    names = {row.code: row.name for row in places.boroughs}
    names |= {row.code: row.name for row in places.wards}
    return Looked(path.name, plan, names)


def line_words(line: Line) -> str:
    """What a line says that is no plain figure; '' for one that is."""
    if line.problem is None:
        return ""
    return sentence(line.problem.code, dict(line.problem.facts))


def _number(value: int | None) -> str:
    return "" if value is None else f"{value:,}"


def line_columns(looked: Looked) -> tuple[Column[Line], ...]:
    """The columns of a file's lines."""
    return (
        Column("Line", lambda line: line.row or None, align="right", width=60),
        Column(
            "State",
            lambda line: STATE_TITLES[line.state],
            width=110,
            tone=lambda line: TONES.get(line.state),
        ),
        Column("What", lambda line: title_of(line.what), width=250),
        Column("Where", lambda line: looked.places.get(line.area, line.area), width=150),
        Column("Month", lambda line: line.month, show=month_words, width=80),
        Column("Now", lambda line: line.before, show=_number, align="right", width=70),
        Column("Then", lambda line: line.after, show=_number, align="right", width=70),
        Column("To look at", line_words, width=260),
    )
