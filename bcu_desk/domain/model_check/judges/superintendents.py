"""Rules R4 and R6: one function for each superintendent, and not two boroughs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bcu_desk.domain.assignments import SUPERINTENDENT, ModelRule
from bcu_desk.domain.model_check.breaches import Breach, Finding, Subject, breach
from bcu_desk.domain.model_check.charges import Charge, by_person, dedications, leads
from bcu_desk.domain.model_check.sweeps import stretches
from bcu_desk.domain.model_check.world import Holder, World, grouped
from bcu_desk.domain.spans import DaySpan


def one_function_each(world: World, rule: ModelRule, period: DaySpan) -> Iterator[Breach]:
    """R4: each superintendent in post leads exactly one function."""
    charges = by_person(leads(world))
    for person_id, held in _superintendents(world):
        items: list[tuple[DaySpan, Holder | Charge]] = [(item.days, item) for item in held]
        items += charges.get(person_id, ())
        for span, finding in stretches(items, period, _leads_one):
            yield breach(rule, _subject(world, held, span), span, finding)


def _leads_one(found: tuple[Holder | Charge, ...]) -> Finding | None:
    posts = sorted({item.post.code for item in found if isinstance(item, Holder)})
    names = {item.key: item.name for item in found if isinstance(item, Charge)}
    if not posts or len(names) == 1:
        return None
    told = (("post", ", ".join(posts)),)
    if not names:
        return Finding("none", told)
    return Finding("many", (*told, ("count", len(names)), ("functions", _listed(names.values()))))


def not_two_boroughs(world: World, rule: ModelRule, period: DaySpan) -> Iterator[Breach]:
    """R6: no superintendent in post is dedicated to two boroughs."""
    charges = by_person(dedications(world))
    for person_id, held in _superintendents(world):
        for span, finding in stretches(charges.get(person_id, ()), period, _two_boroughs):
            yield breach(rule, _subject(world, held, span), span, finding)


def _two_boroughs(found: tuple[Charge, ...]) -> Finding | None:
    names = {item.key: item.name for item in found}
    if len(names) < 2:
        return None
    posts = ", ".join(sorted({item.post.code for item in found}))
    told = (("post", posts), ("count", len(names)), ("boroughs", _listed(names.values())))
    return Finding("many", told)


def _superintendents(world: World) -> Iterable[tuple[int, tuple[Holder, ...]]]:
    held = world.holders_of_kind(SUPERINTENDENT)
    return grouped((item.person.id, item) for item in held).items()


def _subject(world: World, held: tuple[Holder, ...], days: DaySpan) -> Subject:
    """The superintendent as they are called in the post held on the first of the days."""
    holder = next(item for item in held if item.days.holds(days.start))
    bcu = world.bcu_codes[holder.post.bcu_id]
    return Subject(bcu, holder.person.collar, world.name_of(holder))


def _listed(names: Iterable[str]) -> str:
    *first, last = sorted(names)
    return f"{', '.join(first)} and {last}"
