"""A map under the pointer: light, choose, open, move, zoom, and take what is dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QWheelEvent,
)

from bcu_desk.kit.map.areas import AreaSet
from bcu_desk.kit.map.canvas import MapCanvas
from bcu_desk.kit.map.looks import Judge

PAYLOAD = "application/x-desk-key"
DRAG_PIXELS = 4
ZOOM = 1.25


class PointedMap(MapCanvas):
    """A map that is pointed at, and takes what is dropped on it.

    `chosen` carries an area's code when the user picks it, '' for none; `opened` on Enter or a
    double click; `dropped` what was dropped and where.
    """

    chosen = Signal(str)
    opened = Signal(str)
    dropped = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.judge: Judge | None = None
        self._pressed: QPointF | None = None
        self._is_moved = False
        self.setMouseTracking(True)
        self.setAcceptDrops(True)

    def show_areas(self, areas: AreaSet, groups: Sequence[str]) -> None:
        """Show other areas; the one chosen stays chosen where it is among them."""
        chosen = self.chosen_code()
        super().show_areas(areas, groups)
        number = self._numbers.get(chosen, -1)
        self._mark(lit=-1, giving=-1, chosen=number, walked=max(number, 0))

    def choose(self, code: str) -> None:
        """Choose an area by its code, without a signal; '' chooses none."""
        number = self._numbers.get(code, -1)
        self._mark(chosen=number, walked=number if number >= 0 else self.marks.walked)

    def chosen_code(self) -> str:
        """The code of the area chosen, or ''."""
        return self._code(self.marks.chosen)

    def show_giving(self, code: str) -> None:
        """Mark the area that something is being taken from; '' for none."""
        self._mark(giving=self._numbers.get(code, -1))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        if event.angleDelta().y():
            self.zoom(ZOOM if event.angleDelta().y() > 0 else 1 / ZOOM, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press may become a choice or a move."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._is_moved = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the map while pressed, else light the area under the pointer."""
        point = event.position()
        if self._pressed is None:
            self._light(self._number_at(point))
            return
        way = point - self._pressed
        if self._is_moved or way.manhattanLength() > DRAG_PIXELS:
            self._is_moved = True
            self._pressed = point
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.pan(way.x(), way.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press that did not move chooses; one that did leaves the map there."""
        if self._is_moved:
            self.settle()
        elif self._pressed is not None:
            self._pick(self._number_at(event.position()))
        self._pressed, self._is_moved = None, False
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open an area."""
        code = self.code_at(event.position())
        if code:
            self.opened.emit(code)

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

    def _pick(self, number: int) -> None:
        self._mark(chosen=number, walked=number if number >= 0 else self.marks.walked)
        self.chosen.emit(self._code(number))

    def _mark(self, **numbers: int) -> None:
        before, self.marks = self.marks, replace(self.marks, **numbers)
        if before != self.marks:
            self.update()
        if (before.chosen, before.walked) != (self.marks.chosen, self.marks.walked):
            self._marked()

    def _marked(self) -> None:
        """Another area is chosen or walked to."""

    def _light(self, number: int) -> None:
        self._mark(lit=number)
        self.setToolTip(self._looks[number].told if number >= 0 and self._looks else "")


def _key_of(event: QDropEvent) -> str:
    return bytes(event.mimeData().data(PAYLOAD).data()).decode()
