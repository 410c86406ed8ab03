"""Ward cover over a period: hours in the ward, and days without a DWO on duty there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import msgspec

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.rota.presence import Period
from bcu_desk.features.coverage.queries.days.teams import Member, teams
from bcu_desk.features.coverage.queries.where.places import Place, places_over
from bcu_desk.store.session import Reader
from bcu_desk.work.command import Query
from bcu_desk.work.view import View

LONGEST = 1_100  # days
PPM = 1_000_000


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """The DWOs of a ward, borough or BCU over a period.

    Minutes are those rostered, and those left when absence and abstraction are taken off;
    `hours_share_ppm` is their ratio in millionths. `days` are those on which the ward is in force,
    where wards change within the period. `days_without_dwo` are days on which no DWO of
    the ward was on duty, summed over wards. All are None where nobody can tell: where somebody in
    post has no roster. Such a ward is in no sum; `wards_known` counts the others.
    """

    code: str
    name: str
    borough: str
    bcu: str
    days: int
    wards: int
    wards_known: int
    rostered_minutes: int | None
    in_ward_minutes: int | None
    hours_share_ppm: int | None
    days_without_dwo: int | None


class CoverPeriod(Query, frozen=True, kw_only=True):
    """Hours in the ward and days without a DWO, from a day to before another."""

    from_day: date = msgspec.field(name="from")
    to_day: date = msgspec.field(name="to")
    by: Literal["ward", "borough", "bcu"] = "ward"

    def rows(self, reader: Reader, view: View) -> tuple[PeriodRow, ...]:
        """Wards in force on any of the days, or their boroughs or BCUs, in order of their names."""
        period = period_asked(self.from_day, self.to_day)
        found = places_over(reader, view, period.days)
        members = teams(reader, found, period)
        codes: dict[str, list[Place]] = {}
        for place in found:
            codes.setdefault(place.ward.code, []).append(place)
        rows = [_row(same, members, period) for same in codes.values()]
        if self.by == "ward":
            return tuple(rows)
        return _pooled([same[0] for same in codes.values()], rows, (self.by, period.count))


def period_asked(first: date, end: date) -> Period:
    """The period asked for. Raises Refused where it ends before it starts or is too long."""
    if end <= first:
        raise Refused("ends_before_start", field="to")
    if (end - first).days > LONGEST:
        raise Refused("period_too_long", longest=LONGEST, field="to")
    return Period(first, (end - first).days)


def month_so_far(on: date) -> tuple[date, date]:
    """The days of the month up to a day, the day among them."""
    return on.replace(day=1), on + timedelta(days=1)


def minutes_of(members: Sequence[Member], days: int) -> tuple[int, int] | None:
    """Minutes rostered and minutes there of a ward's DWOs on some days; None without a roster."""
    if any(member.unknown & days for member in members):
        return None
    told = [member.presence.minutes(member.held & days) for member in members]
    return sum(rostered for rostered, _ in told), sum(there for _, there in told)


def _row(
    same: Sequence[Place], teams_of: Mapping[int, Sequence[Member]], period: Period
) -> PeriodRow:
    """A ward, which is two where its code stayed when wards changed, on its days in force."""
    place, members = same[-1], [member for one in same for member in teams_of[one.ward.id]]
    minutes, days, covered = minutes_of(members, period.every), 0, 0
    for one in same:
        days |= period.bits(one.days)
    for member in members:
        covered |= member.on_duty
    return _told(
        (place.ward.code, place.ward.name, place.borough.code, place.bcu.code),
        days.bit_count(),
        (1, int(minutes is not None)),
        minutes,
        (days & ~covered).bit_count(),
    )


def _told(
    names: tuple[str, str, str, str],
    days: int,
    wards: tuple[int, int],
    minutes: tuple[int, int] | None,
    without: int,
) -> PeriodRow:
    rostered, there = minutes or (0, 0)
    return PeriodRow(
        *names,
        days,
        *wards,
        rostered if minutes else None,
        there if minutes else None,
        there * PPM // rostered if rostered else None,
        without if minutes else None,
    )


def _pooled(
    found: Sequence[Place], rows: list[PeriodRow], asked: tuple[str, int]
) -> tuple[PeriodRow, ...]:
    """Wards pooled from their counts, those without data in none, by borough or BCU over days."""
    by, days = asked
    groups: dict[tuple[str, str, str, str], list[PeriodRow]] = {}
    for place, row in zip(found, rows, strict=True):
        one = place.bcu if by == "bcu" else place.borough
        borough = "" if by == "bcu" else place.borough.code
        groups.setdefault((one.name, one.code, borough, place.bcu.code), []).append(row)
    return tuple(
        _pool((code, name, borough, bcu), days, members)
        for (name, code, borough, bcu), members in sorted(groups.items())
    )


def _pool(names: tuple[str, str, str, str], days: int, members: Sequence[PeriodRow]) -> PeriodRow:
    """Some wards as one."""
    known = [row for row in members if row.wards_known]
    minutes = (
        _sum(row.rostered_minutes for row in known),
        _sum(row.in_ward_minutes for row in known),
    )
    without = _sum(row.days_without_dwo for row in known)
    wards = len(members), len(known)
    return _told(names, days, wards, minutes if known else None, without)


def _sum(figures: Iterable[int | None]) -> int:
    return sum(figure for figure in figures if figure is not None)
