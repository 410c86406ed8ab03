"""The fleet page: who has which vehicle when, what is free, and booking by hand, key or form."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget

from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import in_london, minute_of
from bcu_desk.features.bookings.model.content import AWAY, FREE, Look, content
from bcu_desk.features.bookings.model.inspected import inspected
from bcu_desk.features.bookings.model.judging import Judge
from bcu_desk.features.bookings.model.loaded import Loaded, load
from bcu_desk.features.bookings.model.window import Window
from bcu_desk.features.bookings.queries.bookings import BookingRow, Bookings
from bcu_desk.features.bookings.queries.free import Free
from bcu_desk.features.bookings.widgets.empty import EmptyFleet
from bcu_desk.features.bookings.widgets.find_bar import FindBar
from bcu_desk.features.bookings.widgets.gestures import Gestures
from bcu_desk.features.bookings.widgets.inspector import VERBS
from bcu_desk.features.bookings.widgets.side import Side
from bcu_desk.features.bookings.widgets.toolbar import Toolbar
from bcu_desk.kit.controls import Card, rule
from bcu_desk.kit.form import Form
from bcu_desk.kit.notice import Fix
from bcu_desk.kit.page import Page, PageContext
from bcu_desk.kit.timeline.rows import Proposal
from bcu_desk.kit.timeline.view import Timeline
from bcu_desk.store.session import Reader
from bcu_desk.store.unusable import Unusable
from bcu_desk.work.view import View

NOON, MORNING = 720, 480


class FleetPage(Page):
    """Vehicles by base against time, a find bar above, what is chosen at the right."""

    id = "bookings"
    cares = frozenset(
        {
            "booking",
            "off_road",
            "vehicle",
            "vehicle_kind",
            "base",
            "person",
            "person_authority",
            "borough_in_bcu",
        }
    )

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._loaded: Loaded | None = None
        self._asked: Free | None = None
        self._week = False
        self._by = "base"
        self._open_rows: frozenset[str] = frozenset()
        self._chosen = ""
        self._verb = ""
        writable = not context.desk.read_only
        self.find_bar = FindBar()
        self.toolbar = Toolbar()
        self.timeline = Timeline("bookings.timeline", "Vehicles and their bookings")
        self.side = Side(writable=writable)
        self.gestures = Gestures(self.side, self.timeline, self.do)
        self.empty = EmptyFleet(self.gestures.run)
        self.find_bar.book_button.setEnabled(writable)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._full = QWidget()
        lines = QVBoxLayout(self._full)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(12)
        lines.addWidget(self.find_bar)
        board = Card()
        inside = QVBoxLayout(board)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        for part in (self.toolbar, rule()):
            inside.addWidget(part)
        inside.addWidget(self.timeline, 1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(board, 1)
        row.addWidget(self.side)
        lines.addLayout(row, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._full)
        self._stack.addWidget(self.empty)
        self.setContentsMargins(16, 12, 16, 12)

    def _connect(self) -> None:
        self.toolbar.stepped.connect(self._step)
        self.toolbar.span_chosen.connect(lambda span: self.look(week=span == "week"))
        self.toolbar.by_chosen.connect(lambda by: self.look(by=by))
        self.find_bar.asked.connect(self.find_free)
        self.find_bar.cleared.connect(lambda: self.find_free(None))
        self.find_bar.book_asked.connect(self._book_found)
        self.timeline.selected.connect(self._on_selected)
        self.timeline.activated.connect(self._on_activated)
        self.timeline.asked.connect(self.gestures.drop)
        self.timeline.proposing.connect(self._on_proposing)
        self.timeline.menu_asked.connect(self._open_menu)
        self.side.inspector.wanted.connect(self.start)

    def load(self, reader: Reader, view: View) -> Loaded:
        """Everything the page shows, from one view of the file."""
        return load(reader, view, Window(view.on, self._week), self._asked)

    def show_loaded(self, loaded: Loaded) -> None:
        """Show the board, the find bar and what is chosen; or how to begin."""
        before = self._loaded.window if self._loaded else None
        self._loaded = self.gestures.loaded = loaded
        self._stack.setCurrentWidget(self._full if loaded.board.vehicles else self.empty)
        if not loaded.board.vehicles:
            self.empty.show_loaded(loaded, self.context.view().on)
            return
        self.toolbar.show_window(loaded.window)
        self._show_found(loaded)
        judge = Judge(loaded)
        writable = not self.context.desk.read_only
        self.timeline.set_judge(judge.verdict, judge.ways_out, writable=writable)
        axis = loaded.window.axis(self._now())
        if loaded.window != before:
            self.timeline.set_axis(axis, *loaded.window.at_first())
        else:
            self.timeline.axis = axis
        self._show_rows()
        self.gestures.show_ghost()
        verb, self._verb = self._verb, ""
        if verb:
            self.start(verb, self._chosen)

    def _show_found(self, loaded: Loaded) -> None:
        kinds = {row.kind: row.kind_title for row in loaded.board.vehicles}
        self.find_bar.offer(
            tuple(kinds.items()), tuple(dict.fromkeys(row.base for row in loaded.board.vehicles))
        )
        self.find_bar.start_from(loaded.window.first + NOON)
        refused = loaded.refused
        self.find_bar.show_loaded(loaded, "" if refused is None else self._sentence(refused))

    def _show_rows(self) -> None:
        if self._loaded is not None:
            look = Look(self._by, self._open_rows, self._now())
            self.timeline.set_content(content(self._loaded, look))
            self._show_chosen()

    def _show_chosen(self) -> None:
        if self._loaded is None:
            return
        self.timeline.select(self._chosen)
        self.side.inspector.show_inspected(inspected(self._loaded, self._chosen, self._now()))

    def _now(self) -> int:
        return self.context.desk.clock.minute()

    def choose(self, key: str) -> None:
        """Choose a booking by its reference or a vehicle by its registration."""
        self._chosen = key
        vehicle = self._loaded.vehicle(key) if self._loaded else None
        if vehicle is not None and key not in self.timeline.rows.rows():
            self._open_rows |= {key}
            self._show_rows()
        self._show_chosen()

    def focus_key(self, key: str) -> None:
        """Choose a registration or a reference, on its day; `KEY:book` and such start a gesture."""
        key, _, verb = key.partition(":")
        verb = "book_this" if verb == "book" else verb
        if self._loaded is None or self._loading is not None:
            self._chosen, self._verb = key, verb
        elif self._loaded.vehicle(key) is None and self._loaded.booking(key) is None:
            self._go_to_booking(key, verb)
        else:
            self.choose(key)
            if verb:
                self.start(verb, key)

    def _go_to_booking(self, reference: str, verb: str) -> None:
        """Go to the day of a booking that is not on the board."""
        desk, view = self.context.desk, self.context.view()

        def work() -> tuple[BookingRow, ...]:
            with desk.reader() as reader:
                return Bookings(reference=reference).rows(reader, view)

        def done(rows: tuple[BookingRow, ...]) -> None:
            if rows:
                self._chosen, self._verb = reference, verb
                self.context.set_on(in_london(rows[0].start_minute).date())

        self.context.jobs.run(work, done=done)

    def look(self, *, week: bool | None = None, by: str | None = None) -> None:
        """Show a day or a week, or group by base or kind."""
        self._by = by or self._by
        if week is not None and week != self._week:
            self._week = week
            self.refresh()
        else:
            self._show_rows()

    def _step(self, way: int) -> None:
        days = 7 if self._week else 1
        self.context.set_on(self.context.view().on + timedelta(days=days * way))

    def find_free(self, asked: Free | None) -> None:
        """Show what is free at a time, going to its day; None takes what was found away."""
        self._asked = asked
        if asked is not None:
            try:
                day = in_london(minute_of(asked.start, "start")).date()
            except Refused:
                day = self.context.view().on
            window = Window(self.context.view().on, self._week)
            if not window.span.overlaps(Window(day).span):
                self.context.set_on(day)
                return
        self.refresh()

    def _book_found(self, registration: str) -> None:
        """Open the form that books what the find bar found first, or what is chosen."""
        if self._loaded is None:
            return
        found = self._loaded.found
        if registration and found is not None:
            self.gestures.book(registration, found.span.start, found.span.end or found.span.start)
            return
        row = self._loaded.booking(self._chosen)
        self.start("book_this", row.vehicle if row is not None else self._chosen)

    def start(self, verb: str, key: str) -> None:
        """Start a gesture on a booking or vehicle: its form, or at once where nothing is asked."""
        if self._loaded is None or self.context.desk.read_only:
            return
        row = self._loaded.booking(key)
        plate = row.vehicle if row is not None else key
        now = self._now()
        shown = self._loaded.window.first <= now < self._loaded.window.last
        at = -(-now // 15) * 15 if shown else self._loaded.window.first + MORNING
        if verb == "book_this":
            self.gestures.book(plate, at, at + 120)
        elif verb == "off_road":
            self.gestures.off_road(plate, at)
        elif verb == "back":
            self.gestures.back(plate, at)
        elif row is not None:
            {
                "move": self.gestures.move,
                "cancel": self.gestures.cancel,
                "approve": self.gestures.approve,
            }[verb](key)

    def _on_selected(self, bar: str, row: str) -> None:
        key = row if not bar or bar.startswith((FREE, AWAY)) else bar
        if key != self._chosen and self._loaded is not None:
            self._chosen = key
            self.side.inspector.show_inspected(inspected(self._loaded, key, self._now()))

    def _on_activated(self, key: str) -> None:
        """A free slot or chip books; an idle vehicle unfolds; a booking opens its form."""
        plate = key.removeprefix(FREE)
        if self._loaded is None:
            return
        if plate in self._loaded.free() and (key.startswith(FREE) or key == plate):
            self._book_found(plate)
        elif self._loaded.booking(key) is not None:
            self.start("move", key)
        elif not key.startswith(AWAY):
            self.choose(plate)

    def _on_proposing(self, asked: Proposal | None) -> None:
        moving = asked is not None and self._loaded is not None
        if moving:
            self.put_notice_away()
        if asked is not None and self._loaded is not None:
            row = self._loaded.booking(asked.bar or "")
            self.side.moving.show_move(row, asked, Judge(self._loaded).checks(asked))
        self.side.show_moving(moving=moving)

    def _open_menu(self, bar: str, row: str, where: QPoint) -> None:
        """The same gestures as the buttons, where the pointer or keyboard is."""
        if self._loaded is None:
            return
        key = row if not bar or bar.startswith((FREE, AWAY)) else bar
        shown = inspected(self._loaded, key, self._now())
        menu = QMenu(self)
        menu.setObjectName("bookings.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for verb in VERBS:
            if shown is not None and verb.name in shown.verbs:
                action = menu.addAction(verb.title)
                action.setEnabled(not self.context.desk.read_only)
                action.triggered.connect(lambda _=False, name=verb.name: self.start(name, key))
        menu.popup(where)

    def show_refusal(
        self, refused: Refused | Unusable, form: Form | None = None, fixes: Sequence[Fix] = ()
    ) -> None:
        """Say a refusal with buttons for what would work."""
        if isinstance(refused, Refused):
            fixes = (*fixes, *self.gestures.fixes(refused))
        super().show_refusal(refused, form, fixes)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete cancels the booking chosen."""
        if event.key() == Qt.Key.Key_Delete and self._loaded is not None:
            if self._loaded.booking(self._chosen) is not None:
                self.start("cancel", self._chosen)
        else:
            super().keyPressEvent(event)
