"""The home page: what the day asks for, in tiles that go to the record where it is mended."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from bcu_desk.features.home.widgets.card import TileCard
from bcu_desk.kit.page import Page, PageContext
from bcu_desk.store.session import Reader
from bcu_desk.work.contributions import Tile, TileSource
from bcu_desk.work.tiles.today import tiles_of
from bcu_desk.work.view import View

GAP = 16
WIDE, LEAST = (980, 600), (620, 900)  # of all tiles side by side, and with some below the others
MOST = 2000  # pixels of a tile that may be of any height
SHARES = (44, 40, 29)  # the widths of the columns


class HomePage(Page):
    """Breaches, vacancies, coverage and fleet; on call and what was changed beside them."""

    id = "home"
    begins_at = "home.breaches"

    def __init__(self, context: PageContext) -> None:
        self.cares = frozenset().union(*(source.cares for source in context.tiles))
        super().__init__(context)
        self._sources = tuple(sorted(context.tiles, key=lambda source: source.order))
        self.cards: dict[str, TileCard] = {}
        for source in self._sources:
            self.cards[source.name] = self._card(source)
        self._beside = [self.cards[one.name] for one in self._sources if one.beside]
        self._main = [self.cards[one.name] for one in self._sources if not one.beside]
        self._lay_out()
        for number, card in enumerate(self._main, start=1):
            shortcut = QShortcut(QKeySequence(str(number)), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(card.setFocus, Qt.FocusReason.ShortcutFocusReason))

    def _card(self, source: TileSource) -> TileCard:
        main = [one.name for one in self._sources if not one.beside]
        number = None if source.beside else main.index(source.name) + 1
        blank = Tile(name=source.name, title=source.title, count=0, sentence="")
        made = TileCard(blank, number, writable=not self.context.desk.read_only)
        made.gone_to.connect(self.context.navigate)
        return made

    def _lay_out(self) -> None:
        whole = QWidget()
        whole.setObjectName("home.tiles")
        self._whole = whole
        self._columns = columns = QHBoxLayout(whole)
        columns.setContentsMargins(GAP, GAP, GAP, GAP)
        columns.setSpacing(GAP)
        grid = QGridLayout()
        grid.setSpacing(GAP)
        for number, card in enumerate(self._main):
            grid.addWidget(card, number // 2, number % 2)
        for row, share in enumerate((44, 58)):
            grid.setRowStretch(row, share)
        for column, share in enumerate(SHARES[:2]):
            grid.setColumnStretch(column, share)
        columns.addLayout(grid, sum(SHARES[:2]))
        self._side = side = QVBoxLayout()
        side.setSpacing(GAP)
        for card in self._beside:
            side.addWidget(card, 1)
        if self._beside:
            columns.addLayout(side, SHARES[2])
        area = QScrollArea()
        area.setObjectName("home.area")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(whole)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def load(self, reader: Reader, view: View) -> tuple[Tile, ...]:
        """Every tile, from one view of the file."""
        now = self.context.desk.clock.minute() if view.known_at is None else view.known_at
        return tiles_of(reader, view, now, self._sources)

    def show_loaded(self, loaded: Sequence[Tile]) -> None:
        """Show the tiles."""
        for tile in loaded:
            self.cards[tile.name].show_tile(tile)
        self._share_side()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the tiles of the side below the others where the page is narrow."""
        super().resizeEvent(event)
        beside = self.width() >= WIDE[0]
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(across if beside else down)
        self._side.setDirection(down if beside else across)
        self._whole.setMinimumSize(*(WIDE if beside else LEAST))
        self._share_side()

    def _share_side(self) -> None:
        """Those at the side but the last are as tall as their rows, up to half of the page."""
        beside = self.width() >= WIDE[0]
        for card in self._beside[:-1]:
            most = min(card.wanted_height(), self.height() // 2) if beside else MOST
            card.setMaximumHeight(most)

    def focus_key(self, key: str) -> None:
        """Go to a tile by its name."""
        card = self.cards.get(key)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
