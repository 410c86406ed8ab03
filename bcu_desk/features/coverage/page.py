"""The coverage page: the ward map, the ward table beside it, and who goes where."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from bcu_desk.features.coverage.dialogs import MapExport, Mending
from bcu_desk.features.coverage.model.loaded import Loaded, load
from bcu_desk.features.coverage.model.looks import Looking
from bcu_desk.features.coverage.queries.differences import Compared
from bcu_desk.features.coverage.widgets.absences.gestures import AbsenceGestures
from bcu_desk.features.coverage.widgets.changes import Changes
from bcu_desk.features.coverage.widgets.chips import OfficerChip
from bcu_desk.features.coverage.widgets.map_card import MapCard
from bcu_desk.features.coverage.widgets.proposals.gestures import ProposalGestures
from bcu_desk.features.coverage.widgets.side import AHEAD, RATES, TARGETS, Side
from bcu_desk.features.coverage.widgets.top_line import TopLine
from bcu_desk.features.coverage.widgets.ward_table import WardTable
from bcu_desk.kit.controls import empty_state
from bcu_desk.kit.notice import Notice
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
        | {"absence_kind", "abstraction_figure", "model_rule"}
        | {"ward_shape", "shift_pattern", "shift_code", "shift_line"}
    )

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._loaded: Loaded | None = None
        self.ward = ""
        self._tab = ""
        self.map_card = MapCard()
        self.map = self.map_card.map
        self.top = TopLine(self.map_card.kinds, writable=not context.desk.read_only)
        self.lens, self.difference = self.top.lens, self.top.difference
        self.wards = WardTable()
        self.table = self.wards.table
        self.changes = Changes()
        self._side = Side(self.wards, self.changes)
        self.mending = Mending(self, self._side, self.map)
        self.absences = AbsenceGestures(
            self.do, self._side, self.mending.close, context.desk.clock.minute
        )
        self.proposals = ProposalGestures(self.do, self._side, self.mending.close, context)
        self._exporting = MapExport(self)
        self.map.judge = self.mending.judge
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("coverage.split")
        split.setChildrenCollapsible(False)
        split.setHandleWidth(16)
        split.addWidget(self.map_card)
        split.addWidget(self._side)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        split.setSizes([490, 652])
        whole = QWidget()
        lines = QVBoxLayout(whole)
        lines.setContentsMargins(16, 12, 16, 16)
        lines.setSpacing(12)
        self._no_posts = Notice("coverage.no_posts")
        lines.addWidget(self.top)
        lines.addWidget(self._no_posts)
        lines.addWidget(split, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(whole)
        self._pages.addWidget(empty_state(*NO_WARDS, icon="coverage"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)

    def _connect(self) -> None:
        card, mend = self.map_card.ward_card, self.mending
        for opener in (self.map, self.wards, self.changes):
            opener.chosen.connect(self.choose_ward)
            opener.opened.connect(lambda code: mend.open_move(ward=code))
        self.map.dropped.connect(mend.drop)
        for legend in (self.map_card.legend, self.map_card.turns, self.map_card.demand):
            legend.changed.connect(self._show_looking)
        self.top.changed.connect(self._show_looking)
        self.map_card.kinds.chosen.connect(lambda _: self._show_kind())
        card.move_asked.connect(lambda collar: mend.open_move(person=collar))
        card.put_asked.connect(lambda kind: mend.open_move(ward=self.ward, kind=kind))
        card.carried.connect(mend.carry)
        mend.carrying.connect(self._colour)
        mend.done.connect(self.choose_ward)
        mend.over.connect(self._show_ward)
        self.top.put.clicked.connect(lambda: mend.open_move(ward=self.ward))
        self.top.target.clicked.connect(lambda: mend.open_target(self.ward))
        self._connect_lists()
        self.map_card.days.chosen.connect(self.context.set_on)
        self.map_card.export.clicked.connect(self._export_map)
        for key, run in ((Qt.Key.Key_Escape, mend.close), (Qt.Key.Key_M, self.move_from_here)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    def _connect_lists(self) -> None:
        """The lists beside the map, and the panels that stand in their place."""
        side = self._side
        self.top.record.clicked.connect(lambda: self.record_absence(ward=self.ward))
        side.turned.connect(self._turn)
        for part in (side.away, side.rates, side.coming, side.ledger):
            part.chosen.connect(self.choose_ward)
        side.away.end_asked.connect(self.absences.end)
        side.away.remove_asked.connect(self.absences.remove)
        side.away.change_asked.connect(self.absences.change)
        side.fill.clicked.connect(lambda: self.proposals.fill())
        side.plan.clicked.connect(lambda: self.proposals.plan_event())
        self.map_card.ward_card.cover_asked.connect(self.find_cover)
        for verb in (side.fill, side.plan, self.map_card.ward_card.cover):
            verb.setEnabled(not self.context.desk.read_only)
        for do in (self.absences, self.proposals):
            do.done.connect(lambda ward: self.choose_ward(ward or self.ward))
            do.wards_meant.connect(lambda wards: self.map.show_giving(wards[0] if wards else ""))

    def find_cover(self) -> None:
        """Propose moves for the ward chosen."""
        row = self._loaded.row(self.ward) if self._loaded else None
        if row is not None and not self.context.desk.read_only:
            self.proposals.fill("dwo", (row.ward, row.name))

    def record_absence(self, *, ward: str = "", person: str = "") -> None:
        """Open the form that records an absence, with the team of a ward or a person."""
        loaded = self._loaded
        if loaded is not None and loaded.away is not None and not self.context.desk.read_only:
            self.absences.record(loaded.away, ward=ward, person=person)

    def _turn(self, shown: str) -> None:
        """A list that takes longer is read once it is shown."""
        self._tab = shown
        loaded = self._loaded
        if loaded is None:
            return
        lists = {RATES: loaded.rates, AHEAD: loaded.coming, TARGETS: loaded.targets}
        if shown in lists and lists[shown] is None:
            self.refresh()

    def load(self, reader: Reader, view: View) -> Loaded:
        """Everything the page shows, from one view of the file."""
        return load(reader, view, tab=self._tab)

    def show_loaded(self, loaded: Loaded) -> None:
        """Show the map, the table and the sums, or why there is nothing."""
        self._loaded = loaded
        self.mending.show_loaded(loaded)
        self._pages.setCurrentIndex(0 if loaded.cover else 1)
        if not loaded.cover:
            return
        self.map_card.show_loaded(loaded)
        self.top.follow_days(loaded.days)
        self._show_looking()
        if loaded.away is not None:
            self._side.away.show_read(loaded.away, writable=not self.context.desk.read_only)
            self.absences.show_read(loaded.away)
        if loaded.rates is not None:
            self._side.rates.show_rates(loaded.rates)
        if loaded.coming is not None:
            self._side.coming.show_wards(loaded.coming)
        if loaded.targets is not None:
            self._side.ledger.show_targets(loaded.targets)
        self._no_posts.setVisible(not loaded.officers)
        if not loaded.officers:
            way = ("Open the org chart", lambda: self.context.navigate("org_chart", ""))
            self._no_posts.tell(NO_POSTS, tone="accent", fixes=(way,))

    def _export_map(self) -> None:
        if self._loaded is not None and self._loaded.cover:
            self._exporting.start(self._loaded, self.top.shown(), self.map_card.kind())

    def _show_kind(self) -> None:
        """Show the same wards as they lie on another map."""
        if self._loaded is not None and self._loaded.cover:
            self.map_card.show_loaded(self._loaded)
            self._show_looking()

    def _compared(self) -> Compared | None:
        """Both days, while their difference is shown."""
        if self._loaded is None or not self.difference.isChecked():
            return None
        return self._loaded.compared

    def _looking(self) -> Looking:
        wanted = self.map_card.wanted(compared=self._compared() is not None)
        return Looking(self.top.shown(), wanted, self.mending.dimmed())

    def _show_looking(self) -> None:
        """Show wards by the lens and the legend's filter."""
        if self._loaded is None or not self._loaded.cover:
            return
        self._colour()
        compared = self._compared()
        if compared is None:
            self.wards.show_loaded(self._loaded, self._looking())
        else:
            self.changes.show_changes(self._loaded, compared, self._looking())
        self._side.show_changes(shown=compared is not None)
        self.map_card.show_days(self._loaded, self._looking().lens, self.context.today())
        self._show_ward()

    def _colour(self) -> None:
        if self._loaded is None or not self._loaded.cover:
            return
        compared = self._compared()
        if compared is None and self.top.is_demand() and not self.mending.dimmed():
            self.map_card.colour_demand(self._loaded)
        elif compared is None:
            self.map_card.colour(self._loaded, self._looking())
        else:
            self.map_card.colour_changes(self._loaded, compared, self._looking())

    def focus_key(self, key: str) -> None:
        """Choose a ward by its code; `CODE:put`, `:target`, `:absence` open its form."""
        code, _, verb = key.partition(":")
        self.choose_ward(code)
        if verb == "target":
            self.mending.open_target(code)
        elif verb == "put":
            self.mending.open_move(ward=code)
        elif verb == "absence":
            self.record_absence(ward=code)

    def choose_ward(self, code: str) -> None:
        """Show a ward in the map, the table and the card; '' shows none."""
        if code != self.ward:
            self.ward = code
            self._show_ward()

    def _show_ward(self) -> None:
        if self._loaded is not None:
            self.map_card.show_ward(self._loaded, self.ward)
            shown = self.wards if self._compared() is None else self.changes
            shown.show_ward(self.ward)

    def move_from_here(self) -> None:
        """Move an officer of the ward chosen by form: the one in focus, else the first."""
        chips = [chip for chip in self.map_card.ward_card.chips() if isinstance(chip, OfficerChip)]
        chosen = [chip for chip in chips if chip.hasFocus()] or chips
        self.mending.open_move(person=chosen[0].collar if chosen else "")

    def changeEvent(self, event: QEvent) -> None:
        """Colour the map anew in another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_looking()
