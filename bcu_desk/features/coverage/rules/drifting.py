"""How a figure without a target differs between two days: better or worse, and by a whole class."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from bcu_desk.features.coverage.rules.sights import Sight
from bcu_desk.features.coverage.rules.steps import UPWARDS, Step


class Drift(StrEnum):
    """The classes of a ward between two days, what is worse first; `unknown` is no data."""

    WORST = "worst"
    WORSE = "worse"
    BETTER = "better"
    BEST = "best"
    SAME = "same"
    UNKNOWN = "unknown"


DRIFT_HUES = {
    Drift.WORST: "class.none",
    Drift.WORSE: "class.short",
    Drift.BETTER: "class.met",
    Drift.BEST: "class.over",
    Drift.SAME: "line",
    Drift.UNKNOWN: "class.no_data",
}
DRIFT_HATCHED = (Drift.WORST, Drift.UNKNOWN)
_BY_CLASS = {Drift.SAME: "Same", Drift.UNKNOWN: "No data"}
_FOR_EACH = {
    Drift.WORST: "A class higher",
    Drift.WORSE: "More",
    Drift.BETTER: "Fewer",
    Drift.BEST: "A class lower",
    **_BY_CLASS,
}
DRIFT_TITLES: Mapping[Sight, Mapping[Drift, str]] = MappingProxyType(
    {
        Sight.HOURS: {
            Drift.WORST: "A class lower",
            Drift.WORSE: "Less",
            Drift.BETTER: "More",
            Drift.BEST: "A class higher",
            **_BY_CLASS,
        },
        Sight.OFFENCES: _FOR_EACH,
        Sight.PEOPLE: _FOR_EACH,
        Sight.BREACHES: {
            Drift.WORST: "Newly broken",
            Drift.WORSE: "More broken",
            Drift.BETTER: "Fewer broken",
            Drift.BEST: "None now",
            **_BY_CLASS,
        },
    }
)


def drift_of(before: tuple[float | None, Step], after: tuple[float | None, Step]) -> Drift:
    """The class of a figure of which more is better, by its value and its class on both days.

    Nobody to share it is worse than any figure.
    """
    (old, old_step), (new, new_step) = before, after
    if Step.NO_DATA in (old_step, new_step):
        return Drift.UNKNOWN
    one, other = _rank(old_step), _rank(new_step)
    if one != other:
        return Drift.BEST if other > one else Drift.WORST
    return _apart(round(new or 0) - round(old or 0))


def demand_drift(before: tuple[float | None, Step], after: tuple[float | None, Step]) -> Drift:
    """The class of a figure of which more is worse; nobody to share it is worst."""
    steps = (before[1], after[1])
    if Step.NOBODY in steps and Step.NO_DATA not in steps:
        return drift_of(before, after)
    return _TURNED[drift_of(before, after)]


def broken_drift(before: int | None, after: int | None) -> Drift:
    """The class of a count of broken rules."""
    if before is None or after is None:
        return Drift.UNKNOWN
    if not before and after:
        return Drift.WORST
    if before and not after:
        return Drift.BEST
    return _apart(before - after)


_TURNED = {
    Drift.WORST: Drift.BEST,
    Drift.WORSE: Drift.BETTER,
    Drift.BETTER: Drift.WORSE,
    Drift.BEST: Drift.WORST,
    Drift.SAME: Drift.SAME,
    Drift.UNKNOWN: Drift.UNKNOWN,
}


def _rank(step: Step) -> int:
    return -1 if step is Step.NOBODY else UPWARDS.index(step)


def _apart(more: int) -> Drift:
    """What is better by so many."""
    if not more:
        return Drift.SAME
    return Drift.BETTER if more > 0 else Drift.WORSE
