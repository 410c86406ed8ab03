"""Waiving a breach."""

from __future__ import annotations

from datetime import date

import pytest

from bcu_desk.domain.fleet import Vehicle
from bcu_desk.domain.places import Base
from bcu_desk.features.assignments.commands.waive import EndWaiver, Waive
from bcu_desk.work.desk import Desk
from bcu_desk.work.postings import EndPosting
from bcu_desk.work.sentences import sentences
from tests.features.assignments.asking import (
    LATER,
    ON,
    breaches,
    refused,
    superintendents,
)

FEBRUARY = date(2017, 2, 1)
BARKING, HAVERING, REDBRIDGE, CAMDEN = "E09000002", "E09000016", "E09000026", "E09000007"


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


def test_without_a_first_day_a_waiver_counts_from_today(desk: Desk) -> None:
    desk.do(EndPosting(post="EA-S2", on=date(2017, 1, 16)))
    desk.do(Waive(rule="R5", subject=HAVERING, until=LATER, reason="Handover"))
    assert breaches(desk, date(2017, 1, 22), "R5")[0].waived_until is None
    assert breaches(desk, ON, "R5")[0].waived_until == LATER


def test_a_waiver_of_days_that_are_over_counts_from_the_day_of_the_rule(desk: Desk) -> None:
    desk.do(EndPosting(post="EA-S2", on=date(2017, 1, 16)))
    until = date(2017, 1, 20)
    desk.do(Waive(rule="R5", subject=HAVERING, until=until, reason="Agreed afterwards"))
    assert breaches(desk, date(2017, 1, 19), "R5")[0].waived_until == until
    assert breaches(desk, ON, "R5")[0].waived_until is None


@pytest.mark.parametrize(
    ("rule", "subject", "label"),
    [
        ("R1", "EA", "Waive R1 for East Area until Mon 20 Feb 2017"),
        ("R3", "EA/response", "Waive R3 for Response in EA until Mon 20 Feb 2017"),
        ("R5", HAVERING, "Waive R5 for Havering until Mon 20 Feb 2017"),
        ("R7", "E05000128", "Waive R7 for Belsize until Mon 20 Feb 2017"),
        (
            "R9",
            "EA-S1",
            "Waive R9 for Superintendent, Neighbourhoods (EA-S1) until Mon 20 Feb 2017",
        ),
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


def test_what_a_base_keeps_free_is_waived_by_base_and_kind(desk: Desk) -> None:
    with desk.reader() as reader:
        base = reader.every(Base)[0]
    subject = f"{base.code}/irv"
    label = desk.do(Waive(rule="R14", subject=subject, until=LATER, reason="Agreed")).label
    assert f"IRV at {base.name}" in label
    assert refused(desk, Waive(rule="R14", subject="XX/irv", until=LATER, reason="A")).code == (
        "unknown_subject"
    )


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


def test_a_waiver_is_ended_and_the_breach_counts_again(desk: Desk) -> None:
    desk.do(EndPosting(post="EA-S2", on=FEBRUARY))
    desk.do(Waive(rule="R5", subject=HAVERING, until=date(2017, 6, 1), reason="Agreed"))
    done = desk.do(EndWaiver(rule="R5", subject=HAVERING, on=LATER))
    assert done.label == "End the waiver of R5 for Havering on Mon 20 Feb 2017"
    assert breaches(desk, date(2017, 2, 19), "R5")[0].waived_until == LATER
    assert breaches(desk, LATER, "R5")[0].waived_until is None
    again = refused(desk, EndWaiver(rule="R5", subject=HAVERING, on=LATER))
    assert again.code == "not_waived"
    assert again.facts["days"] == "from Mon 23 Jan 2017 to Sun 19 Feb 2017"


@pytest.mark.parametrize(
    ("rule", "subject", "code", "field"),
    [
        ("R99", "EA", "unknown_rule", "rule"),
        ("R5", "E09999999", "unknown_subject", "subject"),
        ("R5", HAVERING, "never_waived", "subject"),
    ],
)
def test_a_waiver_that_is_not_there_is_refused_at_what_is_wrong(
    desk: Desk, rule: str, subject: str, code: str, field: str
) -> None:
    found = refused(desk, EndWaiver(rule=rule, subject=subject, on=LATER))
    assert (found.code, found.facts["field"]) == (code, field)
    assert code in sentences()
