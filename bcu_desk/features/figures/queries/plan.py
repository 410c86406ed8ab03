"""What a file of figures would change in the desk, line by line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from bcu_desk.domain.measures import AbstractionFigure, Measure
from bcu_desk.domain.places import Ward
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.figures.rules.abstractions import abstractions
from bcu_desk.features.figures.rules.crime import ASB, OFFENCES, crime
from bcu_desk.features.figures.rules.found import Count, Found, Problem, TeamMinutes
from bcu_desk.features.figures.rules.layouts import ABSTRACTIONS, layout_of
from bcu_desk.features.figures.rules.places import Places
from bcu_desk.store.session import Reader
from bcu_desk.work.text_tables import table_of

NEW, CHANGED, UNCHANGED, MISSING = "new", "changed", "unchanged", "missing"
STATES = ("error", "conflict", CHANGED, MISSING, "unknown", NEW, UNCHANGED)
F = TypeVar("F", Count, TeamMinutes)
Key = tuple[str, ...]
Kept = tuple[int, str | None]


@dataclass(frozen=True, slots=True)
class Line:
    """A figure, or a line that is none: its state, what it is of, and its value before and after.

    `row` is the line of the file, 0 for what only the desk has. `problem` tells what is wrong, or
    not known, of it.
    """

    row: int
    state: str
    what: str = ""
    area: str = ""
    month: str = ""
    before: int | None = None
    after: int | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file holds and would do: figures to write, and every line with its state."""

    found: Found
    counts: tuple[Count, ...]
    teams: tuple[TeamMinutes, ...]
    lines: tuple[Line, ...]

    def sums(self) -> Mapping[str, int]:
        """How many lines there are in each state."""
        told = Counter(line.state for line in self.lines)
        return {state: told[state] for state in STATES}


def plan_of(reader: Reader, content: bytes, kind: str | None, places: Places) -> Plan:
    """What the file's content would change. Raises Refused where it is no file of figures."""
    if content[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        raise Refused("figures_json")
    table = table_of(content)
    layout = layout_of(table, kind)
    read = abstractions if layout.name == ABSTRACTIONS else crime
    found = read(table, layout, places)
    counts, teams = _kept_counts(reader), _kept_teams(reader)
    return Plan(
        found,
        tuple(one for one in found.counts if counts.get(one.key) != (one.amount, None)),
        tuple(one for one in found.teams if teams.get(one.key) != (one.minutes, one.ward or None)),
        _lines(found, counts, teams),
    )


def _lines(found: Found, counts: Mapping[Key, Kept], teams: Mapping[Key, Kept]) -> tuple[Line, ...]:
    """Every line with its state, the gravest first."""
    lines = [
        *(Line(one.line, one.state, problem=one) for one in found.problems),
        *(_count_line(one, counts) for one in found.counts),
        *(_team_line(one, teams) for one in found.teams),
        *_missing_counts(found, counts),
        *_missing_teams(found, teams),
    ]
    order = {state: number for number, state in enumerate(STATES)}
    return tuple(sorted(lines, key=lambda line: (order[line.state], line.row, line.what)))


def _kept_counts(reader: Reader) -> dict[Key, Kept]:
    return {(row.code, row.area, row.month): (row.numerator, None) for row in reader.every(Measure)}


def _kept_teams(reader: Reader) -> dict[Key, Kept]:
    codes = {row.id: row.code for row in reader.every(Ward)}
    return {
        (row.month, row.bcu, row.borough, row.team, row.duty, row.kind): (
            row.minutes,
            codes.get(row.ward_id or 0),
        )
        for row in reader.every(AbstractionFigure)
    }


def _state(kept: Kept | None, now: Kept) -> str:
    return NEW if kept is None else UNCHANGED if kept == now else CHANGED


def _count_line(one: Count, kept: Mapping[Key, Kept]) -> Line:
    before = kept.get(one.key)
    state = _state(before, (one.amount, None))
    return Line(
        one.line, state, one.code, one.area, one.month, before[0] if before else None, one.amount
    )


def _team_line(one: TeamMinutes, kept: Mapping[Key, Kept]) -> Line:
    before = kept.get(one.key)
    state = _state(before, (one.minutes, one.ward or None))
    facts = (("team", one.team), ("borough", one.borough), ("month", one.month))
    doubt = Problem(one.line, state, one.note, facts, fatal=False) if one.note else None
    return Line(
        one.line,
        state,
        f"{one.team}, {one.duty}, {one.kind}",
        one.ward or one.borough,
        one.month,
        before[0] if before else None,
        one.minutes,
        doubt,
    )


def _missing_counts(found: Found, kept: Mapping[Key, Kept]) -> Iterator[Line]:
    """What the desk has of the file's areas and months, and the file has not."""
    told = {one.key for one in found.counts}
    inside = {(one.area, one.month) for one in found.counts}
    for key, (amount, _) in kept.items():
        code, area, month = key
        ours = code in (ASB, OFFENCES) or code.startswith(f"{OFFENCES}.")
        if ours and (area, month) in inside and key not in told:
            yield Line(0, MISSING, code, area, month, amount)


def _missing_teams(found: Found, kept: Mapping[Key, Kept]) -> Iterator[Line]:
    """What the desk has of the file's boroughs and months, and the file has not."""
    told = {one.key for one in found.teams}
    inside = {(one.month, one.borough) for one in found.teams}
    for key, (minutes, ward) in kept.items():
        month, _, borough, team, duty, kind = key
        if (month, borough) in inside and key not in told:
            yield Line(0, MISSING, f"{team}, {duty}, {kind}", ward or borough, month, minutes)
