"""How each rule stands over a period, and on which days it is broken."""

from __future__ import annotations

from dataclasses import replace

from bcu_desk.domain.assignments import Standing, Waiver
from bcu_desk.domain.model_check.check import check
from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.domain.spans import Span
from bcu_desk.features.assignments.rules.lanes import Lane, Stand, lanes_of
from tests.domain.model_check.worlds import YEAR, day, lawful, rules, with_posting

PERIOD = Span(day(1, 9), day(3, 1))


def _lanes(facts: ModelFacts) -> dict[str, Lane]:
    found = lanes_of(facts.rules, check(facts, PERIOD), PERIOD)
    return {lane.rule.code: lane for lane in found}


def _waiver(**fields: object) -> Waiver:
    made = Waiver(
        id=1, rule="R5", subject="E090000991", reason="x", from_day=day(1, 9), to_day=day(2, 11)
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def test_every_rule_in_force_has_a_lane_in_the_order_of_its_number() -> None:
    facts = replace(lawful(), rules=tuple(reversed(rules("R1", "R2", "R10"))))
    assert list(_lanes(facts)) == ["R1", "R2", "R10"]
    assert {lane.stand for lane in _lanes(facts).values()} == {Stand.MET}


def test_rules_that_are_not_in_force_have_no_lane() -> None:
    later = rules("R3", from_day=day(6, 1))
    facts = replace(lawful(), rules=(*rules("R99"), *later))
    assert _lanes(facts) == {}


def test_a_broken_rule_has_its_days() -> None:
    lanes = _lanes(with_posting(lawful(), 11, to_day=day(2, 6)))
    assert lanes["R5"].stand is Stand.BROKEN
    assert [(item.days, item.stand) for item in lanes["R5"].stretches] == [
        (Span(day(2, 6), day(3, 1)), Stand.BROKEN)
    ]
    assert lanes["R1"].stretches == ()


def test_waived_days_are_a_stretch_of_their_own_and_the_worst_counts() -> None:
    facts = with_posting(lawful(), 11, to_day=day(2, 6))
    lane = _lanes(replace(facts, waivers=(_waiver(),)))["R5"]
    assert [(item.stand, item.days.start) for item in lane.stretches] == [
        (Stand.WAIVED, day(2, 6)),
        (Stand.BROKEN, day(2, 11)),
    ]
    assert lane.stand is Stand.BROKEN
    waived = _lanes(replace(facts, waivers=(_waiver(to_day=None),)))["R5"]
    assert waived.stand is Stand.WAIVED


def test_lawful_acting_cover_is_to_watch() -> None:
    facts = replace(
        lawful(), people=tuple(replace(p, rank_id=3) if p.id == 111 else p for p in lawful().people)
    )
    facts = with_posting(facts, 11, standing=Standing.ACTING, to_day=day(6, 1))
    assert _lanes(facts)["R9"].stand is Stand.NOTICE


def test_stretches_of_several_breaches_hold_all_of_them() -> None:
    facts = with_posting(lawful(), 11, to_day=day(2, 6))
    facts = with_posting(facts, 12, to_day=day(2, 10))
    stretch = _lanes(facts)["R5"].stretches
    assert len(stretch) == 1
    assert {item.subject for item in stretch[0].breaches} == {"E090000991", "E090000992"}
    assert YEAR.holds(stretch[0].days.start)
