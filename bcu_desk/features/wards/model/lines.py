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
    ("far", "Far"),
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
    """A ward or place of the report: what state it is in, its code and name, more in words.

    `places` are the areas of the map that it is about; the first is the one to mark.
    """

    state: str
    code: str
    name: str
    detail: str
    places: tuple[str, ...] = ()


def lines_of(found: Match) -> tuple[Line, ...]:
    """Every line of the report; what needs a look comes first."""
    names = {one.ward.code: one.ward.name for one in (*found.matched, *found.far)}
    lines = [
        Line(
            "overlap",
            first,
            names.get(first, ""),
            f"and {names.get(second, second)}, {extent(one.area)}",
            (overlap_place(number), first, second),
        )
        for number, (first, second, one) in enumerate(found.overlaps, start=1)
    ]
    lines += [
        Line("gap", "", f"Gap {number}", f"{extent(gap.area)} in no ward", (gap_place(number),))
        for number, gap in enumerate(found.gaps, start=1)
    ]
    lines += [
        Line("far", w.code, w.name, f"{extent(one.area)}, left out", (w.code,))
        for one in found.far
        for w in (one.ward,)
    ]
    lines += [Line("missing", w.code, w.name, "not in the file", (w.code,)) for w in found.missing]
    return (*lines, *_unknown(found), *_matched(found))


def overlap_place(number: int) -> str:
    """The ground that two features claim, on the map."""
    return f"overlap {number}"


def gap_place(number: int) -> str:
    """The ground that no feature claims, on the map."""
    return f"gap {number}"


def unknown_place(number: int) -> str:
    """A feature of no ward that is known, on the map."""
    return f"unknown {number}"


def _unknown(found: Match) -> list[Line]:
    """Codes of no ward, each with its features on the map."""
    places: dict[str, tuple[str, ...]] = {}
    for number, one in enumerate(found.strangers, start=1):
        places[one.code] = (*places.get(one.code, ()), unknown_place(number))
    return [
        Line("unknown", code, "", "no ward of London", places.get(code, ()))
        for code in found.unknown
    ]


def _matched(found: Match) -> list[Line]:
    return [
        Line("matched", one.ward.code, one.ward.name, extent(one.area), (one.ward.code,))
        for one in found.matched
    ]


def counts_of(lines: tuple[Line, ...]) -> Counter[str]:
    """How many lines are in each state."""
    return Counter(line.state for line in lines)


def extent(area: int) -> str:
    """An area as people read it: square kilometres, hectares or square metres."""
    if area >= 100 * HECTARE:
        return f"{area / 1_000_000:.2f} km²"
    return f"{area / HECTARE:.1f} ha" if area >= HECTARE else f"{area:,} m²"
