"""The true boundaries of wards that were loaded, as packed text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bcu_desk.domain.places import WardShape
from bcu_desk.store.session import Reader


def outlines_of(reader: Reader, wards: Mapping[int, str]) -> dict[str, str]:
    """By code, the outline of each of some wards (codes by id); the newest where there are more."""
    shapes = sorted(_of_wards(reader.every(WardShape), wards), key=lambda shape: shape.id)
    return {wards[shape.ward_id]: shape.outline for shape in shapes}


def sources_of(reader: Reader, wards: Mapping[int, str]) -> tuple[str, ...]:
    """Where the outlines of some wards came from, in order of name."""
    return tuple(sorted({shape.source for shape in _of_wards(reader.every(WardShape), wards)}))


def _of_wards(shapes: Iterable[WardShape], wards: Mapping[int, str]) -> list[WardShape]:
    return [shape for shape in shapes if shape.ward_id in wards]
