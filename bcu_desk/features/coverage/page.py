"""The coverage page: the ward map, the ward table beside it, and who goes where."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from bcu_desk.domain.places import Bcu
from bcu_desk.features.coverage.commands import MoveOfficer, SetTarget
from bcu_desk.features.coverage.model import TOTAL_COLUMNS, WARD_COLUMNS
from bcu_desk.features.coverage.queries import (
    Cover,
    CoverRow,
    OfficerRow,
    Officers,
    SpareOfficers,
    SpareRow,
    TotalRow,
    counted_states,
    totals,
)
from bcu_desk.features.coverage.rules import WardState, shift, state_of
from bcu_desk.features.coverage.widgets.forms import move_form, target_form
from bcu_desk.features.coverage.widgets.legend import Legend
from bcu_desk.features.coverage.widgets.ward_card import WardCard
from bcu_desk.kit.controls import Card, Segmented, button, rule, words
from bcu_desk.kit.form import Form
from bcu_desk.kit.look.tokens import tokens
from bcu_desk.kit.map.areas import read_areas
from bcu_desk.kit.map.view import AreaLook, AreaMap, Verdict
from bcu_desk.kit.page import Page, PageContext
from bcu_desk.kit.table_model import TableModel, table_view
from bcu_desk.store.folders import resources
from bcu_desk.store.session import Reader
from bcu_desk.work.view import View

LENSES = (("posts", "Posts"), ("in_post", "In post"), ("available", "Available"), ("pcso", "PCSO"))
SHAPES = "schematic_2014.json"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the page shows."""

    cover: tuple[CoverRow, ...]
    officers: tuple[OfficerRow, ...]
    spare: tuple[SpareRow, ...]
    by_borough: tuple[TotalRow, ...]
    by_bcu: tuple[TotalRow, ...]


class CoveragePage(Page):
    """Which wards are below promise on the day, why, and what mends it."""

    id = "coverage"
    cares = frozenset(
        {"posting", "post", "person", "target", "absence", "ward", "ward_set", "borough_in_bcu"}
    )

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._loaded: Loaded | None = None
        self._codes: tuple[str, ...] = ()
        self._ward = ""
        self._form: Form | None = None
        self.map = AreaMap("Map of wards by DWOs in post against target")
        self.map.setObjectName("coverage.map")
        self.map.note = "Schematic: cells grown from the ward points, not true boundaries"
        self.map.judge = self._judge
        self._wards: TableModel[CoverRow] = TableModel(WARD_COLUMNS)
        self._totals: TableModel[TotalRow] = TableModel(TOTAL_COLUMNS)
        self.table = table_view(self._wards, "coverage.table", "Wards")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 12, 16, 12)
        lines.setSpacing(12)
        lines.addLayout(self._top_line())
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("coverage.split")
        split.setChildrenCollapsible(False)
        split.setHandleWidth(12)
        split.addWidget(self._map_card())
        split.addWidget(self._right_side())
        split.setStretchFactor(0, 5)
        split.setStretchFactor(1, 6)
        split.setSizes([480, 654])
        lines.addWidget(split, 1)

    def _top_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(words("Show", "secondary"))
        self.lens = Segmented(LENSES)
        self.lens.setObjectName("coverage.lens")
        self.lens.setAccessibleName("What the map shows")
        self.lens.choose("in_post")
        line.addWidget(self.lens)
        line.addStretch(1)
        self._target_button = button("Set target", "coverage.target", key="Ctrl+Shift+T")
        self._put_button = button("Put a DWO", "coverage.put", kind="primary", icon="person_add")
        for made in (self._target_button, self._put_button):
            made.setEnabled(not self.context.desk.read_only)
            line.addWidget(made)
        return line

    def _map_card(self) -> Card:
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        self.legend = Legend()
        self.ward_card = WardCard()
        inside.addWidget(self.legend)
        inside.addWidget(rule())
        inside.addWidget(self.map, 1)
        inside.addWidget(rule())
        inside.addWidget(self.ward_card)
        return card

    def _right_side(self) -> QWidget:
        side = QWidget()
        self._right = QVBoxLayout(side)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.setSpacing(12)
        self._right.addWidget(self._table_card(), 1)
        self._totals_card = self._sum_card()
        self._right.addWidget(self._totals_card)
        return side

    def _table_card(self) -> Card:
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        line = QHBoxLayout()
        line.setContentsMargins(14, 10, 12, 10)
        self._head = words("", "section")
        self._subhead = words("", "secondary")
        self._next = button("Next short", "coverage.next", key="N")
        line.addWidget(self._head)
        line.addSpacing(8)
        line.addWidget(self._subhead, 1)
        line.addWidget(self._next)
        inside.addLayout(line)
        inside.addWidget(self.table)
        return card

    def _sum_card(self) -> Card:
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        self._sums = table_view(self._totals, "coverage.totals", "Totals by borough and BCU")
        inside.addWidget(self._sums)
        return card

    def _connect(self) -> None:
        self.map.chosen.connect(self.choose_ward)
        self.map.dropped.connect(self._move)
        self.map.opened.connect(lambda code: self.open_move(ward=code))
        self.table.row_chosen.connect(lambda line: self.choose_ward(self._wards.row_at(line).ward))
        self.table.row_opened.connect(
            lambda line: self.open_move(ward=self._wards.row_at(line).ward)
        )
        self.legend.changed.connect(lambda _: self._colour())
        self.lens.chosen.connect(lambda _: self._colour())
        self.ward_card.move_asked.connect(lambda collar: self.open_move(person=collar))
        self.ward_card.put_asked.connect(lambda _: self.open_move(ward=self._ward))
        self._put_button.clicked.connect(lambda: self.open_move(ward=self._ward))
        self._target_button.clicked.connect(lambda: self.open_target(self._ward))
        self._next.clicked.connect(lambda: self.next_short())
        move = QShortcut(QKeySequence("M"), self)
        move.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        move.activated.connect(self._move_first)

    def load(self, reader: Reader, view: View) -> Loaded:
        """Everything the page shows, from one view of the file."""
        cover = Cover().rows(reader, view)
        names = {row.code: row.name for row in reader.every(Bcu)}
        return Loaded(
            cover,
            Officers().rows(reader, view),
            SpareOfficers().rows(reader, view),
            totals(cover, names, by="borough"),
            totals(cover, names, by="bcu"),
        )

    def show_loaded(self, loaded: Loaded) -> None:
        """Show the map, the table and the sums."""
        self._loaded = loaded
        codes = tuple(sorted(row.ward for row in loaded.cover))
        if codes != self._codes:
            self._codes = codes
            areas = read_areas(resources() / "maps" / SHAPES, codes)
            homes = {row.ward: row.borough for row in loaded.cover}
            self.map.show_areas(areas, [homes[code] for code in areas.codes])
        self._wards.set_rows(loaded.cover)
        self._totals.set_rows((*loaded.by_borough, *loaded.by_bcu))
        rows = len(loaded.by_borough) + len(loaded.by_bcu)
        self._totals_card.setFixedHeight(min(7, rows) * 28 + 36)
        self._say_sums(loaded)
        self._colour()
        self._show_ward()

    def _say_sums(self, loaded: Loaded) -> None:
        known = [row for row in loaded.cover if row.target_dwo is not None]
        below = [row for row in known if row.shortfall]
        short = sum(row.shortfall for row in known)
        over = sum(row.surplus for row in known)
        self._head.setText(f"{len(below)} of {len(known)} wards below target")
        self._subhead.setText(f"{short} short; {over} over elsewhere, not netted")
        self.legend.show_counts(counted_states(loaded.cover))
        self._next.setEnabled(bool(below))

    def _colour(self) -> None:
        """Colour the map by the lens and the legend's filter."""
        if self._loaded is None:
            return
        rows = {row.ward: row for row in self._loaded.cover}
        wanted = self.legend.wanted()
        codes = self.map.codes()
        self.map.show_looks([self._look(rows[code], wanted) for code in codes])

    def _look(self, row: CoverRow, wanted: frozenset[WardState]) -> AreaLook:
        there, target = self._figure(row)
        state = state_of(target, there)
        return AreaLook(
            colour=tokens().hue(f"class.{state.value}"),
            digit="–" if state is WardState.NO_DATA else str(there),
            name=row.name,
            told=f"{row.name}, {row.borough_name}: {there} of {target}"
            f" {self.lens.value().replace('_', ' ')}, {state.value.replace('_', ' ')}."
            f" {row.cause}",
            hatched=state is WardState.NO_DATA,
            faint=bool(wanted) and WardState(row.state) not in wanted,
        )

    def _figure(self, row: CoverRow) -> tuple[int, int | None]:
        lens = self.lens.value()
        if lens == "pcso":
            return row.in_post_pcso, row.target_pcso
        figures = {"posts": row.posts_dwo, "available": row.available_dwo}
        return figures.get(lens, row.in_post_dwo), row.target_dwo

    def focus_key(self, key: str) -> None:
        """Choose a ward by its code; `CODE:put` and `CODE:target` open the form for it."""
        code, _, verb = key.partition(":")
        self._ward = code
        self._show_ward()
        if verb == "target":
            self.open_target(code)
        elif verb:
            self.open_move(ward=code)

    def choose_ward(self, code: str) -> None:
        """Show a ward in the map, the table and the card."""
        if code != self._ward:
            self._ward = code
            self._show_ward()

    def _show_ward(self) -> None:
        if self._loaded is None:
            return
        row = next((row for row in self._loaded.cover if row.ward == self._ward), None)
        team = [item for item in self._loaded.officers if item.ward == self._ward]
        self.ward_card.show_ward(row, team, self.context.view().on)
        self.map.choose(self._ward)
        line = self._wards.line_of(lambda item: item.ward == self._ward)
        if line is not None and line != self.table.chosen_line():
            self.table.choose_line(line)

    def next_short(self) -> None:
        """Go to the next ward below target, in the table's order."""
        short = [row.ward for row in self._wards.rows() if row.shortfall]
        if short:
            at = short.index(self._ward) + 1 if self._ward in short else 0
            self.choose_ward(short[at % len(short)])

    def _move_first(self) -> None:
        """M: move the first officer of the ward chosen."""
        team = self._loaded.officers if self._loaded else ()
        collars = [row.collar for row in team if row.ward == self._ward and row.collar]
        self.open_move(person=collars[0] if collars else "")

    def _judge(self, collar: str, ward: str) -> Verdict:
        """What a drop of an officer on a ward would do, in words."""
        rows = {row.ward: row for row in self._loaded.cover} if self._loaded else {}
        home = (
            next((o.ward for o in self._loaded.officers if o.collar == collar), "")
            if (self._loaded)
            else ""
        )
        if ward == home:
            return Verdict(ok=False, words="This is their ward now")
        there = rows[ward]
        if there.posts_dwo <= there.in_post_dwo:
            return Verdict(ok=False, words=f"{there.name} has no vacant DWO post")
        to = shift(there.name, there.target_dwo, there.in_post_dwo, 1)
        words_ = f"{to.ward} {to.before} → {to.after}"
        if home in rows:
            back = rows[home]
            gone = shift(back.name, back.target_dwo, back.in_post_dwo, -1)
            words_ += f", {gone.ward} {gone.before} → {gone.after}"
        return Verdict(ok=True, words=words_)

    def _move(self, collar: str, ward: str) -> None:
        on = self.context.view().on
        self.do(MoveOfficer(person=collar, to_ward=ward, from_day=on))

    def open_move(self, *, person: str = "", ward: str = "") -> None:
        """Open the form that puts an officer on a ward."""
        if self._loaded is None or self.context.desk.read_only:
            return
        form = move_form(
            self._loaded.cover,
            self._loaded.officers,
            self._loaded.spare,
            (self._send_move, self.close_form),
        )
        form.set_value("from", self.context.view().on)
        form.set_value("person", person)
        form.set_value("ward", ward)
        self._open(form, "ward" if person and not ward else "person")

    def open_target(self, ward: str) -> None:
        """Open the form that sets a ward's targets."""
        if self._loaded is None or self.context.desk.read_only:
            return
        form = target_form(self._loaded.cover, (self._send_target, self.close_form))
        row = next((row for row in self._loaded.cover if row.ward == ward), None)
        form.set_value("ward", ward)
        form.set_value("from", self.context.view().on)
        form.set_value("dwo", row.target_dwo if row else 2)
        form.set_value("pcso", row.target_pcso if row else 1)
        self._open(form, "dwo" if ward else "ward")

    def _open(self, form: Form, first: str) -> None:
        self.close_form()
        self._form = form
        self._right.insertWidget(0, form)
        self._totals_card.hide()
        form.field(first).setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Put the form away with nothing changed."""
        if self._form is not None:
            self._right.removeWidget(self._form)
            self._form.hide()
            self._form.deleteLater()
            self._form = None
            self._totals_card.show()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _send_move(self, values: dict[str, object]) -> None:
        ward = str(values["ward"])
        command = MoveOfficer(
            person=str(values["person"]),
            to_ward=ward,
            from_day=values["from"],
            to_day=values["to"],
        )
        self.do(command, form=self._form, on_done=lambda _: self._done_with(ward))

    def _send_target(self, values: dict[str, object]) -> None:
        ward = str(values["ward"])
        command = SetTarget(
            ward=ward,
            from_day=values["from"],
            to_day=values["to"],
            dwo=values["dwo"],
            pcso=values["pcso"],
        )
        self.do(command, form=self._form, on_done=lambda _: self._done_with(ward))

    def _done_with(self, ward: str) -> None:
        self.close_form()
        self.choose_ward(ward)
