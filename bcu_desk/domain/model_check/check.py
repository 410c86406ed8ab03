"""The check: every rule in force, over a period, with its waivers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from bcu_desk.domain.assignments import ModelRule, Waiver
from bcu_desk.domain.dated import one_after_another
from bcu_desk.domain.model_check.breaches import Breach
from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.domain.model_check.judges import (
    abstraction,
    command_team,
    fleet,
    postings,
    spare,
    superintendents,
    wards,
    youth,
)
from bcu_desk.domain.model_check.world import World, grouped
from bcu_desk.domain.spans import DaySpan

Judge = Callable[[World, ModelRule, DaySpan], Iterable[Breach]]
JUDGES: Mapping[str, Judge] = MappingProxyType(
    {
        "R1": command_team.one_commander,
        "R2": command_team.four_superintendents,
        "R3": command_team.functions_led_once,
        "R4": superintendents.one_function_each,
        "R5": command_team.boroughs_held_once,
        "R6": superintendents.not_two_boroughs,
        "R7": wards.ward_targets_met,
        "R8": wards.one_ward_at_a_time,
        "R9": postings.ranks_match,
        "R10": postings.no_uncovered_day,
        "R11": youth.youth_targets_met,
        "R12": fleet.nothing_booked_twice,
        "R13": abstraction.abstraction_within_limit,
        "R14": spare.spare_kept,
    }
)


def check(facts: ModelFacts, period: DaySpan) -> tuple[Breach, ...]:
    """Every breach on the days of the period, by BCU, rule, first day and subject.

    A rule is judged on the days on which its row is in force; days outside are not judged. The
    days of a breach are clipped to the period. Waived days are breaches of their own.
    """
    return judged(World(facts), period)


def judged(world: World, period: DaySpan) -> tuple[Breach, ...]:
    """As `check`, of facts that are looked up already."""
    facts = world.facts
    found: list[Breach] = []
    for rule in _in_turn(facts.rules):
        days = rule.days.within(period)
        judge = JUDGES.get(rule.code)
        if judge is not None and days is not None:
            found += judge(world, rule, days)
    return tuple(sorted(_waived(found, facts.waivers), key=_order))


def _in_turn(rules: Iterable[ModelRule]) -> Iterator[ModelRule]:
    """The rules, of each code one on any day."""
    for rows in grouped((row.code, row) for row in rules).values():
        yield from one_after_another(rows)


def rule_number(code: str) -> int:
    """The number in a rule's code: 12 for `R12`."""
    return int(code.removeprefix("R"))


def _order(found: Breach) -> tuple[str, int, date, str, str]:
    return found.bcu, rule_number(found.rule), found.days.start, found.subject, found.variant


def _waived(found: Iterable[Breach], waivers: tuple[Waiver, ...]) -> Iterator[Breach]:
    """Breaches cut where a waiver of their rule and subject begins or ends."""
    held = grouped(((row.rule, row.subject), row) for row in waivers)
    for item in found:
        yield from _cut(item, held.get((item.rule, item.subject), ()))


def _cut(item: Breach, waivers: tuple[Waiver, ...]) -> Iterator[Breach]:
    """A breach on the days of each waiver, and on the days that are left."""
    left: tuple[DaySpan, ...] = (item.days,)
    for waiver in waivers:
        inside = (span.within(waiver.days) for span in left)
        until = waiver.to_day or date.max
        yield from (replace(item, days=days, waived_until=until) for days in inside if days)
        left = tuple(part for span in left for part in span.without(waiver.days))
    yield from (replace(item, days=span) for span in left)
