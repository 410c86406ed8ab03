"""What a map of a ward set is drawn from: its boundaries, or schematic shapes until it has any.

Reading is slow at first and kept then: call it where the page is loaded, not where it is shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from bcu_desk.domain.maps.outlines import BadOutline, unpack
from bcu_desk.domain.places import Bcu, Borough, BoroughInBcu, WardShape
from bcu_desk.features.wards.rules.sets import SetOfWards
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.map.areas import AreaSet, read_areas
from bcu_desk.kit.map.looks import AreaLook, GroupLook
from bcu_desk.kit.map.parts import Ground
from bcu_desk.kit.map.shapes.levels import layers_of
from bcu_desk.store.folders import resources
from bcu_desk.store.session import Reader

MOST_BOROUGHS = 8  # on a map with more, wards are grouped by BCU
SCHEMATIC = "Schematic: not true boundaries"
KEPT = 8


@dataclass(frozen=True)
class SetMap:
    """The wards of a set on a map; names, boroughs and groups are by the area's number."""

    code: str
    ground: Ground
    names: tuple[str, ...]
    boroughs: tuple[str, ...]
    groups: tuple[str, ...]
    titles: Mapping[str, GroupLook]
    note: str
    measured: bool

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the areas."""
        return self.ground.codes

    def name_of(self, code: str) -> str:
        """The name of an area, or ''."""
        return dict(zip(self.codes, self.names, strict=True)).get(code, "")

    def borough_of(self, code: str) -> str:
        """The borough of an area, or ''."""
        return dict(zip(self.codes, self.boroughs, strict=True)).get(code, "")


def read_map(reader: Reader, held: SetOfWards) -> SetMap:
    """The map of a ward set: true boundaries where there are any."""
    own = {ward.id: ward.code for ward in held.wards} if held.row is not None else {}
    packed = {
        own[shape.ward_id]: shape.outline
        for shape in reader.every(WardShape)
        if shape.ward_id in own
    }
    codes = tuple(sorted(ward.code for ward in held.wards))
    ground = _true(tuple(sorted(packed.items()))) if packed else _schematic(held.code, codes)
    wards = {ward.code: ward for ward in held.wards}
    boroughs = {row.id: row.short_name for row in reader.every(Borough)}
    groups = _groups(reader, {ward.borough_id for ward in held.wards})
    shown = [wards[code] for code in ground.codes]
    names = tuple(groups[ward.borough_id] for ward in shown)
    return SetMap(
        code=held.code,
        ground=ground,
        names=tuple(ward.name for ward in shown),
        boroughs=tuple(boroughs[ward.borough_id] for ward in shown),
        groups=names,
        titles=_titles(groups, held, names),
        note=_note(len(codes) - len(ground.codes), measured=bool(packed)),
        measured=bool(packed),
    )


def _groups(reader: Reader, wanted: set[int]) -> dict[int, str]:
    """The title of the group that each borough's wards are in."""
    if len(wanted) <= MOST_BOROUGHS:
        return {row.id: row.name for row in reader.every(Borough)}
    bcus = {row.id: row.name for row in reader.every(Bcu)}
    return {row.borough_id: bcus[row.bcu_id] for row in reader.every(BoroughInBcu)}


def _titles(
    groups: Mapping[int, str], held: SetOfWards, shown: tuple[str, ...]
) -> dict[str, GroupLook]:
    counts = Counter(groups[ward.borough_id] for ward in held.wards)
    return {name: GroupLook(name, f"{counts[name]} wards") for name in dict.fromkeys(shown)}


def _note(missing: int, *, measured: bool) -> str:
    lacks = "1 ward is not on it" if missing == 1 else f"{missing} wards are not on it"
    told = ("" if measured else SCHEMATIC, lacks if missing else "")
    return "; ".join(filter(None, told))


@lru_cache(maxsize=KEPT)
def _true(outlines: tuple[tuple[str, str], ...]) -> Ground:
    known = {}
    for code, text in outlines:
        try:
            known[code] = [ring for part in unpack(text) for ring in part]
        except BadOutline:
            continue
    return layers_of(tuple(known), tuple(known.values())) if known else _empty()


@lru_cache(maxsize=KEPT)
def _schematic(ward_set: str, codes: tuple[str, ...]) -> Ground:
    path = resources() / "maps" / f"schematic_{ward_set}.json"
    return read_areas(path, codes) if path.exists() else _empty()


def _empty() -> AreaSet:
    return AreaSet((), (), (), np.empty((0, 2)))


def plain_looks(shown: SetMap) -> tuple[AreaLook, ...]:
    """The wards by name alone, all on the same ground."""
    colour = tokens().accent_soft
    return tuple(
        AreaLook(colour=colour, digit="", name=name, told=f"{name}, {borough}")
        for name, borough in zip(shown.names, shown.boroughs, strict=True)
    )
