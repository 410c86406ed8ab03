"""What if, and the rules in force, asked of the sample."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.assignments import Post, Posting
from bcu_desk.domain.people import Person
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.model_check.commands import ChangeRule
from bcu_desk.features.model_check.queries import BreakRow, IfAway, IfEnded, RuleRow, Rules
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View

ON = date(2017, 2, 1)
FIRST, LAST, BACK = date(2017, 2, 6), date(2017, 2, 19), date(2017, 2, 20)


@pytest.fixture
def desk(sample_file: Path) -> Desk:
    """The sample."""
    return Desk(sample_file, Clock())


def _breaks(desk: Desk, query: IfAway | IfEnded) -> tuple[BreakRow, ...]:
    with desk.reader() as reader:
        return query.rows(reader, View(ON))


def _rules(desk: Desk, query: Rules, on: date = ON) -> tuple[RuleRow, ...]:
    with desk.reader() as reader:
        return query.rows(reader, View(on))


def _holder(desk: Desk, code: str) -> str:
    with desk.reader() as reader:
        post = next(row.id for row in reader.every(Post) if row.code == code)
        person = next(row.person_id for row in reader.every(Posting) if row.post_id == post)
        return next(row.collar for row in reader.every(Person) if row.id == person)


def test_a_superintendent_away_breaks_the_team_the_function_and_the_borough(desk: Desk) -> None:
    collar = _holder(desk, "EA-S1")
    found = _breaks(desk, IfAway(person=collar, from_day=FIRST, to_day=BACK))
    assert [(row.rule, row.bcu, row.effect) for row in found] == [
        ("R2", "EA", "new"),
        ("R3", "EA", "new"),
        ("R5", "EA", "new"),
    ]
    assert {(row.first_day, row.last_day) for row in found} == {(FIRST, LAST)}
    assert found[0].message.startswith("East Area has 3 superintendents there, not 4, from Mon 6")
    assert found[0].message.endswith(" is away.")
    assert "acting cover" in found[0].next_step


def test_a_commander_and_a_ward_officer_have_sentences_too(desk: Desk) -> None:
    for code, words in (("EA-C1", "no BCU commander there"), ("CN-C1", "no BCU commander there")):
        found = _breaks(desk, IfAway(person=_holder(desk, code), from_day=FIRST, to_day=BACK))
        assert [row.rule for row in found] == ["R1"]
        assert words in found[0].message
    with desk.reader() as reader:
        kinds = {row.id: row.kind for row in reader.every(Post)}
        people = {row.id: row.collar for row in reader.every(Person)}
        held = {kinds[row.post_id]: people[row.person_id] for row in reader.every(Posting)}
    for kind, words in (("dwo", "ward officers"), ("pcso", "PCSOs"), ("youth", "youth officers")):
        found = _breaks(desk, IfAway(person=held[kind], from_day=FIRST, to_day=BACK))
        assert all(words in row.message for row in found), kind


def test_somebody_without_a_post_breaks_nothing(desk: Desk) -> None:
    with desk.reader() as reader:
        busy = {row.person_id for row in reader.every(Posting)}
        free = next(row for row in reader.every(Person) if row.id not in busy)
    assert _breaks(desk, IfAway(person=free.collar, from_day=FIRST, to_day=BACK)) == ()


@pytest.mark.parametrize(
    ("query", "code", "field"),
    [
        (IfAway(person="nobody", from_day=FIRST, to_day=BACK), "unknown_person", "person"),
        (IfAway(person="nobody", from_day=BACK, to_day=FIRST), "empty_span", "to"),
        (IfEnded(post="XX-1", on=FIRST), "unknown_post", "post"),
        (IfEnded(post="EA-S1", on=date(2016, 1, 1)), "post_vacant", "on"),
    ],
)
def test_what_can_not_be_asked_is_refused(
    desk: Desk, query: IfAway | IfEnded, code: str, field: str
) -> None:
    with pytest.raises(Refused) as told:
        _breaks(desk, query)
    assert (told.value.code, told.value.facts["field"]) == (code, field)


def test_an_ended_posting_is_judged_for_a_year(desk: Desk) -> None:
    found = _breaks(desk, IfEnded(post="EA-S1", on=date(2020, 2, 29)))
    assert [row.rule for row in found] == ["R2", "R3", "R5"]
    assert {row.last_day for row in found} == {date(2021, 2, 28)}


def test_the_rules_in_force_come_with_sentence_reading_and_bound(desk: Desk) -> None:
    found = _rules(desk, Rules())
    assert [row.code for row in found] == [f"R{number}" for number in range(1, 15)]
    assert all(row.sentence and row.reading for row in found)
    assert {row.code: row.bound for row in found}["R13"] == 10
    assert _rules(desk, Rules(), date(2016, 1, 1)) == ()


def test_rules_that_were_and_will_be_are_told_on_request(desk: Desk) -> None:
    desk.do(ChangeRule(rule="R2", from_day=FIRST, to_day=BACK, bound=5))
    ever = [(row.from_day, row.bound) for row in _rules(desk, Rules(ever=True)) if row.code == "R2"]
    assert ever == [(date(2017, 1, 9), 4), (FIRST, 5), (BACK, 4)]
    assert len(_rules(desk, Rules())) == 14
