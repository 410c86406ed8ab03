"""Fixed classes of figures that have no target: hours in the ward, demand, rules broken.

The bounds do not follow the data, so a colour means the same on every day and in every BCU.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    """The classes of a figure, from the least; nobody to share it, and no data, are apart."""

    LOWEST = "lowest"
    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"
    HIGHEST = "highest"
    NOBODY = "nobody"
    NO_DATA = "no_data"


UPWARDS = (Step.LOWEST, Step.LOW, Step.MIDDLE, Step.HIGH, Step.HIGHEST)
CIVIDIS = {step: f"step.{number}" for number, step in enumerate(UPWARDS, start=1)}
PATTERNED = (Step.NOBODY, Step.NO_DATA)
MINUS_ONE_DIGIT = 10_000


@dataclass(frozen=True, slots=True)
class Scale:
    """A figure's classes: `bounds` are the least values of all but the lowest.

    `unit` follows the figure in words; `nobody` is what is said where there is nobody.
    """

    name: str
    unit: str
    bounds: tuple[float, ...]
    told: Callable[[float], str]
    nobody: str = ""
    hues: tuple[str, ...] = tuple(CIVIDIS.values())

    def step(self, value: float | None, *, nobody: bool = False) -> Step:
        """The class of a figure; None is no data."""
        if nobody:
            return Step.NOBODY
        return Step.NO_DATA if value is None else UPWARDS[bisect_right(self.bounds, value)]

    def steps(self) -> tuple[Step, ...]:
        """The classes there are, in the order of the legend."""
        ends = (Step.NOBODY, Step.NO_DATA) if self.nobody else (Step.NO_DATA,)
        return (*UPWARDS[: len(self.bounds) + 1], *ends)

    def words(self, step: Step) -> str:
        """A class in words."""
        if step is Step.NO_DATA:
            return "No data"
        if step is Step.NOBODY:
            return self.nobody
        number = UPWARDS.index(step)
        low = self.bounds[number - 1] if number else None
        high = self.bounds[number] if number < len(self.bounds) else None
        return self._between(low, high)

    def _between(self, low: float | None, high: float | None) -> str:
        if low is None:
            return f"Under {self.told(high or 0)}"
        if high is None:
            return f"{self.told(low)} or more"
        return f"{_whole(low)}–{self.told(high - 1)}"

    def letter(self, step: Step) -> str:
        """A class in a letter, for where a figure has no room; '' for those with a pattern."""
        return "" if step in PATTERNED else "ABCDE"[UPWARDS.index(step)]

    def title(self, step: Step) -> str:
        """A class as the legend has it: its letter, then its words."""
        letter = self.letter(step)
        return f"{letter}  {self.words(step)}" if letter else self.words(step)

    def hue(self, step: Step) -> str:
        """The name of a class's colour."""
        if step in PATTERNED:
            return "class.none" if step is Step.NOBODY else "class.no_data"
        return self.hues[UPWARDS.index(step)]

    def digit(self, value: float | None) -> str:
        """A figure as it stands in a ward."""
        return "–" if value is None else _short(value)


@dataclass(frozen=True, slots=True)
class Broken(Scale):
    """How many rules are broken: none, one, more."""

    def words(self, step: Step) -> str:
        """A class in words."""
        named = {Step.LOWEST: "None broken", Step.LOW: "1 broken", Step.MIDDLE: "2 or more broken"}
        return named.get(step, "No data")


def _percent(value: float) -> str:
    return f"{value:g} %"


def _whole(value: float) -> str:
    return f"{value:,.0f}"


def _short(value: float) -> str:
    if value >= MINUS_ONE_DIGIT:
        return f"{value / 1000:.0f}k"
    return f"{value / 1000:.1f}k" if value >= 1000 else f"{value:.0f}"


HOURS = Scale(
    "Hours in ward", "% of the hours rostered", (25, 50, 70, 85), _percent, "No hours rostered"
)
OFFENCES = Scale(
    "Offences", "offences a year for each DWO", (300, 500, 800, 1_200), _whole, "No DWO"
)
PEOPLE = Scale("Population", "people for each DWO", (4_000, 6_000, 8_000, 12_000), _whole, "No DWO")
BROKEN = Broken(
    "Rules broken", "rules broken", (1, 2), _whole, hues=("class.met", "class.short", "class.none")
)
