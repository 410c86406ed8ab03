"""Features as a file has them, in whatever projection, before anything is trusted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bcu_desk.domain.refusals import Refused

MOST_FEATURES, MOST_POINTS = 20_000, 2_000_000
MOST_FIELDS, MOST_TEXT = 80, 120
LEAST_RING = 4  # points of a closed ring

Ring = tuple[tuple[float, float], ...]
Polygons = tuple[tuple[Ring, ...], ...]


@dataclass(frozen=True, slots=True)
class Raw:
    """A feature: fields as text, polygons as rings of numbers."""

    fields: dict[str, str]
    polygons: Polygons


@dataclass(frozen=True, slots=True)
class RawFile:
    """Features of a file; `crs` is their projection as told, or empty."""

    layout: str
    crs: str
    features: tuple[Raw, ...]


def damaged(problem: str) -> Refused:
    """The refusal of a file that is not what it says."""
    return Refused("boundaries_damaged", problem=problem[:120])


def too_large(what: str) -> Refused:
    """The refusal of a file with more than wards ever need."""
    return Refused("boundaries_too_large", what=what)


def fields_of(told: object, own_id: object = None) -> dict[str, str]:
    """Fields as short text; those that are neither text nor whole numbers are left out."""
    given = dict(told) if isinstance(told, Mapping) else {}
    if own_id is not None:
        given.setdefault("id", own_id)
    found = {}
    for name, value in list(given.items())[:MOST_FIELDS]:
        if isinstance(value, (str, int)) and not isinstance(value, bool):
            found[_short(name)] = _short(value)
    return found


def _short(value: object) -> str:
    text = str(value)[:MOST_TEXT]
    return "".join(sign for sign in text if sign.isprintable()).strip()


def polygons_of(geometry: object) -> Polygons:
    """The polygons of a geometry in GeoJSON's own form; none where it has none.

    Raises Refused `boundaries_damaged`, or `boundaries_no_areas` for points and lines.
    """
    if geometry is None:
        return ()
    kind = geometry.get("type") if isinstance(geometry, Mapping) else None
    if not isinstance(geometry, Mapping) or not isinstance(kind, str):
        raise damaged("a feature has no geometry")
    if kind == "Polygon":
        return (_polygon(geometry.get("coordinates")),)
    if kind == "MultiPolygon":
        return tuple(_polygon(one) for one in _list(geometry.get("coordinates")))
    raise Refused("boundaries_no_areas", kind=_short(kind)[:40])


def _polygon(told: object) -> tuple[Ring, ...]:
    return tuple(ring_of(one) for one in _list(told))


def ring_of(told: object) -> Ring:
    """A ring of points; heights are left out."""
    try:
        return tuple([(float(at[0]), float(at[1])) for at in _list(told)])
    except (TypeError, ValueError, IndexError, KeyError, OverflowError):
        raise damaged("a point is no pair of numbers") from None


def _list(told: object) -> list[Any] | tuple[Any, ...]:
    if not isinstance(told, (list, tuple)):
        raise damaged("a list of points is missing")
    return told


def counted(features: Iterable[Raw]) -> tuple[Raw, ...]:
    """Features, as long as there are not too many. Raises Refused `boundaries_too_large`."""
    return tuple(_within(features))


def _within(features: Iterable[Raw]) -> Iterator[Raw]:
    points = 0
    for number, one in enumerate(features, start=1):
        points += sum(len(ring) for polygon in one.polygons for ring in polygon)
        if number > MOST_FEATURES:
            raise too_large(f"{MOST_FEATURES:,} features")
        if points > MOST_POINTS:
            raise too_large(f"{MOST_POINTS:,} points")
        yield one
