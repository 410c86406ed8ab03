"""BCUs, boroughs, wards and bases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bcu_desk.domain.dated import Dated

NOT_YET = date(9999, 12, 31)  # the first day of a ward set that nobody has put in force


@dataclass(frozen=True, slots=True, kw_only=True)
class Bcu(Dated):
    """A Basic Command Unit, by its code (`EA`)."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Borough(Dated):
    """A London borough, by its GSS code (`E09000002`)."""

    code: str
    name: str
    short_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoroughInBcu(Dated):
    """A borough's place in a BCU for some days."""

    borough_id: int
    bcu_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WardSet(Dated):
    """The electoral wards in force together, by the year they came in (`2014`)."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ward:
    """An electoral ward, by its GSS code; point in millionths of a degree, area in m²."""

    id: int
    code: str
    name: str
    borough_id: int
    ward_set_id: int
    lat_micro: int
    lon_micro: int
    area_m2: int
    population: int | None
    neighbours: str

    @property
    def neighbour_codes(self) -> tuple[str, ...]:
        """GSS codes of the wards that share a border."""
        return tuple(self.neighbours.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class WardShape:
    """The true boundary of a ward in national grid metres, packed as text; `source` names it."""

    id: int
    ward_id: int
    source: str
    outline: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WardHeir:
    """A ward of a newer set that took over a share (in millionths) of an older ward on a day."""

    id: int
    ward_id: int
    heir_id: int
    share_ppm: int
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Base(Dated):
    """A building that vehicles are based at; point in millionths of a degree."""

    code: str
    name: str
    borough_id: int
    lat_micro: int
    lon_micro: int
