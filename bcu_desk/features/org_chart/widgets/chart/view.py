"""The chart under the pointer: choose, fold, pan, zoom, drag a post to another."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip

from bcu_desk.features.org_chart.model.marks.gone import gone_told
from bcu_desk.features.org_chart.widgets.chart.canvas import ZOOM
from bcu_desk.features.org_chart.widgets.chart.card import CHEVRON, FULL
from bcu_desk.features.org_chart.widgets.chart.moving import Moving, placed_at
from bcu_desk.features.org_chart.widgets.chart.told import tip_of
from bcu_desk.features.org_chart.widgets.chart.walked import WalkedChart

NEAR_EDGE, SCROLL = 28, 18


class ChartView(WalkedChart):
    """The chart with pointer and keys.

    `dropped` carries a post, the one it was dropped on and where it goes: under, before or after
    that. `menu_asked` carries a post and where on the screen, `dragging` the post under way or ''.
    """

    dropped = Signal(str, str, str)
    dragging = Signal(str)
    menu_asked = Signal(str, QPoint)

    def __init__(self) -> None:
        super().__init__()
        self.setMouseTracking(True)
        self.writable = True
        self._pressed: QPointF | None = None
        self._held = ""
        self._panned = False

    def event(self, event: QEvent) -> bool:
        """Tool tips say a card in full."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._tip(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def _tip(self, at: QPointF) -> str:
        """What the tool tip at a point says."""
        if self.loaded is None or self.moving is not None:
            return ""
        code = self.card_at(at)
        if code:
            return tip_of(self.loaded, self.lines, code, folded=code in self.cards.folded)
        point = self.camera.point(at)
        gone = self.cards.gone_at(point.x(), point.y())
        return gone_told(self.cards.drawn.branches[gone]) if gone else ""

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer any more."""
        super().leaveEvent(event)
        self._hover("")

    def _hover(self, code: str) -> None:
        """Dotted lines of the card under the pointer stand out."""
        if code != self.hovered:
            ends = (self.hovered, code)
            self.hovered = code
            if any(self.lines.leads_at(end) for end in ends if end):
                self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a card, fold it by its chevron, or take hold of the chart."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.end_search()
        at = event.position()
        code = self.card_at(at)
        if code and self._on_chevron(code, at):
            self.fold(code, folded=code not in self.cards.folded)
            return
        self._pressed, self._held, self._panned = at, code, False
        if code:
            self.pick(code)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag a card or the chart."""
        at = event.position()
        if self._pressed is not None:
            self._pull(at, at - self._pressed)
            return
        over = self.card_at(at)
        self._hover(over)
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def _pull(self, at: QPointF, way: QPointF) -> None:
        """Drag what is held to a place, some way from where it was."""
        far = way.manhattanLength() >= QApplication.startDragDistance()
        if self.moving is not None:
            self._drag_to(at)
        elif self._held and self.writable and far:
            self._start_drag(at)
        elif self._panned or (far and not self._held):
            self._panned = True
            self._pressed = at
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.pan(way.x(), way.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drop, or let go."""
        moving = self.moving
        self.cancel_drag()
        if moving is not None and moving.over and event.button() == Qt.MouseButton.LeftButton:
            self.dropped.emit(moving.code, moving.over, moving.where)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a card."""
        code = self.card_at(event.position())
        if code and not self._on_chevron(code, event.position()):
            self.opened.emit(code)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """A menu of the card's gestures."""
        where, code = event.globalPos(), self.card_at(QPointF(event.pos()))
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.chosen_code():
            code = self.chosen_code()
            where = self.mapToGlobal(self.box_of(code).center().toPoint())
        if code:
            self.pick(code)
            self.menu_asked.emit(code, where)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Move the chart; with Ctrl zoom at the pointer."""
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(ZOOM if turned.y() > 0 else 1 / ZOOM, event.position())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.pan((turned.y() or turned.x()) / 2, 0)
        else:
            self.pan(turned.x() / 2, turned.y() / 2)
        event.accept()

    def cancel_drag(self) -> None:
        """Put a dragged card back."""
        self._pressed, self._held = None, ""
        self.setCursor(Qt.CursorShape.ArrowCursor)
        was = self.moving
        super().cancel_drag()
        if was is not None:
            self.dragging.emit("")

    def _on_chevron(self, code: str, at: QPointF) -> bool:
        branch, scale = self.cards.tree.branches[code], self.camera.scale
        if not branch.children or scale < FULL or branch.row.kind == "commander":
            return False
        box, side = self.box_of(code), (CHEVRON + 8) * scale
        if branch.row.kind == "superintendent":
            spot = QRectF(box.right() - side - 2, box.top() + 44 * scale, side + 2, side)
        else:
            spot = QRectF(box.left(), box.top(), side, box.height())
        return spot.contains(at)

    def _start_drag(self, at: QPointF) -> None:
        if self.loaded is not None:
            self.moving = Moving(self._held, self.loaded.targets(self._held), at)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragging.emit(self._held)
            self._drag_to(at)

    def _drag_to(self, at: QPointF) -> None:
        if self.moving is None:
            return
        self._scroll_near_edge(at)
        over = self.card_at(at)
        over = "" if over == self.moving.code else over
        was, self.moving = self.moving, replace(self.moving, at=at, over=over, where="under")
        if over and self.loaded is not None:
            across = self.cards.side_by_side(over)
            self.moving = placed_at(self.moving, self.loaded, self.box_of(over), across=across)
        if (over, self.moving.where) != (was.over, was.where):
            self.dragging.emit(self.moving.code)
        self.update()

    def _scroll_near_edge(self, at: QPointF) -> None:
        right = (at.x() < NEAR_EDGE) - (at.x() > self.width() - NEAR_EDGE)
        down = (at.y() < NEAR_EDGE) - (at.y() > self.height() - NEAR_EDGE)
        if right or down:
            self.pan(right * SCROLL, down * SCROLL)
