"""The program's only clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from bcu_desk.domain.times import EPOCH, LONDON, minute_of


@dataclass(frozen=True, slots=True)
class Clock:
    """The time now, or the fixed minute that tests give."""

    fixed: int | None = None

    def now(self) -> datetime:
        """The instant, in UTC."""
        if self.fixed is None:
            return datetime.now(UTC)  # noqa: TID251 - the one place that reads the clock
        return datetime.fromtimestamp(self.fixed * 60, UTC)

    def today(self) -> date:
        """The day in London."""
        return self.now().astimezone(LONDON).date()

    def minute(self) -> int:
        """Whole minutes since the epoch."""
        return self.millisecond() // 60_000

    def millisecond(self) -> int:
        """Milliseconds since the epoch."""
        return round((self.now() - EPOCH).total_seconds() * 1000)

    def wall(self) -> str:
        """The instant as the log keeps it: `2017-01-23T06:00:00Z`."""
        return self.now().strftime("%Y-%m-%dT%H:%M:%SZ")


def clock_of(environment: Mapping[str, str], *, packaged: bool = False) -> Clock:
    """The clock; `BCU_DESK_NOW` fixes it, except in a packaged build."""
    told = environment.get("BCU_DESK_NOW")
    if not told or packaged:
        return Clock()
    return Clock(minute_of(told if "T" in told else f"{told}T12:00", "BCU_DESK_NOW"))
