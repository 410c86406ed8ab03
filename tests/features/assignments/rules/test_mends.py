"""Which form mends a breach, and what it starts with."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bcu_desk.domain.assignments import Dedication, FunctionLead
from bcu_desk.domain.model_check.breaches import Breach
from bcu_desk.domain.model_check.check import check
from bcu_desk.domain.model_check.world import World
from bcu_desk.features.assignments.rules.mends import MENDS, asked_of_breach, mend_of, way_to
from bcu_desk.work.breach_text import texts
from tests.domain.model_check.worlds import (
    COMMANDER_POST,
    YEAR,
    YOUTH_POST,
    a_booking,
    a_person,
    a_post,
    a_posting,
    day,
    kept_free,
    lawful,
    off_road,
    without_posting,
)
from tests.features.assignments.boards import REDBRIDGE, shown, with_gap


def _breach(rule: str) -> Breach:
    return next(item for item in shown(with_gap()).breaches if item.rule == rule)


def test_a_vacant_borough_is_mended_by_an_appointment_for_its_days() -> None:
    breach = _breach("R5")
    mend = mend_of(breach)
    assert mend is not None
    assert (mend.page, mend.verb, mend.title) == ("", "appoint", "Appoint")
    asked = asked_of_breach(breach)
    assert (asked.post, asked.borough) == ("EA-S1", REDBRIDGE)
    assert breach.days.end is not None
    assert (asked.first, asked.last) == (breach.days.start, breach.days.end - timedelta(days=1))


def test_a_post_of_the_board_is_mended_here_and_others_on_the_chart() -> None:
    breach = _breach("R10")
    here, there = mend_of(breach, {"EA-S1"}), mend_of(breach)
    assert here is not None
    assert there is not None
    assert (here.page, there.page, there.key) == ("", "org_chart", "EA-S1:appoint")
    assert asked_of_breach(breach).post == "EA-S1"


LATE = day(2, 6)
MORE = {
    "R1.many": {"postings": a_posting(901, COMMANDER_POST, 900, from_day=LATE)},
    "R2.many": {"postings": a_posting(901, 15, 900, from_day=LATE)},
    "R3.many": {"leads": FunctionLead(id=901, post_id=12, function_id=31, from_day=LATE)},
    "R4.many": {"leads": FunctionLead(id=901, post_id=12, function_id=31, from_day=LATE)},
    "R5.many": {"dedications": Dedication(id=901, post_id=13, borough_id=91, from_day=LATE)},
    "R6.many": {"dedications": Dedication(id=901, post_id=12, borough_id=91, from_day=LATE)},
}


def _too_many(variant: str) -> tuple[Breach, World]:
    facts = lawful()
    facts = replace(
        facts,
        people=(*facts.people, a_person(900, 5 if variant == "R1.many" else 4)),
        posts=(*facts.posts, a_post(15, "EA-S5", "superintendent", 4)),
    )
    ((name, row),) = MORE[variant].items()
    facts = replace(facts, **{name: (*getattr(facts, name), row)})
    found = check(facts, YEAR)
    return next(b for b in found if f"{b.rule}.{b.variant}" == variant), World(facts)


@pytest.mark.parametrize(
    ("variant", "verb", "post", "borough", "function"),
    [
        ("R1.many", "end", "EA-C1", "", ""),
        ("R2.many", "end", "EA-S5", "", ""),
        ("R3.many", "end_lead", "EA-S2", "", "neighbourhoods"),
        ("R4.many", "lead", "", "", "neighbourhoods"),
        ("R5.many", "end_dedication", "EA-S3", REDBRIDGE, ""),
        ("R6.many", "dedicate", "", REDBRIDGE, ""),
    ],
)
def test_one_too_many_is_ended_or_given_to_another(
    variant: str, verb: str, post: str, borough: str, function: str
) -> None:
    breach, world = _too_many(variant)
    mend = mend_of(breach, (), world)
    assert mend is not None
    assert (mend.page, mend.verb) == ("", verb)
    asked = asked_of_breach(breach, world)
    assert (asked.post, asked.borough, asked.function) == (post, borough, function)
    if verb.startswith("end"):
        assert asked.last == LATE - timedelta(days=1)


def test_a_youth_officer_is_appointed_to_a_vacant_post_or_a_post_is_made() -> None:
    facts = without_posting(lawful(), YOUTH_POST)
    (breach,) = check(facts, YEAR)
    mend = mend_of(breach, (), World(facts))
    assert mend is not None
    assert (mend.page, mend.key, mend.title) == ("org_chart", "EA-Y1:appoint", "Appoint")
    none = replace(facts, posts=tuple(row for row in facts.posts if row.id != YOUTH_POST))
    mend = mend_of(breach, (), World(none))
    assert mend is not None
    assert (mend.page, mend.key, mend.title) == ("org_chart", ":create", "Make a post")
    assert way_to(breach, World(facts)) == ("org_chart", "EA-Y1:appoint")


def test_every_way_a_rule_breaks_has_its_button() -> None:
    assert set(texts()) == set(MENDS)


def test_much_abstraction_leads_to_its_ward() -> None:
    assert MENDS["R13.over"] == ("coverage", "", "See ward")


def test_too_few_free_leads_to_the_booking_the_vehicle_or_the_number_kept() -> None:
    short = kept_free(lawful())
    cases = {
        "EA-1:move": replace(short, bookings=(a_booking(1, LATE, 9, 2),)),
        "BX16 KLM:back": replace(short, off_roads=(off_road(LATE, 9, 2),)),
        "Ilford/irv/1:keep": kept_free(lawful(), 2),
    }
    for key, facts in cases.items():
        (breach,) = (item for item in check(facts, YEAR) if item.rule == "R14")
        assert way_to(breach, World(facts)) == ("bookings", key)
