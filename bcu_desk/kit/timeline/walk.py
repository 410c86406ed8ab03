"""A timeline under keys and screen readers: a cursor that walks, picks up, changes and makes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from bcu_desk.kit.nodes import Node, nodes_changed, painted
from bcu_desk.kit.timeline import keys
from bcu_desk.kit.timeline.area import TimelineArea
from bcu_desk.kit.timeline.bubble import Bubble
from bcu_desk.kit.timeline.cursor import Cursor, on_bar, on_row
from bcu_desk.kit.timeline.layout import Sizes
from bcu_desk.kit.timeline.reading import Target, read
from bcu_desk.kit.timeline.rows import Content, Grips, Judge, Mend, Proposal, TimelineBar
from bcu_desk.kit.timeline.scale import room_at, snapped

ZOOM = 1.25


class WalkedTimeline(TimelineArea):
    """Rows of bars over time.

    `selected` carries a bar's key or '' and its row; `activated` the key of a bar or chip;
    `asked` a Proposal that the judge allows (a new bar where its `bar` is None); `proposing` a
    Proposal or None while one is under way; `refused` a Proposal and its Verdict; `menu_asked`
    a bar's key or '', its row and the point on the screen.
    """

    selected = Signal(str, str)
    activated = Signal(str)
    asked = Signal(object)
    proposing = Signal(object)
    refused = Signal(object, object)
    menu_asked = Signal(str, str, QPoint)

    def __init__(self, name: str, title: str, sizes: Sizes | None = None) -> None:
        super().__init__(name, title, sizes)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.bubble = Bubble(self.viewport(), name)
        self._read: tuple[tuple[Node, ...], tuple[Target, ...]] | None = None
        self.gesture.changed.connect(self._on_gesture)
        self.gesture.dropped.connect(self.asked)
        self.gesture.refused.connect(self.refused)
        self.bubble.chosen.connect(self.gesture.choose)
        painted(self)

    def set_judge(
        self, judge: Judge, mend: Mend, *, writable: bool = True, creates: bool = True
    ) -> None:
        """Who says what may be and what would work.

        Nothing can be dragged if not `writable`, and no bar is drawn if it does not `creates`.
        """
        self.gesture.judge, self.gesture.mend = judge, mend
        self.gesture.writable, self.gesture.creates = writable, creates

    def set_content(self, content: Content) -> None:
        """Show other rows and bars; the cursor stays where its bar or row still is."""
        self.gesture.cancel()
        super().set_content(content)
        at = self.cursor_at
        here = at if self.rows.line_of(at.row) is not None else Cursor()
        gone = here if here.bar is None or self.rows.bar(here.bar) else Cursor(at.row, None, at.at)
        self.cursor_at = on_bar(self.rows, at.bar or "") or gone

    def select(self, key: str) -> bool:
        """Put the cursor on a bar or row by its key and show it, without a signal."""
        row = self.rows.line_of(key)
        found = on_bar(self.rows, key)
        if found is None and row is not None:
            found = Cursor(key, None, sum(self.shown_span()) / 2)
        self.cursor_at = found or Cursor()
        if found is not None:
            self._reveal_cursor()
        self.renew()
        return found is not None

    def propose(self, proposal: Proposal | None) -> None:
        """Show a proposal that a form works on; None takes it away."""
        self.gesture.hold(proposal)

    def renew(self, *, scrolled: bool = False) -> None:
        """Draw and read again."""
        self._read = None
        super().renew(scrolled=scrolled)

    def nodes(self) -> Sequence[Node]:
        """Every row, bar and chip, for screen readers."""
        return self._readings()[0]

    def press_node(self, number: int) -> None:
        """Choose the row or bar, or take the chip."""
        target = self._readings()[1][number]
        if target.kind == "chip":
            self.activated.emit(target.key)
        elif target.kind == "row":
            self.go(on_row(self.rows, target.key, self.cursor_at.at))
        else:
            self.go(on_bar(self.rows, target.key) or self.cursor_at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, pick up, change, make, zoom."""
        if keys.moved(self.gesture, self.rows, self.axis, event):
            return
        if keys.nudged_at_once(self.gesture, self.rows, self.cursor_at, self.axis, event):
            return
        cursor = self.cursor_at if self.cursor_at.row else Cursor("", None, self._middle())
        walked = keys.walked(self.rows, cursor, event)
        if walked is not None:
            self.go(walked)
        elif not self._command(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keyboard a place to begin."""
        super().focusInEvent(event)
        if not self.cursor_at.row and self.rows.rows():
            self.cursor_at = on_row(self.rows, self.rows.rows()[0], self._middle())
        self.renew()

    def _command(self, event: QKeyEvent) -> bool:
        """Keys that act on what the cursor is on; whether the key was one."""
        key, bar = keys.K(event.key()), self.rows.bar(self.cursor_at.bar or "")
        if key in keys.ENTER and bar is not None:
            self._open_or_pick(bar)
        elif key == keys.K.Key_Space and bar is not None:
            self.activated.emit(bar.key)
        elif key in (keys.K.Key_Insert, keys.K.Key_N) and self.cursor_at.row:
            self._make()
        elif key in keys.ZOOMS:
            self.zoom_by(keys.ZOOMS[key])
        else:
            return False
        return True

    def zoom_by(self, way: int) -> None:
        """Nearer (1), farther (-1) or as at first (0); the cursor's time keeps its place."""
        if way == 0:
            self.look_at(*self.first_shown)
            return
        at = self.cursor_at.at
        first, last = self.shown_span()
        held = at if at is not None and self.hasFocus() and first <= at <= last else self._middle()
        self.zoom(ZOOM if way > 0 else 1 / ZOOM, self.scale.x(held))

    def _open_or_pick(self, bar: TimelineBar) -> None:
        if bar.movable and bar.grips is Grips.WHOLE and self.gesture.writable:
            self.gesture.pick(bar)
        else:
            self.activated.emit(bar.key)

    def _make(self) -> None:
        """A new bar on the cursor's row, at the cursor's time."""
        at = self.cursor_at.at or self._middle()
        start = snapped(at, self.axis.step)
        stops = bool(self.axis.stops)
        span = room_at(at, at, self.axis) if stops else (start, start + self.axis.fresh)
        if self.gesture.writable and self.gesture.creates:
            self.asked.emit(Proposal(self.cursor_at.row, *span))

    def go(self, cursor: Cursor) -> None:
        """Put the cursor somewhere, show it and tell."""
        self.cursor_at = cursor
        self._reveal_cursor()
        self.renew()
        nodes_changed(self)
        self.selected.emit(cursor.bar or "", cursor.row)

    def _reveal_cursor(self) -> None:
        line, bar = self.rows.line_of(self.cursor_at.row), self.rows.bar(self.cursor_at.bar or "")
        if line is not None:
            first, last = self.shown_span()
            span = (bar.start, bar.end) if bar is not None else (first, last)
            self.reveal(line.top, line.height, *span)

    def _middle(self) -> float:
        return sum(self.shown_span()) / 2

    def _readings(self) -> tuple[tuple[Node, ...], tuple[Target, ...]]:
        if self._read is None:
            self._read = read(self.picture())
        return self._read

    def _on_gesture(self) -> None:
        """Show the proposal, with words where it may not be."""
        gesture = self.gesture
        if gesture.asked is not None and gesture.phase in {"picked", "held"}:
            line = self.rows.line_of(gesture.asked.row)
            if line is not None:
                self.reveal(line.top, line.height, gesture.asked.start, gesture.asked.end)
        rect = self.picture().asked_rect()
        silent = not gesture.verdict.words or gesture.phase == "held"
        if gesture.asked is None or rect is None or (gesture.verdict.ok and silent):
            self.bubble.hide()
        else:
            self.bubble.tell(gesture.verdict, gesture.fixes)
            self.bubble.beside(rect.toAlignedRect(), self.viewport().rect())
        self.proposing.emit(gesture.asked if gesture.moving() else None)
        self.renew()
