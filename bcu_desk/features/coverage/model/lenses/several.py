"""Several wards chosen together: their sums, and in words what they lack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.queries.wards import CoverRow
from bcu_desk.features.coverage.rules.standings import COUNTED, Lens, Sums, summed

MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Several:
    """Wards chosen together, summed by a lens; no surplus makes up for a shortfall elsewhere."""

    rows: tuple[CoverRow, ...]
    lens: Lens
    sums: Sums

    @property
    def title(self) -> str:
        """How many there are."""
        return f"{len(self.rows)} wards chosen"

    @property
    def places(self) -> str:
        """Their names where they are few, else how many each borough has."""
        if len(self.rows) <= MOST_NAMED:
            return ", ".join(row.name for row in self.rows)
        boroughs = Counter(row.borough_short for row in self.rows)
        return ", ".join(f"{name} {count}" for name, count in sorted(boroughs.items()))

    @property
    def lacks(self) -> str:
        """What is missing and over, in words, by what is looked at."""
        blank = len(self.rows) - self.sums.wards
        if not self.sums.wards:
            return f"No data on {COUNTED[self.lens]}"
        below = self.sums.wards - self.sums.wards_met
        wards = "1 ward" if below == 1 else f"{below} wards"
        parts = [f"short {self.sums.shortfall} in {wards}" if below else "none short"]
        if self.sums.surplus:
            parts.append(f"{self.sums.surplus} over, not netted")
        if blank:
            parts.append(f"{blank} no data")
        return f"{COUNTED[self.lens]}: {'; '.join(parts)}"

    def words(self) -> str:
        """All of it as a sentence: `7 wards chosen: short 3 in 2 wards; 1 over, not netted`."""
        return f"{self.title}: {self.lacks}. {self.places}."


def several_of(loaded: Loaded, wards: Collection[str], lens: Lens) -> Several:
    """The wards with these codes, summed by a lens."""
    rows = tuple(row for row in loaded.cover if row.ward in wards)
    seen = [row.standing(lens) for row in rows]
    return Several(rows, lens, summed((one.target, one.there) for one in seen))
