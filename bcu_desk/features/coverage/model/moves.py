"""What a move would do to wards, and who could go to one."""

from __future__ import annotations

from dataclasses import dataclass

from bcu_desk.domain.assignments import WARD_OFFICER
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.model.looks import class_colour
from bcu_desk.features.coverage.queries.wards import CoverRow, OfficerRow
from bcu_desk.features.coverage.rules.standings import (
    TITLES,
    Candidate,
    Lens,
    Standing,
    distance_km,
    ranked,
)
from bcu_desk.kit.map.looks import Turn, Verdict


@dataclass(frozen=True, slots=True)
class Change:
    """A ward before and after a move."""

    ward: str
    name: str
    before: Standing
    after: Standing

    def words(self) -> str:
        """The change in words."""
        now, then = TITLES[self.before.state].lower(), TITLES[self.after.state].lower()
        turned = f"stays {now}" if now == then else f"turns from {now} to {then}"
        return f"{self.name} {self.before.there} → {self.after.there}, {turned}"

    def turn(self) -> Turn:
        """The change as the map draws it."""
        return Turn(
            self.name,
            str(self.before.there),
            str(self.after.there),
            class_colour(self.before),
            class_colour(self.after),
        )


def lens_of(loaded: Loaded, collar: str) -> Lens:
    """The figure that a person counts in: PCSOs apart, all others as DWOs in post."""
    held = loaded.holder(collar)
    ranks = {row.collar: row.rank for row in loaded.spare}
    pcso = held.kind != WARD_OFFICER if held else ranks.get(collar) == "PCSO"
    return Lens.PCSO if pcso else Lens.IN_POST


def changes(loaded: Loaded, collar: str, ward: str) -> tuple[Change, ...]:
    """The wards that change if a person goes to a ward: that one, and the one they leave."""
    lens, held = lens_of(loaded, collar), loaded.holder(collar)
    steps = [(ward, 1)] + ([(held.ward, -1)] if held and held.ward != ward else [])
    found = []
    for code, step in steps:
        row = loaded.row(code)
        if row is not None:
            seen = row.standing(lens)
            found.append(Change(code, row.name, seen, seen.after(step)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked before a DWO leaves a ward: R8 dedicates them to one at a time."""

    collar: str
    words: str


def question_of(loaded: Loaded, collar: str) -> Question | None:
    """What is asked about a person before they go to another ward; None for who leaves none."""
    held = loaded.holder(collar)
    home = None if held is None else loaded.row(held.ward)
    if held is None or home is None or held.kind != WARD_OFFICER:
        return None
    left, days = home.standing(Lens.IN_POST).after(-1), (loaded.on - held.since).days
    target = "" if left.target is None else f" of {left.target}"
    return Question(
        collar,
        f"A DWO is dedicated to one ward at a time (R8). {held.short_name} has had {home.name} for"
        f" {days} {'day' if days == 1 else 'days'} and would leave it with {left.there}{target}.",
    )


def has_room(loaded: Loaded, ward: str, lens: Lens) -> bool:
    """Whether a ward has an empty post of the kind that a figure counts."""
    return any(
        row.collar is None and (row.kind == WARD_OFFICER) == (lens is not Lens.PCSO)
        for row in loaded.team(ward)
    )


def verdict(loaded: Loaded, collar: str, ward: str) -> Verdict:
    """What a drop of a person on a ward would do, or why it may not be."""
    row, lens, held = loaded.row(ward), lens_of(loaded, collar), loaded.holder(collar)
    if row is None:
        return Verdict(ok=False, words="This ward is not in view")
    if held is not None and held.ward == ward:
        return Verdict(ok=False, words="This is their ward now")
    if not has_room(loaded, ward, lens):
        kind = "PCSO" if lens is Lens.PCSO else "DWO"
        return Verdict(ok=False, words=f"{row.name} has no empty {kind} post")
    turned = changes(loaded, collar, ward)
    told = TITLES[turned[0].after.state].lower()
    return Verdict(
        ok=True,
        words=f"Drop here: {row.name} is then {told}",
        turns=tuple(change.turn() for change in turned),
    )


def full_wards(loaded: Loaded, collar: str) -> frozenset[str]:
    """The wards that a person can't be put on."""
    lens = lens_of(loaded, collar)
    return frozenset(row.ward for row in loaded.cover if not has_room(loaded, row.ward, lens))


def candidates(loaded: Loaded, ward: str, lens: Lens = Lens.IN_POST) -> tuple[Candidate, ...]:
    """Everybody who counts in a figure and could go to a ward, in the order to ask."""
    row = loaded.row(ward)
    found = [
        Candidate(one.collar, f"{one.rank} {one.name}")
        for one in loaded.spare
        if (one.rank == "PCSO") == (lens is Lens.PCSO)
    ]
    for held in loaded.officers:
        home = loaded.row(held.ward)
        counted = (held.kind == WARD_OFFICER) == (lens is not Lens.PCSO)
        if held.collar is not None and counted and home is not None and held.ward != ward:
            found.append(_candidate(loaded, held, home, row))
    return ranked(found)


def _candidate(
    loaded: Loaded, held: OfficerRow, home: CoverRow, goal: CoverRow | None
) -> Candidate:
    lens = Lens.IN_POST if held.kind == WARD_OFFICER else Lens.PCSO
    apart = goal is not None
    return Candidate(
        held.collar or "",
        f"{held.rank} {held.name}",
        away=held.away,
        leaves=home.standing(lens).after(-1),
        from_ward=home.name,
        km=distance_km(loaded.place(home.ward), loaded.place(goal.ward)) if goal else 0.0,
        crosses=apart and goal is not None and goal.borough != home.borough,
    )


def about(one: Candidate) -> str:
    """What is said of a candidate: where from, how far, what it leaves there."""
    if one.leaves is None:
        return "no post now"
    left = one.leaves
    parts = [f"from {one.from_ward}, which is then {TITLES[left.state].lower()} ({left.there})"]
    if one.km:
        parts.append(f"{one.km:.1f} km{', other borough' if one.crosses else ''}")
    if one.away:
        parts.append(f"away: {one.away}")
    return " · ".join(parts)
