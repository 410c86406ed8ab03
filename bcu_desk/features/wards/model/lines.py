"""The match report line by line, and its counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from bcu_desk.features.wards.rules.matching import Match

STATES = (
    ("matched", "Matched"),
    ("missing", "Missing"),
    ("unknown", "Unknown"),
    ("far", "Far off"),
    ("overlap", "Overlap"),
    ("gap", "Gap"),
)
TITLES: Mapping[str, str] = dict(STATES)
TONES: Mapping[str, str] = {
    "matched": "good",
    "missing": "warn",
    "unknown": "warn",
    "far": "bad",
    "overlap": "warn",
    "gap": "warn",
}
HECTARE = 10_000


@dataclass(frozen=True, slots=True)
class Line:
    """A ward or place of the report: what state it is in, its code and name, more in words."""

    state: str
    code: str
    name: str
    detail: str


def lines_of(found: Match) -> tuple[Line, ...]:
    """Every line of the report; what needs a look comes first."""
    names = {one.ward.code: one.ward.name for one in (*found.matched, *found.far)}
    lines = [
        Line("overlap", first, names.get(first, ""), f"and {names.get(second, second)}, {area}")
        for first, second, one in found.overlaps
        for area in (extent(one.area),)
    ]
    lines += [
        Line("gap", f"gap {number}", f"Gap {number}", f"{extent(gap.area)} in no ward")
        for number, gap in enumerate(found.gaps, start=1)
    ]
    lines += [
        Line("far", one.ward.code, one.ward.name, f"{extent(one.area)}, left out")
        for one in found.far
    ]
    lines += [Line("missing", w.code, w.name, "not in the file") for w in found.missing]
    lines += [Line("unknown", code, "", "no ward of this set") for code in found.unknown]
    return (*lines, *_matched(found))


def _matched(found: Match) -> list[Line]:
    return [
        Line("matched", one.ward.code, one.ward.name, extent(one.area)) for one in found.matched
    ]


def counts_of(lines: tuple[Line, ...]) -> Counter[str]:
    """How many lines are in each state."""
    return Counter(line.state for line in lines)


def extent(area: int) -> str:
    """An area as people read it: square kilometres, hectares or square metres."""
    if area >= 100 * HECTARE:
        return f"{area / 1_000_000:.2f} km²"
    return f"{area / HECTARE:.1f} ha" if area >= HECTARE else f"{area:,} m²"
