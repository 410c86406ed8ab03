"""The check strip: how each rule stands in the period, and a lane for each that is broken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bcu_desk.domain.assignments import ModelRule
from bcu_desk.domain.model_check.breaches import NOTICE, Breach
from bcu_desk.domain.model_check.check import JUDGES, rule_number
from bcu_desk.domain.model_check.world import grouped
from bcu_desk.domain.spans import DaySpan, joined

# Rules that a whole BCU or its command breaks; the others concern one ward, person or vehicle.
OF_COMMAND = ("R1", "R2", "R3", "R4", "R5", "R6", "R10")


class Stand(StrEnum):
    """How a rule stands over a period."""

    MET = "met"
    NOTICE = "notice"
    WAIVED = "waived"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on which a rule is broken without a break, with its breaches."""

    days: DaySpan
    stand: Stand
    breaches: tuple[Breach, ...]


@dataclass(frozen=True, slots=True)
class Lane:
    """A rule of the strip; no stretch where it is met."""

    rule: ModelRule
    stand: Stand
    stretches: tuple[Stretch, ...]


def lanes_of(
    rules: Iterable[ModelRule], breaches: tuple[Breach, ...], period: DaySpan
) -> tuple[Lane, ...]:
    """One lane for each rule that is checked and in force in the period, in order."""
    found = grouped((item.rule, item) for item in breaches)
    in_force = {row.code: row for row in rules if row.code in JUDGES and row.days.overlaps(period)}
    ordered = sorted(in_force.values(), key=lambda row: rule_number(row.code))
    return tuple(_lane(rule, found.get(rule.code, ())) for rule in ordered)


def stand_of(breach: Breach) -> Stand:
    """How one breach counts."""
    if breach.waived_until is not None:
        return Stand.WAIVED
    return Stand.NOTICE if breach.severity == NOTICE else Stand.BROKEN


def _lane(rule: ModelRule, breaches: tuple[Breach, ...]) -> Lane:
    by_stand = grouped((stand_of(item), item) for item in breaches)
    worst = next((s for s in (Stand.BROKEN, Stand.WAIVED, Stand.NOTICE) if s in by_stand), None)
    stretches = [
        Stretch(days, stand, tuple(item for item in found if item.days.overlaps(days)))
        for stand, found in by_stand.items()
        for days in joined(item.days for item in found)
    ]
    ordered = tuple(sorted(stretches, key=lambda item: item.days.start))
    return Lane(rule, worst or Stand.MET, ordered)
