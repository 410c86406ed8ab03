"""A map under the pointer: light, choose, open, move, zoom, and take what is dropped."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)

from bcu_desk.kit.map.looks import Judge
from bcu_desk.kit.map.marked import MarkedMap
from bcu_desk.kit.map.selecting import Hand, Press, draw_box, hand_of

PAYLOAD = "application/x-desk-key"
DRAG_PIXELS = 4
ZOOM = 1.25


class PointedMap(MarkedMap):
    """A map that is pointed at, and takes what is dropped on it.

    `opened` carries an area's code on Enter or a double click; `dropped` what was dropped where.
    """

    opened = Signal(str)
    dropped = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.judge: Judge | None = None
        self._press: Press | None = None
        self.setMouseTracking(True)
        self.setAcceptDrops(True)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        if event.angleDelta().y():
            self.zoom(ZOOM if event.angleDelta().y() > 0 else 1 / ZOOM, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press may become a choice or a move; with Shift a box, with Ctrl a brush."""
        if event.button() == Qt.MouseButton.LeftButton:
            hand, point = hand_of(event.modifiers()), event.position()
            press = Press(hand, point, point, self.marks.several)
            self._press = self._moved(press, point)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the map, draw the box or brush while pressed; else light the area there."""
        point = event.position()
        if self._press is None:
            self._light(self._number_at(point))
            return
        before, self._press = self._press, self._moved(self._press, point)
        if not self._press.is_moved:
            return
        if self._press.hand is Hand.MOVE:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            way = point - before.at
            self.pan(way.x(), way.y())
        elif self._press.hand is Hand.BRUSH:
            self._select(self._press.brushed())
        self.update()

    def _moved(self, press: Press, point: QPointF) -> Press:
        number = self._number_at(point) if press.hand is Hand.BRUSH else -1
        return press.moved(point, number, DRAG_PIXELS)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press that did not move chooses; one that did leaves the map, or several, there."""
        press, self._press = self._press, None
        self.unsetCursor()
        self.update()
        if press is None:
            return
        if press.hand is Hand.MOVE:
            if press.is_moved:
                self.settle()
            else:
                self._select(frozenset())
                self._pick(self._number_at(press.at))
        else:
            self._take(press, event.position())

    def _take(self, press: Press, point: QPointF) -> None:
        """Select what a box or a brush took; a click of either turns one area over."""
        if press.hand is Hand.BOX and press.is_moved:
            box = press.box()
            self._select(press.before | self._numbers_in(box))
        else:
            met = press.met | {self._number_at(point)} - {-1}
            self._select(replace(press, met=met).brushed())
        self.selected.emit(self.selected_codes())

    def give_up(self) -> bool:
        """Undo a box or a brush that goes on, else a selection; whether there was one."""
        press, self._press = self._press, None
        if press is None and not self.marks.several:
            return False
        self._select(frozenset() if press is None else press.before)
        if press is None:
            self.selected.emit(())
        self.unsetCursor()
        self.update()
        return True

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open an area."""
        code = self.code_at(event.position())
        if code:
            self.opened.emit(code)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The map, and the box being drawn."""
        super().paintEvent(event)
        if self._press is not None and self._press.hand is Hand.BOX and self._press.is_moved:
            painter = QPainter(self)
            draw_box(painter, self._press.box())
            painter.end()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is lit."""
        super().leaveEvent(event)
        self._light(-1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what carries a key."""
        if event.mimeData().hasFormat(PAYLOAD):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Say what a drop here would do."""
        point = event.position()
        code = self.code_at(point)
        self._light(self._number_at(point))
        self._verdict = None
        if code and self.judge is not None:
            verdict = self.judge(_key_of(event), code)
            self._verdict = (point, verdict)
        event.setAccepted(self._verdict is None or self._verdict[1].ok)
        self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The drag went elsewhere, or was given up."""
        event.accept()
        self._verdict = None
        self._light(-1)
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped and where, if that may be."""
        key, code = _key_of(event), self.code_at(event.position())
        may = bool(code) and (self.judge is None or self.judge(key, code).ok)
        self._verdict = None
        self._light(-1)
        self.update()
        if may:
            event.acceptProposedAction()
            self.dropped.emit(key, code)
        else:
            event.ignore()


def _key_of(event: QDropEvent) -> str:
    return bytes(event.mimeData().data(PAYLOAD).data()).decode()
