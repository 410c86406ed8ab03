"""What a breach says of itself."""

from __future__ import annotations

from bcu_desk.domain.model_check.breaches import Finding, Subject, breach, breaches
from tests.domain.model_check.worlds import YEAR, day, days, rules

(RULE,) = rules("R1", severity="warning")
SUBJECT = Subject("EA", "EA", "East Area")


def test_a_breach_keeps_the_rules_severity_and_its_facts() -> None:
    found = breach(RULE, SUBJECT, YEAR, Finding("few", (("count", 3),)))
    assert (found.rule, found.subject_name, found.severity) == ("R1", "East Area", "warning")
    assert found.fact("count") == 3
    assert found.fact("need") is None
    assert found.waived_until is None


def test_a_lawful_finding_is_a_notice() -> None:
    assert breach(RULE, SUBJECT, YEAR, Finding("acting", lawful=True)).severity == "notice"


def test_each_finding_about_a_subject_is_a_breach_of_its_days() -> None:
    spans = (days(day(2, 1), day(2, 3)), days(day(3, 1)))
    found = breaches(RULE, SUBJECT, ((span, Finding("none")) for span in spans))
    assert tuple(item.days for item in found) == spans
