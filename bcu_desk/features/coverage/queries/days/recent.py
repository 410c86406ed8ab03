"""What a page shows of the days around one: wards below target, and hours this month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bcu_desk.domain.spans import Span
from bcu_desk.features.coverage.queries.days.below import DayRow, below_by_day
from bcu_desk.features.coverage.queries.days.periods import PPM, minutes_of, month_so_far
from bcu_desk.features.coverage.queries.days.teams import teams
from bcu_desk.features.coverage.queries.wards import Place
from bcu_desk.features.coverage.rules.presence import Period
from bcu_desk.store.session import Reader

AROUND = 14  # days before and after


@dataclass(frozen=True, slots=True)
class Recent:
    """Wards below target by day, in post and available; each ward's share of hours in the ward.

    Shares are of the hours rostered in the month so far, in millionths by the ward's code; None
    is no data.
    """

    in_post: tuple[DayRow, ...]
    available: tuple[DayRow, ...]
    hours_ppm: Mapping[str, int | None]


def recent(reader: Reader, found: tuple[Place, ...], on: date) -> Recent:
    """The fortnights around a day, and the month up to it, of some wards."""
    month, end = month_so_far(on)
    first = min(month, on - timedelta(days=AROUND))
    period = Period(first, (on - first).days + AROUND + 1)
    members = teams(reader, found, period)
    around = on - timedelta(days=AROUND)
    days = period.bits(Span(month, end))
    in_post, available = (
        tuple(
            row for row in below_by_day(reader, found, members, (period, lens)) if row.day >= around
        )
        for lens in ("in_post", "available")
    )
    hours = {place.ward.code: _share(minutes_of(members[place.ward.id], days)) for place in found}
    return Recent(in_post, available, hours)


def _share(minutes: tuple[int, int] | None) -> int | None:
    rostered, there = minutes or (0, 0)
    return there * PPM // rostered if rostered else None
