"""The assignments page: who holds each borough and core function when, and what that breaks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from shiboken6 import isValid

from bcu_desk.domain.model_check.breaches import Breach
from bcu_desk.domain.model_check.facts import ModelFacts
from bcu_desk.domain.model_check.world import World
from bcu_desk.domain.refusals import Refused
from bcu_desk.features.assignments.commands.hand_over import TickHandOver
from bcu_desk.features.assignments.model.asking import QUESTIONS, Asking
from bcu_desk.features.assignments.model.gestures import command_of
from bcu_desk.features.assignments.model.loaded import (
    Loaded,
    detail_for,
    history_for,
    loaded,
    with_hand_over,
)
from bcu_desk.features.assignments.model.sayings import said
from bcu_desk.features.assignments.model.ways_out import WayOut, ways_out
from bcu_desk.features.assignments.rules.details import Detail, Opening
from bcu_desk.features.assignments.rules.items import Asked, GapItem, asked_of
from bcu_desk.features.assignments.rules.mends import asked_of_breach, mend_of
from bcu_desk.features.assignments.rules.past.hand_overs import HandedOver
from bcu_desk.features.assignments.rules.periods import Zoom, period_of, period_text
from bcu_desk.features.assignments.rules.seeking import found_by, next_problem
from bcu_desk.features.assignments.rules.suggestions import Suggestion, suggestions
from bcu_desk.features.assignments.widgets.board_card import BoardCard
from bcu_desk.features.assignments.widgets.forms import Missing, missing_for
from bcu_desk.features.assignments.widgets.moving.moves import Moves
from bcu_desk.features.assignments.widgets.side import Side
from bcu_desk.features.assignments.widgets.toolbar import Toolbar
from bcu_desk.kit.form import Form
from bcu_desk.kit.notice import Fix
from bcu_desk.kit.page import Page, PageContext
from bcu_desk.store.session import Reader
from bcu_desk.store.unusable import Unusable
from bcu_desk.work.view import View


class AssignmentsPage(Page):
    """Boroughs, core functions and command against time, with the model check above them."""

    id = "assignments"
    begins_at = "assignments.board"
    cares = frozenset(
        {
            "posting", "post", "person", "function_lead", "dedication", "waiver", "model_rule",
            "target", "hand_over", "hand_over_item", "ward", "ward_set", "borough_in_bcu",
            "booking", "off_road", "vehicle", "spare_minimum",
        }
    )  # fmt: skip

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._loaded: Loaded | None = None
        self._zoom, self._moved = Zoom.WEEKS, 0
        self._key = ""
        self._sought = ""
        self._held_on = date.min
        self.toolbar = Toolbar(read_only=context.desk.read_only)
        self.board = BoardCard()
        self.side = Side(read_only=context.desk.read_only)
        self.moves = Moves(self.board.timeline, self.side, context.desk.clock.today)
        self.asking = Asking(self, self._answered)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 12, 16, 12)
        lines.setSpacing(12)
        lines.addWidget(self.toolbar)
        split = QHBoxLayout()
        split.setSpacing(12)
        split.addWidget(self.board, 1)
        split.addWidget(self.side)
        lines.addLayout(split, 1)

    def _connect(self) -> None:
        self.toolbar.view.chosen.connect(self.board.show_as)
        self.toolbar.zoom.chosen.connect(lambda zoom: self._show_time(Zoom(zoom), 0))
        self.toolbar.moved.connect(lambda step: self._show_time(self._zoom, self._moved + step))
        self.toolbar.verb.connect(lambda verb: self.open_form(verb))
        self.board.chosen.connect(self.choose)
        self.board.opened.connect(self._open)
        self.board.strip.next_asked.connect(self.next_problem)
        self.board.day_asked.connect(self.context.set_on)
        inspector = self.side.inspector
        self.board.menu_asked.connect(lambda where: inspector.menu().popup(where))
        inspector.verb.connect(lambda verb: self.open_form(verb))
        inspector.closed.connect(lambda: self.choose(""))
        inspector.followed.connect(
            lambda page, key: self.context.navigate(page, key) if page else self.focus_key(key)
        )
        inspector.suggested.connect(self._take)
        inspector.mend_asked.connect(self._mend)
        inspector.ticked.connect(
            lambda found, place, done: self.do(_ticking(found, place, done=done))
        )
        inspector.history_asked.connect(self.show_history)
        self.board.sought.connect(self.focus_key)
        self.moves.saved.connect(lambda command: self.do(command))
        self.side.sent.connect(self._send)
        self.side.form_closed.connect(
            lambda: self.board.shown().setFocus(Qt.FocusReason.OtherFocusReason)
        )

    def load(self, reader: Reader, view: View) -> Loaded:
        """The board of the period shown, and everything on it by its key."""
        return loaded(reader, view, period_of(self._zoom, view.on, self._moved))

    def show_loaded(self, found: Loaded) -> None:
        """Show the strip, the board, the table and what is chosen."""
        self._loaded = found
        self.board.show_board(found.board, found.items, self.context.desk.clock.today())
        self.board.show_coming(found.coming)
        writable = not self.context.desk.read_only
        self.moves.set_board(found.board.facts, found.items, writable=writable)
        self.toolbar.period.setText(period_text(found.board.period))
        sought, self._sought = self._sought, ""
        if sought:
            self.focus_key(sought)
        elif not self.asking.again():
            self.choose(self._key)

    def choose(self, key: str) -> None:
        """Choose a bar, a gap or a rule by its key on the board; '' chooses nothing."""
        if self._loaded is None:
            return
        self.asking.forget()
        item = self._loaded.items.get(key)
        self._key = key if item is not None else ""
        shown = self._loaded.board
        detail = detail_for(self._loaded, item)
        self.side.inspector.show_detail(detail, closable=item is not None)
        self.board.choose(self._key)
        if isinstance(item, GapItem):
            self._suggest(item, shown.facts)

    def show_history(self, key: str, of_post: bool) -> None:  # noqa: FBT001 - a Qt signal's shape
        """Show where a person was over time, or who held a post."""
        if self._loaded is not None:
            detail = history_for(self._loaded, key, post=of_post)
            self.side.inspector.show_detail(detail, closable=True)

    def _mend(self, asked: Breach | Opening) -> None:
        """Open the form that mends a breach, here or on the page that has it."""
        if isinstance(asked, Opening):
            self.open_form(asked.verb, asked.asked)
            return
        if self._loaded is None:
            return
        shown = self._loaded.board
        world, posts = shown.world, {post.code for post in shown.choices.posts}
        found = mend_of(asked, posts, world)
        if found is not None and found.page:
            self.context.navigate(found.page, found.key)
        elif found is not None:
            self.open_form(found.verb, asked_of_breach(asked, world))

    def _answered(self, found: Detail, form: Form | None) -> None:
        """Show what would break in place of the form that asked."""
        if form is not None and form is self.side.form:
            self.side.close_form()
        self.side.inspector.show_detail(found, closable=True)

    def chosen(self) -> str:
        """The key of what is chosen, or ''."""
        return self._key

    def _suggest(self, item: GapItem, facts: ModelFacts) -> None:
        """Try who could cover, off the GUI thread; another item chosen meanwhile drops it."""

        def arrived(found: tuple[Suggestion, ...]) -> None:
            if isValid(self) and self._key == item.key:
                self.side.inspector.suggest(found)

        self.context.jobs.run(lambda: suggestions(facts, item), done=arrived)

    def _take(self, suggestion: Suggestion) -> None:
        """Open the form of a choice, filled in."""
        choice = suggestion.choice
        asked = replace(
            self._asked(),
            post=choice.post,
            person=choice.collar,
            standing=choice.standing.value,
            chosen=True,
        )
        self.open_form(choice.verb, asked)

    def focus_key(self, key: str) -> None:
        """Choose by GSS code, `EA/response`, post code or collar; `CODE:verb` opens a form."""
        code, _, verb = key.partition(":")
        if self._loaded is None:
            self._sought = key
            return
        if verb in ("history", "post_history"):
            self.show_history(code, verb == "post_history")
            return
        if verb == "if_away":
            self.open_form(verb, Asked(person=code))
            return
        shown = self._loaded.board
        self.choose(found_by(code, self._loaded.items.values(), shown.on))
        if verb:
            asked = self._asked()
            known = code in {post.code for post in shown.choices.posts}
            self.open_form(verb, Asked(post=code) if known and not asked.post else asked)

    def next_problem(self) -> None:
        """Go to the next gap or broken rule after the one chosen."""
        if self._loaded is not None:
            self.choose(next_problem(self._key, self._loaded.items.values()))

    def _open(self, key: str) -> None:
        """Enter or a double click: the likeliest gesture on what is there."""
        self.choose(key)
        verbs = self.side.inspector.verbs()
        if verbs:
            self.open_form(verbs[0])

    def _show_time(self, zoom: Zoom, moved: int) -> None:
        self._zoom, self._moved = zoom, moved
        self.refresh()

    def _asked(self) -> Asked:
        if self._loaded is None:
            return Asked()
        shown = self._loaded.board
        return asked_of(self._loaded.items.get(self._key), shown.breaches, shown.on)

    def open_form(self, verb: str, asked: Asked | None = None) -> None:
        """Open the form of a gesture, for what is chosen unless told otherwise."""
        asks = verb in QUESTIONS
        if self._loaded is None or (self.context.desk.read_only and not asks):
            return
        if verb == "posts":
            self.context.navigate("org_chart", ":create")
            return
        asked = asked or (self.asking.before() if asks else None) or self._asked()
        if verb == "hand_over":
            asked = with_hand_over(self._loaded, asked)
        board = self._loaded.board
        self._held_on = asked.held or board.on
        form = self.side.open_form(verb, board, asked)
        _tell_form(verb, form, board.world, self._held_on)
        _tell_missing(form, missing_for(verb, board), self.context.navigate)

    def _send(self, verb: str, values: dict[str, object]) -> None:
        breaches = self._loaded.board.breaches if self._loaded else ()
        form = self.side.form
        if verb in QUESTIONS:
            self.asking.ask(verb, values, form)
            return
        try:
            command = command_of(verb, values, breaches, self._held_on)
        except Refused as refused:
            self.show_refusal(refused, form)
            return
        self.do(command, form=form, on_done=lambda _: self.side.close_form())

    def show_refusal(
        self, refused: Refused | Unusable, form: Form | None = None, fixes: Sequence[Fix] = ()
    ) -> None:
        """Say a refusal beside its field; a clash comes with its ways out."""
        if form is not None and isinstance(refused, Refused):
            fixes = (*fixes, *_ways_out(form, refused))
        super().show_refusal(refused, form, fixes)


def _ways_out(form: Form, refused: Refused) -> Sequence[Fix]:
    """Each way out as a button that fills in the form and goes to what sends it."""

    def mend(way: WayOut) -> None:
        form.set_value(way.field, way.value)
        form.clear_trouble()
        form.submit.setFocus(Qt.FocusReason.OtherFocusReason)

    found = ways_out(refused, form.values())
    return [(way.title, partial(mend, way)) for way in found]


def _ticking(found: HandedOver, place: int, *, done: bool) -> TickHandOver:
    return TickHandOver(post=found.post, person=found.person, item=place, done=done)


def _tell_missing(
    form: Form, missing: Missing | None, navigate: Callable[[str, str], object]
) -> None:
    """Say what is missing in the file, if anything, with the way to make it if there is one."""
    if missing is None:
        return
    mend = (missing.mend, lambda: navigate("org_chart", missing.key))
    form.show_refusal(missing.words, missing.field, (mend,) if missing.mend else ())


def _tell_form(verb: str, form: Form, world: World, on: date) -> None:
    """Say what sending the form will do, now and at each change."""

    def tell() -> None:
        form.say(*said(verb, form.values(), world, on))

    form.changed.connect(tell)
    tell()
