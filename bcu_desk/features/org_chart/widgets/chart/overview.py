"""The corner of the chart: a small picture of all of it, and buttons to zoom."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from bcu_desk.features.org_chart.rules.tidy_tree import Place
from bcu_desk.features.org_chart.widgets.chart.canvas import ZOOM, ChartCanvas
from bcu_desk.features.org_chart.widgets.chart.walked import WalkedChart
from bcu_desk.kit.controls import Card, button, icon_button
from bcu_desk.kit.look.tokens import text_scale, theme_name, tokens

SIZE = QSize(132, 100)
EDGE = 14


class Overview(QWidget):
    """Laid over a chart's lower right corner.

    `leads_shown` is sent when the user shows or hides the dotted lines of function leads.
    """

    leads_shown = Signal(bool)

    def __init__(self, chart: WalkedChart) -> None:
        super().__init__(chart)
        self._chart = chart
        self._small = SmallChart(chart)
        self.leads = icon_button(
            "dotted", "Dotted lines: who leads a function elsewhere", "org_chart.leads"
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._small, 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self._zoom_card())
        chart.installEventFilter(self)
        chart.moved.connect(self._follow)

    def _zoom_card(self) -> Card:
        card = Card()
        card.setProperty("emphasis", "true")
        grid = QGridLayout(card)
        grid.setContentsMargins(3, 3, 3, 3)
        grid.setSpacing(1)
        closer = icon_button("plus", "Zoom in", "org_chart.zoom_in")
        self._actual = button("100 %", "org_chart.actual_size", kind="quiet")
        self._actual.setAccessibleName("Show at 100 %")
        away = icon_button("minus", "Zoom out", "org_chart.zoom_out")
        fit = button("Fit", "org_chart.fit", kind="quiet")
        fit.setToolTip("Show everything (key 0)")
        chart = self._chart
        closer.clicked.connect(lambda: chart.zoom(ZOOM))
        self._actual.clicked.connect(lambda: chart.actual_size())
        away.clicked.connect(lambda: chart.zoom(1 / ZOOM))
        fit.clicked.connect(lambda: chart.fit())
        centre = icon_button("centre", "Centre on the post chosen (key C)", "org_chart.centre")
        centre.clicked.connect(lambda: chart.centre())
        grid.addWidget(closer, 0, 0)
        grid.addWidget(away, 0, 1)
        grid.addWidget(self._actual, 1, 0, 1, 2)
        grid.addWidget(fit, 2, 0, 1, 2)
        grid.addWidget(centre, 3, 0)
        grid.addWidget(self._leads_button(), 3, 1)
        return card

    def _leads_button(self) -> QWidget:
        leads = self.leads
        leads.setCheckable(True)
        leads.setChecked(self._chart.lines.with_dotted)
        leads.toggled.connect(lambda shown: self._chart.show_leads(shown=shown))
        leads.clicked.connect(self.leads_shown)
        return leads

    def event(self, event: QEvent) -> bool:
        """Stay in the corner when the buttons need other room, as at another text size."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
        return done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._place()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        chart = self._chart
        self._small.fit()
        whole = QRectF(0, 0, *chart.cards.size())
        seen = chart.camera.seen(QSizeF(chart.size()))
        self._small.setVisible(not seen.contains(whole))
        self._actual.setText(f"{chart.camera.scale / text_scale():.0%}".replace("%", " %"))
        self._small.update()
        self._place()

    def _place(self) -> None:
        self.adjustSize()
        room = self._chart.size()
        self.move(room.width() - self.width() - EDGE, room.height() - self.height() - EDGE)


class SmallChart(QWidget):
    """All cards as blocks, and the part that shows; a click goes there."""

    def __init__(self, chart: ChartCanvas) -> None:
        super().__init__()
        self._chart = chart
        self._places: dict[str, Place] = {}
        self._drawn_for: tuple[object, ...] = ()
        self._kept = QPixmap()
        self.setFixedSize(SIZE)
        self.setAccessibleName("Overview of the chart")
        self.setToolTip("Click to go there")
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def fit(self) -> None:
        """As tall as the chart asks for at this width."""
        width, height = self._chart.cards.size()
        tall = (SIZE.width() - 12) * height / max(1.0, width) + 12
        self.setFixedSize(SIZE.width(), round(min(SIZE.height(), max(40.0, tall))))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where the pointer is."""
        self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the cards, and the frame of what shows."""
        scale, off = self._scale()
        seen = self._chart.camera.seen(QSizeF(self._chart.size()))
        frame = QRectF(
            off.x() + seen.x() * scale,
            off.y() + seen.y() * scale,
            seen.width() * scale,
            seen.height() * scale,
        )
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._blocks())
        painter.setPen(QPen(QColor(tokens().accent), 1.5))
        inside = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.drawRoundedRect(frame.intersected(inside), 3, 3)
        painter.end()

    def _blocks(self) -> QPixmap:
        """All cards as blocks, drawn anew only where other cards show or the look is another."""
        places, ratio = self._chart.cards.places, self.devicePixelRatioF()
        state = (theme_name(), ratio, self.height())
        if places is not self._places or state != self._drawn_for:
            self._places, self._drawn_for = places, state
            self._kept = QPixmap(self.size() * ratio)
            self._kept.setDevicePixelRatio(ratio)
            self._kept.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._kept)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_blocks(painter)
            painter.end()
        return self._kept

    def _draw_blocks(self, painter: QPainter) -> None:
        look, branches = tokens(), self._chart.cards.tree.branches
        painter.setPen(QPen(QColor(look.line2), 1))
        painter.setBrush(QColor(look.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        scale, off = self._scale()
        for code, place in self._chart.cards.places.items():
            charge = branches[code].charge
            box = QRectF(
                off.x() + place.x * scale,
                off.y() + place.y * scale,
                max(1.0, place.width * scale),
                max(1.0, place.height * scale),
            )
            own = charge.function if charge else None
            painter.fillRect(box, QColor(look.hue(own) if own else look.line2))

    def _scale(self) -> tuple[float, QPointF]:
        """Pixels for each unit of the chart, and where it starts."""
        width, height = self._chart.cards.size()
        scale = min((SIZE.width() - 12) / max(1.0, width), (self.height() - 12) / max(1.0, height))
        return scale, QPointF((SIZE.width() - width * scale) / 2, 6)

    def _go(self, at: QPointF) -> None:
        scale, off = self._scale()
        chart = self._chart
        seen = chart.camera.seen(QSizeF(chart.size())).center()
        way = (seen - (at - off) / scale) * chart.camera.scale
        chart.pan(way.x(), way.y())
