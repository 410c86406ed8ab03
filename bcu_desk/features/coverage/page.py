"""The coverage page: the ward map, the ward table beside it, and who goes where."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from bcu_desk.features.coverage.dialogs.lists import ListGestures
from bcu_desk.features.coverage.dialogs.map_export import MapExport
from bcu_desk.features.coverage.dialogs.mending import Mending
from bcu_desk.features.coverage.dialogs.verbs import Verbs
from bcu_desk.features.coverage.model.loaded import Loaded, load
from bcu_desk.features.coverage.rules.sights import Sight
from bcu_desk.features.coverage.widgets.board import Board
from bcu_desk.features.coverage.widgets.side import AHEAD, RATES, TARGETS
from bcu_desk.kit.controls import empty_state
from bcu_desk.kit.page import Page, PageContext
from bcu_desk.store.session import Reader
from bcu_desk.work.view import View

NO_WARDS = (
    "No wards to show",
    "The map shows wards against their promise of two DWOs and one PCSO. On this day no ward of"
    " the BCUs in view is in force: choose another day or other BCUs above.",
)
NO_POSTS = (
    "No ward has a post yet, so every ward counts as empty. Make the wards' DWO and PCSO posts in"
    " the org chart, then put officers on them here."
)


class CoveragePage(Page):
    """Which wards are below promise on the day, why, and what mends it."""

    id = "coverage"
    begins_at = "coverage.map"
    cares = frozenset(
        {"posting", "post", "person", "target", "absence", "ward", "ward_set", "borough_in_bcu"}
        | {"absence_kind", "abstraction_figure", "measure", "model_rule", "waiver"}
        | {"ward_shape", "shift_pattern", "shift_code", "shift_line"}
    )

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._loaded: Loaded | None = None
        self.ward = ""
        self._tab = ""
        self.board = Board(writable=not context.desk.read_only)
        self.map_card, self.map, self.top = self.board.map_card, self.board.map, self.board.top
        self.wards, self.changes = self.board.wards, self.board.changes
        self.lens, self.difference, self.table = (
            self.top.lens,
            self.top.difference,
            self.wards.table,
        )
        self.mending = Mending(self, self.board.side, self.map)
        self.lists = ListGestures(self, self.board, self.mending)
        self._exporting = MapExport(self)
        self.map.judge = self.mending.judge
        self._pages = QStackedWidget()
        self._pages.addWidget(self.board)
        self._pages.addWidget(empty_state(*NO_WARDS, icon="coverage"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)
        self.verbs = Verbs(self, self.board, (self.mending, self.lists), lambda: self.ward)
        self._connect()

    def _connect(self) -> None:
        """What is looked at, and which wards are chosen."""
        for opener in (self.map, self.wards, self.changes):
            opener.chosen.connect(self.choose_ward)
            opener.opened.connect(lambda code: self.mending.open_move(ward=code))
        self.board.selected.connect(self.select_wards)
        self.map_card.legends.changed.connect(self._show_looking)
        self.top.changed.connect(self._look)
        self.map_card.kinds.chosen.connect(lambda _: self._show_kind())
        self.map_card.days.chosen.connect(self.context.set_on)
        self.map_card.export.clicked.connect(self._export_map)
        self.board.side.turned.connect(self._turn)
        self.lists.chosen.connect(self.choose_ward)
        self.lists.done.connect(self._show_done)
        self.mending.carrying.connect(lambda: self.board.colour(self.mending.dimmed()))
        self.mending.done.connect(self.choose_ward)
        self.mending.over.connect(self._show_chosen)
        self.verbs.none_asked.connect(lambda: self.select_wards(()))

    def load(self, reader: Reader, view: View) -> Loaded:
        """Everything the page shows, from one view of the file."""
        sight = self.top.sight()
        rules, hours = sight is Sight.BREACHES, sight is Sight.HOURS
        return load(reader, view, tab=self._tab, rules=rules, hours=hours)

    def show_loaded(self, loaded: Loaded) -> None:
        """Show the map, the table and the sums, or why there is nothing."""
        self._loaded = loaded
        self.mending.show_loaded(loaded)
        self._pages.setCurrentIndex(0 if loaded.cover else 1)
        if not loaded.cover:
            return
        self.board.show_loaded(loaded)
        self.lists.show_loaded(loaded)
        self._show_looking()
        if not loaded.officers:
            way = ("Open the org chart", lambda: self.context.navigate("org_chart", ""))
            self.board.no_posts.tell(NO_POSTS, tone="accent", fixes=(way,))
        self.board.no_posts.setVisible(not loaded.officers)

    def _turn(self, shown: str) -> None:
        """A list that takes longer is read once it is shown."""
        self._tab = shown
        loaded = self._loaded
        if loaded is None:
            return
        lists = {RATES: loaded.rates, AHEAD: loaded.coming, TARGETS: loaded.targets}
        if shown in lists and lists[shown] is None:
            self.refresh()

    def _look(self) -> None:
        """Show something else; what takes longer is read once it is looked at."""
        if self._loaded is not None and self._loaded.lacks(self.top.sight()):
            self.refresh()
        else:
            self._show_looking()

    def _show_looking(self) -> None:
        """Show wards by the lens and the legend's filter."""
        self.board.show_looking(self.context.today())
        self._show_chosen()

    def _show_kind(self) -> None:
        self.board.show_kind()
        self._show_looking()

    def _export_map(self) -> None:
        if self._loaded is not None and self._loaded.cover:
            sight, compared = self.board.looking().sight, self.board.compared() is not None
            self._exporting.start(self._loaded, sight, self.map_card.kind(), compared=compared)

    def focus_key(self, key: str) -> None:
        """Choose a ward by its code; `CODE:put`, `:target`, `:absence` open its form."""
        code, _, verb = key.partition(":")
        self.choose_ward(code)
        if verb == "target":
            self.mending.open_target(code)
        elif verb == "put":
            self.mending.open_move(ward=code)
        elif verb == "absence":
            self.lists.record((code,))

    def choose_ward(self, code: str) -> None:
        """Show a ward in the map, the table and the card; '' shows none."""
        if code != self.ward or self.board.several():
            self.ward = code
            self.board.show_ward(code)

    def select_wards(self, codes: tuple[str, ...]) -> None:
        """Choose several wards together, in map and table; one of them alone is simply chosen."""
        found = self.board.show_several(codes)
        if len(found) == 1:
            self.ward = found[0]
            self.board.show_ward(self.ward)

    def _show_chosen(self) -> None:
        """Show the wards chosen together, or the one chosen."""
        if self.board.several():
            self.select_wards(self.board.several())
        else:
            self.board.show_ward(self.ward)

    def _show_done(self, ward: str) -> None:
        """Show a ward that was changed; wards chosen together stay so."""
        if self.board.several():
            self._show_chosen()
        else:
            self.choose_ward(ward or self.ward)

    def changeEvent(self, event: QEvent) -> None:
        """Colour the map anew in another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_looking()
