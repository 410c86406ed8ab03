"""Which form mends a breach, and what it starts with."""

from __future__ import annotations

from datetime import timedelta

from bcu_desk.domain.model_check.breaches import Breach
from bcu_desk.features.assignments.rules.mends import asked_of_breach, mend_of
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
