"""What a reader asks for: a day, the BCUs in view, a second day, an instant of knowledge."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class View:
    """The as-of day, and the codes of the BCUs in view (none: all).

    `against` is a second day: pages tell what differs from it to `on`. `known_at` is a minute
    since the epoch: pages show what the file said then (None: what it says now).
    """

    on: date
    scope: tuple[str, ...] = ()
    against: date | None = None
    known_at: int | None = None

    def shows(self, bcu_code: str | None) -> bool:
        """Whether a BCU is in view; what belongs to no BCU (None) always is."""
        return not self.scope or bcu_code is None or bcu_code in self.scope
