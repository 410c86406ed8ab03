"""The past is corrected, never planned: what a window lets be done on a day that is over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import in_london, minute_of
from bcu_desk.work.command import Command

DAYS = ("from_day", "on", "day")  # the fields that say from which day a gesture counts
INSTANTS = ("start", "at", "end")


@dataclass(frozen=True, slots=True)
class PastRule:
    """The day in view, the day that is today, and why the record is being corrected, if it is."""

    on: date
    today: date
    reason: str | None = None

    def is_past(self) -> bool:
        """Whether the day in view is over."""
        return self.on < self.today

    def forbids(self, commands: Sequence[Command]) -> bool:
        """Whether these may not be done before the user said that the record is corrected."""
        return self.reason is None and self._corrects(commands)

    def reason_for(self, commands: Sequence[Command]) -> str | None:
        """The reason that goes to the step of these; None where they correct nothing past."""
        return self.reason if self._corrects(commands) else None

    def _corrects(self, commands: Sequence[Command]) -> bool:
        """A gesture with a day of its own from today on plans, whatever day is in view."""
        return self.is_past() and any(
            not command.corrects and (effective_day(command) or self.on) < self.today
            for command in commands
        )


def effective_day(command: Command) -> date | None:
    """The day from which a gesture counts, by its own fields; None where it names none."""
    for name in DAYS:
        told = getattr(command, name, None)
        if isinstance(told, date):
            return told
    for name in INSTANTS:
        told = getattr(command, name, None)
        if isinstance(told, str):
            return _day_of(told)
    return None


def _day_of(moment: str) -> date | None:
    try:
        return in_london(minute_of(moment)).date()
    except Refused:
        return None
