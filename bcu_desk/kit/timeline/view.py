"""The timeline widget: rows of bars over time, under pointer and keys.

Give it an axis and a content, then a judge (may this be?) and a mender (what would work?). It
sends what the user asks for; the caller writes it and shows the new content.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip

from bcu_desk.kit.timeline import keys
from bcu_desk.kit.timeline.cursor import Cursor
from bcu_desk.kit.timeline.gesture import Spot
from bcu_desk.kit.timeline.layout import Sizes
from bcu_desk.kit.timeline.paint.picture import spot_at
from bcu_desk.kit.timeline.reading import spoken
from bcu_desk.kit.timeline.walk import ZOOM, WalkedTimeline

__all__ = ["Timeline"]

NEAR_EDGE = 24  # pixels from the edge at which a drag scrolls
SHAPES = {
    "bar": Qt.CursorShape.PointingHandCursor,
    "start": Qt.CursorShape.SizeHorCursor,
    "end": Qt.CursorShape.SizeHorCursor,
    "chip": Qt.CursorShape.PointingHandCursor,
}


class Timeline(WalkedTimeline):
    """A timeline that is dragged, zoomed and asked by the pointer too."""

    def __init__(self, name: str, title: str, sizes: Sizes | None = None) -> None:
        super().__init__(name, title, sizes)
        self.viewport().setMouseTracking(True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what is there, and take hold of it."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        spot = self._spot(event.position())
        self.gesture.press(spot, event.position().toPoint())
        if spot.zone == "chip":
            self.activated.emit(spot.chip)
        elif spot.row:
            self.go(Cursor(spot.row, None if spot.bar is None else spot.bar.key, spot.at))
            if spot.bar is not None and not (spot.bar.movable or spot.bar.hollow):
                self.activated.emit(spot.bar.key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow a drag, or show what a press would do."""
        where = event.position().toPoint()
        spot = self._spot(event.position())
        if self.gesture.phase in {"pressed", "dragging"}:
            modifiers = event.modifiers()
            free, copy = bool(modifiers & keys.SHIFT), bool(modifiers & keys.CONTROL)
            self.gesture.move(spot, where, self.axis, free=free, copy=copy)
            self._scroll_near_edge(where)
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            return
        self.viewport().setCursor(SHAPES.get(spot.zone, Qt.CursorShape.ArrowCursor))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.gesture.release()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what is there."""
        spot = self._spot(event.position())
        if spot.bar is not None:
            self.activated.emit(spot.bar.key)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl zoom at the pointer, with Shift go along time."""
        turned = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & keys.CONTROL and turned:
            x = event.position().x() - self.rows.sizes.names
            self.zoom(ZOOM if turned > 0 else 1 / ZOOM, max(0.0, x))
        elif event.modifiers() & keys.SHIFT and turned:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - (1 if turned > 0 else -1) * bar.singleStep())
        else:
            super().wheelEvent(event)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for a menu on what lies under the pointer, or under the keyboard."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.cursor_at
            where = self.mapToGlobal(QPoint(self.rows.sizes.names, 60))
            self.menu_asked.emit(at.bar or "", at.row, where)
            return
        spot = self._spot(QPointF(event.pos()))
        if spot.row:
            key = "" if spot.bar is None else spot.bar.key
            self.go(Cursor(spot.row, key or None, spot.at))
            self.menu_asked.emit(key, spot.row, event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        """Say a bar in full where the pointer rests on it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            spot = self._spot(QPointF(event.pos()))
            words = "" if spot.bar is None else spoken(spot.bar, self.axis)
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    def _spot(self, where: QPointF) -> Spot:
        return spot_at(self.picture(), where.toPoint())

    def _scroll_near_edge(self, where: QPoint) -> None:
        room, bar = self.viewport().rect(), self.verticalScrollBar()
        if where.y() > room.bottom() - NEAR_EDGE:
            bar.setValue(bar.value() + bar.singleStep() // 2)
        elif where.y() < self.picture().head + NEAR_EDGE // 2:
            bar.setValue(bar.value() - bar.singleStep() // 2)
