"""Shift patterns: which days a person is rostered, and from when to when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bcu_desk.domain.dated import Dated


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftPattern(Dated):
    """A roster as a cycle of day codes, such as `E E L L N N R R R R`; its first on `anchor`.

    A code without times in `ShiftCode` is a rest day.
    """

    code: str
    title: str
    cycle: str
    anchor: date

    @property
    def day_codes(self) -> tuple[str, ...]:
        """The codes of the cycle's days in order."""
        return tuple(self.cycle.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftCode:
    """A duty of a pattern: minutes after London midnight that it begins at, and lasts."""

    id: int
    pattern_id: int
    code: str
    begins: int
    lasts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftLine(Dated):
    """A person's place in a pattern for some days: how many days on from its anchor."""

    person_id: int
    pattern_id: int
    position: int
