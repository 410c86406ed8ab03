"""A proposal under the hand: judged as it goes, dropped, refused, put back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QApplication

from bcu_desk.kit.timeline.gesture import Gesture, Spot
from bcu_desk.kit.timeline.rows import Grips, Proposal
from tests.kit.timeline.rooms import AXIS, BARS, HOUR, taken, ways

TALK, SHUT = BARS[0], BARS[2]


class Told:
    """What a gesture told."""

    def __init__(self, gesture: Gesture) -> None:
        self.dropped: list[Proposal] = []
        self.refused: list[str] = []
        gesture.dropped.connect(self.dropped.append)
        gesture.refused.connect(lambda _, verdict: self.refused.append(verdict.words))


@pytest.fixture
def gesture(qapp: QApplication) -> Gesture:
    """A gesture that knows when Oak is shut."""
    made = Gesture(QObject(qapp))
    made.judge, made.mend = taken, ways
    return made


def _drag(gesture: Gesture, spot: Spot, *to: Spot, copy: bool = False) -> None:
    gesture.press(spot, QPoint(0, 0))
    for number, where in enumerate(to, 1):
        gesture.move(where, QPoint(10 * number, 0), AXIS, free=False, copy=copy)


def test_a_drag_that_may_be_is_dropped(gesture: Gesture) -> None:
    told = Told(gesture)
    _drag(gesture, Spot("bar", "oak", 540, TALK), Spot("space", "elm", 600))
    assert gesture.phase == "dragging"
    assert gesture.taken() is TALK
    assert gesture.verdict.ok
    gesture.release()
    assert told.dropped == [Proposal("elm", 540, 660, "talk")]
    assert gesture.phase == ""
    assert gesture.taken() is None


def test_a_drag_that_may_not_be_is_told_as_it_goes_and_kept_on_the_drop(gesture: Gesture) -> None:
    told = Told(gesture)
    _drag(gesture, Spot("bar", "oak", 540, TALK), Spot("bar", "oak", 500))
    assert not gesture.verdict.ok
    assert gesture.fixes == ()
    gesture.release()
    assert (gesture.phase, told.refused, told.dropped) == ("refused", ["Oak is shut"], [])
    assert [fix.title for fix in gesture.fixes] == ["Start at 09:00", "Take Ash"]
    assert not gesture.choose(2)
    assert gesture.choose(1)
    assert told.dropped[0].row == "ash"
    assert not gesture.choose(0)


def test_a_nudge_after_a_refusal_asks_again(gesture: Gesture) -> None:
    told = Told(gesture)
    gesture.pick(TALK)
    gesture.nudge(-15, AXIS)
    gesture.drop()
    assert gesture.phase == "refused"
    gesture.nudge(90, AXIS)
    assert gesture.phase == "picked"
    assert gesture.verdict.ok
    gesture.drop()
    assert told.dropped == [Proposal("oak", 555, 675, "talk")]


def test_a_press_alone_is_no_gesture(gesture: Gesture) -> None:
    gesture.press(Spot("space", "oak", 700), QPoint(0, 0))
    gesture.move(Spot("space", "oak", 701), QPoint(2, 1), AXIS, free=False, copy=False)
    assert gesture.phase == "pressed"
    gesture.release()
    assert gesture.phase == ""


@pytest.mark.parametrize(
    "spot", [Spot(), Spot("names", "oak"), Spot("chip", chip="fir"), Spot("bar", "elm", 600, SHUT)]
)
def test_some_things_cant_be_taken(gesture: Gesture, spot: Spot) -> None:
    _drag(gesture, spot, Spot("space", "elm", 900))
    assert gesture.phase == ""
    gesture.pick(SHUT)
    assert gesture.phase == ""


def test_nothing_is_taken_where_nothing_may_be_written(gesture: Gesture) -> None:
    gesture.writable = False
    _drag(gesture, Spot("bar", "oak", 540, TALK), Spot("space", "elm", 600))
    gesture.pick(TALK)
    assert gesture.phase == ""


def test_what_is_put_back_where_it_was_is_no_change(gesture: Gesture) -> None:
    told = Told(gesture)
    _drag(gesture, Spot("bar", "oak", 540, TALK), Spot("bar", "oak", 600), Spot("bar", "oak", 541))
    assert gesture.verdict.ok, "though Oak is shut at that time"
    gesture.release()
    assert told.dropped == []


def test_a_copy_is_a_change_even_in_its_place(gesture: Gesture) -> None:
    _drag(gesture, Spot("bar", "elm", 1_110, BARS[3]), Spot("bar", "ash", 1_111), copy=True)
    assert gesture.asked is not None
    assert gesture.asked.copy


def test_a_proposal_is_held_for_a_form(gesture: Gesture) -> None:
    gesture.hold(Proposal("oak", 8 * HOUR, 9 * HOUR))
    assert (gesture.phase, gesture.verdict.words) == ("held", "Oak is shut")
    assert not gesture.moving()
    gesture.hold(None)
    assert (gesture.phase, gesture.asked) == ("", None)


def test_keys_stretch_and_change_rows_and_stay_in_sight(gesture: Gesture) -> None:
    gesture.pick(TALK)
    gesture.stretch(30, AXIS)
    gesture.to_row("ash", AXIS)
    assert gesture.asked == Proposal("ash", 480, 630, "talk")
    gesture.nudge(-100 * HOUR, AXIS)
    assert gesture.asked == Proposal("ash", 480, 630, "talk")
    gesture.cancel()
    gesture.nudge(15, AXIS)
    gesture.drop()
    assert gesture.asked is None


def test_a_drag_on_a_bar_that_stands_for_room_draws_a_new_one(gesture: Gesture) -> None:
    room = replace(SHUT, hollow=True)
    _drag(gesture, Spot("bar", "elm", 600, room), Spot("bar", "elm", 720, room))
    assert gesture.asked == Proposal("elm", 600, 720)


ENDS, FIXED = replace(TALK, grips=Grips.ENDS), replace(TALK, grips=Grips.NONE)


def test_a_bar_of_ends_is_dragged_by_either_end_and_not_as_a_whole(gesture: Gesture) -> None:
    told = Told(gesture)
    _drag(gesture, Spot("bar", "oak", 540, ENDS), Spot("space", "elm", 700))
    assert gesture.phase == ""
    _drag(gesture, Spot("end", "oak", 600, ENDS), Spot("space", "elm", 660))
    assert gesture.asked == Proposal("oak", 480, 660, "talk")
    gesture.cancel()
    _drag(gesture, Spot("start", "oak", 480, ENDS), Spot("space", "oak", 555))
    gesture.release()
    assert told.dropped == [Proposal("oak", 555, 600, "talk")]


def test_keys_move_the_ends_of_such_a_bar_and_leave_it_on_its_row(gesture: Gesture) -> None:
    gesture.pick(ENDS)
    gesture.nudge(60, AXIS)
    assert gesture.asked == Proposal("oak", 540, 600, "talk")
    gesture.stretch(30, AXIS)
    gesture.to_row("elm", AXIS)
    assert gesture.asked == Proposal("oak", 540, 630, "talk")


def test_a_bar_without_grips_stays(gesture: Gesture) -> None:
    for zone in ("bar", "start", "end"):
        _drag(gesture, Spot(zone, "oak", 540, FIXED), Spot("space", "elm", 700))
        assert gesture.phase == ""
    gesture.pick(FIXED)
    assert gesture.asked is None
