"""A re-warding in full: heirs, targets, posts carried and opened, before anything is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bcu_desk.domain.assignments import UPLIFT, WARD_OFFICER, WARD_PCSO, Post, Posting, Target
from bcu_desk.domain.places import NOT_YET, Ward, WardSet
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import Span
from bcu_desk.domain.times import long_day
from bcu_desk.features.wards.rules.carrying import Carried, Seat, carried
from bcu_desk.features.wards.rules.heirs import WHOLE, Heir, heirs_of
from bcu_desk.features.wards.rules.sets import SetOfWards

PROMISED = (WARD_OFFICER, WARD_PCSO)


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows that a re-warding is worked out from."""

    sets: Sequence[WardSet]
    wards: Sequence[Ward]
    posts: Sequence[Post]
    postings: Sequence[Posting]
    targets: Sequence[Target]
    outlines: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a re-warding would do from a day; `targets` are the wards' own that go on."""

    before: WardSet
    heirs: tuple[Heir, ...]
    seats: tuple[Seat, ...]
    carried: Carried
    targets: int

    def first_heirs(self) -> dict[str, str]:
        """The largest heir of each older ward, by their codes."""
        found: dict[str, str] = {}
        for one in self.heirs:
            found.setdefault(one.ward.code, one.heir.code)
        return found


def plan_of(rows: Rows, after: SetOfWards, day: date, mapping: Mapping[str, str]) -> Plan:
    """Work out a re-warding; `mapping` names the heir of an older ward where the user chose it.

    Raises Refused `rewarding_no_wards`, `_in_force`, `_later_set` or `_unknown_ward`.
    """
    before = _before(rows.sets, after, day)
    old = [ward for ward in rows.wards if ward.ward_set_id == before.id]
    found = _with_chosen(heirs_of(old, after.wards, rows.outlines), old, after.wards, mapping)
    seats = _seats(rows, {ward.id: ward.code for ward in old}, day)
    ways: dict[str, list[str]] = {}
    for one in found:
        ways.setdefault(one.ward.code, []).append(one.heir.code)
    first = {code: heirs[0] for code, heirs in ways.items()}
    needs = _needs(rows.targets, {w.id: w.code for w in old}, first, after.wards, day)
    ids: dict[int, int] = {}
    for one in found:
        ids.setdefault(one.ward.id, one.heir.id)
    targets = len(moved_targets(rows.targets, ids, day))
    return Plan(before, found, seats, carried(seats, ways, needs), targets)


def _before(sets: Sequence[WardSet], after: SetOfWards, day: date) -> WardSet:
    """The set in force up to the day. Raises Refused."""
    if after.row is not None and after.row.from_day != NOT_YET:
        start = long_day(after.row.from_day)
        raise Refused("rewarding_in_force", ward_set=after.code, start=start, field="ward_set")
    others = [row for row in sets if row.from_day != NOT_YET]
    for row in others:
        if row.from_day >= day:
            start = long_day(row.from_day)
            raise Refused("rewarding_later_set", ward_set=row.code, start=start, field="from")
    found = [row for row in others if row.on(day - timedelta(days=1))]
    if not found:
        raise Refused("rewarding_no_wards", on=long_day(day), field="from")
    return found[-1]


def _with_chosen(
    found: Sequence[Heir], old: Sequence[Ward], new: Sequence[Ward], mapping: Mapping[str, str]
) -> tuple[Heir, ...]:
    """Heirs, with those that the user chose in place of what was worked out."""
    wards, heirs = {w.code: w for w in old}, {w.code: w for w in new}
    for code, heir in mapping.items():
        for value, known in ((code, wards), (heir, heirs)):
            if value not in known:
                raise Refused("rewarding_unknown_ward", value=value[:40], field="mapping")
    chosen = [Heir(wards[one], heirs[other], WHOLE, "chosen") for one, other in mapping.items()]
    return (*(one for one in found if one.ward.code not in mapping), *chosen)


def _seats(rows: Rows, codes: Mapping[int, str], day: date) -> tuple[Seat, ...]:
    held = {row.post_id for row in rows.postings if row.on(day)}
    rest = Span(day)
    return tuple(
        Seat(post.id, post.code, post.kind, codes[post.ward_id], post.id in held)
        for post in rows.posts
        if post.ward_id in codes and post.ward_id is not None and post.days.overlaps(rest)
    )


def _needs(
    targets: Sequence[Target],
    old: Mapping[int, str],
    first: Mapping[str, str],
    new: Sequence[Ward],
    day: date,
) -> dict[tuple[str, str], int]:
    """How many of each kind each new ward is promised on the day: its own, or everywhere's."""
    now = [row for row in targets if row.kind in PROMISED and row.on(day)]
    found: dict[tuple[str, str], int] = {}
    for ward in new:
        for row in now:
            if row.ward_id is None and row.borough_id in (None, ward.borough_id):
                found[ward.code, row.kind] = row.amount
    for row in now:
        if row.ward_id in old and row.ward_id is not None:
            heir = first.get(old[row.ward_id])
            if heir is not None:
                found[heir, row.kind] = max(row.amount, found.get((heir, row.kind), 0))
    for heir, amount in _uplifts(targets, old, first, day):
        found[heir, WARD_OFFICER] = found.get((heir, WARD_OFFICER), 0) + amount
    return found


def _uplifts(
    targets: Sequence[Target], old: Mapping[int, str], first: Mapping[str, str], day: date
) -> Iterator[tuple[str, int]]:
    """What test sites are promised beyond the base, by the heir of the ward."""
    for row in targets:
        heir = first.get(old.get(row.ward_id or 0, ""))
        if row.kind == UPLIFT and row.on(day) and heir is not None:
            yield heir, row.amount


def moved_targets(
    targets: Sequence[Target], ids: Mapping[int, int], day: date
) -> tuple[Target, ...]:
    """The wards' own targets from a day on, for their heirs; of several the largest counts.

    They have the ids of the targets they follow.
    """
    found: dict[tuple[int, str, date], Target] = {}
    for row in targets:
        if row.ward_id in ids and row.ward_id is not None and row.days.overlaps(Span(day)):
            start = max(day, row.from_day)
            made = replace(row, ward_id=ids[row.ward_id], from_day=start)
            key = (ids[row.ward_id], row.kind, start)
            if key not in found or found[key].amount < made.amount:
                found[key] = made
    return tuple(found.values())
