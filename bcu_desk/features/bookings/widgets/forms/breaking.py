"""The part of the off-road form that lists the bookings it breaks, each with a swap to tick."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bcu_desk.features.bookings.commands.booking import MoveBooking
from bcu_desk.features.bookings.model.forms.breaking import breakage_words, swap_line
from bcu_desk.features.bookings.queries.swaps import Breakage, breakage
from bcu_desk.features.bookings.widgets.asking import Asker
from bcu_desk.features.bookings.widgets.forms.road import day_of_back, marked
from bcu_desk.features.bookings.widgets.forms.tick_list import TickList
from bcu_desk.kit.form import Form, Values
from bcu_desk.work.command import Command

NAME = "bookings.off_road"


class Breaking(QWidget):
    """Asks what breaks as the form is filled in; nothing is changed before it is sent."""

    def __init__(self, form: Form, asker: Asker) -> None:
        super().__init__()
        self._form, self._asker = form, asker
        self._verb = form.submit.text()
        self._asked: tuple[str, str, str | None] | None = None
        self._found: Breakage | None = None
        self.swaps = TickList(NAME, "Bookings that it breaks", "swaps")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self.swaps)
        self.swaps.show_lines(())
        form.insert(self, after="back")
        form.changed.connect(self._look)
        self.swaps.changed.connect(self._tell)
        self._look()

    def commands(self, values: Values) -> tuple[Command, ...]:
        """The swaps that are ticked, and then the time off the road: one step."""
        left = self.swaps.left_out()
        swaps = self._found.swaps if self._found is not None else ()
        moved = tuple(
            MoveBooking(booking=swap.reference, vehicle=swap.vehicle)
            for swap in swaps
            if swap.reference not in left
        )
        return (*moved, marked(values))

    def _look(self) -> None:
        values = self._form.values()
        vehicle, start = values["vehicle"], values["start"]
        if not vehicle:
            return
        asked = str(vehicle), str(start), day_of_back(values)
        if asked != self._asked:
            self._asked = asked
            self._asker.ask(lambda reader, _: breakage(reader, *asked), self._show, self._refused)

    def _show(self, found: Breakage) -> None:
        self._found = found
        self.swaps.show_lines([swap_line(swap) for swap in found.swaps])
        self._tell()

    def _tell(self) -> None:
        if self._found is not None:
            left = len(self.swaps.left_out())
            self._form.say(*breakage_words(self._found, left))
            swapped = len(self._found.swaps) - left
            self._form.submit.setText(f"{self._verb}, swap {swapped}" if swapped else self._verb)
            self._form.fit()

    def _refused(self, told: str) -> None:
        self._found = None
        self.swaps.show_lines(())
        self._form.say(told, "bad")
        self._form.fit()
