"""Rules R7 and R8: what each ward is promised, and one ward at a time for each DWO."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from bcu_desk.domain.assignments import UPLIFT, WARD_OFFICER, WARD_PCSO, ModelRule, Target
from bcu_desk.domain.model_check.breaches import Breach, Finding, Subject, breach, breaches
from bcu_desk.domain.model_check.sweeps import stretches
from bcu_desk.domain.model_check.world import Holder, World, grouped
from bcu_desk.domain.places import Ward
from bcu_desk.domain.spans import DaySpan

Thing = Target | Holder


@dataclass(frozen=True, slots=True)
class _Promised:
    """Targets and holders by where they count."""

    targets: dict[tuple[str, int | None, int | None], tuple[Target, ...]]
    holders: dict[tuple[str, int], tuple[Holder, ...]]

    def of(self, ward: Ward, kind: str) -> Iterator[tuple[DaySpan, Thing]]:
        """What counts for a ward and a kind of post, with its days."""
        for place in ((None, None), (None, ward.borough_id), (ward.id, None)):
            for target in self.targets.get((kind, *place), ()):
                yield target.days, target
        for uplift in self.targets.get((UPLIFT, ward.id, None), ()) if kind == WARD_OFFICER else ():
            yield uplift.days, uplift
        for holder in self.holders.get((kind, ward.id), ()):
            yield holder.days, holder


def ward_targets_met(world: World, rule: ModelRule, period: DaySpan) -> Iterator[Breach]:
    """R7: each ward has at least its targets of DWOs and PCSOs in post."""
    promised = _promised(world)
    for bcu, borough, ward, inside in world.wards_within(period):
        subject = Subject(bcu.code, ward.code, f"{ward.name}, {borough.short_name}")
        for kind, judge in KINDS:
            found = stretches(promised.of(ward, kind), inside, judge)
            yield from breaches(rule, subject, found)


def _promised(world: World) -> _Promised:
    targets = grouped(
        ((row.kind, row.ward_id, None if row.ward_id else row.borough_id), row)
        for row in world.facts.targets
    )
    held = (holder for kind, _ in KINDS for holder in world.holders_of_kind(kind))
    holders = grouped(
        ((item.post.kind, item.post.ward_id), item)
        for item in held
        if item.post.ward_id is not None
    )
    return _Promised(targets, holders)


def _short_of_dwos(found: tuple[Thing, ...]) -> Finding | None:
    return short_of(found, WARD_OFFICER)


def _short_of_pcsos(found: tuple[Thing, ...]) -> Finding | None:
    return short_of(found, WARD_PCSO)


def short_of(found: tuple[Thing, ...], variant: str) -> Finding | None:
    """The finding where fewer are in post than the most specific target asks for."""
    need = amount_promised(tuple(item for item in found if isinstance(item, Target)))
    in_post = len({item.person.id for item in found if isinstance(item, Holder)})
    if need is None or in_post >= need:
        return None
    return Finding(variant, (("count", in_post), ("need", need), ("short", need - in_post)))


def amount_promised(targets: tuple[Target, ...]) -> int | None:
    """The amount of the most specific target with the uplift in force; None without a target."""
    base = _latest(tuple(row for row in targets if row.kind != UPLIFT))
    uplift = _latest(tuple(row for row in targets if row.kind == UPLIFT))
    return None if base is None else base.amount + (uplift.amount if uplift else 0)


def _latest(targets: tuple[Target, ...]) -> Target | None:
    """The most specific target; the latest of equals."""

    def weight(target: Target) -> tuple[bool, bool, str, int]:
        ward, borough = target.ward_id is not None, target.borough_id is not None
        return ward, borough, target.from_day.isoformat(), target.id

    return max(targets, key=weight, default=None)


KINDS = ((WARD_OFFICER, _short_of_dwos), (WARD_PCSO, _short_of_pcsos))


def one_ward_at_a_time(world: World, rule: ModelRule, period: DaySpan) -> Iterator[Breach]:
    """R8: a DWO holds posts of one ward at a time."""
    judge = partial(_several, {row.id: row.name for row in world.facts.wards})
    dwos = world.holders_of_kind(WARD_OFFICER)
    for held in grouped((item.person.id, item) for item in dwos).values():
        if len(held) > 1:
            items = tuple((item.days, item) for item in held)
            for span, finding in stretches(items, period, judge):
                holder = next(item for item in held if item.days.holds(span.start))
                bcu = world.bcu_codes[holder.post.bcu_id]
                subject = Subject(bcu, holder.person.collar, world.name_of(holder))
                yield breach(rule, subject, span, finding)


def _several(names: Mapping[int, str], found: tuple[Holder, ...]) -> Finding | None:
    """The finding where what is held meanwhile is of two places or more."""
    held = {item.post.ward_id for item in found}
    if len(held) < 2:
        return None
    wards = sorted({names[ward] for ward in held if ward})
    posts = ", ".join(sorted(item.post.code for item in found))
    return Finding("many", (("wards", " and ".join(wards)), ("posts", posts)))
