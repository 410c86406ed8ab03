"""The places of a desk as files of figures name them: by GSS code, or by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from bcu_desk.domain.places import Bcu, Borough, Ward, WardSet
from bcu_desk.features.figures.rules.cells import name_of, team_of

PointToWard = Callable[[float, float, str], str]


@dataclass(frozen=True, slots=True)
class Places:
    """What is known of places: those of the desk, and wards of any year by their GSS codes.

    `inside` are wards of boroughs on the desk, `elsewhere` all others of London. `ward_at` finds
    the ward around a longitude and latitude in a month ('' for none); it is None where the desk
    has no boundaries.
    """

    bcus: tuple[Bcu, ...]
    boroughs: tuple[Borough, ...]
    ward_sets: tuple[WardSet, ...]
    wards: tuple[Ward, ...]
    inside: frozenset[str]
    elsewhere: frozenset[str]
    ward_at: PointToWard | None = None

    def borough(self, told: Iterable[str]) -> Borough | None:
        """The borough with one of these codes or names."""
        meant = {name_of(one) for one in told if one}
        for row in self.boroughs:
            if meant & {name_of(row.code), name_of(row.name), name_of(row.short_name)}:
                return row
        return None

    def bcu(self, told: str) -> Bcu | None:
        """The BCU with this code or name."""
        meant = name_of(told).removesuffix(" bcu")
        for row in self.bcus:
            if meant in (name_of(row.code), name_of(row.name)):
                return row
        return None

    def teams(self, month: str) -> TeamWards:
        """The wards of a month by borough and the name that their team goes by."""
        first = date.fromisoformat(f"{month}-01")
        sets = {row.id for row in self.ward_sets if row.on(first)}
        wards = (row for row in self.wards if row.ward_set_id in sets)
        return {(row.borough_id, team_of(row.name)): row for row in wards}


TeamWards = dict[tuple[int, str], Ward]
