"""Why wards differ between two days: who came and went, posts made and closed, other targets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bcu_desk.features.coverage.rules.comparing import Turn, turn_of
from bcu_desk.features.coverage.rules.standings import Standing
from bcu_desk.work.differences import Mark


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in a ward post on a day; `name` is rank and surname."""

    collar: str
    name: str
    away: str | None = None

    def told(self) -> str:
        """The person with their collar number."""
        return f"{self.name} {self.collar}"


@dataclass(frozen=True, slots=True)
class WardDay:
    """A ward on a day: its promise, its posts (kind by code) and the people in them."""

    code: str
    name: str
    borough: str
    dwo: Standing
    targets: Mapping[str, int | None]
    posts: Mapping[str, str]
    people: tuple[Holder, ...] = ()

    def told(self) -> str:
        """The ward with its borough."""
        return f"{self.name}, {self.borough}"


@dataclass(frozen=True, slots=True)
class Cause:
    """Why a ward differs: a few words for the ward itself, a sentence for a list.

    The sentence is empty where that of another ward tells the same. What is `passing` is over by
    itself, as a leave is.
    """

    mark: Mark
    ward: str
    brief: str
    sentence: str
    passing: bool = False


@dataclass(frozen=True, slots=True)
class _Days:
    """Wards by code on both days, and where people are on each by collar number."""

    before: Mapping[str, WardDay]
    after: Mapping[str, WardDay]
    was_at: Mapping[str, WardDay]
    is_at: Mapping[str, WardDay]

    def effect(self, ward: str, name: str = "it") -> str:
        """What a ward's promise of DWOs has come to, where that has turned."""
        old, new = self.before.get(ward), self.after.get(ward)
        turn = turn_of(old.dwo if old else None, new.dwo if new else None)
        return {Turn.MET: f"{name} is now met", Turn.UNMET: f"{name} is no longer met"}.get(
            turn, ""
        )


def causes(before: Mapping[str, WardDay], after: Mapping[str, WardDay]) -> tuple[Cause, ...]:
    """All causes ward by ward, in the order of the later day; wards that are gone come last."""
    days = _Days(before, after, _places(before), _places(after))
    found: list[Cause] = []
    for code in (*after, *(code for code in before if code not in after)):
        old, new = before.get(code), after.get(code)
        found += _ward(old, new)
        found += _targets(days, old, new)
        found += _posts(old, new)
        found += _people(days, old, new)
    return tuple(found)


def _places(wards: Mapping[str, WardDay]) -> dict[str, WardDay]:
    return {person.collar: ward for ward in wards.values() for person in ward.people}


def _ward(old: WardDay | None, new: WardDay | None) -> Iterator[Cause]:
    if old is None and new is not None:
        yield Cause("joined", new.code, "new ward", f"{new.told()}, is a new ward.")
    if new is None and old is not None:
        yield Cause("left", old.code, "ward gone", f"{old.told()}, is no longer a ward.")


def _targets(days: _Days, old: WardDay | None, new: WardDay | None) -> Iterator[Cause]:
    if old is None or new is None:
        return
    for kind, amount in new.targets.items():
        was = old.targets.get(kind)
        if was != amount:
            step = f"from {_amount(was)} to {_amount(amount)}"
            noun = kind.upper()
            effect = days.effect(new.code) if kind == "dwo" else ""
            yield Cause(
                "changed",
                new.code,
                f"{noun} target {step}",
                _ended(f"The {noun} target of {new.told()}, changed {step}", effect),
            )


def _amount(value: int | None) -> str:
    return "none" if value is None else str(value)


def _posts(old: WardDay | None, new: WardDay | None) -> Iterator[Cause]:
    here = new or old
    was, now = _kinds(old), _kinds(new)
    for verb, kinds in (
        ("made", [kind for code, kind in now.items() if code not in was]),
        ("closed", [kind for code, kind in was.items() if code not in now]),
    ):
        if here is not None and kinds:
            told = _counted(kinds)
            verb_to_be = "was" if len(kinds) == 1 else "were"
            yield Cause(
                "changed",
                here.code,
                f"{told} {verb}",
                f"{told} {verb_to_be} {verb} in {here.told()}.",
            )


def _kinds(ward: WardDay | None) -> Mapping[str, str]:
    """The kinds of a ward's posts by their codes."""
    return {} if ward is None else ward.posts


def _counted(kinds: list[str]) -> str:
    """Posts by their kinds: `2 DWO posts and 1 PCSO post`."""
    parts = []
    for kind in sorted(set(kinds)):
        count = kinds.count(kind)
        parts.append(f"{count} {kind.upper()} post{'' if count == 1 else 's'}")
    return " and ".join(parts)


def _people(days: _Days, old: WardDay | None, new: WardDay | None) -> Iterator[Cause]:
    was, now = _team(old), _team(new)
    if new is not None:
        for collar, person in now.items():
            before = was.get(collar)
            if before is None:
                yield _came(days, person, new)
            elif bool(before.away) != bool(person.away):
                yield _turned(person, new)
    if old is not None:
        for collar, person in was.items():
            if collar not in now:
                yield _went(days, person, old)


def _team(ward: WardDay | None) -> Mapping[str, Holder]:
    """The people of a ward by their collar numbers."""
    return {} if ward is None else {person.collar: person for person in ward.people}


def _came(days: _Days, person: Holder, ward: WardDay) -> Cause:
    home = days.was_at.get(person.collar)
    if home is None:
        words = f"{person.told()} joined {ward.told()}"
        sentence = _ended(words, days.effect(ward.code))
        return Cause("joined", ward.code, f"{person.name} joined", sentence)
    effects = (days.effect(ward.code, ward.name), days.effect(home.code, home.name))
    there = home.told() if home.borough != ward.borough else home.name
    words = f"{person.told()} moved from {there} to {ward.told()}"
    brief = f"{person.name} came from {home.name}"
    return Cause("moved", ward.code, brief, _ended(words, *effects))


def _went(days: _Days, person: Holder, ward: WardDay) -> Cause:
    place = days.is_at.get(person.collar)
    if place is not None:
        return Cause("moved", ward.code, f"{person.name} went to {place.name}", "")
    words = f"{person.told()} left {ward.told()}"
    return Cause("left", ward.code, f"{person.name} left", _ended(words, days.effect(ward.code)))


def _turned(person: Holder, ward: WardDay) -> Cause:
    """Somebody who stayed in the ward and is away now, or is back."""
    state = f"away, {person.away}" if person.away else "back"
    return Cause(
        "changed",
        ward.code,
        f"{person.name} {state}",
        f"{person.told()} of {ward.told()}, is {state}.",
        passing=True,
    )


def _ended(words: str, *effects: str) -> str:
    """A sentence with what it has come to."""
    told = ", ".join(effect for effect in effects if effect)
    return f"{words}; {told}." if told else f"{words}."
