"""What keys do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from bcu_desk.kit.timeline.cursor import Cursor
from bcu_desk.kit.timeline.gesture import Gesture
from bcu_desk.kit.timeline.keys import moved, nudged_at_once, walked
from bcu_desk.kit.timeline.layout import Layout, Sizes
from bcu_desk.kit.timeline.rows import Proposal
from tests.kit.timeline.rooms import AXIS, BARS, CONTENT

K = Qt.Key
NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LAYOUT = Layout(CONTENT, Sizes())


def _event(key: K, keys: Qt.KeyboardModifier = NONE) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, keys)


@pytest.fixture
def gesture(qapp: QApplication) -> Gesture:
    """A gesture without a judge."""
    return Gesture(QObject(qapp))


@pytest.mark.parametrize(
    ("key", "bar"),
    [(K.Key_Right, "lunch"), (K.Key_Left, "talk"), (K.Key_Down, "clean"), (K.Key_End, "lunch")],
)
def test_arrows_walk(key: K, bar: str) -> None:
    found = walked(LAYOUT, Cursor("oak", "talk", 540), _event(key))
    assert found is not None
    assert found.bar == bar


def test_other_keys_and_arrows_with_alt_do_not_walk() -> None:
    at = Cursor("oak", "talk", 540)
    assert walked(LAYOUT, at, _event(K.Key_A)) is None
    assert walked(LAYOUT, at, _event(K.Key_Right, ALT)) is None


@pytest.mark.parametrize(
    ("key", "keys", "asked"),
    [
        (K.Key_Right, NONE, Proposal("oak", 495, 615, "talk")),
        (K.Key_Left, SHIFT, Proposal("oak", 479, 599, "talk")),
        (K.Key_Right, ALT, Proposal("oak", 480, 615, "talk")),
        (K.Key_Down, NONE, Proposal("elm", 480, 600, "talk")),
        (K.Key_Up, NONE, Proposal("oak", 480, 600, "talk")),
    ],
)
def test_what_is_picked_up_is_changed(
    gesture: Gesture, key: K, keys: Qt.KeyboardModifier, asked: Proposal
) -> None:
    gesture.pick(BARS[0])
    assert moved(gesture, LAYOUT, AXIS, _event(key, keys))
    assert gesture.asked == asked


def test_enter_drops_esc_puts_back_and_other_keys_are_let_through(gesture: Gesture) -> None:
    dropped: list[Proposal] = []
    gesture.dropped.connect(dropped.append)
    assert not moved(gesture, LAYOUT, AXIS, _event(K.Key_Return))
    gesture.pick(BARS[0])
    assert not moved(gesture, LAYOUT, AXIS, _event(K.Key_A))
    assert not moved(gesture, LAYOUT, AXIS, _event(K.Key_1))
    moved(gesture, LAYOUT, AXIS, _event(K.Key_Right))
    moved(gesture, LAYOUT, AXIS, _event(K.Key_Return))
    assert len(dropped) == 1
    gesture.pick(BARS[0])
    moved(gesture, LAYOUT, AXIS, _event(K.Key_Escape))
    assert gesture.phase == ""


def test_alt_and_ctrl_with_an_arrow_pick_up_at_once(gesture: Gesture) -> None:
    at = Cursor("oak", "talk", 540)
    assert nudged_at_once(gesture, LAYOUT, at, AXIS, _event(K.Key_Left, ALT))
    assert gesture.asked == Proposal("oak", 480, 585, "talk")
    assert nudged_at_once(gesture, LAYOUT, at, AXIS, _event(K.Key_Left, CONTROL))
    assert gesture.asked == Proposal("oak", 465, 585, "talk")
    assert not nudged_at_once(gesture, LAYOUT, at, AXIS, _event(K.Key_Left))
    assert not nudged_at_once(gesture, LAYOUT, Cursor("ash"), AXIS, _event(K.Key_Left, ALT))
