"""The painted chart: cards and lines under a camera, with nodes for screen readers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from bcu_desk.features.org_chart.model.cards import Cards
from bcu_desk.features.org_chart.model.loaded import Loaded
from bcu_desk.features.org_chart.widgets.chart.camera import Camera, composed, fitted, showing
from bcu_desk.features.org_chart.widgets.chart.card import FULL
from bcu_desk.features.org_chart.widgets.chart.lines import Lines
from bcu_desk.features.org_chart.widgets.chart.moving import Moving
from bcu_desk.features.org_chart.widgets.chart.offering import Offering
from bcu_desk.features.org_chart.widgets.chart.painting import Kept, Picture, draw_chart
from bcu_desk.features.org_chart.widgets.chart.told import nodes_of
from bcu_desk.kit.look.tokens import text_scale
from bcu_desk.kit.nodes import Node, nodes_changed, painted

ZOOM = 1.25


class ChartCanvas(QWidget):
    """Posts as cards. `moved` is sent when another part of the chart shows, or other cards do."""

    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("org_chart.view")
        self.setAccessibleName("Org chart")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring_inside", True)
        self.setMinimumSize(300, 240)
        self.cards = Cards()
        self.camera = Camera()
        self.moving: Moving | None = None
        self.offering: Offering | None = None
        self.loaded: Loaded | None = None
        self._chosen = ""
        self.lines = Lines()
        self.hovered = ""
        self._kept = Kept()
        self._nodes: tuple[Node, ...] | None = None
        self.fits = True
        painted(self)

    def show_posts(self, loaded: Loaded) -> None:
        """Show posts; what was folded, chosen and in view stays so, other trees start anew."""
        same = self.cards.tree.roots == loaded.tree.roots and bool(self.cards.places)
        self.loaded = loaded
        self.moving = self.offering = None
        self.cards.show(loaded.tree, loaded.gone)
        if self._chosen not in loaded.tree.branches:
            self._chosen = ""
        self._renew(other_cards=True)
        if not same:
            self._compose()

    def chosen_code(self) -> str:
        """The post that is chosen, or ''."""
        return self._chosen

    def choose(self, code: str) -> None:
        """Choose a post and bring it into view, its branch opened; '' chooses none."""
        self._chosen = code if code in self.cards.tree.branches else ""
        if self._chosen:
            self.cards.open_to(code)
            self.lines.lit_to = code
            self._renew(other_cards=True)
            self._bring(code)
        self._renew()

    def fold(self, code: str, *, folded: bool) -> None:
        """Fold a branch away or open it; the card stays where it is in view."""
        place = self.cards.places.get(code)
        if place is None or not self.cards.fold(code, folded=folded):
            return
        if folded and code in self.cards.tree.path(self._chosen or code):
            self._chosen = code
        before = self.camera.box(place).topLeft()
        after = self.camera.box(self.cards.places[code]).topLeft()
        self._renew(other_cards=True)
        self._show(self.camera.moved(before.x() - after.x(), before.y() - after.y()))

    def fold_all(self, *, folded: bool) -> None:
        """Fold as at first, or open every branch."""
        self.cards.fold_all(folded=folded)
        if self._chosen and self._chosen not in self.cards.places:
            self.cards.open_to(self._chosen)
        self._renew(other_cards=True)
        self.fit()

    def fit(self) -> None:
        """Show everything."""
        base = QSizeF(*self.cards.size())
        self._show(fitted(base, QSizeF(self.size()), least=0.0, most=text_scale()))
        self.fits = True

    def _compose(self) -> None:
        """Show everything, or the start of it where that could not be read."""
        size, roots = text_scale(), self.cards.tree.roots
        cards = [place for code, place in self.cards.places.items() if code not in roots]
        base, room = QSizeF(*self.cards.size()), QSizeF(self.size())
        self._show(composed(base, room, cards, least=FULL * size, most=size))
        self.fits = True

    def actual_size(self) -> None:
        """Show cards at their own size, the chosen one (or the top) staying where it is."""
        at = QPointF(self.width() / 2, 0)
        if self._chosen in self.cards.places:
            at = self.box_of(self._chosen).center()
        self.zoom(text_scale() / self.camera.scale, at)

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Show cards larger or smaller, a point (the middle where none is given) staying."""
        middle = QPointF(self.width() / 2, self.height() / 2)
        self._show(self.camera.zoomed(factor, at or middle))

    def pan(self, right: float, down: float) -> None:
        """Move the chart by pixels."""
        self._show(self.camera.moved(right, down))

    def card_at(self, point: QPointF) -> str:
        """The post whose card lies under a point of the view, or ''."""
        at = self.camera.point(point)
        return self.cards.at(at.x(), at.y())

    def box_of(self, code: str) -> QRectF:
        """Where a card that shows lies in the view."""
        return self.camera.box(self.cards.places[code])

    def nodes(self) -> Sequence[Node]:
        """One node a card that shows, in reading order."""
        if self._nodes is None:
            self._nodes = ()
            if self.loaded is not None:
                camera, seen = self.camera, self.rect()
                state = (self._chosen, self.hasFocus())
                made = nodes_of(
                    self.cards,
                    self.lines,
                    self.loaded,
                    lambda place: camera.box(place).toRect() & seen,
                    state,
                )
                self._nodes = tuple(made)
        return self._nodes

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what the camera sees."""
        painter = QPainter(self)
        if self.loaded is not None:
            picture = Picture(
                self.loaded,
                self.cards,
                self.lines,
                self.camera,
                self._chosen,
                self.moving,
                self.offering,
                self.hovered,
            )
            draw_chart(painter, QRectF(self.rect()), picture, self._kept, self.devicePixelRatioF())
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A chart that was fitted stays fitted; the post chosen stays in view."""
        super().resizeEvent(event)
        fits = self.fits
        if fits and self.cards.places:
            self._compose()
        if self._chosen and event.size().width() < event.oldSize().width():
            self._bring(self._chosen)
        self.fits = fits
        self._renew()

    def _bring(self, code: str) -> None:
        """Move as little as may be, so that a card is in view."""
        wanted = showing(self.camera, self.cards.places[code], QSizeF(self.size()))
        if wanted != self.camera:
            self._show(wanted)

    def _show(self, camera: Camera) -> None:
        self.camera = camera.kept(QSizeF(*self.cards.size()), QSizeF(self.size()))
        self.fits = False
        self._renew()

    def _renew(self, *, other_cards: bool = False) -> None:
        """Draw again, and let readers ask anew."""
        if other_cards:
            self.lines.renew(self.cards)
        self._nodes = None
        nodes_changed(self)
        self.update()
        self.moved.emit()
