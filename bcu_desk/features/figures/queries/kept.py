"""The figures that a desk keeps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeVar

from bcu_desk.domain.measures import AbstractionFigure, Measure
from bcu_desk.domain.places import Ward
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View

F = TypeVar("F", Measure, AbstractionFigure)
_TEAM = ("month", "bcu", "borough", "team", "duty", "kind")


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A count of an area (GSS or BCU code) and month, with what it is out of where that is told."""

    code: str
    area: str
    month: str
    numerator: int
    denominator: int | None


@dataclass(frozen=True, slots=True)
class AbstractionRow:
    """Minutes of a team as the monthly table tells them; `ward` is None where it is not known."""

    month: str
    bcu: str
    borough: str
    team: str
    ward: str | None
    duty: str
    kind: str
    minutes: int


class Measures(Query, frozen=True, kw_only=True):
    """Counts by month and area, of a code, an area or a month where these are given."""

    code: str | None = None
    area: str | None = None
    month: str | None = None

    def rows(self, reader: Reader, view: View) -> tuple[MeasureRow, ...]:
        """By code, area and month."""
        del view
        found = [
            MeasureRow(row.code, row.area, row.month, row.numerator, row.denominator)
            for row in _one_each(reader.every(Measure), ("code", "area", "month"))
            if self.code in (None, row.code)
            and self.area in (None, row.area)
            and self.month in (None, row.month)
        ]
        return tuple(sorted(found, key=lambda row: (row.code, row.area, row.month)))


class AbstractionTable(Query, frozen=True, kw_only=True):
    """The monthly abstraction table as it was loaded, of a month where one is given."""

    month: str | None = None

    def rows(self, reader: Reader, view: View) -> tuple[AbstractionRow, ...]:
        """By month, BCU, borough, team, duty and type."""
        del view
        codes = {row.id: row.code for row in reader.every(Ward)}
        found = [
            AbstractionRow(
                row.month,
                row.bcu,
                row.borough,
                row.team,
                None if row.ward_id is None else codes.get(row.ward_id),
                row.duty,
                row.kind,
                row.minutes,
            )
            for row in _one_each(reader.every(AbstractionFigure), _TEAM)
            if self.month in (None, row.month)
        ]
        return tuple(
            sorted(found, key=lambda r: (r.month, r.bcu, r.borough, r.team, r.duty, r.kind))
        )


def _one_each(rows: Iterable[F], key: tuple[str, ...]) -> Iterable[F]:
    """One row of each key: two desks may both have loaded a month; then that of the higher id."""
    asked = attrgetter(*key)
    return {asked(row): row for row in rows}.values()
