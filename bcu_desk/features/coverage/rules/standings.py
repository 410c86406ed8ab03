"""How a ward stands against its promise, what a move does to wards, and whom to ask first."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

EARTH_KM = 6371.0
BOROUGH_LINE_KM = 3.0  # what crossing a borough line counts for, beside the distance


class WardState(StrEnum):
    """The fixed classes of a ward, by its DWOs in post against its target."""

    NONE = "none"
    SHORT = "short"
    MET = "met"
    OVER = "over"
    NO_DATA = "no_data"


ORDER = (WardState.NONE, WardState.SHORT, WardState.MET, WardState.OVER, WardState.NO_DATA)
TITLES = {
    WardState.NONE: "None",
    WardState.SHORT: "Short",
    WardState.MET: "Met",
    WardState.OVER: "Over",
    WardState.NO_DATA: "No data",
}


class Lens(StrEnum):
    """Which of a ward's figures is looked at."""

    POSTS = "posts"
    IN_POST = "in_post"
    AVAILABLE = "available"
    ON_DUTY = "on_duty"
    PCSO = "pcso"


# Who is on duty turns from day to day by the roster; that is no change that anybody made.
LASTING = tuple(lens for lens in Lens if lens is not Lens.ON_DUTY)
LENS_TITLES = {
    Lens.POSTS: "Posts",
    Lens.IN_POST: "In post",
    Lens.AVAILABLE: "Available",
    Lens.ON_DUTY: "On duty",
    Lens.PCSO: "PCSO",
}
COUNTED = {
    Lens.POSTS: "DWO posts",
    Lens.IN_POST: "DWOs in post",
    Lens.AVAILABLE: "DWOs available",
    Lens.ON_DUTY: "DWOs on duty",
    Lens.PCSO: "PCSOs in post",
}


def state_of(target: int | None, there: int | None) -> WardState:
    """The class of a ward; no target or no figure is no data, never nought."""
    if target is None or there is None:
        return WardState.NO_DATA
    if there >= target:
        return WardState.MET if there == target else WardState.OVER
    return WardState.SHORT if there else WardState.NONE


@dataclass(frozen=True, slots=True)
class Sums:
    """Wards counted together; a surplus in one never makes up for a shortfall in another."""

    wards: int
    wards_met: int
    need: int
    in_post: int
    shortfall: int
    surplus: int

    @property
    def cover(self) -> float | None:
        """The share of the need that is filled, surplus not counted; None without a need."""
        return (self.need - self.shortfall) / self.need if self.need else None


def summed(wards: Iterable[tuple[int | None, int]]) -> Sums:
    """The sums of (target, in post) of wards; a ward without a target is counted in none."""
    known = [(target, there) for target, there in wards if target is not None]
    return Sums(
        wards=len(known),
        wards_met=sum(there >= target for target, there in known),
        need=sum(target for target, _ in known),
        in_post=sum(there for _, there in known),
        shortfall=sum(max(0, target - there) for target, there in known),
        surplus=sum(max(0, there - target) for target, there in known),
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """A ward's figure against its target."""

    there: int
    target: int | None

    @property
    def state(self) -> WardState:
        """The class of the ward."""
        return state_of(self.target, self.there)

    @property
    def shortfall(self) -> int:
        """How many are missing; nought where there is no target."""
        return 0 if self.target is None else max(0, self.target - self.there)

    @property
    def surplus(self) -> int:
        """How many there are above the target; nought where there is none."""
        return 0 if self.target is None else max(0, self.there - self.target)

    def after(self, change: int) -> Standing:
        """The ward with some more, or fewer."""
        return Standing(max(0, self.there + change), self.target)


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres between two points (latitude, longitude in degrees) of one city."""
    middle = math.radians((one[0] + other[0]) / 2)
    north = math.radians(other[0] - one[0])
    east = math.radians(other[1] - one[1]) * math.cos(middle)
    return EARTH_KM * math.hypot(north, east)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person who could go to a ward: from where, how far that is, what it leaves behind.

    `leaves` is how the ward they leave would stand; None for a person without a ward post.
    """

    collar: str
    name: str
    away: str | None = None
    leaves: Standing | None = None
    from_ward: str = ""
    km: float = 0.0
    crosses: bool = False

    @property
    def hurts(self) -> bool:
        """Whether the ward they leave would be short."""
        return self.leaves is not None and self.leaves.shortfall > 0

    @property
    def cost(self) -> float:
        """Kilometres, and more for crossing a borough line; nought without a ward to leave."""
        if self.leaves is None:
            return 0.0
        return self.km + (BOROUGH_LINE_KM if self.crosses else 0.0)


def ranked(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Candidates in the order to ask: at work, then hurting nobody, then by cost and name."""
    return tuple(
        sorted(candidates, key=lambda one: (one.away is not None, one.hurts, one.cost, one.name))
    )
