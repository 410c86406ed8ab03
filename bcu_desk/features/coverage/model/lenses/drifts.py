"""Two days by what is no figure of a ward against its target: youth, hours, demand, breaches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bcu_desk.features.coverage.model.lenses.breaches import broken_in, count_of, numbers_of
from bcu_desk.features.coverage.model.lenses.figures import SCALES, Demand, Figure, demand_figures
from bcu_desk.features.coverage.model.lenses.youth import youth_of
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.model.looks import Looking, titled
from bcu_desk.features.coverage.queries.differences import WardChange
from bcu_desk.features.coverage.queries.wards import CoverRow
from bcu_desk.features.coverage.rules.comparing import (
    HATCHED,
    TURN_HUES,
    TURN_TITLES,
    TURNS,
    Turn,
    arrow,
    signed,
    turn_of,
)
from bcu_desk.features.coverage.rules.drifting import (
    DRIFT_HATCHED,
    DRIFT_HUES,
    DRIFT_TITLES,
    Drift,
    broken_drift,
    demand_drift,
    drift_of,
)
from bcu_desk.features.coverage.rules.sights import Sight
from bcu_desk.features.coverage.rules.steps import Scale, Step
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.map.looks import AreaLook, GroupLook

ALIKE = frozenset({Turn.SAME.value, Drift.SAME.value, Drift.UNKNOWN.value})
HUES: Mapping[StrEnum, str] = {
    kind: hue for hues in (TURN_HUES, DRIFT_HUES) for kind, hue in hues.items()
}
PATTERNS: tuple[StrEnum, ...] = (*HATCHED, *DRIFT_HATCHED)


@dataclass(frozen=True, slots=True)
class WardDrift:
    """A ward between two days by a figure: its class, the figure on both days, the step in it.

    `words` are of the figure on both days, with what it counts; `about` is what lies behind it.
    """

    row: CoverRow
    kind: StrEnum
    title: str
    figures: str
    words: str
    step: int
    about: str = ""

    @property
    def differs(self) -> bool:
        """Whether the figure is another."""
        return self.kind.value not in ALIKE

    @property
    def hue(self) -> str:
        """The name of the colour of its class."""
        return HUES[self.kind]

    @property
    def sentence(self) -> str:
        """It in words: `61 → 48 % of the hours rostered, a class lower`."""
        if self.kind is Drift.UNKNOWN:
            return "no data on a day"
        if not self.differs:
            return f"{self.words} on both days"
        return f"{self.words}, {self.title[:1].lower()}{self.title[1:]}"


def titles_of(sight: Sight) -> Mapping[StrEnum, str]:
    """The classes of a sight between two days in words, in the order of the legend."""
    if sight is Sight.YOUTH:
        return {turn: TURN_TITLES[turn] for turn in TURNS}
    return dict(DRIFT_TITLES[sight].items())


def drifts_of(loaded: Loaded, sight: Sight) -> dict[str, WardDrift]:
    """By its code, each ward of the day against the same ward on the second day."""
    earlier = loaded.earlier
    if earlier is None:
        return {}
    if sight is Sight.YOUTH:
        return {row.ward: _youth(earlier, loaded, row) for row in loaded.cover}
    if sight is Sight.BREACHES:
        there = {row.ward for row in earlier.cover}
        return {row.ward: _broken(earlier, loaded, row, there) for row in loaded.cover}
    demand = Demand(sight.value)
    old, new = demand_figures(earlier, demand), demand_figures(loaded, demand)
    return {row.ward: _figure(row, sight, old.get(row.ward), new[row.ward]) for row in loaded.cover}


def _youth(earlier: Loaded, loaded: Loaded, row: CoverRow) -> WardDrift:
    old, new = youth_of(earlier, row), youth_of(loaded, row)
    turn, figures = turn_of(old, new), arrow(old.there, new.there)
    targets = "" if old.target == new.target else f"target {arrow(old.target, new.target)}"
    words = f"{figures} youth officers"
    return WardDrift(row, turn, TURN_TITLES[turn], figures, words, new.there - old.there, targets)


def _broken(earlier: Loaded, loaded: Loaded, row: CoverRow, there: Collection[str]) -> WardDrift:
    old = count_of(earlier, row.ward) if row.ward in there else None
    new = count_of(loaded, row.ward)
    kind, figures = broken_drift(old, new), arrow(old, new)
    told = [numbers_of(broken_in(day, row.ward)) or "none" for day in (earlier, loaded)]
    about = "" if told[0] == told[1] else " → ".join(told)
    title = DRIFT_TITLES[Sight.BREACHES][kind]
    return WardDrift(
        row, kind, title, figures, f"{figures} rules broken", (new or 0) - (old or 0), about
    )


def _figure(row: CoverRow, sight: Sight, old: Figure | None, new: Figure) -> WardDrift:
    scale = SCALES[Demand(sight.value)]
    before, after = _classed(old, scale), _classed(new, scale)
    kind = (drift_of if sight is Sight.HOURS else demand_drift)(before, after)
    told = [_told(value, step) for value, step in (before, after)]
    figures = told[0] if told[0] == told[1] else " → ".join(told)
    title, step = DRIFT_TITLES[sight][kind], _step(before[0], after[0])
    return WardDrift(row, kind, title, figures, f"{figures} {scale.unit}", step)


def _classed(figure: Figure | None, scale: Scale) -> tuple[float | None, Step]:
    """A figure with its class; a ward that is not there has none."""
    return (None, scale.step(None)) if figure is None else (figure.value, figure.step(scale))


def _step(before: float | None, after: float | None) -> int:
    """By how many whole ones a figure is more; nought where it is not known on both days."""
    return 0 if before is None or after is None else round(after) - round(before)


def _told(value: float | None, step: Step) -> str:
    if step is Step.NOBODY:
        return "none"
    return "–" if value is None else f"{value:,.0f}"


def drift_looks(
    drifts: Mapping[str, WardDrift], codes: Sequence[str], looking: Looking
) -> tuple[AreaLook, ...]:
    """The wards with these codes, each by its class between the two days."""
    return tuple(_look(drifts[code], looking) for code in codes)


def _look(drift: WardDrift, looking: Looking) -> AreaLook:
    row = drift.row
    step = signed(drift.step) if drift.differs and drift.step else ""
    return AreaLook(
        colour=tokens().colour(drift.hue),
        digit=_short(drift.step) if drift.differs and drift.step else "",
        name=row.name,
        told=f"{row.name}, {row.borough_name}: {drift.sentence}.",
        hatched=drift.kind in PATTERNS,
        faint=(bool(looking.wanted) and drift.kind not in looking.wanted)
        or row.ward in looking.dimmed,
        note=drift.about or step,
        brief=step[:1],
    )


def _short(step: int) -> str:
    """A step as it stands in a ward."""
    if abs(step) < 1_000:
        return signed(step)
    return f"{signed(round(step / 1_000))}k"


def drift_titles(
    loaded: Loaded, drifts: Mapping[str, WardDrift], groups: Sequence[str]
) -> Mapping[str, GroupLook]:
    """Each borough (or BCU) with how many of its wards differ."""

    def about(rows: Sequence[CoverRow]) -> str:
        return f"{sum(drifts[row.ward].differs for row in rows)} of {len(rows)} differ"

    return titled(loaded, groups, about)


def youth_drift_titles(
    loaded: Loaded, drifts: Mapping[str, WardDrift], groups: Sequence[str]
) -> Mapping[str, GroupLook]:
    """Each borough (or BCU) with its youth officers on both days."""

    def about(rows: Sequence[CoverRow]) -> str:
        own = {row.borough: drifts[row.ward] for row in rows}
        return "; ".join(dict.fromkeys(drift.words for drift in own.values()))

    return titled(loaded, groups, about)


def drift_counts(drifts: Mapping[str, WardDrift], sight: Sight) -> dict[str, int]:
    """How many wards, or boroughs where youth officers are looked at, are in each class."""
    found = _each_once(drifts, sight)
    return dict(Counter(drift.kind.value for drift in found))


def _each_once(drifts: Mapping[str, WardDrift], sight: Sight) -> tuple[WardDrift, ...]:
    if sight is not Sight.YOUTH:
        return tuple(drifts.values())
    return tuple({drift.row.borough: drift for drift in drifts.values()}.values())


def drift_head(drifts: Mapping[str, WardDrift], sight: Sight) -> str:
    """How many differ, and how many of these are worse: `5 of 57 wards differ, 3 for the worse`."""
    found = _each_once(drifts, sight)
    what = "boroughs" if sight is Sight.YOUTH else "wards"
    count = sum(drift.differs for drift in found)
    if not count:
        return f"None of {len(found)} {what} differs"
    worse = sum(drift.kind in WORSE for drift in found)
    told = f"{count} of {len(found)} {what} {'differs' if count == 1 else 'differ'}"
    return f"{told}, {worse} for the worse" if worse else told


WORSE: tuple[StrEnum, ...] = (Turn.UNMET, Turn.FEWER, Drift.WORST, Drift.WORSE)


def drifted(
    changes: Sequence[WardChange], drifts: Mapping[str, WardDrift], looking: Looking
) -> tuple[WardChange, ...]:
    """The wards that differ, of the classes wanted; what is worse first."""
    order = list(titles_of(looking.sight))

    def key(change: WardChange) -> tuple[int, int]:
        drift = drifts[change.row.ward]
        return order.index(drift.kind), -abs(drift.step)

    return tuple(sorted((c for c in changes if _shows(drifts, looking)(c)), key=key))


def _shows(drifts: Mapping[str, WardDrift], looking: Looking) -> Callable[[WardChange], bool]:
    def shows(change: WardChange) -> bool:
        drift = drifts.get(change.row.ward)
        if drift is None or not drift.differs:
            return False
        return not looking.wanted or drift.kind in looking.wanted

    return shows
