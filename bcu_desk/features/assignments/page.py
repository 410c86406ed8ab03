"""The assignments page: who holds each borough and core function when, and what that breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import long_day
from bcu_desk.features.assignments.model.axis import axis_of
from bcu_desk.features.assignments.model.content import content_of
from bcu_desk.features.assignments.model.gestures import command_of
from bcu_desk.features.assignments.model.table import COLUMNS, BoardLine, lines_of
from bcu_desk.features.assignments.queries import Board, board
from bcu_desk.features.assignments.rules.details import detail_of, overview
from bcu_desk.features.assignments.rules.items import Asked, GapItem, Item, asked_of, items_of
from bcu_desk.features.assignments.rules.periods import Zoom, period_of, period_text
from bcu_desk.features.assignments.rules.seeking import found_by, next_problem
from bcu_desk.features.assignments.rules.suggestions import Suggestion, suggestions
from bcu_desk.features.assignments.widgets.check_strip import CheckStrip
from bcu_desk.features.assignments.widgets.forms import first_field, form_of
from bcu_desk.features.assignments.widgets.inspector import TITLES, Inspector
from bcu_desk.features.assignments.widgets.legend import Legend
from bcu_desk.features.assignments.widgets.toolbar import Toolbar
from bcu_desk.kit.controls import Card, rule
from bcu_desk.kit.form import Form
from bcu_desk.kit.notice import Fix
from bcu_desk.kit.page import Page, PageContext
from bcu_desk.kit.table_model import TableModel, table_view
from bcu_desk.kit.timeline.layout import Sizes
from bcu_desk.kit.timeline.rows import anything, nothing_else
from bcu_desk.kit.timeline.view import Timeline
from bcu_desk.store.session import Reader
from bcu_desk.store.unusable import Unusable
from bcu_desk.work.view import View

SIDE, FORM_SIDE = 328, 408  # pixels beside the board: for reading, for filling in
SIZES = Sizes(names=208, group=22, row=37, bar=33, lane=35)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the page shows, and what can be chosen on it."""

    board: Board
    items: dict[str, Item]


class AssignmentsPage(Page):
    """Boroughs, core functions and command against time, with the model check above them."""

    id = "assignments"
    cares = frozenset(
        {
            "posting", "post", "person", "function_lead", "dedication", "waiver", "model_rule",
            "target", "ward", "ward_set", "borough_in_bcu", "booking", "off_road", "vehicle",
        }
    )  # fmt: skip

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._loaded: Loaded | None = None
        self._zoom, self._moved = Zoom.WEEKS, 0
        self._key = ""
        self._sought = ""
        self._form: Form | None = None
        read_only = context.desk.read_only
        self.toolbar = Toolbar(read_only=read_only)
        self.strip = CheckStrip()
        self.timeline = Timeline("assignments.board", "Boroughs and functions over time", SIZES)
        self.timeline.set_judge(anything, nothing_else, writable=False)
        self._lines: TableModel[BoardLine] = TableModel(COLUMNS)
        self.table = table_view(self._lines, "assignments.table", "Holders and gaps")
        self.inspector = Inspector(read_only=read_only)
        self.legend = Legend()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 12, 16, 12)
        lines.setSpacing(12)
        lines.addWidget(self.toolbar)
        split = QHBoxLayout()
        split.setSpacing(12)
        split.addWidget(self._board_card(), 1)
        self._right = QWidget()
        self._right.setFixedWidth(SIDE)
        self._side = QVBoxLayout(self._right)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._side.addWidget(self.inspector)
        split.addWidget(self._right)
        lines.addLayout(split, 1)

    def _board_card(self) -> Card:
        card = Card()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        self._views = QStackedWidget()
        self._views.addWidget(self.timeline)
        self._views.addWidget(self.table)
        for part, stretch in ((self.strip, 0), (rule(), 0), (self._views, 1)):
            inside.addWidget(part, stretch)
        inside.addWidget(rule())
        inside.addWidget(self.legend)
        return card

    def _connect(self) -> None:
        self.toolbar.view.chosen.connect(lambda _: self._show_view())
        self.toolbar.zoom.chosen.connect(self._show_zoom)
        self.toolbar.moved.connect(self._move)
        self.toolbar.verb.connect(self.open_form)
        self.strip.chosen.connect(self.choose)
        self.strip.next_asked.connect(self.next_problem)
        self.timeline.selected.connect(lambda bar, row: self.choose(bar or row))
        self.timeline.activated.connect(self._open)
        self.timeline.menu_asked.connect(lambda _bar, _row, where: self.menu().popup(where))
        self.table.row_chosen.connect(lambda line: self.choose(self._lines.row_at(line).key))
        self.table.row_opened.connect(lambda line: self._open(self._lines.row_at(line).key))
        self.inspector.verb.connect(self.open_form)
        self.inspector.closed.connect(lambda: self.choose(""))
        self.inspector.followed.connect(self._follow)
        self.inspector.suggested.connect(self._take)

    def load(self, reader: Reader, view: View) -> Loaded:
        """The board of the period shown, and everything on it by its key."""
        found = board(reader, view, period_of(self._zoom, view.on, self._moved))
        return Loaded(found, items_of(found.rows, found.lanes))

    def show_loaded(self, loaded: Loaded) -> None:
        """Show the strip, the board, the table and what is chosen."""
        self._loaded = loaded
        shown = loaded.board
        today = self.context.desk.clock.today()
        axis = axis_of(shown.period, shown.on, today)
        self.timeline.set_content(content_of(shown, loaded.items))
        self.timeline.set_axis(axis, axis.first, axis.last)
        self._lines.set_rows(lines_of(loaded.items.values()))
        self.strip.show_lanes(shown.lanes)
        self.toolbar.period.setText(period_text(shown.period))
        self.legend.renew()
        sought, self._sought = self._sought, ""
        if sought:
            self.focus_key(sought)
        else:
            self.choose(self._key if self._key in loaded.items else "")

    def choose(self, key: str) -> None:
        """Choose a bar, a gap or a rule by its key on the board; '' chooses nothing."""
        if self._loaded is None:
            return
        self._key = key if key in self._loaded.items else ""
        shown = self._loaded.board
        item = self._loaded.items.get(self._key)
        detail = (
            overview(shown.breaches, shown.rows, shown.on)
            if item is None
            else detail_of(item, shown.breaches, shown.on)
        )
        self.inspector.show_detail(detail, closable=item is not None)
        self.strip.mark(self._key)
        if isinstance(item, GapItem):
            self._suggest(item, shown.facts)
        if self._key not in (self.timeline.cursor_at.bar, self.timeline.cursor_at.row):
            self.timeline.select(self._key)
        line = self._lines.line_of(lambda row: row.key == self._key)
        if line != self.table.chosen_line():
            self.table.choose_line(line)

    def _suggest(self, item: GapItem, facts: ModelFacts) -> None:
        """Try who could cover, off the GUI thread; another item chosen meanwhile drops it."""

        def arrived(found: tuple[Suggestion, ...]) -> None:
            if self._key == item.key:
                self.inspector.suggest(found)

        self.context.jobs.run(lambda: suggestions(facts, item), done=arrived)

    def _take(self, suggestion: Suggestion) -> None:
        """Open the form of a choice, filled in."""
        choice = suggestion.choice
        asked = replace(
            self._asked(), post=choice.post, person=choice.collar, standing=choice.standing.value
        )
        self._open_with(choice.verb, asked)

    def chosen(self) -> str:
        """The key of what is chosen, or ''."""
        return self._key

    def focus_key(self, key: str) -> None:
        """Choose by GSS code, `EA/response`, post code or collar; `CODE:verb` opens a form."""
        code, _, verb = key.partition(":")
        if self._loaded is None:
            self._sought = key
            return
        self.choose(found_by(code, self._loaded.items.values(), self._loaded.board.on))
        if verb:
            self._open_with(verb, self._asked_for(code))

    def _asked_for(self, code: str) -> Asked:
        """What a form opened for a code starts with, be it on the board or not."""
        asked = self._asked()
        known = {post.code for post in self._loaded.board.choices.posts} if self._loaded else set()
        return asked if asked.post or code not in known else Asked(post=code)

    def next_problem(self) -> None:
        """Go to the next gap or broken rule after the one chosen."""
        if self._loaded is not None:
            self.choose(next_problem(self._key, self._loaded.items.values()))

    def _open(self, key: str) -> None:
        """Enter or a double click: the likeliest gesture on what is there."""
        self.choose(key)
        first = self.inspector.first_verb()
        if first is not None and first.isEnabled():
            first.click()

    def menu(self) -> QMenu:
        """The gestures that fit what is chosen, as a menu."""
        found = QMenu(self)
        found.setObjectName("assignments.menu")
        found.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for verb in self.inspector.verbs():
            action = found.addAction(TITLES[verb])
            action.setEnabled(not self.context.desk.read_only)
            action.triggered.connect(lambda _=False, verb=verb: self.open_form(verb))
        return found

    def _follow(self, page: str, key: str) -> None:
        if page:
            self.context.navigate(page, key)
        else:
            self.focus_key(key)

    def _shown(self) -> QWidget:
        return self.table if self.toolbar.view.value() == "table" else self.timeline

    def _show_view(self) -> None:
        self._views.setCurrentWidget(self._shown())

    def _show_zoom(self, zoom: str) -> None:
        self._zoom, self._moved = Zoom(zoom), 0
        self.refresh()

    def _move(self, step: int) -> None:
        self._moved += step
        self.refresh()

    def _asked(self) -> Asked:
        if self._loaded is None:
            return Asked()
        shown = self._loaded.board
        return asked_of(self._loaded.items.get(self._key), shown.breaches, shown.on)

    def open_form(self, verb: str) -> None:
        """Open the form of a gesture for what is chosen."""
        self._open_with(verb, self._asked())

    def _open_with(self, verb: str, asked: Asked) -> None:
        if self._loaded is None or self.context.desk.read_only:
            return
        self.close_form()
        ends = (lambda values: self._send(verb, values), self.close_form)
        form = form_of(verb, self._loaded.board, asked, ends)
        self._form = form
        self.inspector.hide()
        self._right.setFixedWidth(FORM_SIDE)
        self._side.addWidget(form)
        form.show()
        form.field(first_field(verb, form)).setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Put the form away with nothing changed."""
        if self._form is not None:
            self._side.removeWidget(self._form)
            self._form.hide()
            self._form.deleteLater()
            self._form = None
            self._right.setFixedWidth(SIDE)
            self.inspector.show()
            self._shown().setFocus(Qt.FocusReason.OtherFocusReason)

    def _send(self, verb: str, values: dict[str, object]) -> None:
        breaches = self._loaded.board.breaches if self._loaded else ()
        try:
            command = command_of(verb, values, breaches)
        except Refused as refused:
            self.show_refusal(refused, self._form)
            return
        self.do(command, form=self._form, on_done=lambda _: self.close_form())

    def show_refusal(
        self, refused: Refused | Unusable, form: Form | None = None, fixes: Sequence[Fix] = ()
    ) -> None:
        """Say a refusal beside its field; a post that is held comes with ways out."""
        if form is not None and refused.code == "post_held":
            fixes = (*fixes, *_ways_out(form, refused))
        super().show_refusal(refused, form, fixes)


def _ways_out(form: Form, refused: Refused | Unusable) -> Sequence[Fix]:
    """Start when the holder leaves, or end the holder that day."""
    free, holder = str(refused.facts["free_from"]), refused.facts["holder"]

    def mend(name: str, value: object) -> None:
        form.set_value(name, value)
        form.clear_trouble()
        form.submit.setFocus(Qt.FocusReason.OtherFocusReason)

    found: list[Fix] = [(f"End {holder} that day", lambda: mend("replace", True))]
    if free:
        day = date.fromisoformat(free)
        found.insert(0, (f"Start on {long_day(day)}", lambda: mend("from", day)))
    return found
