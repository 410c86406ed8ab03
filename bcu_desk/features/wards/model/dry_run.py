"""A re-warding before anything is written: which wards follow which, on two maps and in a list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bcu_desk.domain.places import Borough, WardSet
from bcu_desk.features.wards.commands.rewarding import RewardWards, told_of
from bcu_desk.features.wards.model.grounds import SetMap, read_map
from bcu_desk.features.wards.model.marks import Mark
from bcu_desk.features.wards.queries.rewarding import RewardingRow, plan_for, rows_of
from bcu_desk.features.wards.rules.naming import code_after
from bcu_desk.features.wards.rules.planning import Plan
from bcu_desk.features.wards.rules.sets import SetOfWards
from bcu_desk.kit.choice_field import Option
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.map.looks import AreaLook
from bcu_desk.work.desk import Desk

ELECTIONS = {"2018": date(2018, 5, 3), "2022": date(2022, 5, 5)}  # new wards begin at one
SURE = {
    "same": "Same code",
    "area": "Measured",
    "likely": "Estimated",
    "guess": "Guess",
    "chosen": "Chosen here",
    "new": "New posts",
}
STATES = (
    ("same", "Same"),
    ("moved", "Changed"),
    ("guess", "To check"),
    ("chosen", "Chosen"),
    ("new", "New"),
)
TITLES: Mapping[str, str] = dict(STATES)
MARKS = {
    "same": Mark("accent_soft"),
    "moved": Mark("class.met"),
    "guess": Mark("class.short", "?"),
    "chosen": Mark("class.over", "C"),
    "new": Mark("class.none", "N"),
}
WEIGHTS = {"same": 0, "moved": 1, "guess": 2, "chosen": 3}


@dataclass(frozen=True, slots=True)
class Share:
    """A line of the list: a share of an older ward that a newer one takes, or what is opened."""

    row: RewardingRow
    state: str
    borough: str
    first: bool  # the heir that the ward's posts go to first


@dataclass(frozen=True, slots=True)
class DryRun:
    """What a re-warding would do from a day; states are by the ward's code, older and newer."""

    ward_set: str
    before: str
    day: date
    mapping: Mapping[str, str]
    shares: tuple[Share, ...]
    old: SetMap
    new: SetMap
    old_states: Mapping[str, str]
    new_states: Mapping[str, str]
    told: str
    wards: tuple[int, int]
    example: tuple[str, str] | None  # the number of a post before and after

    @property
    def measured(self) -> bool:
        """Whether both maps show true boundaries, so that shares are measured."""
        return self.old.measured and self.new.measured

    @property
    def command(self) -> RewardWards:
        """The gesture that does it."""
        return RewardWards(ward_set=self.ward_set, from_day=self.day, mapping=dict(self.mapping))

    def heirs(self, ward: str) -> dict[str, float]:
        """The newer wards that take a share of an older one."""
        return {one.row.heir: one.row.share for one in self.shares if one.row.ward == ward}

    def parents(self, heir: str) -> dict[str, float]:
        """The older wards that a newer one takes a share of."""
        return {
            one.row.ward: one.row.share
            for one in self.shares
            if one.row.heir == heir and one.row.ward is not None
        }

    def choices(self, ward: str) -> tuple[Option, ...]:
        """The newer wards of an older one's borough, those that take most of it first."""
        shares = self.heirs(ward)
        told = {} if ward in self.mapping else shares
        home = self.old.borough_of(ward)
        found = [
            (code, name)
            for code, name, borough in zip(
                self.new.codes, self.new.names, self.new.boroughs, strict=True
            )
            if borough == home or code in shares
        ]
        found.sort(key=lambda one: (-shares.get(one[0], 0.0), one[1]))
        return tuple(
            Option(code, name, f"{per_cent(shares[code])} of it" if code in told else "")
            for code, name in found
        )


def per_cent(share: float) -> str:
    """A share as a whole number of hundredths."""
    return f"{round(100 * share)}%"


def dry_run(desk: Desk, ward_set: str, day: date, mapping: Mapping[str, str]) -> DryRun:
    """Work out a re-warding; slow, for a thread. Raises Refused."""
    with desk.reader() as reader:
        plan, held = plan_for(reader, ward_set, day, mapping)
        boroughs = reader.every(Borough)
        rows = rows_of(plan, held, boroughs)
        before = _older(plan)
        old, new = read_map(reader, before), read_map(reader, held)
    names = {row.code: row.short_name for row in boroughs}
    states = _old_states(rows)
    return DryRun(
        ward_set=ward_set,
        before=plan.before.code,
        day=day,
        mapping=dict(mapping),
        shares=_shares(rows, states, names),
        old=old,
        new=new,
        old_states=states,
        new_states=_new_states(rows, states, held),
        told=told_of(plan, sum(plan.carried.opened.values())),
        wards=(len(states), len(held.wards)),
        example=_example(plan, ward_set),
    )


def _example(plan: Plan, ward_set: str) -> tuple[str, str] | None:
    codes = {seat.code for seat in plan.seats}
    first = min(codes, default="", key=lambda code: (len(code), code))
    return (first, code_after(first, ward_set, codes)) if first else None


def _older(plan: Plan) -> SetOfWards:
    """The set in force before, as a set of wards."""
    row: WardSet = plan.before
    wards = {one.ward.code: one.ward for one in plan.heirs}
    return SetOfWards(row.code, row, tuple(wards.values()))


def _old_states(rows: Sequence[RewardingRow]) -> dict[str, str]:
    """Of each older ward: what became of it, by its largest heir."""
    found: dict[str, str] = {}
    for row in rows:
        if row.ward is not None and row.ward not in found:
            found[row.ward] = row.sure if row.sure in WEIGHTS else "moved"
    return found


def _new_states(
    rows: Sequence[RewardingRow], states: Mapping[str, str], held: SetOfWards
) -> dict[str, str]:
    """Of each newer ward: how it came, by the wards whose posts it takes first; else new."""
    first: dict[str, str] = {}
    for row in rows:
        if row.ward is not None:
            first.setdefault(row.ward, row.heir)
    found: dict[str, str] = {ward.code: "new" for ward in held.wards}
    for ward, heir in first.items():
        state = states[ward]
        if found[heir] == "new" or WEIGHTS[state] > WEIGHTS[found[heir]]:
            found[heir] = state
    return found


def _shares(
    rows: Sequence[RewardingRow], states: Mapping[str, str], names: Mapping[str, str]
) -> tuple[Share, ...]:
    seen: set[str] = set()
    found = []
    for row in rows:
        state = "new" if row.ward is None else states[row.ward]
        first = row.ward is not None and row.ward not in seen
        seen.add(row.ward or "")
        found.append(Share(row, state, names[row.borough], first))
    return tuple(found)


def counts_of(run: DryRun) -> Counter[str]:
    """How many older wards are in each state, and how many newer ones are new."""
    counts = Counter(run.old_states.values())
    counts["new"] = sum(state == "new" for state in run.new_states.values())
    return counts


def looks_of(
    shown: SetMap, states: Mapping[str, str], wanted: str, shares: Mapping[str, float]
) -> tuple[AreaLook, ...]:
    """How wards look; those of another state than the one wanted are faint, shares are told."""
    return tuple(
        _look(code, name, states.get(code, "same"), wanted, shares)
        for code, name in zip(shown.codes, shown.names, strict=True)
    )


def _look(code: str, name: str, state: str, wanted: str, shares: Mapping[str, float]) -> AreaLook:
    mark = MARKS[state]
    share = shares.get(code)
    told = f"{name}: {TITLES[state].lower()}" + (f", {per_cent(share)}" if share else "")
    return AreaLook(
        colour=tokens().colour(mark.hue),
        digit=str(round(100 * share)) if share and share < 1 else mark.letter,
        name=name,
        told=told,
        faint=(wanted not in ("", state) or bool(shares)) and code not in shares,
    )
