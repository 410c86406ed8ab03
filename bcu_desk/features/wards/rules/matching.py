"""Which feature is which ward: the field that tells, what is missing or far from its place."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from bcu_desk.domain.maps.outlines import Parts
from bcu_desk.domain.places import Ward
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.wards.rules.keys import KeyCount, counted_keys, key_of
from bcu_desk.features.wards.rules.reading.told import Found, Gap, Note, Overlap, Shape

FAR = 2_500  # metres from the ward's known point, beside its own breadth
TIMES = 2.5  # how much larger or smaller than its known area
SWAPPED = 20_000  # metres off, all together: east and north stand in each other's place
NEAR = 3_000
NO_CODE = "(none)"
MOST_STRANGERS = 200


@dataclass(frozen=True, slots=True)
class Placed:
    """A ward with the shapes that are its own."""

    ward: Ward
    parts: Parts
    area: int
    east: int
    north: int


@dataclass(frozen=True, slots=True)
class Stranger:
    """A feature whose code is of no ward known here."""

    code: str
    parts: Parts
    area: int


@dataclass(frozen=True, slots=True)
class Lost:
    """A ward that the file lacks, and where it is known to lie."""

    ward: Ward
    east: int
    north: int


@dataclass(frozen=True, slots=True)
class Match:
    """How a file fits a ward set; `elsewhere` are codes of London that no borough here has.

    `overlaps` and `gaps` are those with a ward that matched; `far` are left out when it is loaded.
    `keys` are the fields that may tell wards; `strangers` and `lost` say where what is unknown or
    missing lies; `nearer` is another ward set that the file fits better, '' where there is none.
    """

    layout: str
    projection: str
    key: str
    matched: tuple[Placed, ...]
    missing: tuple[Ward, ...]
    unknown: tuple[str, ...]
    elsewhere: tuple[str, ...]
    far: tuple[Placed, ...]
    overlaps: tuple[tuple[str, str, Overlap], ...]
    gaps: tuple[Gap, ...]
    notes: tuple[Note, ...]
    keys: tuple[KeyCount, ...] = ()
    strangers: tuple[Stranger, ...] = ()
    lost: tuple[Lost, ...] = ()
    nearer: str = ""


def match(
    found: Found, wards: Sequence[Ward], london: frozenset[str], key: str | None = None
) -> Match:
    """Fit what was read to the wards of a set; `found.places` are the wards' own points.

    Raises Refused where no field tells wards, none of these is there, or most lie elsewhere.
    """
    codes = {ward.code: ward for ward in wards}
    field = key_of(found.shapes, frozenset(codes), london, key)
    told = [shape.fields.get(field, "").strip().upper() for shape in found.shapes]
    turned, notes = _turned(found, told, wards)
    placed, twice = _placed(turned.shapes, told, codes)
    points = dict(zip(codes, found.places, strict=False))
    far = tuple(one for one in placed if _is_far(one, points.get(one.ward.code)))
    if 2 * len(far) > len(placed):
        raise Refused("boundaries_misplaced", count=len(far), wards=len(placed))
    if twice:
        notes += (Note("boundaries_joined", {"count": twice}),)
    there = frozenset(told)
    strange = sorted({code or NO_CODE for code in told} - set(codes))
    missing = tuple(ward for ward in wards if ward.code not in there)
    return Match(
        layout=found.layout,
        projection=found.projection,
        key=field,
        matched=tuple(one for one in placed if one not in far),
        missing=missing,
        unknown=tuple(code for code in strange if code not in london),
        elsewhere=tuple(code for code in strange if code in london),
        far=far,
        overlaps=_named(turned.overlaps, told, codes),
        gaps=turned.gaps,
        notes=(*found.notes, *notes),
        keys=counted_keys(turned.shapes, frozenset(codes)),
        strangers=_strangers(turned.shapes, told, london | set(codes)),
        lost=tuple(Lost(ward, *points[ward.code]) for ward in missing if ward.code in points),
    )


def _strangers(
    shapes: Sequence[Shape], told: Sequence[str], known: frozenset[str]
) -> tuple[Stranger, ...]:
    """Features of no ward of London, the largest first."""
    found = [
        Stranger(code or NO_CODE, shape.parts, shape.area)
        for code, shape in zip(told, shapes, strict=True)
        if code not in known
    ]
    return tuple(sorted(found, key=lambda one: -one.area)[:MOST_STRANGERS])


def _placed(
    shapes: Sequence[Shape], told: Sequence[str], codes: dict[str, Ward]
) -> tuple[tuple[Placed, ...], int]:
    """Each ward with its shapes joined, and how many wards had more than one."""
    found: dict[str, list[Shape]] = {}
    for code, shape in zip(told, shapes, strict=True):
        if code in codes:
            found.setdefault(code, []).append(shape)
    made = tuple(_joined(codes[code], found[code]) for code in codes if code in found)
    return made, sum(len(shapes) > 1 for shapes in found.values())


def _joined(ward: Ward, shapes: Sequence[Shape]) -> Placed:
    area = sum(shape.area for shape in shapes)
    weight = area or 1
    return Placed(
        ward,
        tuple(part for shape in shapes for part in shape.parts),
        area,
        round(sum(shape.east * shape.area for shape in shapes) / weight),
        round(sum(shape.north * shape.area for shape in shapes) / weight),
    )


def _is_far(one: Placed, point: tuple[int, int] | None) -> bool:
    """Whether a ward's outline is of another size or in another place than the ward is."""
    known = one.ward.area_m2
    if known and one.area and not 1 / TIMES <= one.area / known <= TIMES:
        return True
    if point is None:
        return False
    return math.dist((one.east, one.north), point) > FAR + math.sqrt(known)


def _turned(
    found: Found, told: Sequence[str], wards: Sequence[Ward]
) -> tuple[Found, tuple[Note, ...]]:
    """What was read, east and north put right where each stands in the other's place."""
    places = dict(zip((ward.code for ward in wards), found.places, strict=False))
    pairs = [
        (shape, places[code])
        for shape, code in zip(found.shapes, told, strict=True)
        if code in places
    ]
    if not pairs:
        return found, ()
    off = median(math.dist((one.east, one.north), at) for one, at in pairs)
    other = median(math.dist((one.north, one.east), at) for one, at in pairs)
    if off < SWAPPED or other > NEAR:
        return found, ()
    shapes = tuple(_moved(one, _swapped(one.parts), one.north, one.east) for one in found.shapes)
    turned = Found(
        layout=found.layout,
        projection=found.projection,
        shapes=shapes,
        places=found.places,
        overlaps=tuple(
            Overlap(o.first, o.second, o.area, _swapped(o.parts)) for o in found.overlaps
        ),
        gaps=tuple(Gap(gap.area, _swapped(gap.parts)) for gap in found.gaps),
        notes=found.notes,
    )
    return turned, (Note("boundaries_swapped_grid"),)


def _moved(shape: Shape, parts: Parts, east: int, north: int) -> Shape:
    return Shape(shape.fields, parts, shape.area, east, north)


def _swapped(parts: Parts) -> Parts:
    return tuple(tuple(tuple((y, x) for x, y in ring) for ring in part) for part in parts)


def _named(
    overlaps: Sequence[Overlap], told: Sequence[str], codes: dict[str, Ward]
) -> tuple[tuple[str, str, Overlap], ...]:
    """Overlaps between two wards, or of a ward with something else, by code."""
    pairs = ((told[one.first], told[one.second], one) for one in overlaps)
    return tuple(
        (first or NO_CODE, second or NO_CODE, one)
        for first, second, one in pairs
        if first != second and (first in codes or second in codes)
    )
