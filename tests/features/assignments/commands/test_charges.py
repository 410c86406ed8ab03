"""Dedicate and lead: what they write, refuse and tell."""

from __future__ import annotations

from datetime import date

import pytest

from bcu_desk.features.assignments.commands.charges import Dedicate, EndDedication, EndLead, Lead
from bcu_desk.work.desk import Desk
from tests.features.assignments.asking import (
    LATER,
    ON,
    breaches,
    charges,
    refused,
)

FEBRUARY = date(2017, 2, 1)
BARKING, HAVERING, REDBRIDGE, CAMDEN = "E09000002", "E09000016", "E09000026", "E09000007"


def test_a_post_without_a_borough_is_dedicated_from_a_day(desk: Desk) -> None:
    done = desk.do(Dedicate(post="EA-S4", borough=HAVERING, from_day=FEBRUARY))
    assert done.label == "Dedicate Superintendent, Protecting vulnerable people (EA-S4) to Havering"
    assert charges(desk, "EA-S4", LATER) == {("protecting", HAVERING)}
    assert charges(desk, "EA-S4", ON) == {("protecting", None)}


def test_a_second_superintendent_of_a_borough_is_kept_told_and_breaks_r5(desk: Desk) -> None:
    done = desk.do(Dedicate(post="EA-S4", borough="Havering", from_day=FEBRUARY))
    assert [notice.code for notice in done.notices] == ["borough_held_twice"]
    assert [row.subject for row in breaches(desk, LATER, "R5")] == [HAVERING]


def test_a_post_of_two_boroughs_is_told_and_breaks_r6(desk: Desk) -> None:
    done = desk.do(Dedicate(post="EA-S1", borough=HAVERING, from_day=FEBRUARY))
    assert [notice.code for notice in done.notices] == [
        "borough_held_twice",
        "post_of_two_boroughs",
    ]
    assert len(breaches(desk, LATER, "R6")) == 1


def test_replace_ends_what_was_there_the_same_day(desk: Desk) -> None:
    done = desk.do(Dedicate(post="EA-S4", borough=HAVERING, from_day=FEBRUARY, replace=True))
    assert done.notices == ()
    assert charges(desk, "EA-S2", LATER) == {("response", None)}
    assert charges(desk, "EA-S4", LATER) == {("protecting", HAVERING)}
    assert breaches(desk, LATER, "R5", "R6") == []


def test_replace_for_some_days_gives_the_borough_back_after_them(desk: Desk) -> None:
    command = Dedicate(
        post="EA-S4", borough=HAVERING, from_day=FEBRUARY, to_day=date(2017, 2, 10), replace=True
    )
    desk.do(command)
    assert charges(desk, "EA-S2", date(2017, 2, 9)) == {("response", None)}
    assert charges(desk, "EA-S2", date(2017, 2, 10)) == {("response", HAVERING)}
    assert breaches(desk, LATER, "R5") == []


def test_replace_from_the_first_day_takes_the_old_dedication_away(desk: Desk) -> None:
    first = date(2017, 1, 9)
    desk.do(Dedicate(post="EA-S4", borough=HAVERING, from_day=first, replace=True))
    assert charges(desk, "EA-S2", ON) == {("response", None)}


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"post": "EA-C1"}, "not_a_superintendents_post", "post"),
        ({"post": "EA-S9"}, "unknown_post", "post"),
        ({"borough": CAMDEN}, "borough_of_other_bcu", "borough"),
        ({"borough": "Atlantis"}, "unknown_borough", "borough"),
        ({"to_day": FEBRUARY}, "empty_span", "to"),
        ({"from_day": date(2016, 12, 1)}, "post_not_in_force", "from"),
        ({"post": "EA-S2"}, "charged_already", "from"),
    ],
)
def test_what_can_not_be_dedicated_is_refused_at_its_field(
    desk: Desk, fields: dict[str, object], code: str, field: str
) -> None:
    given = {"post": "EA-S4", "borough": HAVERING, "from_day": FEBRUARY} | fields
    found = refused(desk, Dedicate(**given))  # type: ignore[arg-type] # cases of the table
    assert (found.code, found.facts["field"]) == (code, field)


def test_a_dedication_ends_on_a_day_and_leaves_r5_broken(desk: Desk) -> None:
    desk.do(EndDedication(post="EA-S2", borough=HAVERING, on=FEBRUARY))
    assert charges(desk, "EA-S2", FEBRUARY) == {("response", None)}
    assert [row.subject for row in breaches(desk, LATER, "R5")] == [HAVERING]
    found = refused(desk, EndDedication(post="EA-S2", borough=HAVERING, on=LATER))
    assert found.code == "not_charged"


def test_a_second_lead_is_kept_told_and_breaks_r3_and_r4(desk: Desk) -> None:
    done = desk.do(Lead(post="EA-S4", function="response", from_day=FEBRUARY))
    assert [notice.code for notice in done.notices] == [
        "function_led_twice",
        "post_of_two_functions",
    ]
    assert {row.rule for row in breaches(desk, LATER, "R3", "R4")} == {"R3", "R4"}


def test_replace_hands_a_function_on_and_leaves_the_other_bcu_alone(desk: Desk) -> None:
    desk.do(Lead(post="EA-S4", function="response", from_day=FEBRUARY, replace=True))
    assert charges(desk, "EA-S4", LATER) == {("response", None)}
    assert charges(desk, "EA-S2", LATER) == {(None, HAVERING)}
    assert charges(desk, "CN-S2", LATER) == charges(desk, "CN-S2", ON)


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"post": "EA-C1"}, "not_a_superintendents_post", "post"),
        ({"function": "kennels"}, "unknown_core_function", "function"),
        ({"to_day": date(2017, 1, 1)}, "empty_span", "to"),
        ({"from_day": date(2016, 1, 1)}, "post_not_in_force", "from"),
        ({"post": "EA-S2"}, "charged_already", "from"),
    ],
)
def test_what_can_not_lead_is_refused_at_its_field(
    desk: Desk, fields: dict[str, object], code: str, field: str
) -> None:
    given = {"post": "EA-S4", "function": "response", "from_day": FEBRUARY} | fields
    found = refused(desk, Lead(**given))  # type: ignore[arg-type] # cases of the table
    assert (found.code, found.facts["field"]) == (code, field)


def test_a_lead_ends_on_a_day(desk: Desk) -> None:
    desk.do(EndLead(post="EA-S2", function="response", on=FEBRUARY))
    assert charges(desk, "EA-S2", FEBRUARY) == {(None, HAVERING)}
    assert refused(desk, EndLead(post="EA-S4", function="response", on=ON)).code == "not_charged"
