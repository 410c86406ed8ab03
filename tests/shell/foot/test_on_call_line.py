"""The line that says who is on call now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from bcu_desk.domain.times import minute_of
from bcu_desk.shell.foot.on_call_line import OnCallLine, Told, minute_now, on_call_told
from bcu_desk.shell.offers import queries
from bcu_desk.work.clock import Clock
from bcu_desk.work.desk import Desk
from bcu_desk.work.view import View
from tests.builders import NOON

BOTH = View(date(2017, 1, 23))
EAST = replace(BOTH, scope=("EA",))


def read(path: Path, view: View, at: str) -> Told:
    """What is told of the sample at a time."""
    with Desk(path, Clock(NOON), read_only=True).reader() as reader:
        return on_call_told(reader, view, minute_of(at), queries())


@pytest.fixture
def line(qtbot) -> OnCallLine:
    """The line, not yet told anything."""
    made = OnCallLine()
    qtbot.addWidget(made)
    return made


def test_one_bcu_tells_its_superintendent_with_reserve_and_hand_over(made_sample: Path) -> None:
    found = read(made_sample, EAST, "2017-01-23T06:00")
    assert found.line.startswith("On call now Supt ")
    assert "(reserve Supt " in found.line
    assert found.line.endswith("until 07:00")
    assert found.whole.count("\n") == 1
    assert "DSupt" in found.whole
    assert not found.gap


def test_both_bcus_tell_theirs_by_code(made_sample: Path) -> None:
    found = read(made_sample, BOTH, "2017-01-23T06:00")
    assert "CN Supt" in found.line
    assert "EA Supt" in found.line
    assert "reserve" not in found.line
    assert found.whole.count("\n") == 3


def test_a_gap_goes_before_everybody_who_is_on(made_sample: Path) -> None:
    found = read(made_sample, BOTH, "2017-01-28T23:00")
    assert (found.line, found.gap) == ("No DSupt on call in EA until 07:00", True)
    assert found.key == "EA:detective_superintendent:fill"
    assert "EA: no DSupt on call until 07:00, then DSupt" in found.whole


def test_a_bcu_without_turns_for_weeks_has_no_rota_and_misses_nobody(made_sample: Path) -> None:
    found = read(made_sample, EAST, "2018-01-28T23:00")
    assert (found.line, found.gap) == ("No on-call rota", False)
    assert found.whole.startswith("EA: no on-call rota")


def test_a_click_leads_to_what_is_told(qtbot, line: OnCallLine) -> None:
    line.tell(Told("No Supt on call", "Nobody", gap=True, key="EA:superintendent:fill"))
    with qtbot.waitSignal(line.asked) as sent:
        line.click()
    assert sent.args == ["EA:superintendent:fill"]


def test_before_any_bcu_is_live_nothing_is_told(made_sample: Path) -> None:
    assert read(made_sample, BOTH, "2016-06-01T12:00") == Told()


def test_now_is_the_time_of_the_clock_on_a_samples_own_day() -> None:
    clock = Clock(minute_of("2017-07-01T14:05"))
    assert minute_now(clock, date(2017, 7, 1)) == clock.minute()
    assert minute_now(clock, date(2017, 1, 23)) == minute_of("2017-01-23T14:05")


def test_a_gap_is_in_the_bad_tone_and_read_out_whole(line: OnCallLine) -> None:
    line.tell(Told("No Supt on call", "EA: no Supt on call until 07:00", gap=True))
    assert (line.property("tone"), line.accessibleName()) == (
        "bad",
        "EA: no Supt on call until 07:00",
    )
    line.tell(Told())
    assert line.isHidden()


def test_the_line_follows_the_clock_only_while_it_is_shown(qtbot, line: OnCallLine) -> None:
    (timer,) = line.findChildren(QTimer)
    assert not timer.isActive()
    line.tell(Told("On call now Supt A. B", "EA: Supt A. B"))
    assert timer.isActive()
    with qtbot.waitSignal(line.due):
        timer.setInterval(1)
    line.hide()
    assert not timer.isActive()
