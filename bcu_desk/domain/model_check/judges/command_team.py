"""Rules R1 to R3 and R5: the commander, the superintendents, and who has which charge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bcu_desk.domain.assignments import COMMANDER, SUPERINTENDENT, ModelRule
from bcu_desk.domain.model_check.breaches import Breach, Finding, Subject, breaches
from bcu_desk.domain.model_check.charges import Charge, Dates, by_thing, dedications, leads
from bcu_desk.domain.model_check.sweeps import stretches
from bcu_desk.domain.model_check.world import Holder, World
from bcu_desk.domain.spans import DaySpan

SUPERINTENDENTS = 4


def one_commander(world: World, rule: ModelRule, period: DaySpan) -> Iterator[Breach]:
    """R1: one BCU commander in post every day."""

    def judge(held: tuple[Holder, ...]) -> Finding | None:
        return _not_one(world, held, ())

    for bcu, days in world.bcus_within(period):
        items = ((holder.days, holder) for holder in world.holders_of(bcu, COMMANDER))
        subject = Subject(bcu.code, bcu.code, bcu.name)
        yield from breaches(rule, subject, stretches(items, days, judge))


def four_superintendents(world: World, rule: ModelRule, period: DaySpan) -> Iterator[Breach]:
    """R2: exactly four superintendents in post (the rule's bound); people count, not posts."""
    need = SUPERINTENDENTS if rule.bound is None else rule.bound

    def judge(held: tuple[Holder, ...]) -> Finding | None:
        count = len({holder.person.id for holder in held})
        if count == need:
            return None
        return Finding("few" if count < need else "many", (("count", count), ("need", need)))

    for bcu, days in world.bcus_within(period):
        items = ((holder.days, holder) for holder in world.holders_of(bcu, SUPERINTENDENT))
        subject = Subject(bcu.code, bcu.code, bcu.name)
        yield from breaches(rule, subject, stretches(items, days, judge))


def functions_led_once(world: World, rule: ModelRule, period: DaySpan) -> Iterator[Breach]:
    """R3: each core function in force led by exactly one superintendent in post."""
    charges = by_thing(leads(world))
    for bcu, days in world.bcus_within(period):
        for function in world.facts.functions:
            inside = function.days.within(days)
            if inside is not None:
                key = f"{bcu.code}/{function.code}"
                subject = Subject(bcu.code, key, function.title)
                items = charges.get((bcu.id, function.id), ())
                yield from breaches(rule, subject, _once(world, items, inside))


def boroughs_held_once(world: World, rule: ModelRule, period: DaySpan) -> Iterator[Breach]:
    """R5: each borough of a BCU has exactly one dedicated superintendent in post there."""
    charges = by_thing(dedications(world))
    for bcu, borough, days in world.places_in_bcus:
        inside = days.within(period)
        if inside is not None:
            subject = Subject(bcu.code, borough.code, borough.name)
            items = charges.get((bcu.id, borough.id), ())
            yield from breaches(rule, subject, _once(world, items, inside))


def _once(world: World, items: Iterable[Dates], days: DaySpan) -> Iterator[tuple[DaySpan, Finding]]:
    """Where a charge is not held by exactly one person; vacant posts in charge are named."""

    def judge(charges: tuple[Charge, ...]) -> Finding | None:
        held = tuple(item.holder for item in charges if item.holder is not None)
        vacant = sorted({item.post.code for item in charges if item.holder is None})
        return _not_one(world, held, vacant)

    return stretches(items, days, judge)


def _not_one(world: World, held: Iterable[Holder], vacant: Iterable[str]) -> Finding | None:
    """The finding where not exactly one person is there."""
    people = {holder.person.id: world.name_of(holder) for holder in held}
    if len(people) == 1:
        return None
    if people:
        return Finding("many", (("count", len(people)), ("people", _listed(people.values()))))
    posts = ", ".join(vacant)
    return Finding("vacant", (("post", posts),)) if posts else Finding("none")


def _listed(names: Iterable[str]) -> str:
    """Names in one phrase: `A, B and C`."""
    *first, last = sorted(names)
    return f"{', '.join(first)} and {last}" if first else last
