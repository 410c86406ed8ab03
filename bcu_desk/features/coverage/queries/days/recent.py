"""What a page shows of the days around one: wards below target, and hours this month."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from bcu_desk.domain.rota.presence import Period
from bcu_desk.domain.spans import Span
from bcu_desk.features.coverage.queries.days.below import DayRow, below_by_day
from bcu_desk.features.coverage.queries.days.periods import PPM, minutes_of, month_so_far
from bcu_desk.features.coverage.queries.days.teams import Member, teams
from bcu_desk.features.coverage.queries.where.places import places_over
from bcu_desk.store.session import Reader
from bcu_desk.work.view import View

AROUND = 14  # days before and after


@dataclass(frozen=True, slots=True)
class Recent:
    """Wards below target by day, in post and available; each ward's share of hours in the ward.

    `minutes` are those rostered in the month so far and those there, by the ward's code; None is no
    data.
    """

    in_post: tuple[DayRow, ...]
    available: tuple[DayRow, ...]
    minutes: Mapping[str, tuple[int, int] | None]

    @property
    def hours_ppm(self) -> dict[str, int | None]:
        """Each ward's share of its hours in the ward, in millionths; None is no data."""
        return {ward: _share(minutes) for ward, minutes in self.minutes.items()}

    def pooled(self, wards: Iterable[str]) -> int | None:
        """The share of some wards together, those without data left out."""
        known = [told for ward in wards if (told := self.minutes.get(ward)) is not None]
        return _share((sum(all_ for all_, _ in known), sum(there for _, there in known)))


def recent(reader: Reader, view: View) -> Recent:
    """The fortnights around the day in view, and the month up to it, of the wards in view.

    Each day has the wards in force then; the month is that of the day's wards, by their codes.
    """
    on = view.on
    month, end = month_so_far(on)
    first = min(month, on - timedelta(days=AROUND))
    period = Period(first, (on - first).days + AROUND + 1)
    found = places_over(reader, view, period.days)
    members = teams(reader, found, period)
    around = on - timedelta(days=AROUND)
    days = period.bits(Span(month, end))
    in_post, available = (
        tuple(
            row for row in below_by_day(reader, found, members, (period, lens)) if row.day >= around
        )
        for lens in ("in_post", "available")
    )
    same: dict[str, list[Member]] = {}
    for place in found:
        same.setdefault(place.ward.code, []).extend(members[place.ward.id])
    now = {place.ward.code for place in found if place.days.holds(on)}
    minutes = {code: minutes_of(same[code], days) for code in same if code in now}
    return Recent(in_post, available, minutes)


def _share(minutes: tuple[int, int] | None) -> int | None:
    rostered, there = minutes or (0, 0)
    return there * PPM // rostered if rostered else None
