"""Use, lending and refusals of one sort in a period."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from bcu_desk.domain.fleet import Sort
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import utc_text
from bcu_desk.features.bookings.model.lists.read import minute_shown
from bcu_desk.features.bookings.model.use.period import Asked
from bcu_desk.features.bookings.queries.sharing.between import Between, BetweenRow
from bcu_desk.features.bookings.queries.sharing.unmet import Unmet, UnmetRow
from bcu_desk.features.bookings.queries.sharing.use import By, Use, UseRow
from bcu_desk.store.session import Reader
from bcu_desk.work.view import View


@dataclass(frozen=True, slots=True)
class Sharing:
    """A borough's part: what its bases lent to others, what it had of others, and refusals."""

    borough: str
    lent_minutes: int
    borrowed_minutes: int
    refused: int
    refused_minutes: int

    @property
    def net_minutes(self) -> int:
        """How much more it lent than it borrowed."""
        return self.lent_minutes - self.borrowed_minutes


@dataclass(frozen=True, slots=True)
class UseRead:
    """What the page shows of use; `each` tells of every single resource.

    `refused` is why nothing could be told, such as days the wrong way round.
    """

    sort: Sort
    by: By
    first: date
    after: date
    rows: tuple[UseRow, ...] = ()
    each: tuple[UseRow, ...] = ()
    pairs: tuple[BetweenRow, ...] = ()
    boroughs: tuple[Sharing, ...] = ()
    refused: Refused | None = None

    @property
    def percent(self) -> int:
        """How much of all the time there was is booked."""
        minutes = sum(row.minutes for row in self.each)
        return round(100 * sum(row.booked_minutes for row in self.each) / minutes) if minutes else 0


def read_use(reader: Reader, view: View, sort: Sort, now: int, asked: Asked) -> UseRead:
    """Everything the page shows of use, from one view of the file."""
    first, after = asked.period.span(view.on)
    try:
        each = Use(by=By.VEHICLE, from_day=first, to_day=after, sort=sort).rows(reader, view)
    except Refused as refused:
        return UseRead(sort, asked.by, first, after, refused=refused)
    by = Use(by=asked.by, from_day=first, to_day=after, sort=sort)
    pairs = Between(from_day=first, to_day=after, sort=sort).rows(reader, view)
    at = utc_text(minute_shown(view, now))
    unmet = Unmet(from_day=first, to_day=after, sort=sort, at=at).rows(reader, view)
    return UseRead(
        sort=sort,
        by=asked.by,
        first=first,
        after=after,
        rows=each if asked.by is By.VEHICLE else by.rows(reader, view),
        each=each,
        pairs=pairs,
        boroughs=sharing(pairs, unmet),
    )


def sharing(pairs: tuple[BetweenRow, ...], unmet: tuple[UnmetRow, ...]) -> tuple[Sharing, ...]:
    """Each borough's part, the most lent first."""
    lent: dict[str, int] = defaultdict(int)
    had: dict[str, int] = defaultdict(int)
    for row in pairs:
        lent[row.from_borough] += row.booked_minutes + row.loan_minutes
        had[row.to_borough] += row.booked_minutes + row.loan_minutes
    asked = {row.borough: row for row in unmet}
    rows = [
        Sharing(
            borough=name,
            lent_minutes=lent[name],
            borrowed_minutes=had[name],
            refused=asked[name].refused if name in asked else 0,
            refused_minutes=asked[name].refused_minutes if name in asked else 0,
        )
        for name in {*lent, *had, *asked}
    ]
    return tuple(sorted(rows, key=lambda row: (-row.lent_minutes, row.borough)))
