"""The parts of the fleet page in their places: strip, find bar, board or a pane, right column."""

from __future__ import annotations

from functools import cached_property

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from bcu_desk.domain.spans import MinuteSpan
from bcu_desk.domain.times import utc_text
from bcu_desk.features.bookings.model.finding import found_lines
from bcu_desk.features.bookings.model.loaded import Loaded
from bcu_desk.features.bookings.model.window import wall
from bcu_desk.features.bookings.queries.free import Free
from bcu_desk.features.bookings.queries.soonest import soonest
from bcu_desk.features.bookings.widgets.above.find_bar import FindBar
from bcu_desk.features.bookings.widgets.above.strip import Strip
from bcu_desk.features.bookings.widgets.above.toolbar import Toolbar
from bcu_desk.features.bookings.widgets.asking import Asker
from bcu_desk.features.bookings.widgets.begin.empty import EmptyFleet
from bcu_desk.features.bookings.widgets.begin.none_yet import NoneYet
from bcu_desk.features.bookings.widgets.beside.side import Side
from bcu_desk.features.bookings.widgets.gestures import Gestures
from bcu_desk.features.bookings.widgets.hand import Doer, Hand
from bcu_desk.features.bookings.widgets.panes import BOARD, PANES, Pane
from bcu_desk.kit.controls import Card, rule
from bcu_desk.kit.timeline.view import Timeline


class Parts(QWidget):
    """Everything that the page shows; what is seldom wanted is made when it is."""

    again = Signal()  # a pane asks to be read again

    def __init__(
        self, do: Doer, asker: Asker, *, writable: bool, parent: QWidget | None = None
    ) -> None:
        # Each part is made in its place: one that is moved there is styled once more.
        super().__init__(parent)
        self._stack = QStackedLayout(self)
        self._full = QWidget(self)
        self._stack.addWidget(self._full)
        self._board = Card(self._full)
        self.find_bar = FindBar(self._full)
        self.toolbar = Toolbar(self._board)
        self.timeline = Timeline("bookings.timeline", "Vehicles and their bookings")
        self.side = Side(writable=writable, parent=self._full)
        self.hand = Hand(self.side, self.timeline, do, asker, writable=writable)
        self.gestures = Gestures(self.hand)
        self._panes: dict[str, Pane] = {}
        titles = tuple((name, title) for name, title, _ in PANES)
        self.strip = Strip(titles, self._full)
        self.find_bar.book_button.setEnabled(writable)
        self.find_bar.near_changed.connect(self.show_found)
        self.find_bar.soonest_asked.connect(self._find_soonest)
        self._counter = asker.another()
        self.find_bar.counting.connect(self._count_free)
        for found in (self.find_bar.asked, self.find_bar.cleared):
            found.connect(self._counter.forget)  # a count that comes later counts no more
        self.side.book_asked.connect(self.gestures.book_found)
        self._lay_out()

    @cached_property
    def empty(self) -> EmptyFleet:
        """How to begin, where there is no vehicle."""
        made = EmptyFleet(lambda command, form: self.hand.run(command, form=form))
        self._stack.addWidget(made)
        return made

    @cached_property
    def none(self) -> NoneYet:
        """What stands in place of the rows of a sort that there is none of."""
        made = NoneYet(writable=self.hand.writable)
        made.add_asked.connect(self.gestures.add)
        self._rows.addWidget(made)
        return made

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._board)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.toolbar)
        inside.addWidget(rule())
        # Each stack is in its place before it is filled: its first part would else be a window.
        self._rows = QStackedLayout()
        inside.addLayout(self._rows, 1)
        self._rows.addWidget(self.timeline)
        lines = QVBoxLayout(self._full)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(10)
        lines.addWidget(self.strip)
        lines.addWidget(self.find_bar)
        row = QHBoxLayout()
        row.setSpacing(12)
        lines.addLayout(row, 1)
        self._middle = QStackedLayout()
        row.addLayout(self._middle, 1)
        row.addWidget(self.side)
        self._middle.addWidget(self._board)

    def pane(self, name: str) -> Pane | None:
        """A pane by its name; None for the board."""
        make = next((make for known, _, make in PANES if known == name), None)
        if make is not None and name not in self._panes:
            made = self._panes[name] = make(self.hand)
            self._middle.addWidget(made.widget)
            if made.again is not None:
                made.again.connect(self.again)
        return self._panes.get(name)

    def show_pane(self, name: str) -> None:
        """Show the board or a pane; the find bar belongs to the board."""
        pane = self.pane(name)
        self._middle.setCurrentWidget(self._board if pane is None else pane.widget)
        self.find_bar.setVisible(name == BOARD)
        self.strip.show_pane(name)
        self.side.set_wide(wide=pane is not None and pane.wide)

    def show_listed(self, listed: tuple[str, object] | None) -> None:
        """Give a pane what it has read."""
        pane = None if listed is None else self.pane(listed[0])
        if pane is not None and listed is not None:
            pane.show(listed[1])

    def show_rows(self, loaded: Loaded) -> None:
        """Show rows, or what would stand there; the find bar where there is something to find."""
        some = bool(loaded.board.vehicles)
        if not some:
            self.none.show_loaded(loaded)
        self._rows.setCurrentWidget(self.timeline if some else self.none)
        self.find_bar.setEnabled(some)

    def show_found(self) -> None:
        """List what the find bar found, beside the board."""
        loaded = self.hand.loaded
        found = loaded.found if loaded else None
        if loaded is None or found is None:
            self.side.show_found("", ())
            return
        span = loaded.window.span_words(found.span.start, found.span.end or found.span.start)
        lines = found_lines(loaded, self.find_bar.near())
        self.side.show_found(f"{len(found.rows)} free, {span}", lines)

    def _count_free(self, asked: Free) -> None:
        """Say how many are free at a time that is being given; the board stays as it is."""
        told = msgspec.structs.replace(asked, at=utc_text(self._counter.now()))
        self._counter.ask(
            lambda reader, view: len(told.rows(reader, view)),
            self.find_bar.show_count,
            self.find_bar.tell,
        )

    def _find_soonest(self, asked: Free) -> None:
        """Ask for the first time at which something is free, and go there."""

        def show(span: MinuteSpan | None) -> None:
            if span is None:
                self.find_bar.tell("Nothing is free for as long within a week.")
            else:
                self.find_bar.take(wall(span.start), wall(span.end or span.start))

        now = self.hand.asker.now()
        self.hand.asker.ask(
            lambda reader, view: soonest(reader, view, asked, now), show, self.find_bar.tell
        )

    def show_board(self, *, full: bool) -> None:
        """Show the board, or how to begin; a keyboard in here goes along."""
        wanted = self._full if full else self.empty
        if self._stack.currentWidget() is wanted:
            return
        focus = QApplication.focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        if "empty" in vars(self):
            self.empty.begin_anew()
        self._stack.setCurrentWidget(wanted)
        if inside:
            shown = self.timeline if full else self.empty
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
