"""A tile of the home page under the hand: pointer, keyboard and screen readers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QToolTip

from bcu_desk.features.home.model.plan import PAD
from bcu_desk.features.home.model.rows import Target
from bcu_desk.features.home.widgets.face import TileFace
from bcu_desk.features.home.widgets.lines import cell_rects
from bcu_desk.kit.look.tokens import text_scale
from bcu_desk.kit.nodes import Node, nodes_changed, painted
from bcu_desk.work.contributions import Tile, TileStrip

STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
ACTS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class TileCard(TileFace):
    """One tile; `gone_to` carries the page and key of what was pressed.

    It is one stop for Tab: up and down go through its rows, left and right through the cells of
    one, Enter goes to what is chosen.
    """

    gone_to = Signal(str, str)

    def __init__(self, tile: Tile, number: int | None, *, writable: bool) -> None:
        super().__init__(tile, number, writable=writable)
        self.setObjectName(f"home.{tile.name}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(180, 96)
        painted(self)

    def show_tile(self, tile: Tile) -> None:
        """Show what was read, and tell it where the keyboard is here."""
        super().show_tile(tile)
        self._tell()

    def _tell(self) -> None:
        if self.hasFocus():
            nodes_changed(self)

    def _targets(self, row: int) -> tuple[Target, ...]:
        if row < len(self.rows):
            return self.rows[row].targets
        return (self.link,) if self.link else ()

    def _go(self, row: int, at: int) -> None:
        targets = self._targets(row)
        if at < len(targets) and targets[at].page:
            self.gone_to.emit(targets[at].page, targets[at].key)

    def choose(self, row: int, at: int = 0) -> None:
        """Move the keyboard's place to a row and a target in it, scrolling it into sight."""
        row = max(0, min(row, self.last_row()))
        self.chosen = (row, max(0, min(at, len(self._targets(row)) - 1)))
        self.first = min(self.first, row)
        self.renew()
        while row < len(self.rows) and row > self._last_in_sight() and self.first < row:
            self.first += 1
            self.renew()
        self._tell()

    def _last_in_sight(self) -> int:
        return self.plan.placed[-1].number if self.plan.placed else -1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move within the tile; Enter goes to what is chosen."""
        key = Qt.Key(event.key())
        row, at = self.chosen
        if key in STEPS:
            down, along = STEPS[key]
            self.choose(row + down, 0 if down else at + along)
        elif key == Qt.Key.Key_Home:
            self.choose(0)
        elif key == Qt.Key.Key_End:
            self.choose(self.last_row())
        elif key in ACTS:
            self._go(row, at)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show and tell what is chosen."""
        super().focusInEvent(event)
        self.update()
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What is chosen stays, unseen."""
        super().focusOutEvent(event)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll by rows."""
        step = -1 if event.angleDelta().y() > 0 else 1
        if self.plan.hidden or self.first:
            self.first = max(0, self.first + step)
            self.renew()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to what is pressed."""
        place = self._place_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            self.chosen = place
            self.renew()
            self._go(*place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the row under the pointer, and tell a cell in words."""
        place = self._place_at(event.position().toPoint())
        row, at = place or (-1, 0)
        live = self._leads(row)
        self.setCursor(Qt.CursorShape.PointingHandCursor if live else Qt.CursorShape.ArrowCursor)
        if place is not None and (at or row < len(self.rows)):
            QToolTip.showText(event.globalPosition().toPoint(), self._targets(row)[at].told, self)
        lit = row if live else -1
        if lit != self.hovered:
            self.hovered = lit
            self.update()

    def _leads(self, row: int) -> bool:
        """Whether a row leads to a page."""
        return row >= 0 and any(target.page for target in self._targets(row))

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the pointer."""
        super().leaveEvent(event)
        self.hovered = -1
        self.update()

    def _place_at(self, point: QPoint) -> tuple[int, int] | None:
        """The row and target at a point, or None."""
        for row, at, rect in reversed(self._places()):
            if rect.contains(point):
                return row, at
        return None

    def _places(self) -> list[tuple[int, int, QRect]]:
        """Every target in sight, a row before its cells."""
        found = []
        for placed in self.plan.placed:
            band = placed.band
            found.append((placed.number, 0, QRect(1, band.top, self.width() - 2, band.height)))
            what = self.rows[placed.number].what
            if isinstance(what, TileStrip):
                rects = cell_rects(text_scale(), what, band, self.width())
                found += [(placed.number, at, rect) for at, rect in enumerate(rects, start=1)]
        foot = self.plan.foot
        if self.link and foot is not None:
            width = self.fonts.width("secondary", self.link.told) + 2 * PAD
            left = self.width() - width
            found.append((len(self.rows), 0, QRect(left, foot.top, width, foot.height)))
        return found

    def nodes(self) -> tuple[Node, ...]:
        """Every target in sight."""
        made = []
        for row, at, rect in self._places():
            target = self._targets(row)[at]
            told = f"{target.told}. {target.step}" if target.step else target.told
            here = self.hasFocus() and self.chosen == (row, at)
            made.append(Node(told, rect, _role(row, at, len(self.rows)), focused=here))
        return tuple(made)

    def press_node(self, number: int) -> None:
        """Go to a target in sight."""
        row, at, _ = self._places()[number]
        self._go(row, at)


def _role(row: int, at: int, rows: int) -> str:
    if row == rows:
        return "button"
    return "cell" if at else "list item"
