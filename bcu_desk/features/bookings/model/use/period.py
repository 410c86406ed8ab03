"""The days that use is told of: so many up to the day shown, or from a day to a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bcu_desk.domain.times import long_day
from bcu_desk.features.bookings.queries.sharing.use import By

CHOICES = (("7", "7 days"), ("28", "28 days"), ("90", "90 days"), ("own", "From–to"))
OWN = "own"
USUAL = 28


@dataclass(frozen=True, slots=True)
class Period:
    """So many days before the day shown; or from a first day to a last one, both counted."""

    days: int = USUAL
    first: date | None = None
    last: date | None = None

    def span(self, on: date) -> tuple[date, date]:
        """Its first day and the day after its last."""
        if self.first is not None and self.last is not None:
            return self.first, self.last + timedelta(days=1)
        return on - timedelta(days=self.days), on


@dataclass(frozen=True, slots=True)
class Asked:
    """What use is asked about: by what it is told, and of which days."""

    by: By = By.KIND
    period: Period = Period()


def period_words(first: date, after: date) -> str:
    """A period as a sentence says it: `from Mon 26 Dec 2016 to Sun 22 Jan 2017`."""
    last = after - timedelta(days=1)
    if first == last:
        return f"on {long_day(first)}"
    return f"from {long_day(first)} to {long_day(last)}"
