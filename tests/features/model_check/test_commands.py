"""A rule changed from a day or switched off: the check follows, day by day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bcu_desk.domain.model_check.scope import checked
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.spans import Span
from bcu_desk.features.model_check.commands import ChangeRule
from bcu_desk.store.model_facts import model_facts
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk

FIRST, BACK = date(2017, 2, 6), date(2017, 2, 20)
YEAR = Span(date(2017, 1, 9), date(2018, 1, 9))


@pytest.fixture
def desk(sample_file: Path) -> Desk:
    """The sample."""
    return Desk(sample_file, Clock())


def _days(desk: Desk, rule: str) -> set[tuple[str, date, date | None]]:
    with desk.reader() as reader:
        found = checked(model_facts(reader, YEAR), YEAR, ("EA",))
    return {(item.severity, item.days.start, item.days.end) for item in found if item.rule == rule}


def test_a_bound_changed_for_some_days_is_judged_on_those_days(desk: Desk) -> None:
    assert _days(desk, "R2") == set()
    done = desk.do(ChangeRule(rule="R2", from_day=FIRST, to_day=BACK, bound=5))
    assert done.label == "Change R2 from Mon 6 Feb 2017 to Sun 19 Feb 2017"
    assert _days(desk, "R2") == {("breach", FIRST, BACK)}
    desk.undo()
    assert _days(desk, "R2") == set()


def test_a_rule_off_for_some_days_splits_what_is_broken(desk: Desk) -> None:
    before = _days(desk, "R7")
    desk.do(ChangeRule(rule="R7", from_day=FIRST, to_day=BACK, off=True))
    after = _days(desk, "R7")
    assert {end for _, start, end in after if start < FIRST} <= {FIRST}
    assert all(not Span(start, end).overlaps(Span(FIRST, BACK)) for _, start, end in after)
    assert ("breach", BACK, YEAR.end) in after
    assert ("breach", YEAR.start, YEAR.end) in before


def test_a_severity_changed_from_a_day_holds_from_then_on(desk: Desk) -> None:
    desk.do(ChangeRule(rule="R7", from_day=FIRST, severity="notice"))
    assert {item[0] for item in _days(desk, "R7") if item[1] >= FIRST} == {"notice"}
    assert {item[0] for item in _days(desk, "R7") if item[1] < FIRST} == {"breach"}


def test_a_rule_off_for_good_can_be_switched_on_again(desk: Desk) -> None:
    desk.do(ChangeRule(rule="R7", from_day=FIRST, off=True))
    desk.do(ChangeRule(rule="R7", from_day=BACK, reading="Two DWOs a ward."))
    starts = {start for _, start, _ in _days(desk, "R7")}
    assert BACK in starts
    assert not any(FIRST <= start < BACK for start in starts)


def test_a_rule_off_for_good_can_be_read_as_before_from_a_day_on_which_it_is_on(desk: Desk) -> None:
    desk.do(ChangeRule(rule="R7", from_day=BACK, off=True))
    assert max(end for _, _, end in _days(desk, "R7") if end) == BACK
    desk.do(ChangeRule(rule="R7", from_day=FIRST))
    assert ("breach", FIRST, YEAR.end) in _days(desk, "R7")


def test_a_rule_may_be_put_in_force_earlier(desk: Desk) -> None:
    desk.do(ChangeRule(rule="R1", from_day=date(2016, 1, 1), to_day=date(2017, 1, 9)))
    assert _days(desk, "R1") == set()


@pytest.mark.parametrize(
    ("command", "code", "field"),
    [
        (ChangeRule(rule="R99", from_day=FIRST), "unknown_rule", "rule"),
        (ChangeRule(rule="R2", from_day=FIRST), "rule_unchanged", "bound"),
        (ChangeRule(rule="R2", from_day=BACK, to_day=FIRST, bound=3), "empty_span", "to"),
        (ChangeRule(rule="R2", from_day=FIRST, bound=-1), "odd_bound", "bound"),
        (ChangeRule(rule="R2", from_day=FIRST, reading=" "), "empty_text", "reading"),
        (
            ChangeRule(rule="R2", from_day=date(2016, 1, 1), to_day=date(2016, 2, 1), off=True),
            "rule_off_already",
            "from",
        ),
    ],
)
def test_what_can_not_be_is_refused(desk: Desk, command: ChangeRule, code: str, field: str) -> None:
    with pytest.raises(Refused) as told:
        desk.do(command)
    assert told.value.code == code
    assert told.value.facts["field"] == field
