"""Figures: counts by month and area, yearly costs, bank holidays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bcu_desk.domain.dated import Dated


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A count for an area (GSS or BCU code) and a month (`2017-01`), with what it is out of."""

    id: int
    code: str
    area: str
    month: str
    numerator: int
    denominator: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AbstractionFigure:
    """Minutes that a team lost to one type of abstraction in a month (`2017-01`).

    As the monthly table gives them: `ward_id` where the team is a ward's that is known, `duty`
    what the team was taken from, `kind` the type as named there.
    """

    id: int
    month: str
    bcu: str
    borough: str
    team: str
    ward_id: int | None = None
    duty: str
    kind: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost(Dated):
    """What a post of a rank costs a year, in pence."""

    rank_id: int
    pence_a_year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BankHoliday:
    """A bank holiday of England and Wales."""

    id: int
    day: date
    title: str
