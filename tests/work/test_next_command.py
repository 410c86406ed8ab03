"""The command that mends a breach: tried on the facts, it does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bcu_desk.domain.assignments import Dedication, FunctionLead, Standing
from bcu_desk.domain.model_check.check import check
from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.domain.model_check.world import World
from bcu_desk.work.breach_text import texts
from bcu_desk.work.next_command import NextCommand, next_command
from tests.domain.model_check.worlds import (
    COMMANDER_POST,
    DWO_POST,
    LIVE,
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
    with_posting,
    without_posting,
)

TO = YEAR.end.isoformat() if YEAR.end else ""
FROM = LIVE.isoformat()
DAYS = {"from": FROM, "to": TO}


def more(facts: ModelFacts, **rows: object) -> ModelFacts:
    """The facts with rows added to some nouns."""
    return replace(facts, **{name: (*getattr(facts, name), *new) for name, new in rows.items()})


def gap() -> ModelFacts:
    """A superintendent who leaves on 1 February and one who comes on 1 March."""
    facts = with_posting(lawful(), 13, to_day=day(2, 1))
    return more(
        facts, people=(a_person(150, 4),), postings=(a_posting(250, 13, 150, from_day=day(3, 1)),)
    )


CASES = {
    "R1.none": (without_posting(lawful(), COMMANDER_POST), "appoint", {"post": "EA-C1", **DAYS}),
    "R2.few": (without_posting(lawful(), 13), "appoint", {"post": "EA-S3", **DAYS}),
    "R3.vacant": (without_posting(lawful(), 13), "appoint", {"post": "EA-S3", **DAYS}),
    "R5.vacant": (without_posting(lawful(), 11), "appoint", {"post": "EA-S1", **DAYS}),
    "R3.none": (
        replace(lawful(), leads=lawful().leads[1:]),
        "lead",
        {"function": "neighbourhoods", **DAYS},
    ),
    "R4.none": (replace(lawful(), leads=lawful().leads[1:]), "lead", {"post": "EA-S1", **DAYS}),
    "R5.none": (
        replace(lawful(), dedications=lawful().dedications[1:]),
        "dedicate",
        {"borough": "E090000991", **DAYS},
    ),
    "R3.many": (
        more(lawful(), leads=(FunctionLead(id=9, post_id=14, function_id=31, from_day=day(2, 1)),)),
        "end_lead",
        {"post": "EA-S4", "function": "neighbourhoods", "on": "2017-02-01"},
    ),
    "R4.many": (
        more(lawful(), leads=(FunctionLead(id=9, post_id=14, function_id=31, from_day=day(2, 1)),)),
        "end_lead",
        {"post": "EA-S4", "function": "neighbourhoods", "on": "2017-02-01"},
    ),
    "R5.many": (
        more(
            lawful(), dedications=(Dedication(id=9, post_id=13, borough_id=91, from_day=day(2, 1)),)
        ),
        "end_dedication",
        {"post": "EA-S3", "borough": "E090000991", "on": "2017-02-01"},
    ),
    "R6.many": (
        more(
            lawful(), dedications=(Dedication(id=9, post_id=11, borough_id=92, from_day=day(2, 1)),)
        ),
        "end_dedication",
        {"post": "EA-S1", "borough": "E090000992", "on": "2017-02-01"},
    ),
    "R1.many": (
        more(
            lawful(),
            people=(a_person(150, 5),),
            postings=(a_posting(250, COMMANDER_POST, 150, from_day=day(2, 1)),),
        ),
        "end_posting",
        {"post": "EA-C1", "on": "2017-02-01"},
    ),
    "R2.many": (
        more(
            lawful(),
            posts=(a_post(15, "EA-S5", "superintendent", 4),),
            people=(a_person(150, 4),),
            postings=(a_posting(250, 15, 150),),
        ),
        "end_posting",
        {"post": "EA-S5", "on": FROM},
    ),
    "R7.dwo": (without_posting(lawful(), DWO_POST), "appoint", {"post": "EA-D1", **DAYS}),
    "R7.pcso": (without_posting(lawful(), 22), "appoint", {"post": "EA-P1", **DAYS}),
    "R8.many": (
        more(
            lawful(),
            posts=(a_post(23, "EA-D3", "dwo", 1, ward_id=502, borough_id=91),),
            postings=(a_posting(250, 23, 120, from_day=day(2, 1)),),
        ),
        "end_posting",
        {"post": "EA-D3", "on": "2017-02-01"},
    ),
    "R9.no_end": (
        replace(
            with_posting(lawful(), 13, standing=Standing.ACTING),
            people=tuple(replace(p, rank_id=3) if p.id == 113 else p for p in lawful().people),
        ),
        "end_posting",
        {"post": "EA-S3"},
    ),
    "R10.gap": (gap(), "appoint", {"post": "EA-S3", "from": "2017-02-01", "to": "2017-03-01"}),
    "R11.few": (without_posting(lawful(), YOUTH_POST), "appoint", {"post": "EA-Y1", **DAYS}),
    "R12.twice": (
        more(lawful(), bookings=(a_booking(1, day(2, 1), 8, 4), a_booking(2, day(2, 1), 9, 1))),
        "move_booking",
        {"booking": "EA-1"},
    ),
    "R14.few": (
        kept_free(more(lawful(), bookings=(a_booking(1, day(2, 1), 8, 4),))),
        "move_booking",
        {"booking": "EA-1"},
    ),
    "R14.off_road": (
        kept_free(more(lawful(), off_roads=(off_road(day(2, 1), 7, 9),))),
        "back_on_road",
        {"vehicle": "BX16 KLM"},
    ),
    "R14.fleet": (
        kept_free(lawful(), 2),
        "set_spare_minimum",
        {"kind": "irv", "base": "KI", "from": FROM},
    ),
    "R12.off_road": (
        more(
            lawful(),
            bookings=(a_booking(1, day(2, 1), 8, 4),),
            off_roads=(off_road(day(2, 1), 7, 9),),
        ),
        "move_booking",
        {"booking": "EA-1"},
    ),
}


def told(facts: ModelFacts, name: str) -> NextCommand | None:
    """The next command of the first breach of a rule and variant."""
    found = (item for item in check(facts, YEAR) if f"{item.rule}.{item.variant}" == name)
    return next_command(next(found), World(facts))


@pytest.mark.parametrize("name", list(CASES))
def test_a_breach_names_the_command_that_mends_it(name: str) -> None:
    facts, command, fields = CASES[name]
    found = told(facts, name)
    assert found is not None
    assert (found.command, dict(found.fields)) == (command, fields)


def test_only_what_a_command_can_mend_has_one() -> None:
    lawful_or_judged_elsewhere = {"R9.acting", "R9.higher", "R9.substantive", "R13.over"}
    assert set(CASES) == set(texts()) - lawful_or_judged_elsewhere


def test_without_a_vacant_post_there_is_no_command() -> None:
    facts = without_posting(lawful(), COMMANDER_POST)
    facts = replace(facts, posts=tuple(row for row in facts.posts if row.id != COMMANDER_POST))
    assert told(facts, "R1.none") is None
