"""The past is corrected, never planned."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

import pytest

from bcu_desk.shell import offers
from bcu_desk.work.command import Command
from bcu_desk.work.past_rule import PastRule, effective_day

PAST, TODAY, LATER = date(2017, 1, 9), date(2017, 1, 23), date(2017, 2, 1)


class From(Command, frozen=True, kw_only=True):
    """A gesture that counts from a day."""

    from_day: date | None = None


class At(Command, frozen=True, kw_only=True):
    """A gesture that counts from an instant."""

    start: str


class Mend(Command, frozen=True, kw_only=True):
    """A gesture that only ever mends the record."""

    corrects: ClassVar[bool] = True
    on: date


@pytest.mark.parametrize(
    ("on", "command", "forbidden"),
    [
        (PAST, From(), True),
        (PAST, From(from_day=PAST), True),
        (PAST, From(from_day=TODAY), False),
        (PAST, From(from_day=LATER), False),
        (PAST, At(start="2017-01-09T10:00"), True),
        (PAST, At(start="2017-02-01T10:00"), False),
        (PAST, At(start="nonsense"), True),
        (PAST, Mend(on=PAST), False),
        (TODAY, From(), False),
        (TODAY, From(from_day=PAST), False),
        (LATER, From(from_day=PAST), False),
    ],
)
def test_only_what_changes_a_day_that_is_over_is_forbidden(
    on: date, command: Command, forbidden: bool
) -> None:
    assert PastRule(on, TODAY).forbids((command,)) is forbidden


def test_one_past_gesture_among_others_is_enough() -> None:
    rule = PastRule(PAST, TODAY)
    assert rule.forbids((From(from_day=LATER), From(from_day=PAST)))
    assert not rule.forbids(())


def test_once_the_record_is_corrected_nothing_is_forbidden_and_the_reason_goes_along() -> None:
    rule = PastRule(PAST, TODAY, "Wrong date typed")
    assert not rule.forbids((From(from_day=PAST),))
    assert rule.reason_for((From(from_day=PAST),)) == "Wrong date typed"
    assert rule.reason_for((From(from_day=LATER),)) is None


def test_the_day_of_a_gesture_is_told_by_its_own_fields() -> None:
    assert effective_day(From(from_day=LATER)) == LATER
    assert effective_day(Mend(on=PAST)) == PAST
    assert effective_day(At(start="2017-07-01T23:30Z")) == date(2017, 7, 2)
    assert effective_day(From()) is None


def test_of_the_program_s_gestures_only_those_named_so_correct_by_themselves() -> None:
    correcting = {name for name, kind in offers.commands().items() if kind.corrects}
    assert correcting == {"correct", "correct_edge", "correct_vehicle"}
