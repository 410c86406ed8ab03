"""The ring around the widget that has the keyboard: 2 px in the accent, 2 px off its edge."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRegion
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFocusFrame,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)
from shiboken6 import isValid

WIDTH, GAP = 2, 2
# These show the keyboard by a border of their own.
OWN_BORDER = (QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox)
INSIDE = "ring_inside"
QUIET = "takes_no_ring"


class _Frame(QFocusFrame):
    """Draws the ring; Qt keeps it around the widget, in scroll areas too.

    No ring shows through `overs`, parts that are laid over their neighbours.
    """

    def __init__(self, overs: Sequence[QWidget]) -> None:
        super().__init__()
        self._overs = overs

    def paintEvent(self, _event: QEvent) -> None:
        """Draw the ring: outside the widget, or just inside a view that fills its card."""
        painter = QPainter(self)
        painter.setClipRegion(self._uncovered())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.palette().accent().color()), WIDTH))
        inset = WIDTH / 2 + (WIDTH + GAP if is_inside(self.widget()) else 0)
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(rect, 8, 8)
        painter.end()

    def _uncovered(self) -> QRegion:
        """The frame is above all: it leaves out what is laid over the widget."""
        region = QRegion(self.rect())
        for part in covering(self.widget(), self._overs):
            corner = self.mapFromGlobal(part.mapToGlobal(QPoint(0, 0)))
            region = region.subtracted(QRegion(QRect(corner, part.size())))
        return region


class FocusRing(QObject):
    """Moves the ring to whatever takes the keyboard; none after a click of the mouse."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._frame: _Frame | None = None
        self._overs: list[QWidget] = []
        app.focusChanged.connect(self._move)

    def shown_on(self) -> QWidget | None:
        """The widget that wears the ring now."""
        frame = self._frame
        if frame is None or not isValid(frame) or not frame.isVisible():
            return None
        return frame.widget()

    def lay_over(self, widget: QWidget) -> None:
        """Take a part that is laid over its neighbours, as long as it lives."""
        kept = [part for part in self._overs if isValid(part) and part is not widget]
        self._overs[:] = [*kept, widget]

    def _move(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._frame is not None and not isValid(self._frame):
            self._frame = None
        by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if new is None or by_mouse or isinstance(new, OWN_BORDER) or new.property(QUIET):
            if self._frame is not None:
                self._frame.setWidget(None)  # type: ignore[arg-type]  # Qt takes none
            return
        if self._frame is None:
            self._frame = _Frame(self._overs)
            self._frame.setObjectName("focus_ring")
        for around in _around(new):
            if isinstance(around, QScrollArea):  # a ring that begins out of sight stays hidden
                around.ensureWidgetVisible(new)
        self._frame.setWidget(new)


def pass_keyboard(widget: QWidget) -> None:
    """Give a widget the keyboard; the ring comes along only from where it was shown."""
    ring = _ring()
    widget.setProperty(QUIET, ring is None or ring.shown_on() is None)
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    widget.setProperty(QUIET, None)


def lay_over(widget: QWidget) -> None:
    """Keep the ring from showing through a part that is laid over its neighbours."""
    ring = _ring()
    if ring is not None:
        ring.lay_over(widget)


def _ring() -> FocusRing | None:
    app = QApplication.instance()
    return app.findChild(FocusRing) if app is not None else None


def covering(widget: QWidget, overs: Sequence[QWidget]) -> tuple[QWidget, ...]:
    """Which parts are laid over a widget now: in sight, over what it stands in, not around it."""
    return tuple(
        part
        for part in overs
        if isValid(part)
        and part.isVisible()
        and part is not widget
        and part.parent() in _around(widget)
        and not part.isAncestorOf(widget)
    )


def _around(widget: QWidget) -> list[QWidget]:
    """What a widget stands in, the nearest first."""
    found: list[QWidget] = []
    around = widget.parentWidget()
    while around is not None:
        found.append(around)
        around = around.parentWidget()
    return found


def is_inside(widget: QWidget) -> bool:
    """Whether a widget's ring is drawn inside its edge: views, and what asks for it."""
    return isinstance(widget, QAbstractScrollArea) or bool(widget.property(INSIDE))
