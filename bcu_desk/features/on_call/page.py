"""The on-call page: who is on call when, gaps, and the rota made by hand, key or form."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget

from bcu_desk.domain.rota.on_call import ROLES, at_wall
from bcu_desk.domain.times import in_london, long_day
from bcu_desk.features.on_call.model.content import content
from bcu_desk.features.on_call.model.judging import Judge
from bcu_desk.features.on_call.model.loaded import Loaded, load
from bcu_desk.features.on_call.model.telling import told, told_of_drag
from bcu_desk.features.on_call.model.window import Window
from bcu_desk.features.on_call.rules import row_key
from bcu_desk.features.on_call.widgets.board_card import BoardCard
from bcu_desk.features.on_call.widgets.gestures import Gestures
from bcu_desk.features.on_call.widgets.side import Side
from bcu_desk.features.on_call.widgets.told_card import VERBS
from bcu_desk.kit.controls import empty_state
from bcu_desk.kit.page import Page, PageContext
from bcu_desk.kit.timeline.rows import Proposal
from bcu_desk.store.session import Reader
from bcu_desk.work.view import View

NO_BCU = "The rota is kept by BCU, from the day on which one begins."


class OnCallPage(Page):
    """Roles by BCU against time, a table of the same below, what is chosen at the right."""

    id = "on_call"
    begins_at = "on_call.board"
    cares = frozenset(
        {"on_call", "on_call_times", "person", "rank", "bcu", "absence", "posting", "post"}
    )

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._loaded: Loaded | None = None
        self._window: Window | None = None  # what the board's axis is for
        self._fortnight = False
        self._chosen = ""
        self._wanted = ""
        self._writable = not context.desk.read_only
        self.board = BoardCard(writable=self._writable)
        self.timeline = self.board.timeline
        self.side = Side(writable=self._writable)
        self.gestures = Gestures(self.side, self.timeline, self.do, writable=self._writable)
        self._full = QWidget()
        self._empty = QWidget()
        self._stack = QStackedLayout()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._full)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.board, 1)
        row.addWidget(self.side)
        self._empty = empty_state("No BCU yet", NO_BCU, icon="on_call")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 12, 16, 12)
        lines.addLayout(self._stack)
        # Only now: a part that is shown before it has a place would open a window of its own.
        self._stack.addWidget(self._full)
        self._stack.addWidget(self._empty)

    def _connect(self) -> None:
        toolbar = self.board.toolbar
        toolbar.stepped.connect(self._step)
        toolbar.span_chosen.connect(lambda span: self.look(fortnight=span == "fortnight"))
        toolbar.wanted.connect(lambda verb: self.gestures.start(verb, self._chosen))
        self.board.chosen.connect(self.choose)
        self.timeline.selected.connect(lambda bar, row: self._inspect(bar or row))
        self.board.opened.connect(self._open)
        self.timeline.activated.connect(self._open)
        self.timeline.asked.connect(self.gestures.drop)
        self.timeline.proposing.connect(self._on_proposing)
        self.timeline.menu_asked.connect(self._open_menu)
        self.side.card.wanted.connect(self.start)

    def load(self, reader: Reader, view: View) -> Loaded:
        """Everything the page shows, from one view of the file."""
        return load(reader, view, Window(view.on, self._fortnight), self._now())

    def _now(self) -> int:
        """The minute that counts as now: the time of the clock, on a sample's own day."""
        clock, today = self.context.desk.clock, self.context.today()
        if today == clock.today():
            return clock.minute()
        wall = in_london(clock.minute())
        return at_wall(today, wall.hour * 60 + wall.minute)

    def show_loaded(self, loaded: Loaded) -> None:
        """Show board, table and what is chosen; or that there is no BCU."""
        self._loaded = self.gestures.loaded = loaded
        self._stack.setCurrentWidget(self._full if loaded.board.bcus else self._empty)
        self._empty.setAccessibleName(f"No BCU on {long_day(loaded.window.on)}")
        judge = Judge(loaded)
        self.timeline.set_judge(judge.verdict, judge.ways_out, writable=self._writable)
        axis = loaded.window.axis(loaded.now, loaded.board.stops)
        if loaded.window != self._window:
            self._window = loaded.window
            self.timeline.set_axis(axis, axis.first, axis.last)
        else:
            self.timeline.axis = axis
        self.board.show_loaded(loaded, content(loaded))
        self.choose(self._chosen)
        self.gestures.show_ghost()
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.focus_key(wanted)

    def choose(self, key: str) -> None:
        """Choose a turn, a gap or a row, on the board and in the table."""
        self._inspect(key)
        self.board.choose(self._chosen)

    def _inspect(self, key: str) -> None:
        """Tell of what is chosen; of the time shown where that is gone."""
        if self._loaded is not None:
            self._chosen = key if self._loaded.row_of(key) else ""
            self.board.mark(self._chosen)
            self.side.card.show_told(told(self._loaded, self._chosen))

    def focus_key(self, key: str) -> None:
        """Choose `BCU:ROLE`; `:fill`, `:put` and such open a form, a minute after names the gap."""
        loaded = self._loaded
        if loaded is None or not self.is_settled():
            self._wanted = key
        else:
            self._focus(loaded, key)

    def _focus(self, loaded: Loaded, key: str) -> None:
        bcu, role, verb, minute = (*key.split(":"), "", "", "")[:4]
        row = row_key(bcu, role or ROLES[0])
        if minute.isdecimal() and not self._reaches(loaded, int(minute), key):
            return
        if row not in loaded.rows():
            return
        asked = int(minute) if minute.isdecimal() else loaded.now
        found = loaded.gap_after(row, asked) if verb in ("fill", "look") else row
        self.choose(found)
        if verb not in ("", "look"):
            self.start(verb, found)

    def _reaches(self, loaded: Loaded, minute: int, key: str) -> bool:
        """Whether a minute is shown; else its day is gone to, and the key is kept for then."""
        if loaded.window.first <= minute < loaded.window.last:
            return True
        self._wanted = key
        self.context.set_on(in_london(minute).date())
        return False

    def start(self, verb: str, key: str, person: str = "") -> None:
        """Start a gesture on a turn, a gap or a row; `look` only chooses."""
        if verb == "look":
            self.choose(key)
            self.timeline.setFocus()
        else:
            self.gestures.start(verb, key, person)

    def _open(self, key: str) -> None:
        """What Enter or a double click does: a gap is filled, a turn changed."""
        if self._loaded is not None:
            self.choose(key)
            self.gestures.start("fill" if self._loaded.gap(key) else "change", key)

    def _step(self, way: int) -> None:
        days = 14 if self._fortnight else 7
        self.context.set_on(self.context.view().on + timedelta(days=way * days))

    def look(self, *, fortnight: bool) -> None:
        """Show a week or a fortnight."""
        self._fortnight = fortnight
        self.refresh()

    def _on_proposing(self, asked: Proposal | None) -> None:
        """Say beside the board what a drag would do."""
        if asked is not None and self._loaded is not None:
            self.put_notice_away()
            self.side.drag.show_told(told_of_drag(self._loaded, asked))
        self.side.show_drag(dragging=asked is not None)

    def _open_menu(self, bar: str, row: str, where: QPoint) -> None:
        """What can be done with what is under the pointer."""
        self._inspect(bar or row)
        if self._loaded is None:
            return
        shown, menu = told(self._loaded, self._chosen), QMenu(self)
        menu.setObjectName("on_call.menu")
        menu.setAccessibleName(f"What can be done with {shown.title}")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for verb, title, _, _ in VERBS:
            if verb in shown.verbs:
                action = menu.addAction(title)
                action.setObjectName(f"on_call.menu.{verb}")
                action.setEnabled(self._writable)
                action.triggered.connect(lambda _=False, verb=verb: self.start(verb, shown.key))
        menu.popup(where)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the turn chosen off call."""
        turn = self._loaded.turn(self._chosen) if self._loaded else None
        if event.matches(QKeySequence.StandardKey.Delete) and turn is not None:
            self.start("remove", self._chosen)
        else:
            super().keyPressEvent(event)
