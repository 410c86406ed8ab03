"""Dedicate, lead, swap and waive: what they write, refuse, tell, and that undo takes them back."""

from __future__ import annotations

from datetime import date

import pytest

from bcu_desk.domain.assignments import Standing
from bcu_desk.domain.fleet import Vehicle
from bcu_desk.features.assignments.commands import (
    Dedicate,
    EndDedication,
    EndLead,
    Lead,
    Swap,
    Waive,
)
from bcu_desk.work.command import Command
from bcu_desk.work.desk import Desk
from bcu_desk.work.postings import Appoint, EndPosting
from bcu_desk.work.sentences import sentences
from tests.features.assignments.asking import (
    LATER,
    ON,
    breaches,
    charges,
    kept,
    refused,
    superintendents,
)

FEBRUARY = date(2017, 2, 1)
BARKING, HAVERING, REDBRIDGE, CAMDEN = "E09000002", "E09000016", "E09000026", "E09000007"
GESTURES: list[Command] = [
    Dedicate(post="EA-S4", borough=HAVERING, from_day=FEBRUARY),
    Dedicate(post="EA-S1", borough=HAVERING, from_day=FEBRUARY, replace=True),
    Lead(post="EA-S4", function="response", from_day=FEBRUARY, to_day=LATER, replace=True),
    EndDedication(post="EA-S2", borough=HAVERING, on=FEBRUARY),
    EndLead(post="EA-S2", function="response", on=FEBRUARY),
    Swap(post="EA-S1", other="EA-S2", from_day=FEBRUARY),
    Waive(rule="R5", subject=HAVERING, until=LATER, reason="Agreed"),
]


@pytest.mark.parametrize("command", GESTURES, ids=lambda c: type(c).__name__)
def test_every_gesture_is_one_step_that_undo_takes_back_and_redo_does_again(
    desk: Desk, command: Command
) -> None:
    before = kept(desk)
    done = desk.do(command)
    after = kept(desk)
    assert after != before
    assert desk.undo_label() == done.label
    desk.undo()
    assert kept(desk) == before
    desk.redo()
    assert kept(desk) == after


# ---- Dedicate --------------------------------------------------------------------------------


def test_a_post_without_a_borough_is_dedicated_from_a_day(desk: Desk) -> None:
    done = desk.do(Dedicate(post="EA-S4", borough=HAVERING, from_day=FEBRUARY))
    assert done.label == "Dedicate Superintendent, Protecting vulnerable people to Havering"
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


# ---- Lead ------------------------------------------------------------------------------------


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


# ---- Swap ------------------------------------------------------------------------------------


def test_a_swap_changes_people_and_leaves_charges_with_the_posts(desk: Desk) -> None:
    first = superintendents(desk)["EA-S1"][0].holder
    second = superintendents(desk)["EA-S2"][0].holder
    desk.do(Swap(post="EA-S1", other="EA-S2", from_day=FEBRUARY))
    after = superintendents(desk, FEBRUARY)
    assert (after["EA-S1"][0].holder, after["EA-S2"][0].holder) == (second, first)
    assert charges(desk, "EA-S1", FEBRUARY) == charges(desk, "EA-S1", ON)
    assert superintendents(desk)["EA-S1"][0].holder == first
    assert breaches(desk, LATER, "R1", "R2", "R3", "R4", "R5", "R6", "R10") == []


def test_each_takes_the_rest_of_the_others_days(desk: Desk) -> None:
    desk.do(EndPosting(post="EA-S1", on=LATER))
    desk.do(Swap(post="EA-S1", other="EA-S2", from_day=FEBRUARY))
    assert superintendents(desk, FEBRUARY)["EA-S1"][0].to_day == LATER
    assert superintendents(desk, FEBRUARY)["EA-S2"][0].to_day is None


def test_a_swap_from_the_first_day_leaves_no_empty_posting(desk: Desk) -> None:
    first = superintendents(desk)["EA-S2"][0].holder
    desk.do(Swap(post="EA-S1", other="EA-S2", from_day=date(2017, 1, 9)))
    assert superintendents(desk)["EA-S1"][0].holder == first


def test_a_swap_with_a_lower_rank_is_refused(desk: Desk) -> None:
    found = refused(desk, Swap(post="EA-S1", other="EA-CI1", from_day=FEBRUARY))
    assert found.code == "rank_too_low"


def test_a_vacant_post_can_not_be_swapped(desk: Desk) -> None:
    desk.do(EndPosting(post="EA-S1", on=FEBRUARY))
    found = refused(desk, Swap(post="EA-S2", other="EA-S1", from_day=FEBRUARY))
    assert (found.code, found.facts["field"]) == ("swap_of_vacant", "with")


def test_a_post_is_not_swapped_with_itself_nor_within_one_person(desk: Desk) -> None:
    assert refused(desk, Swap(post="EA-S1", other="EA-S1", from_day=ON)).code == "swap_with_itself"
    holder = superintendents(desk)["EA-S1"][0].holder or ""
    desk.do(EndPosting(post="EA-S2", on=ON))
    desk.do(Appoint(post="EA-S2", person=holder, from_day=ON))
    found = refused(desk, Swap(post="EA-S1", other="EA-S2", from_day=ON))
    assert found.code == "swap_of_one_person"


def test_acting_cover_without_an_end_is_told_when_it_is_swapped_in(desk: Desk) -> None:
    desk.do(
        Appoint(
            post="EA-S1",
            person="112KG",
            from_day=FEBRUARY,
            standing=Standing.ACTING,
            to_day=LATER,
            replace=True,
        )
    )
    done = desk.do(Swap(post="EA-S1", other="EA-S2", from_day=FEBRUARY))
    assert [notice.code for notice in done.notices] == ["acting_without_end"]


# ---- Waive -----------------------------------------------------------------------------------


def test_a_waived_breach_stays_listed_until_its_day(desk: Desk) -> None:
    desk.do(EndPosting(post="EA-S2", on=FEBRUARY))
    desk.do(Waive(rule="R5", subject=HAVERING, until=LATER, reason="Handover"))
    (row,) = breaches(desk, date(2017, 2, 19), "R5")
    assert (row.subject, row.waived_until) == (HAVERING, LATER)
    assert breaches(desk, LATER, "R5")[0].waived_until is None


def test_a_later_waiver_takes_the_place_of_the_earlier_on_its_days(desk: Desk) -> None:
    desk.do(EndPosting(post="EA-S2", on=FEBRUARY))
    desk.do(Waive(rule="R5", subject=HAVERING, until=date(2017, 6, 1), reason="Long"))
    desk.do(Waive(rule="R5", subject=HAVERING, until=LATER, reason="Short"))
    assert breaches(desk, FEBRUARY, "R5")[0].waived_until == LATER
    assert breaches(desk, LATER, "R5")[0].waived_until == date(2017, 6, 1)


def test_a_waiver_can_start_on_a_day_of_its_own(desk: Desk) -> None:
    desk.do(EndPosting(post="EA-S2", on=FEBRUARY))
    start = date(2017, 2, 10)
    desk.do(Waive(rule="R5", subject=HAVERING, from_day=start, until=LATER, reason="Handover"))
    assert breaches(desk, FEBRUARY, "R5")[0].waived_until is None
    assert breaches(desk, start, "R5")[0].waived_until == LATER


@pytest.mark.parametrize(
    ("rule", "subject", "label"),
    [
        ("R1", "EA", "Waive R1 for East Area until Mon 20 Feb 2017"),
        ("R3", "EA/response", "Waive R3 for Response in EA until Mon 20 Feb 2017"),
        ("R5", HAVERING, "Waive R5 for Havering until Mon 20 Feb 2017"),
        ("R7", "E05000128", "Waive R7 for Belsize until Mon 20 Feb 2017"),
        ("R9", "EA-S1", "Waive R9 for Superintendent, Neighbourhoods until Mon 20 Feb 2017"),
    ],
)
def test_a_waiver_names_its_subject(desk: Desk, rule: str, subject: str, label: str) -> None:
    command = Waive(rule=rule, subject=subject, until=LATER, reason="Agreed")
    assert desk.do(command).label == label


def test_people_and_vehicles_are_waived_by_collar_and_registration(desk: Desk) -> None:
    collar = superintendents(desk)["EA-S1"][0].holder or ""
    label = desk.do(Waive(rule="R4", subject=collar, until=LATER, reason="Agreed")).label
    assert collar in label
    with desk.reader() as reader:
        plate = reader.every(Vehicle)[0].registration
    label = desk.do(Waive(rule="R12", subject=plate, until=LATER, reason="Agreed")).label
    assert plate in label


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"rule": "R99"}, "unknown_rule", "rule"),
        ({"subject": "E09999999"}, "unknown_subject", "subject"),
        ({"rule": "R3", "subject": "EA/kennels"}, "unknown_subject", "subject"),
        ({"rule": "R12"}, "unknown_subject", "subject"),
        ({"until": date(2017, 1, 9)}, "waived_too_short", "until"),
        ({"reason": "  "}, "empty_text", "reason"),
        ({"reason": "x" * 300}, "too_long", "reason"),
    ],
)
def test_what_can_not_be_waived_is_refused_at_its_field(
    desk: Desk, fields: dict[str, object], code: str, field: str
) -> None:
    given = {"rule": "R5", "subject": HAVERING, "until": LATER, "reason": "Agreed"} | fields
    found = refused(desk, Waive(**given))  # type: ignore[arg-type] # cases of the table
    assert (found.code, found.facts["field"]) == (code, field)
    assert code in sentences()
