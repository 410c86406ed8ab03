"""Which wards of a newer set follow a ward of an older one, and by how much of its ground."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module

from bcu_desk.domain.places import Ward

WHOLE = 1_000_000
LEAST = 20_000  # millionths of the older ward: less is what drawing borders anew leaves
LIKELY = 600_000
EARTH = 0.111195  # metres in a millionth of a degree of latitude
ALIKE, PARTLY = 0.3, 0.2  # how much a name that stayed weighs, in shares of the ward


@dataclass(frozen=True, slots=True)
class Heir:
    """A share (in millionths) of an older ward that a newer one takes over.

    `sure` is `same` (its code, so its borders, stayed), `area` (measured on both boundaries),
    `likely` or `guess` (from points, areas and names), or `chosen` (by the user).
    """

    ward: Ward
    heir: Ward
    share: int
    sure: str


def heirs_of(
    old: Sequence[Ward], new: Sequence[Ward], outlines: Mapping[int, str]
) -> tuple[Heir, ...]:
    """For each older ward its heirs, the largest share first; shares add up to the whole.

    `outlines` are packed boundaries by the ward's id; a borough without all of them is estimated.
    """
    coded = {ward.code: ward for ward in new}
    left = {ward.code for ward in new} - {ward.code for ward in old}
    found: list[Heir] = []
    for ward in old:
        if ward.code in coded:
            found.append(Heir(ward, coded[ward.code], WHOLE, "same"))
            continue
        near = [one for one in new if one.borough_id == ward.borough_id and one.code in left]
        found += _heirs(ward, near or [one for one in new if one.code in left], outlines)
    return tuple(found)


def _heirs(ward: Ward, near: Sequence[Ward], outlines: Mapping[int, str]) -> list[Heir]:
    if not near:
        return []
    measured = all(one.id in outlines for one in (ward, *near))
    if measured:
        areas = import_module("bcu_desk.features.wards.rules.areas")
        shares = areas.shares(outlines[ward.id], [outlines[one.id] for one in near])
    else:
        shares = [_estimate(ward, one) for one in near]
    whole = shared_out(shares)
    if not whole:
        nearest = min(near, key=lambda one: _metres(ward, one))
        return [Heir(ward, nearest, WHOLE, "guess")]
    return [Heir(ward, near[n], share, _sure(share, measured=measured)) for n, share in whole]


def _sure(share: int, *, measured: bool) -> str:
    if measured:
        return "area"
    return "likely" if share >= LIKELY else "guess"


def shared_out(shares: Sequence[float]) -> list[tuple[int, int]]:
    """Shares that count, by number, in millionths that add up to the whole; the largest first."""
    total = sum(shares)
    if total <= 0:
        return []
    counting = [n for n, share in enumerate(shares) if share / total * WHOLE >= LEAST]
    total = sum(shares[n] for n in counting)
    made = [(n, int(shares[n] / total * WHOLE)) for n in counting]
    made.sort(key=lambda one: (-one[1], one[0]))
    first, share = made[0]
    rest = made[1:]
    return [(first, share + WHOLE - share - sum(other for _, other in rest)), *rest]


def _estimate(ward: Ward, heir: Ward) -> float:
    """The share of a ward in another, were both round, with some weight for a name that stayed."""
    one, other = (math.sqrt(max(1, each.area_m2) / math.pi) for each in (ward, heir))
    ground = _lens(one, other, _metres(ward, heir)) / (math.pi * one * one)
    if not ground and heir.code not in ward.neighbour_codes:
        return 0.0
    return ground + _alike(ward.name, heir.name)


def _metres(one: Ward, other: Ward) -> float:
    lat = math.radians(one.lat_micro / 1e6)
    east = (one.lon_micro - other.lon_micro) * math.cos(lat)
    return math.hypot(east, one.lat_micro - other.lat_micro) * EARTH


def _lens(one: float, other: float, apart: float) -> float:
    """The area that two circles share."""
    if apart >= one + other:
        return 0.0
    if apart <= abs(one - other):
        return math.pi * min(one, other) ** 2
    first = math.acos((apart**2 + one**2 - other**2) / (2 * apart * one))
    second = math.acos((apart**2 + other**2 - one**2) / (2 * apart * other))
    return one**2 * (first - math.sin(2 * first) / 2) + other**2 * (
        second - math.sin(2 * second) / 2
    )


def _alike(one: str, other: str) -> float:
    first, second = plain_name(one), plain_name(other)
    if first == second:
        return ALIKE
    return PARTLY if first[:1] == second[:1] or set(first) & set(second) else 0.0


def plain_name(name: str) -> tuple[str, ...]:
    """The words of a name that count: `St. Andrew's` and `St Andrew’s` are the same."""
    letters = re.sub(r"['’.]", "", name.casefold()).replace("&", " ")
    return tuple(
        word for word in re.findall(r"[a-z]+", letters) if word not in ("and", "st", "the")
    )
