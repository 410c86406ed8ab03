"""Gestures on figures: load those of a file, in place of what was told of the same before."""

from __future__ import annotations

import re
from datetime import date
from typing import TypeVar

import msgspec

from bcu_desk.domain.measures import AbstractionFigure, Measure
from bcu_desk.domain.places import Ward, WardSet
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.words import clean_text
from bcu_desk.features.figures.rules.cells import LARGEST
from bcu_desk.features.figures.rules.found import Count, TeamMinutes
from bcu_desk.work.command import Command
from bcu_desk.work.unit import Unit

MONTH = re.compile(r"(19|20)\d{2}-(0[1-9]|1[0-2])")
F = TypeVar("F", Count, TeamMinutes)


class LoadFigures(Command, frozen=True, kw_only=True):
    """Keep counts of areas and abstracted minutes of teams, by month; `source` names their file.

    A count of the same code, area and month is replaced, and so are the minutes of the same
    month, team, duty and type.
    """

    source: str
    counts: tuple[Count, ...] = ()
    abstractions: tuple[TeamMinutes, ...] = msgspec.field(default=())

    def run(self, unit: Unit) -> str:
        """Check the figures, write what is new and change what differs."""
        source = clean_text(self.source, "source")
        for count in self.counts:
            _refuse_odd(count, count.amount)
        for team in self.abstractions:
            _refuse_odd(team, team.minutes)
        done = _keep_counts(unit, _by_key(self.counts)) + _keep_teams(
            unit, _by_key(self.abstractions)
        )
        if not done:
            raise Refused("figures_nothing_to_load", source=source)
        return f"Load {done:,} figures from {source}"


def _by_key(figures: tuple[F, ...]) -> dict[tuple[str, ...], F]:
    """Figures by what no two share. Raises Refused `figure_told_twice`."""
    found: dict[tuple[str, ...], F] = {}
    for figure in figures:
        if found.setdefault(figure.key, figure) is not figure:
            raise Refused("figure_told_twice", what=", ".join(figure.key))
    return found


def _refuse_odd(figure: Count | TeamMinutes, amount: int) -> None:
    """Refuse a month that is none, words that are odd, and numbers that can't be."""
    if not MONTH.fullmatch(figure.month):
        raise Refused("figures_odd_month", value=figure.month[:40], field="month")
    for text in figure.key:
        if text:
            clean_text(text, "figures")
    if not 0 <= amount <= LARGEST:
        raise Refused("figures_odd_number", column=figure.month, value=amount, field="amount")


def _keep_counts(unit: Unit, told: dict[tuple[str, ...], Count]) -> int:
    """Write counts; how many were new or changed."""
    if not told:
        return 0
    before = {(row.code, row.area, row.month): row for row in unit.every(Measure)}
    new = [count for key, count in told.items() if key not in before]
    unit.add_all(
        [
            Measure(id=n, code=one.code, area=one.area, month=one.month, numerator=one.amount)
            for n, one in zip(unit.new_ids(len(new)), new, strict=True)
        ]
    )
    changed = [
        (before[key], count.amount)
        for key, count in told.items()
        if key in before and before[key].numerator != count.amount
    ]
    for row, amount in changed:
        unit.change(row, numerator=amount)
    return len(new) + len(changed)


def _keep_teams(unit: Unit, told: dict[tuple[str, ...], TeamMinutes]) -> int:
    """Write minutes of teams; how many were new or changed."""
    if not told:
        return 0
    wards = _Wards(unit)
    before: dict[tuple[str, ...], AbstractionFigure] = {
        (row.month, row.bcu, row.borough, row.team, row.duty, row.kind): row
        for row in unit.every(AbstractionFigure)
    }
    new = [one for key, one in told.items() if key not in before]
    unit.add_all(
        [
            AbstractionFigure(
                id=n,
                month=one.month,
                bcu=one.bcu,
                borough=one.borough,
                team=one.team,
                ward_id=wards.id_of(one),
                duty=one.duty,
                kind=one.kind,
                minutes=one.minutes,
            )
            for n, one in zip(unit.new_ids(len(new)), new, strict=True)
        ]
    )
    changed = 0
    for key, one in told.items():
        row = before.get(key)
        if row is not None and (row.minutes, row.ward_id) != (one.minutes, wards.id_of(one)):
            unit.change(row, minutes=one.minutes, ward_id=wards.id_of(one))
            changed += 1
    return len(new) + changed


class _Wards:
    """Wards by their GSS code, of the ward set in force in a month."""

    def __init__(self, unit: Unit) -> None:
        self._sets = {row.id: row for row in unit.every(WardSet)}
        self._wards: dict[str, list[Ward]] = {}
        for row in unit.every(Ward):
            self._wards.setdefault(row.code, []).append(row)

    def id_of(self, told: TeamMinutes) -> int | None:
        """The id of a team's ward, None where it has none. Raises Refused `unknown_ward`."""
        if not told.ward:
            return None
        first = date.fromisoformat(f"{told.month}-01")
        found = self._wards.get(told.ward, [])
        if not found:
            raise Refused("unknown_ward", value=told.ward[:60], field="ward")
        now = [row for row in found if self._sets[row.ward_set_id].on(first)]
        return (now or found)[0].id
