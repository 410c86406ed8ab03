"""How a ward's figure differs between two days: more, fewer, now met or no longer met."""

from __future__ import annotations

from enum import StrEnum

from bcu_desk.features.coverage.rules.standings import Standing

MINUS = "−"


class Turn(StrEnum):
    """The classes of a ward between two days, by one of its figures."""

    UNMET = "unmet"
    FEWER = "fewer"
    SAME = "same"
    MORE = "more"
    MET = "met"
    OTHER = "other"


TURNS = (Turn.UNMET, Turn.FEWER, Turn.MORE, Turn.MET, Turn.SAME, Turn.OTHER)
TURN_TITLES = {
    Turn.UNMET: "No longer met",
    Turn.FEWER: "Fewer",
    Turn.SAME: "Same",
    Turn.MORE: "More",
    Turn.MET: "Now met",
    Turn.OTHER: "Target only",
}
TURN_HUES = {
    Turn.UNMET: "class.none",
    Turn.FEWER: "class.short",
    Turn.SAME: "line",
    Turn.MORE: "class.over",
    Turn.MET: "class.met",
    Turn.OTHER: "class.no_data",
}
HATCHED = (Turn.UNMET, Turn.OTHER)
TURNED: dict[tuple[bool | None, bool | None], Turn] = {
    (False, True): Turn.MET,  # met before, met after
    (True, False): Turn.UNMET,
}


def turn_of(before: Standing | None, after: Standing | None) -> Turn:
    """The class of a ward; one that is not there on a day has nobody and no target then."""
    old, new = before or Standing(0, None), after or Standing(0, None)
    if old == new:
        return Turn.SAME
    turned = TURNED.get((_met(old), _met(new)))
    if turned is not None:
        return turned
    if old.there == new.there:
        return Turn.OTHER
    return Turn.MORE if new.there > old.there else Turn.FEWER


def _met(seen: Standing) -> bool | None:
    return None if seen.target is None else seen.there >= seen.target


def step_of(before: Standing | None, after: Standing | None) -> int:
    """By how many the figure is more."""
    return (after.there if after else 0) - (before.there if before else 0)


def signed(step: int) -> str:
    """A step with its sign: `+1`, `−2`, `0`."""
    return f"+{step}" if step > 0 else f"{MINUS}{-step}" if step else "0"


def arrow(before: int | None, after: int | None) -> str:
    """A figure on both days: `1 → 2`, or once where it is the same; a dash for none."""
    old, new = ("–" if value is None else str(value) for value in (before, after))
    return old if old == new else f"{old} → {new}"
