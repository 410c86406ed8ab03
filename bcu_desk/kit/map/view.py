"""A map of areas: classes by colour and digit, hover, choice, drop, pan and zoom, keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.look.type_scale import font_of
from bcu_desk.kit.map.areas import AreaSet
from bcu_desk.kit.map.labels import Label, draw_labels
from bcu_desk.kit.map.layers import (
    BorderPens,
    Fill,
    Frame,
    border_pixmap,
    colour_table,
    fitted,
    number_image,
    polygons,
)
from bcu_desk.kit.map.steps import nearest
from bcu_desk.kit.nodes import Node, nodes_changed, painted

PAYLOAD = "application/x-desk-key"
MARGIN = 18
DRAG_PIXELS = 4
ZOOM = 1.25
SCALES = (100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000)
STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


@dataclass(frozen=True, slots=True)
class AreaLook:
    """How an area is shown: colour, digit, name, words for a screen reader; hatched, faint."""

    colour: str
    digit: str
    name: str
    told: str
    hatched: bool = False
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a drop would do, and in words what it would do or why not."""

    ok: bool
    words: str


Judge = Callable[[str, str], Verdict]


class AreaMap(QWidget):
    """Areas on a map. `chosen` carries an area's code when the user picks it, '' for none;
    `opened` on Enter or a double click; `dropped` carries what was dropped and where.
    """

    chosen = Signal(str)
    opened = Signal(str)
    dropped = Signal(str, str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setMinimumSize(280, 220)
        self.judge: Judge | None = None
        self.note = ""
        self._areas: AreaSet | None = None
        self._groups: tuple[str, ...] = ()
        self._looks: tuple[AreaLook, ...] = ()
        self._numbers: dict[str, int] = {}
        self._frame: Frame | None = None
        self._fill: Fill | None = None
        self._borders = None
        self._shapes: tuple[QPolygonF, ...] = ()
        self._hover = -1
        self._picked = -1
        self._at = 0
        self._pressed: QPointF | None = None
        self._moved = False
        self._verdict: tuple[QPointF, Verdict] | None = None
        painted(self)

    def show_areas(self, areas: AreaSet, groups: Sequence[str]) -> None:
        """Show other areas, fitted into view; `groups` names each one's group."""
        picked = self.chosen_code()
        self._areas, self._groups = areas, tuple(groups)
        self._numbers = {code: number for number, code in enumerate(areas.codes)}
        self._looks = ()
        self._picked = self._numbers.get(picked, -1)
        self._at = max(self._picked, 0)
        self._hover = -1
        self.fit()

    def show_looks(self, looks: Sequence[AreaLook]) -> None:
        """Colour and label the areas, in the order of their codes."""
        self._looks = tuple(looks)
        self._recolour()
        nodes_changed(self)

    def choose(self, code: str) -> None:
        """Choose an area by its code, without a signal; '' chooses none."""
        self._picked = self._numbers.get(code, -1)
        if self._picked >= 0:
            self._at = self._picked
        nodes_changed(self)
        self.update()

    def codes(self) -> tuple[str, ...]:
        """The codes of the areas shown."""
        return self._areas.codes if self._areas is not None else ()

    def chosen_code(self) -> str:
        """The code of the area chosen, or ''."""
        return self._code(self._picked)

    def code_at(self, point: QPointF) -> str:
        """The code of the area under a point of the widget, or ''."""
        return self._code(self._number_at(point))

    def place_of(self, code: str) -> QPointF | None:
        """Where an area's label lies in the widget."""
        if self._areas is None or self._frame is None or code not in self._numbers:
            return None
        return self._frame.point(self._areas.labels[self._numbers[code]])

    def fit(self) -> None:
        """Show everything."""
        if self._areas is None or not self._areas.codes or self.width() < 40:
            return
        self._show_frame(fitted(self._areas.bounds(), self.size(), MARGIN))

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Show more or less, the point under `at` (or the middle) staying where it is."""
        if self._frame is None:
            return
        point = at or QPointF(self.width() / 2, self.height() / 2)
        x, y = self._frame.metres(point.x(), point.y())
        scale = min(2.0, max(0.002, self._frame.scale * factor))
        self._show_frame(Frame(x - point.x() / scale, y + point.y() / scale, scale))

    def pan(self, right: float, down: float) -> None:
        """Move the view by pixels."""
        if self._frame is not None:
            step = self._frame.scale
            frame = Frame(self._frame.west - right / step, self._frame.north + down / step, step)
            self._show_frame(frame)

    def _show_frame(self, frame: Frame) -> None:
        """Draw the layers for a view: numbers, colours, borders."""
        assert self._areas is not None
        ratio = self.devicePixelRatioF()
        size = QSize(round(self.width() * ratio), round(self.height() * ratio))
        look = tokens()
        self._frame = frame
        self._shapes = polygons(self._areas, frame)
        sharp = self._shapes if ratio == 1 else polygons(self._areas, frame.times(ratio))
        self._fill = Fill(number_image(sharp, size))
        pens = BorderPens(QColor(look.surface), QColor(look.ink), ratio, 2.2 * ratio)
        self._borders = border_pixmap(self._areas, self._groups, frame.times(ratio), size, pens)
        self._borders.setDevicePixelRatio(ratio)
        self._recolour()

    def _recolour(self) -> None:
        if self._fill is not None and self._looks:
            ground = tokens().surface
            colours = [
                _mixed(look.colour, ground) if look.faint else look.colour for look in self._looks
            ]
            self._fill.recolour(colour_table(colours))
            self._fill.image.setDevicePixelRatio(self.devicePixelRatioF())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill, hatches, borders, labels, marks, scale."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens().surface))
        if self._fill is not None and self._borders is not None and self._looks:
            painter.drawImage(0, 0, self._fill.image)
            self._draw_hatches(painter)
            painter.drawPixmap(0, 0, self._borders)
            self._draw_labels(painter)
            self._draw_marks(painter)
            self._draw_scale(painter)
            self._draw_verdict(painter)
        painter.end()

    def _draw_hatches(self, painter: QPainter) -> None:
        brush = QBrush(QColor(tokens().line2), Qt.BrushStyle.BDiagPattern)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush)
        for look, shape in zip(self._looks, self._shapes, strict=True):
            if look.hatched:
                painter.drawPolygon(shape)

    def _draw_labels(self, painter: QPainter) -> None:
        assert self._areas is not None
        assert self._frame is not None
        points = [QPointF(float(x), float(y)) for x, y in self._frame.points(self._areas.labels)]
        labels = [
            Label(
                look.digit, look.name, tokens().surface if look.faint else look.colour, look.faint
            )
            for look in self._looks
        ]
        draw_labels(painter, labels, self._shapes, points)

    def _draw_marks(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = tokens()
        if self._hover >= 0:
            painter.setPen(QPen(QColor(look.ink), 2))
            painter.drawPolygon(self._shapes[self._hover])
        for number, wanted in ((self._picked, True), (self._at, self.hasFocus())):
            if number < 0 or not wanted or number >= len(self._shapes):
                continue
            painter.setPen(QPen(QColor(look.surface), 6))
            painter.drawPolygon(self._shapes[number])
            style = Qt.PenStyle.SolidLine if number == self._picked else Qt.PenStyle.DashLine
            painter.setPen(QPen(QColor(look.accent), 3, style))
            painter.drawPolygon(self._shapes[number])

    def _draw_scale(self, painter: QPainter) -> None:
        assert self._frame is not None
        metres = max((m for m in SCALES if m * self._frame.scale <= 110), default=SCALES[0])
        width = metres * self._frame.scale
        right, bottom = self.width() - 16, self.height() - 14
        painter.setPen(QPen(QColor(tokens().muted), 1.4))
        for one, other in (
            ((right - width, bottom), (right, bottom)),
            ((right - width, bottom - 4), (right - width, bottom)),
            ((right, bottom - 4), (right, bottom)),
        ):
            painter.drawLine(QPointF(*one), QPointF(*other))
        painter.setFont(font_of("small"))
        words = f"{metres // 1000} km" if metres >= 1000 else f"{metres} m"
        box = QRectF(right - 140, bottom - 19, 140, 14)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight, words)
        painter.drawText(QRectF(14, bottom - 8, 400, 14), Qt.AlignmentFlag.AlignLeft, self.note)

    def _draw_verdict(self, painter: QPainter) -> None:
        if self._verdict is None:
            return
        point, verdict = self._verdict
        look = tokens()
        painter.setFont(font_of("secondary"))
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(verdict.words) + 20
        x = min(max(8.0, point.x() + 14), max(8.0, self.width() - width - 8.0))
        box = QRectF(x, max(8.0, point.y() - 36), width, 26)
        ink, ground = look.tone("good" if verdict.ok else "bad")
        painter.setPen(QPen(QColor(ink), 1))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 6, 6)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, verdict.words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit into the new size."""
        super().resizeEvent(event)
        self.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus on an area."""
        super().focusInEvent(event)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer."""
        self.zoom(ZOOM if event.angleDelta().y() > 0 else 1 / ZOOM, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press may become a choice or a pan."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._moved = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan while pressed, else light the area under the pointer."""
        point = event.position()
        if self._pressed is None:
            self._light(self._number_at(point))
            return
        way = point - self._pressed
        if self._moved or way.manhattanLength() > DRAG_PIXELS:
            self._moved = True
            self._pressed = point
            self.pan(way.x(), way.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press that did not move chooses."""
        if self._pressed is not None and not self._moved:
            self._pick(self._number_at(event.position()))
        self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open an area."""
        code = self.code_at(event.position())
        if code:
            self.opened.emit(code)

    def leaveEvent(self, event: object) -> None:
        """Nothing is lit."""
        super().leaveEvent(event)  # type: ignore[arg-type]  # Qt's event
        self._light(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the next area that way, Enter opens, Space chooses, + - 0 zoom."""
        key = Qt.Key(event.key())
        if key in STEPS and self._areas is not None and self._areas.codes:
            self._pick(nearest(self._areas.labels, self._at, STEPS[key]))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(ZOOM)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / ZOOM)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at >= 0:
            self.opened.emit(self._code(self._at))
        elif key == Qt.Key.Key_Space:
            self._pick(self._at)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what carries a key."""
        if event.mimeData().hasFormat(PAYLOAD):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Say what a drop here would do."""
        point = event.position()
        code = self.code_at(point)
        self._light(self._number_at(point))
        key = bytes(event.mimeData().data(PAYLOAD).data()).decode()
        if code and self.judge is not None:
            verdict = self.judge(key, code)
            self._verdict = (point, verdict)
            event.setAccepted(verdict.ok)
        else:
            self._verdict = None
            event.ignore()
        self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """The drag went elsewhere."""
        self._verdict = None
        self._light(-1)
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell what was dropped and where."""
        self._verdict = None
        key = bytes(event.mimeData().data(PAYLOAD).data()).decode()
        code = self.code_at(event.position())
        self.update()
        if code:
            event.acceptProposedAction()
            self.dropped.emit(key, code)

    def nodes(self) -> Sequence[Node]:
        """One node an area, told in words."""
        if not self._looks:
            return ()
        return tuple(
            Node(
                look.told,
                shape.boundingRect().toRect() & QRect(0, 0, self.width(), self.height()),
                "list item",
                selected=number == self._picked,
                focused=number == self._at and self.hasFocus(),
            )
            for number, (look, shape) in enumerate(zip(self._looks, self._shapes, strict=True))
        )

    def press_node(self, number: int) -> None:
        """Choose an area."""
        self._pick(number)

    def _pick(self, number: int) -> None:
        self._picked = number
        if number >= 0:
            self._at = number
        nodes_changed(self)
        self.update()
        self.chosen.emit(self._code(number))

    def _light(self, number: int) -> None:
        if number != self._hover:
            self._hover = number
            self.setToolTip(self._looks[number].told if number >= 0 and self._looks else "")
            self.update()

    def _number_at(self, point: QPointF) -> int:
        if self._fill is None:
            return -1
        ratio = self.devicePixelRatioF()
        return self._fill.at(int(point.x() * ratio), int(point.y() * ratio))

    def _code(self, number: int) -> str:
        return self._areas.codes[number] if self._areas is not None and number >= 0 else ""


def _mixed(colour: str, ground: str, share: float = 0.3) -> str:
    """A colour made faint on a ground."""
    one, other = QColor(colour), QColor(ground)
    parts = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)
    return QColor(*(round(a * share + b * (1 - share)) for a, b in parts)).name()
