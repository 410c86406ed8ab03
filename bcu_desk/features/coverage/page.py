"""The coverage page: the ward map, the ward table beside it, and who goes where."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from bcu_desk.domain.assignments import WARD_OFFICER
from bcu_desk.domain.places import Bcu
from bcu_desk.features.coverage.commands import MoveOfficer, SetTarget
from bcu_desk.features.coverage.model.loaded import Loaded
from bcu_desk.features.coverage.model.looks import Looking
from bcu_desk.features.coverage.model.moves import full_wards, lens_of, verdict
from bcu_desk.features.coverage.queries import Cover, Officers, SpareOfficers, Wards
from bcu_desk.features.coverage.rules import LENS_TITLES, Lens
from bcu_desk.features.coverage.widgets.chips import OfficerChip
from bcu_desk.features.coverage.widgets.forms import target_form
from bcu_desk.features.coverage.widgets.map_card import MapCard
from bcu_desk.features.coverage.widgets.move_panel import MovePanel
from bcu_desk.features.coverage.widgets.ward_table import WardTable
from bcu_desk.kit.controls import Segmented, button, empty_state, words
from bcu_desk.kit.form import Form, Values
from bcu_desk.kit.map.looks import Verdict
from bcu_desk.kit.notice import Notice
from bcu_desk.kit.page import Page, PageContext
from bcu_desk.store.session import Reader
from bcu_desk.work.view import View
from bcu_desk.work.wire import made

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
    cares = frozenset(
        {"posting", "post", "person", "target", "absence", "ward", "ward_set", "borough_in_bcu"}
    )

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._loaded: Loaded | None = None
        self._ward = ""
        self._carried = ""
        self._form: Form | None = None
        self._panel: QWidget | None = None
        self.map_card = MapCard()
        self.map = self.map_card.map
        self.map.judge = self._judge
        self.wards = WardTable()
        self.table = self.wards.table
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        side = QWidget()
        self._side = QVBoxLayout(side)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._side.setSpacing(12)
        self._side.addWidget(self.wards, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("coverage.split")
        split.setChildrenCollapsible(False)
        split.setHandleWidth(16)
        split.addWidget(self.map_card)
        split.addWidget(side)
        split.setStretchFactor(0, 1)
        split.setStretchFactor(1, 1)
        split.setSizes([490, 652])
        whole = QWidget()
        lines = QVBoxLayout(whole)
        lines.setContentsMargins(16, 12, 16, 16)
        lines.setSpacing(12)
        self._no_posts = Notice("coverage.no_posts")
        lines.addLayout(self._top_line())
        lines.addWidget(self._no_posts)
        lines.addWidget(split, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(whole)
        self._pages.addWidget(empty_state(*NO_WARDS, icon="coverage"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)

    def _top_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(words("Show", "secondary"))
        self.lens = Segmented([(lens.value, title) for lens, title in LENS_TITLES.items()])
        self.lens.setObjectName("coverage.lens")
        self.lens.setAccessibleName("What the map shows")
        self.lens.choose(Lens.IN_POST.value)
        line.addWidget(self.lens)
        line.addStretch(1)
        self._target_button = button("Set target", "coverage.target", key="T")
        self._put_button = button(
            "Put a DWO", "coverage.put", kind="primary", icon="person_add", key="P"
        )
        for part in (self._target_button, self._put_button):
            part.setEnabled(not self.context.desk.read_only)
            line.addWidget(part)
        return line

    def _connect(self) -> None:
        card = self.map_card.ward_card
        self.map.chosen.connect(self.choose_ward)
        self.map.opened.connect(lambda code: self.open_move(ward=code))
        self.map.dropped.connect(self._move)
        self.wards.chosen.connect(self.choose_ward)
        self.wards.opened.connect(lambda code: self.open_move(ward=code))
        self.map_card.legend.changed.connect(self._show_looking)
        self.lens.chosen.connect(lambda _: self._show_looking())
        card.move_asked.connect(lambda collar: self.open_move(person=collar))
        card.put_asked.connect(lambda kind: self.open_move(ward=self._ward, kind=kind))
        card.carried.connect(self._carry)
        self._put_button.clicked.connect(lambda: self.open_move(ward=self._ward))
        self._target_button.clicked.connect(lambda: self.open_target(self._ward))
        for key, run in ((Qt.Key.Key_Escape, self.close_form), (Qt.Key.Key_M, self.move_from_here)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    def load(self, reader: Reader, view: View) -> Loaded:
        """Everything the page shows, from one view of the file."""
        return Loaded(
            view.on,
            Cover().rows(reader, view),
            Wards().rows(reader, view),
            Officers().rows(reader, view),
            SpareOfficers().rows(reader, view),
            {row.code: row.name for row in reader.every(Bcu)},
        )

    def show_loaded(self, loaded: Loaded) -> None:
        """Show the map, the table and the sums, or why there is nothing."""
        self._loaded = loaded
        self._pages.setCurrentIndex(0 if loaded.cover else 1)
        if not loaded.cover:
            return
        self.map_card.show_loaded(loaded)
        self._show_looking()
        self._no_posts.setVisible(not loaded.officers)
        if not loaded.officers:
            way = ("Open the org chart", lambda: self.context.navigate("org_chart", ""))
            self._no_posts.tell(NO_POSTS, tone="accent", fixes=(way,))

    def _looking(self) -> Looking:
        dimmed: frozenset[str] = frozenset()
        if self._carried and self._loaded is not None:
            dimmed = full_wards(self._loaded, self._carried)
        return Looking(Lens(self.lens.value()), self.map_card.legend.wanted(), dimmed)

    def _show_looking(self) -> None:
        """Show wards by the lens and the legend's filter."""
        if self._loaded is not None and self._loaded.cover:
            self.map_card.colour(self._loaded, self._looking())
            self.wards.show_loaded(self._loaded, self._looking())
            self._show_ward()

    def focus_key(self, key: str) -> None:
        """Choose a ward by its code; `CODE:put` and `CODE:target` open the form for it."""
        code, _, verb = key.partition(":")
        self.choose_ward(code)
        if verb == "target":
            self.open_target(code)
        elif verb == "put":
            self.open_move(ward=code)

    def choose_ward(self, code: str) -> None:
        """Show a ward in the map, the table and the card; '' shows none."""
        if code != self._ward:
            self._ward = code
            self._show_ward()

    def chosen_ward(self) -> str:
        """The code of the ward chosen, or ''."""
        return self._ward

    def _show_ward(self) -> None:
        if self._loaded is not None:
            self.map_card.show_ward(self._loaded, self._ward)
            self.wards.show_ward(self._ward)

    def _judge(self, collar: str, ward: str) -> Verdict:
        """What a drop of an officer on a ward would do, in words."""
        if self._loaded is None:
            return Verdict(ok=False, words="The wards are still being read")
        return verdict(self._loaded, collar, ward)

    def _carry(self, collar: str) -> None:
        """Dim the wards without room while an officer is carried; '' when the drag is over."""
        self._carried = collar
        held = self._loaded.holder(collar) if self._loaded else None
        self.map.show_giving(held.ward if held else "")
        if self._loaded is not None:
            self.map_card.colour(self._loaded, self._looking())

    def _move(self, collar: str, ward: str) -> None:
        """What a drop does: from the day shown, without an end."""
        command = MoveOfficer(person=collar, to_ward=ward, from_day=self.context.view().on)
        self.do(command, on_done=lambda _: self.choose_ward(ward))

    def open_move(self, *, person: str = "", ward: str = "", kind: str = WARD_OFFICER) -> None:
        """Open the form that puts an officer on a ward."""
        if self._loaded is None or not self._loaded.cover or self.context.desk.read_only:
            return
        lens = Lens.IN_POST if kind == WARD_OFFICER else Lens.PCSO
        lens = lens_of(self._loaded, person) if person else lens
        panel = MovePanel(self._loaded, lens, (self._send_move, self.close_form))
        panel.changed.connect(lambda: self._show_form_wards(panel))
        self._open(panel, panel.form)
        panel.fill(ward=ward, person=person)

    def move_from_here(self) -> None:
        """Move an officer of the ward chosen by form: the one in focus, else the first."""
        chips = [chip for chip in self.map_card.ward_card.chips() if isinstance(chip, OfficerChip)]
        chosen = [chip for chip in chips if chip.hasFocus()] or chips
        self.open_move(person=chosen[0].collar if chosen else "")

    def _show_form_wards(self, panel: MovePanel) -> None:
        """Mark the wards that the open form is about."""
        self.map.show_giving(panel.giving())
        if panel.ward():
            self.map.choose(panel.ward())

    def open_target(self, ward: str) -> None:
        """Open the form that sets a ward's targets."""
        if self._loaded is None or not self._loaded.cover or self.context.desk.read_only:
            return
        form = target_form(self._loaded, (self._send_target, self.close_form))
        row = self._loaded.row(ward)
        form.set_value("ward", ward)
        form.set_value("from", self._loaded.on)
        form.set_value("dwo", row.target_dwo if row else 2)
        form.set_value("pcso", row.target_pcso if row else 1)
        self._open(form, form)
        form.field("dwo" if ward else "ward").setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, panel: QWidget, form: Form) -> None:
        self.close_form()
        self._panel, self._form = panel, form
        self._side.insertWidget(0, panel)
        self.wards.show_sums(shown=False)
        self.wards.setVisible(panel is form)
        panel.show()

    def close_form(self) -> None:
        """Put the form away with nothing changed."""
        if self._panel is not None:
            self._side.removeWidget(self._panel)
            self._panel.hide()
            self._panel.deleteLater()
            self.wards.show_sums(shown=True)
            self.wards.show()
            self._panel, self._form = None, None
            self.map.show_giving("")
            self._show_ward()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _send_move(self, values: Values) -> None:
        command = made(MoveOfficer, values)
        self.do(command, form=self._form, on_done=lambda _: self._done_with(command.to_ward))

    def _send_target(self, values: Values) -> None:
        command = made(SetTarget, values)
        self.do(command, form=self._form, on_done=lambda _: self._done_with(command.ward))

    def _done_with(self, ward: str) -> None:
        self.close_form()
        self.choose_ward(ward)

    def changeEvent(self, event: QEvent) -> None:
        """Colour the map anew in another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._show_looking()
