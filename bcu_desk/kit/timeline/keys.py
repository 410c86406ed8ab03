"""What keys do on a timeline: walk, pick up, nudge, make, choose a way out, zoom."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from bcu_desk.kit.timeline.cursor import Cursor, above_or_below, at_end, beside
from bcu_desk.kit.timeline.gesture import Gesture
from bcu_desk.kit.timeline.layout import Layout
from bcu_desk.kit.timeline.rows import Axis

K = Qt.Key
SIDE = {K.Key_Left: -1, K.Key_Right: 1}
UP_DOWN = {K.Key_Up: -1, K.Key_Down: 1}
ENTER = (K.Key_Return, K.Key_Enter, K.Key_F2)
NUMBERS = tuple(K(K.Key_1.value + number) for number in range(9))
ZOOMS = {K.Key_Plus: 1, K.Key_Equal: 1, K.Key_Minus: -1, K.Key_0: 0}
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def walked(layout: Layout, cursor: Cursor, event: QKeyEvent) -> Cursor | None:
    """Where a key takes the cursor; None for a key that does not walk."""
    key = K(event.key())
    if event.modifiers() & (ALT | CONTROL):
        return None
    if key in SIDE:
        return beside(layout, cursor, SIDE[key])
    if key in UP_DOWN:
        return above_or_below(layout, cursor, UP_DOWN[key])
    if key in (K.Key_Home, K.Key_End):
        return at_end(layout, cursor, last=key == K.Key_End)
    return None


def moved(gesture: Gesture, layout: Layout, axis: Axis, event: QKeyEvent) -> bool:
    """Change what is picked up; whether the key was for that."""
    if not gesture.moving() or gesture.asked is None:
        return False
    key, shift = K(event.key()), bool(event.modifiers() & SHIFT)
    step = 1 if shift else axis.step
    if key in SIDE and event.modifiers() & ALT:
        gesture.stretch(SIDE[key] * step, axis)
    elif key in SIDE:
        gesture.nudge(SIDE[key] * step, axis)
    elif key in UP_DOWN:
        rows = layout.rows()
        number = rows.index(gesture.asked.row) + UP_DOWN[key]
        gesture.to_row(rows[min(max(number, 0), len(rows) - 1)], axis)
    elif key == K.Key_C:
        gesture.copy(axis)
    elif key in ENTER:
        gesture.drop()
    elif key == K.Key_Escape:
        gesture.cancel()
    else:
        return key in NUMBERS and gesture.choose(NUMBERS.index(key))
    return True


def nudged_at_once(
    gesture: Gesture, layout: Layout, cursor: Cursor, axis: Axis, event: QKeyEvent
) -> bool:
    """Ctrl with an arrow picks up the bar and moves it, Alt with one its end; Enter drops it."""
    key, bar = K(event.key()), layout.bar(cursor.bar or "")
    if key not in SIDE or bar is None or not event.modifiers() & (ALT | CONTROL):
        return False
    gesture.pick(bar)
    change = gesture.stretch if event.modifiers() & ALT else gesture.nudge
    change(SIDE[key] * axis.step, axis)
    return True
