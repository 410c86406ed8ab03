"""What a reader asks for: a day and the BCUs in view."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class View:
    """The as-of day, and the codes of the BCUs in view (none: all)."""

    on: date
    scope: tuple[str, ...] = ()

    def shows(self, bcu_code: str) -> bool:
        """Whether a BCU is in view."""
        return not self.scope or bcu_code in self.scope
