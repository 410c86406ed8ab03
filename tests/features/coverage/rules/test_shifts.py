"""What a shift pattern may be, and why another is refused."""

from __future__ import annotations

import pytest

from bcu_desk.domain.refusals import Refused
from bcu_desk.features.coverage.rules.shifts import (
    Duty,
    a_duty,
    clock_text,
    cycle_told,
    refuse_odd_pattern,
)
from bcu_desk.work.sentences import sentence

EARLY, LATE, NIGHT = Duty("E", 420, 600), Duty("L", 840, 600), Duty("N", 1320, 600)


@pytest.mark.parametrize(
    ("begins", "ends", "minutes"),
    [
        ("07:00", "17:00", 600),
        ("22:00", "08:00", 600),
        ("08:00", "08:00", 1440),
        ("00:00", "00:01", 1),
    ],
)
def test_a_duty_ends_on_its_day_or_the_next(begins: str, ends: str, minutes: int) -> None:
    duty = a_duty("n", begins, ends)
    assert (duty.code, duty.lasts) == ("N", minutes)
    assert (clock_text(duty.begins), clock_text(duty.begins + duty.lasts)) == (begins, ends)


def test_a_cycle_is_read_in_capitals() -> None:
    assert cycle_told(" e E  l2\nr ") == ("E", "E", "L2", "R")


@pytest.mark.parametrize(
    ("cycle", "duties"),
    [
        ("E E L L N N R R R R", (EARLY, LATE, NIGHT)),
        ("E", (EARLY,)),
        ("N R", (NIGHT,)),
        ("N L", (Duty("N", 1320, 960), LATE)),  # it ends as the next begins
    ],
)
def test_lawful_patterns_pass(cycle: str, duties: tuple[Duty, ...]) -> None:
    refuse_odd_pattern(cycle_told(cycle), duties)


@pytest.mark.parametrize(
    ("cycle", "duties", "code"),
    [
        ("E X R", (EARLY,), "unknown_day_code"),
        ("R R", (EARLY,), "no_duty_in_cycle"),
        ("E N", (EARLY, NIGHT), "duties_meet"),  # the night runs into the early of day one
        ("E R", (EARLY, EARLY), "code_twice"),
        ("N L", (Duty("N", 1320, 961), LATE), "duties_meet"),
    ],
)
def test_odd_patterns_are_refused(cycle: str, duties: tuple[Duty, ...], code: str) -> None:
    with pytest.raises(Refused) as told:
        refuse_odd_pattern(cycle_told(cycle), duties)
    assert told.value.code == code
    assert "{" not in sentence(code, told.value.facts)


@pytest.mark.parametrize(
    ("text", "code"), [("", "odd_cycle"), ("E " * 401, "odd_cycle"), ("E É", "odd_day_code")]
)
def test_odd_cycles_are_refused(text: str, code: str) -> None:
    with pytest.raises(Refused, match=code):
        cycle_told(text)


@pytest.mark.parametrize(
    ("code", "begins", "ends", "why"),
    [
        ("R", "07:00", "17:00", "rest_with_times"),
        ("E", "7:00", "17:00", "bad_clock_time"),
        ("E", "07:00", "24:00", "bad_clock_time"),
        ("EARLY", "07:00", "17:00", "odd_day_code"),
    ],
)
def test_odd_duties_are_refused(code: str, begins: str, ends: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        a_duty(code, begins, ends)
