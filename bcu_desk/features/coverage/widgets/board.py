"""All that the coverage page shows: the top line, the map, and what stands beside it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.model.looks import Looking
from bcu_desk.features.coverage.queries.differences import Compared
from bcu_desk.features.coverage.rules.sights import Sight
from bcu_desk.features.coverage.widgets.changes import Changes
from bcu_desk.features.coverage.widgets.map_card import MapCard
from bcu_desk.features.coverage.widgets.side import Side
from bcu_desk.features.coverage.widgets.top_line import TopLine
from bcu_desk.features.coverage.widgets.ward_table import WardTable
from bcu_desk.kit.notice import Notice


class Board(QWidget):
    """Map, table and lists of a day, and the wards chosen in both.

    `selected` carries the wards that the user chose together on the map or in the table.
    """

    selected = Signal(tuple)

    def __init__(self, *, writable: bool) -> None:
        super().__init__()
        self.map_card = MapCard()
        self.map = self.map_card.map
        self.top = TopLine(self.map_card.kinds, writable=writable)
        self.wards = WardTable()
        self.changes = Changes()
        self.side = Side(self.wards, self.changes)
        self.no_posts = Notice("coverage.no_posts")
        self._loaded: Loaded | None = None
        self._looking = Looking()
        self._several: tuple[str, ...] = ()
        self._telling = True
        self._lay_out()
        self.map_card.several.set_writable(writable=writable)
        self.map.selected.connect(self._tell)
        self.wards.selected.connect(self._tell)

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("coverage.split")
        split.setChildrenCollapsible(False)
        split.setHandleWidth(16)
        split.addWidget(self.map_card)
        split.addWidget(self.side)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        split.setSizes([490, 652])
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 12, 16, 16)
        lines.setSpacing(12)
        lines.addWidget(self.top)
        lines.addWidget(self.no_posts)
        lines.addWidget(split, 1)

    def compared(self) -> Compared | None:
        """Both days, while their difference is shown."""
        if self._loaded is None or not self.top.difference.isChecked():
            return None
        return self._loaded.compared

    def looking(self, dimmed: frozenset[str] = frozenset()) -> Looking:
        """What is looked at; with an officer in hand, how wards stand against their target."""
        sight = self.top.sight()
        compared = self.compared() is not None
        if dimmed and not sight.is_lens:
            sight = Sight(sight.lens.value)
        wanted = self.map_card.wanted(sight, compared=compared)
        return Looking(sight.lens, wanted, dimmed, None if sight.is_lens else sight)

    def show_loaded(self, loaded: Loaded) -> None:
        """Show the map, the lists beside it, and which wards there are."""
        self._loaded = loaded
        self.map_card.show_loaded(loaded)
        self.top.follow_days(loaded.days)
        side = self.side
        if loaded.rates is not None:
            side.rates.show_rates(loaded.rates)
        if loaded.coming is not None:
            side.coming.show_wards(loaded.coming)
        if loaded.targets is not None:
            side.ledger.show_targets(loaded.targets)

    def show_kind(self) -> None:
        """Show the same wards as they lie on another map."""
        if self._loaded is not None and self._loaded.cover:
            self.map_card.show_loaded(self._loaded)

    def show_looking(self, today: date) -> None:
        """Show wards by the lens and the legend's filter."""
        loaded = self._loaded
        if loaded is None or not loaded.cover:
            return
        self.colour()
        compared, looking = self.compared(), self.looking()
        if compared is None:
            self.wards.show_loaded(loaded, looking)
        else:
            self.changes.show_changes(loaded, compared, looking)
        self.side.show_changes(shown=compared is not None)
        self.map_card.show_days(loaded, looking.lens, today)

    def colour(self, dimmed: frozenset[str] = frozenset()) -> None:
        """Colour the map; the wards that an officer in hand can't go to are dimmed."""
        if self._loaded is not None and self._loaded.cover:
            self.map_card.colour(self._loaded, self.looking(dimmed), self.compared())

    def show_ward(self, code: str) -> None:
        """Show a ward in the map, the table and the card, and no other with it."""
        if self._loaded is None:
            return
        if self._several:
            self._mark(())
        self.map_card.show_ward(self._loaded, code)
        shown = self.wards if self.compared() is None else self.changes
        shown.show_ward(code)

    def several(self) -> tuple[str, ...]:
        """The wards chosen together; none where there is one or none."""
        return self._several

    def show_several(self, wards: Collection[str]) -> tuple[str, ...]:
        """Choose wards together, of those shown; which they are."""
        found = tuple(code for code in self._shown() if code in wards)
        if len(found) > 1 or self._several:
            self._mark(found)
        return found

    def _shown(self) -> Sequence[str]:
        """The wards that map and table both show now."""
        if self._loaded is None:
            return ()
        if self.compared() is None:
            return self.wards.wards()
        return [row.ward for row in self._loaded.cover]

    def _mark(self, wards: tuple[str, ...]) -> None:
        """Mark wards in map and table, with nothing told."""
        self._several = wards if len(wards) > 1 else ()
        if self._loaded is None:
            return
        self._telling = False
        self.map.select(wards)
        self.wards.show_several(wards)
        self.map_card.show_several(self._loaded, self._several, self.looking().lens)
        self._telling = True

    def _tell(self, wards: tuple[str, ...]) -> None:
        if self._telling:
            self.selected.emit(wards)
