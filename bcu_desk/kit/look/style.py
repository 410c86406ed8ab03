"""Fusion with our own arrows, tick boxes and focus margin, drawn from the palette."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QStyleOptionHeader, QWidget

from bcu_desk.kit.look.focus_ring import GAP, WIDTH

BOX = 16
Element = QStyle.PrimitiveElement
State = QStyle.StateFlag
_DOWN = ((-4.0, -2.0), (0.0, 2.0), (4.0, -2.0))
_UP = ((-4.0, 2.0), (0.0, -2.0), (4.0, 2.0))
_RIGHT = ((-2.0, -4.0), (2.0, 0.0), (-2.0, 4.0))
_LEFT = ((2.0, -4.0), (-2.0, 0.0), (2.0, 4.0))
_ARROWS = {
    Element.PE_IndicatorArrowDown: _DOWN,
    Element.PE_IndicatorSpinDown: _DOWN,
    Element.PE_IndicatorArrowUp: _UP,
    Element.PE_IndicatorSpinUp: _UP,
    Element.PE_IndicatorArrowRight: _RIGHT,
    Element.PE_IndicatorArrowLeft: _LEFT,
}
Drawing = Callable[[QStyleOption, QPainter], None]


class DeskStyle(QProxyStyle):
    """Fusion, but for what it draws in its own way."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self._drawings: dict[Element, Drawing] = {
            Element.PE_IndicatorCheckBox: _tick_box,
            Element.PE_IndicatorItemViewItemCheck: _tick_box,
            Element.PE_IndicatorRadioButton: _radio,
            Element.PE_IndicatorHeaderArrow: _sort_arrow,
            Element.PE_FrameFocusRect: _nothing,
        }

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw our own marks; the rest as Fusion does."""
        points = _ARROWS.get(element)
        drawing = self._drawings.get(element)
        if points is None and drawing is None:
            super().drawPrimitive(element, option, painter, widget)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if points is not None:
            _chevron(option, painter, points)
        elif drawing is not None:
            drawing(option, painter)
        painter.restore()

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        """Our sizes of boxes, of the focus ring and of what drags."""
        ours = {
            QStyle.PixelMetric.PM_IndicatorWidth: BOX,
            QStyle.PixelMetric.PM_IndicatorHeight: BOX,
            QStyle.PixelMetric.PM_ExclusiveIndicatorWidth: BOX,
            QStyle.PixelMetric.PM_ExclusiveIndicatorHeight: BOX,
            QStyle.PixelMetric.PM_FocusFrameHMargin: GAP + WIDTH,
            QStyle.PixelMetric.PM_FocusFrameVMargin: GAP + WIDTH,
            QStyle.PixelMetric.PM_HeaderMarkSize: 10,
        }
        found = ours.get(metric)
        return super().pixelMetric(metric, option, widget) if found is None else found

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        data: object = None,
    ) -> int:
        """The ring is a frame without a mask; menus keep the pointer's place."""
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        if hint == QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0
        return super().styleHint(hint, option, widget, data)  # type: ignore[arg-type]  # any data


def _has(option: QStyleOption, flag: QStyle.StateFlag) -> bool:
    return bool(option.state & flag)


def _ink(option: QStyleOption) -> QColor:
    role = option.palette.placeholderText() if _has(option, State.State_Enabled) else None
    return QColor(role.color() if role is not None else option.palette.mid().color())


def _nothing(_option: QStyleOption, _painter: QPainter) -> None:
    """The ring around the widget shows the focus."""


def _chevron(
    option: QStyleOption, painter: QPainter, points: tuple[tuple[float, float], ...]
) -> None:
    centre = QRectF(option.rect).center()
    room = min(option.rect.width(), option.rect.height()) / 10
    size = min(1.0, max(0.6, room))
    pen = QPen(_ink(option), 1.7)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF([centre + QPointF(x * size, y * size) for x, y in points]))


def _sort_arrow(option: QStyleOption, painter: QPainter) -> None:
    if not isinstance(option, QStyleOptionHeader):
        return
    down = option.sortIndicator == QStyleOptionHeader.SortIndicator.SortDown
    if option.sortIndicator != QStyleOptionHeader.SortIndicator.None_:
        _chevron(option, painter, _UP if down else _DOWN)


def _box_colours(option: QStyleOption) -> tuple[QColor, QColor, QColor]:
    """Border, ground and mark of a box."""
    palette = option.palette
    if not _has(option, State.State_Enabled):
        return palette.mid().color(), palette.window().color(), palette.dark().color()
    if _has(option, State.State_Off):
        return palette.dark().color(), palette.base().color(), palette.text().color()
    accent = palette.accent().color()
    return accent, accent, palette.highlightedText().color()


def _tick_box(option: QStyleOption, painter: QPainter) -> None:
    border, ground, mark = _box_colours(option)
    centre = QRectF(option.rect).center()
    rect = QRectF(centre.x() - 7.5, centre.y() - 7.5, 15, 15)
    painter.setPen(QPen(border, 1.2))
    painter.setBrush(ground)
    painter.drawRoundedRect(rect, 4, 4)
    pen = QPen(mark, 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if _has(option, State.State_On):
        points = ((-3.6, 0.2), (-1.0, 2.8), (3.8, -2.8))
        painter.drawPolyline(QPolygonF([centre + QPointF(x, y) for x, y in points]))
    elif _has(option, State.State_NoChange):
        painter.drawLine(centre + QPointF(-3.4, 0), centre + QPointF(3.4, 0))


def _radio(option: QStyleOption, painter: QPainter) -> None:
    border, ground, mark = _box_colours(option)
    centre = QRectF(option.rect).center()
    painter.setPen(QPen(border, 1.2))
    painter.setBrush(ground)
    painter.drawEllipse(centre, 7.4, 7.4)
    if _has(option, State.State_On):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mark)
        painter.drawEllipse(centre, 3.0, 3.0)
