"""The fleet page: who has which vehicle when, what is free, and booking by hand, key or form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QVBoxLayout

from bcu_desk.domain.fleet import Sort
from bcu_desk.domain.refusals import Refused
from bcu_desk.domain.times import in_london, minute_of
from bcu_desk.features.bookings.model.content import Look, Shown, shown
from bcu_desk.features.bookings.model.judging import Judge
from bcu_desk.features.bookings.model.loaded import Loaded, load
from bcu_desk.features.bookings.model.window import Stretch, Window
from bcu_desk.features.bookings.queries.bookings import BookingRow, Bookings
from bcu_desk.features.bookings.queries.free import Free
from bcu_desk.features.bookings.widgets.asking import Asker
from bcu_desk.features.bookings.widgets.choosing import Choosing
from bcu_desk.features.bookings.widgets.lists.view import CARES
from bcu_desk.features.bookings.widgets.panes import BOARD, Pane
from bcu_desk.features.bookings.widgets.parts import Parts
from bcu_desk.kit.form import Form
from bcu_desk.kit.notice import Fix
from bcu_desk.kit.page import Page, PageContext
from bcu_desk.store.session import Reader
from bcu_desk.store.unusable import Unusable
from bcu_desk.work.changes import Done
from bcu_desk.work.view import View

VERBS = {"book": "book_this"}  # what the search box calls a gesture
BOOKED = ("booking", "off_road", "vehicle", "vehicle_kind", "base", "borough_in_bcu")


class FleetPage(Page):
    """Vehicles by base against time, a find bar above, what is chosen at the right."""

    id = "bookings"
    begins_at = "bookings.timeline"
    cares = frozenset((*BOOKED, *CARES, "person_authority"))

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._loaded: Loaded | None = None
        self._shown: Shown | None = None
        self._window: Window | None = None  # what the board's axis is for
        self._asked: Free | None = None
        self._stretch = Stretch.DAY
        self._by = "base"
        self._sort = Sort.VEHICLE
        self._open_rows: frozenset[str] = frozenset()
        self._pane: Pane | None = None  # in place of the board
        self._verb = ""
        self._clock = context.desk.clock
        self._writable = not context.desk.read_only
        self.parts = Parts(self.do, Asker(context), writable=self._writable, parent=self)
        self.timeline = self.parts.timeline
        self.hand = self.parts.hand
        self.choosing = Choosing(self.parts, self._now, self._unfold)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 12, 16, 12)
        lines.addWidget(self.parts)
        self._connect()

    def _connect(self) -> None:
        parts = self.parts
        parts.toolbar.stepped.connect(
            lambda way: self.context.set_on(
                Window(self.context.view().on, self._stretch).beside(way)
            )
        )
        parts.toolbar.span_chosen.connect(lambda span: self.look(stretch=Stretch(span)))
        parts.toolbar.by_chosen.connect(lambda by: self.look(by=by))
        parts.toolbar.zoomed.connect(parts.timeline.zoom_by)
        parts.strip.sort_chosen.connect(lambda sort: self.show_sort(Sort(sort)))
        parts.strip.pane_chosen.connect(self.show_pane)
        parts.again.connect(self.refresh)
        parts.find_bar.asked.connect(self.find_free)
        parts.find_bar.cleared.connect(lambda: self.find_free(None))
        parts.find_bar.book_asked.connect(self.choosing.book_first)
        parts.timeline.asked.connect(parts.gestures.drop)
        parts.timeline.proposing.connect(
            lambda asked: None if asked is None else self.put_notice_away()
        )
        parts.timeline.proposing.connect(self.hand.follow)
        self.hand.finished = self._keep_made

    def load(self, reader: Reader, view: View) -> Shown:
        """Everything the page shows, from one view of the file."""
        now = self._now(view)
        loaded = load(reader, view, Window(view.on, self._stretch), self._asked, now, self._sort)
        pane = self._pane
        listed = None if pane is None else (pane.name, pane.read(reader, view, self._sort, now))
        return shown(loaded, Look(self._by, self._open_rows, self._now()), listed)

    def show_loaded(self, made: Shown) -> None:
        """Show the board, the find bar and what is chosen; or how to begin."""
        self._shown, loaded = made, made.loaded
        self._loaded = self.hand.loaded = loaded
        empty = not loaded.board.vehicles and self._sort is Sort.VEHICLE
        self.parts.show_board(full=not empty)
        self.parts.show_listed(made.listed)
        if empty:
            self.parts.empty.show_loaded(loaded, loaded.window.on)
            return
        self.parts.toolbar.show_window(loaded.window)
        self.parts.show_rows(loaded)
        self.parts.side.show_compared(loaded.compared)
        refused = loaded.refused
        self.parts.find_bar.show_loaded(
            loaded, "" if refused is None else self.context.message(refused)
        )
        self.parts.show_found()
        judge = Judge(loaded)
        self.timeline.set_judge(judge.verdict, judge.ways_out, writable=self._writable)
        axis = loaded.window.axis(self._now())
        if loaded.window != self._window:
            self._window = loaded.window
            self.timeline.set_axis(axis, *loaded.window.at_first())
        else:
            self.timeline.axis = axis
        self._show_rows()
        self.hand.show_ghost()
        verb, self._verb = self._verb, ""
        if verb:
            self.choosing.choose(self.choosing.key)
            self.choosing.start(verb, self.choosing.key)

    def _show_rows(self) -> None:
        """Show rows and bars; made again where another look was asked for meanwhile."""
        made, look = self._shown, Look(self._by, self._open_rows, self._now())
        if made is None:
            return
        if look != made.look:
            made = shown(made.loaded, look, made.listed)
        self._shown = made
        self.timeline.set_content(made.content)
        self.choosing.keep()

    def _unfold(self, vehicle: str) -> None:
        """Give a vehicle a row of its own, whatever is booked on it."""
        self._open_rows |= {vehicle}
        self._show_rows()

    def _now(self, view: View | None = None) -> int:
        """The minute that counts as now: the clock's, or the one that the file is known at."""
        known_at = (view or self.context.view()).known_at
        return self._clock.minute() if known_at is None else known_at

    def focus_key(self, key: str) -> None:
        """Choose a plate or a reference, on its day; `KEY:book` and such start a gesture.

        `lists:keys:KEY` shows it among the keys that are out, and so of the other lists.
        """
        name, _, listed = key.partition(":")
        pane = self.parts.pane(name)
        self.show_pane(BOARD if pane is None else name)
        if pane is not None:
            pane.focus_key(listed)
            return
        key, _, verb = key.partition(":")
        self._focus(key, VERBS.get(verb, verb))

    def _focus(self, key: str, verb: str) -> None:
        """Choose what has a key, on its day, once all is shown, and start a gesture on it."""
        loaded = self._loaded
        if loaded is None or not self.is_settled():
            self.choosing.key, self._verb = key, verb
        elif verb == "keep":
            self.choosing.start(verb, key)
        elif loaded.vehicle(key) is None and loaded.booking(key) is None:

            def go(day: date) -> None:
                self.choosing.key, self._verb = key, verb
                self.context.set_on(day)

            _with_day(self.context, key, go)
        else:
            self.choosing.choose(key)
            if verb:
                self.choosing.start(verb, key)

    def look(self, *, stretch: Stretch | None = None, by: str | None = None) -> None:
        """Show a day, a week or a month, or group by base, kind or borough."""
        self._by = by or self._by
        if stretch is not None and stretch != self._stretch:
            self._stretch = stretch
            self.refresh()
        else:
            self._show_rows()

    def show_pane(self, name: str) -> None:
        """Show the board, or a pane in its place."""
        self._pane = self.parts.pane(name)
        self.parts.show_pane(name)
        if name != BOARD:
            self.refresh()

    def show_sort(self, sort: Sort) -> None:
        """Show vehicles, rooms, kit or people on loan; what was found and chosen is let go."""
        if sort is not self._sort:
            self._sort, self._asked, self.choosing.key = sort, None, ""
            self.hand.close()
            self.parts.find_bar.begin_anew()
            self.parts.strip.sort.choose(sort.value)
            self.refresh()

    def find_free(self, asked: Free | None) -> None:
        """Show what is free at a time, going to its day; None takes what was found away."""
        self._asked = asked
        on = self.context.view().on
        day = on if asked is None else _day_of(asked) or on
        if Window(on, self._stretch).span.overlaps(Window(day).span):
            self.refresh()
        else:
            self.context.set_on(day)

    def _keep_made(self, done: Done) -> None:
        """The booking that was made or moved is chosen once it is on the board."""
        if "booking" in done.changed and done.kind == "do":
            self.choosing.key = done.keys[-1]

    def show_refusal(
        self, refused: Refused | Unusable, form: Form | None = None, fixes: Sequence[Fix] = ()
    ) -> None:
        """Say a refusal with buttons for what would work."""
        if isinstance(refused, Refused):
            fixes = (*fixes, *self.hand.fixes(refused))
        super().show_refusal(refused, form, fixes)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete cancels the booking chosen."""
        if event.matches(QKeySequence.StandardKey.Delete) and self._loaded is not None:
            self.choosing.start("cancel", self.choosing.key)
        else:
            super().keyPressEvent(event)


def _with_day(context: PageContext, reference: str, then: Callable[[date], None]) -> None:
    """Look up the day of a booking that is not on the board, and do something with it."""
    desk, view = context.desk, context.view()

    def work() -> tuple[BookingRow, ...]:
        with desk.reader() as reader:
            return Bookings(reference=reference).rows(reader, view)

    def done(rows: tuple[BookingRow, ...]) -> None:
        if rows:
            then(in_london(rows[0].start_minute).date())

    context.jobs.run(work, done=done)


def _day_of(asked: Free) -> date | None:
    """The day that a question about free vehicles begins on; None for an odd time."""
    try:
        return in_london(minute_of(asked.start, "start")).date()
    except Refused:
        return None
