"""What is chosen on the board: shown beside it, opened, asked for its menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint

from bcu_desk.features.bookings.model.content import AWAY, FREE
from bcu_desk.features.bookings.model.inspected import inspected
from bcu_desk.features.bookings.model.summary import summary
from bcu_desk.features.bookings.widgets.menu import open_menu
from bcu_desk.features.bookings.widgets.parts import Parts


class Choosing:
    """The booking or vehicle chosen, by its key.

    `now` gives the minute that counts as now, `unfold` gives a vehicle a row of its own.
    """

    def __init__(
        self, parts: Parts, now: Callable[[], int], unfold: Callable[[str], object]
    ) -> None:
        self.key = ""
        self._parts = parts
        self._now = now
        self._unfold = unfold
        parts.timeline.selected.connect(self._on_selected)
        parts.timeline.activated.connect(self._on_activated)
        parts.timeline.menu_asked.connect(self._open_menu)
        parts.side.inspector.wanted.connect(self.start)
        parts.side.inspector.overview.chosen.connect(self.choose)
        parts.side.chosen.connect(self.choose)

    def inspect(self, key: str) -> None:
        """Show a booking or vehicle beside the board, and what the whole of it is like."""
        self.key = key
        loaded, inspector = self._parts.hand.loaded, self._parts.side.inspector
        if loaded is not None:
            now = self._now()
            inspector.show_summary(summary(loaded, now))
            inspector.show_inspected(inspected(loaded, key, now))

    def choose(self, key: str) -> None:
        """Choose a booking by its reference or a vehicle by its registration."""
        self.inspect(key)
        loaded, timeline = self._parts.hand.loaded, self._parts.timeline
        if loaded is not None and loaded.vehicle(key) and key not in timeline.rows.rows():
            self._unfold(key)
        timeline.select(key)

    def keep(self) -> None:
        """Choose the same again in other rows and bars, where it is among them."""
        rows = self._parts.timeline.rows
        if rows.bar(self.key) or rows.line_of(self.key):
            self._parts.timeline.select(self.key)  # else the keyboard keeps its place on the row
        self.inspect(self.key)

    def start(self, verb: str, key: str) -> None:
        """Start a gesture on a booking or vehicle: its form, or at once where nothing is asked."""
        self._parts.gestures.start(verb, key, self._now())

    def book_first(self, plate: str) -> None:
        """Book the vehicle that the find bar names, or the one chosen."""
        self._parts.gestures.book_first(plate, self.key, self._now())

    def _on_selected(self, bar: str, row: str) -> None:
        self.inspect(row if not bar or bar.startswith((FREE, AWAY)) else bar)

    def _on_activated(self, key: str) -> None:
        """A free slot or chip books; an idle vehicle unfolds; a booking opens its form."""
        loaded = self._parts.hand.loaded
        if loaded is None or self._parts.gestures.book_found(key.removeprefix(FREE)):
            return
        if loaded.booking(key) is not None:
            self.start("move", key)
        elif not key.startswith(AWAY):
            self.choose(key)

    def _open_menu(self, bar: str, row: str, where: QPoint) -> None:
        self._on_selected(bar, row)
        loaded = self._parts.hand.loaded
        shown = inspected(loaded, self.key, self._now()) if loaded else None
        if shown is not None:
            may = self.start if self._parts.hand.writable else None
            open_menu(self._parts, shown, where, may)
