"""All lines of a chart: to the post above, the path that is lit, and the dotted ones of leads."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from bcu_desk.features.org_chart.model.cards import Cards
from bcu_desk.features.org_chart.model.leads import Dotted, Lead, dotted_lines, leads_of
from bcu_desk.features.org_chart.model.tree import NO_TREE, Tree
from bcu_desk.features.org_chart.rules.grid import Grid
from bcu_desk.features.org_chart.widgets.chart.camera import Camera
from bcu_desk.features.org_chart.widgets.chart.links import families, link_of, path_up
from bcu_desk.kit.look.tokens import tokens

DOT, FAINT_DOT = 2.2, 1.6  # pixels
RING = 4.0
FINE = 0.12  # zoom below which dotted lines are not drawn, and of the others the long ones only
LONG = 60.0  # pixels


class Lines:
    """What is drawn between cards, worked out anew when other cards show."""

    def __init__(self) -> None:
        self.dotted: tuple[Dotted, ...] = ()
        self.with_dotted = True
        self.lit_to = ""
        self._near: Grid[str] = Grid((), ())
        self._links: dict[str, QPainterPath] = {}
        self._lit: QPainterPath | None = None
        self._cards = Cards()
        self._leads: tuple[Lead, ...] = ()
        self._leads_of: Tree = NO_TREE

    def renew(self, cards: Cards) -> None:
        """Other cards show, or they stand elsewhere."""
        self._cards = cards
        tree, places = cards.drawn, cards.everything()
        found = families(tree, places, cards.direction)
        self._near = Grid([code for code, _ in found], [box for _, box in found])
        self._links = {}
        if cards.tree is not self._leads_of:
            self._leads_of, self._leads = cards.tree, leads_of(cards.tree)
        self.dotted = dotted_lines(self._leads, tree, places, cards.folded, cards.direction)
        self.light(self.lit_to)

    def light(self, code: str) -> None:
        """Light the line from a card that shows to the top of its tree; '' lights none."""
        cards = self._cards
        known = code in cards.places
        self.lit_to = code if known else ""
        self._lit = path_up(cards.tree, cards.places, code, cards.direction) if known else None

    def leads_at(self, code: str) -> tuple[Dotted, ...]:
        """The dotted lines that start or end at a card."""
        return tuple(line for line in self.dotted if code in (line.lead.leader, line.card))

    def draw(self, painter: QPainter, seen: QRectF, scale: float) -> None:
        """Draw the lines to the post above, in the chart's measure; from afar the long ones."""
        painter.setPen(_thin(tokens().line2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        cards, links = self._cards, self._links
        tree, places = cards.drawn, cards.everything()
        least = LONG / scale if scale < FINE else 0.0
        for code in self._near.near(
            seen.left(), seen.top(), seen.right(), seen.bottom(), least=least
        ):
            link = links.get(code)
            if link is None:
                link = links[code] = link_of(tree, places, code, cards.direction)
            painter.drawPath(link)

    def draw_lit(self, painter: QPainter) -> None:
        """Draw the path that is lit, in the chart's measure."""
        if self._lit is not None:
            painter.setPen(_thin(tokens().accent, 2.0))
            painter.drawPath(self._lit)

    def draw_dotted(
        self, painter: QPainter, camera: Camera, room: QSizeF, lit: frozenset[str]
    ) -> None:
        """Draw leads over the cards, in pixels; those at a card in `lit` stand out."""
        if not self.with_dotted or camera.scale < FINE:
            return
        seen = camera.seen(room)
        for line in self.dotted:
            xs, ys = zip(*line.way, strict=True)
            box = QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
            if seen.intersects(box.adjusted(-RING, -RING, RING, RING)):
                _draw_lead(
                    painter, line, camera, lit=not lit.isdisjoint((line.lead.leader, line.card))
                )


def _draw_lead(painter: QPainter, line: Dotted, camera: Camera, *, lit: bool) -> None:
    """Dots along the way, and a ring where it ends."""
    ink = QColor(tokens().hue(line.lead.function))
    if not lit:
        ink.setAlphaF(0.55)
    points = [
        QPointF((x - camera.x) * camera.scale, (y - camera.y) * camera.scale) for x, y in line.way
    ]
    pen = QPen(ink, DOT if lit else FAINT_DOT)
    pen.setStyle(Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([0.05, 2.2])
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(points))
    painter.setPen(QPen(ink, 1.8))
    painter.setBrush(QColor(tokens().surface))
    size = RING if lit else RING - 0.8
    painter.drawEllipse(points[-1], size, size)


def _thin(colour: str, width: float = 1.0) -> QPen:
    """A pen as wide in pixels at every zoom."""
    pen = QPen(QColor(colour), width)
    pen.setCosmetic(True)
    return pen
