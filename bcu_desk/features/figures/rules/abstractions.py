"""The monthly abstraction table: minutes by team, duty and type."""

from __future__ import annotations

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.words import clean_text
from bcu_desk.features.figures.rules.cells import is_sum, month_of, team_of, whole_of
from bcu_desk.features.figures.rules.found import (
    CONFLICT,
    ERROR,
    Found,
    Problem,
    TeamMinutes,
    a_sum,
)
from bcu_desk.features.figures.rules.layouts import Layout
from bcu_desk.features.figures.rules.places import Places, TeamWards
from bcu_desk.work.text_tables import Table

TEXTS = ("bcu", "borough", "team", "duty", "kind")


def abstractions(table: Table, layout: Layout, places: Places) -> Found:
    """The minutes of a table, team by team; a line that is told twice counts once."""
    reading = _Reading(layout, places)
    kept: dict[tuple[str, ...], TeamMinutes] = {}
    problems = []
    for line, cells in table.rows:
        found = a_sum(line) if is_sum(cells) else reading.line(line, cells)
        if isinstance(found, Problem):
            problems.append(found)
            continue
        before = kept.setdefault(found.key, found)
        if before is not found:
            problems.append(_twice(before, found))
    return Found(layout.name, (), tuple(kept.values()), tuple(problems), layout.passed_over)


def _twice(before: TeamMinutes, found: TeamMinutes) -> Problem:
    same = before.minutes == found.minutes
    facts = (("before", before.line), ("team", found.team), ("month", found.month))
    code = "figures_line_twice" if same else "figures_line_differs"
    return Problem(found.line, CONFLICT, code, facts, fatal=not same)


def _cleaned(line: int, told: dict[str, str]) -> Problem | None:
    """Clean the texts of a line; what is wrong with the first that can't be."""
    for name in TEXTS:
        try:
            told[name] = clean_text(told[name], name)
        except Refused:
            facts = (("column", name), ("value", told[name][:40]))
            return Problem(line, ERROR, "figures_odd_text", facts)
    return None


class _Reading:
    """Lines of the table as minutes of teams; the wards of a month are looked up once."""

    def __init__(self, layout: Layout, places: Places) -> None:
        self._layout, self._places = layout, places
        self._wards: dict[str, TeamWards] = {}

    def line(self, line: int, cells: tuple[str, ...]) -> TeamMinutes | Problem:
        """A line as minutes of a team, or what is wrong with it."""
        told = {name: self._layout.cell(cells, name) for name in ("month", "minutes", *TEXTS)}
        told["borough"] = told["borough"] or self._layout.cell(cells, "borough_code")
        month, minutes = month_of(told["month"]), whole_of(told["minutes"])
        if len(cells) < self._layout.width and not told["minutes"]:
            return Problem(line, ERROR, "figures_short_line")
        if month is None:
            return Problem(line, ERROR, "figures_odd_month", (("value", told["month"]),))
        if minutes is None:
            facts = (("column", "Abstracted Minutes"), ("value", told["minutes"]))
            return Problem(line, ERROR, "figures_odd_number", facts)
        odd = _cleaned(line, told)
        return self._team(line, month, minutes, told, cells) if odd is None else odd

    def _team(
        self, line: int, month: str, minutes: int, told: dict[str, str], cells: tuple[str, ...]
    ) -> TeamMinutes:
        """The minutes with the ward that the team is of; what is not known is told."""
        shown = told["borough"]
        borough = self._places.borough((self._layout.cell(cells, "borough_code"), shown))
        bcu = self._places.bcu(told["bcu"])
        ward, note = None, "figures_unknown_borough"
        if borough is not None:
            ward = self._of_month(month).get((borough.id, team_of(told["team"])))
            note = "" if ward is not None else "figures_unknown_team"
        return TeamMinutes(
            month=month,
            bcu=bcu.code if bcu else told["bcu"],
            borough=borough.code if borough else shown,
            team=told["team"],
            duty=told["duty"],
            kind=told["kind"],
            minutes=minutes,
            ward=ward.code if ward else "",
            line=line,
            note=note,
        )

    def _of_month(self, month: str) -> TeamWards:
        if month not in self._wards:
            self._wards[month] = self._places.teams(month)
        return self._wards[month]
