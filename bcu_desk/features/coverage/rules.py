"""How a ward stands against its promise, and what a move does to two wards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


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
class Shift:
    """A ward before and after a move."""

    ward: str
    before: int
    after: int
    state_before: WardState
    state_after: WardState


def shift(ward: str, target: int | None, there: int, change: int) -> Shift:
    """What a ward looks like before and after `change` more officers."""
    after = max(0, there + change)
    return Shift(ward, there, after, state_of(target, there), state_of(target, after))
