"""Counts of rows by what becomes of them, each of which shows or hides its rows."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from bcu_desk.features.spreadsheets.rules.merging import State
from bcu_desk.kit.buttons import Button, button

ORDER = (
    State.CHANGED,
    State.NEW,
    State.MISSING,
    State.CONFLICT,
    State.ERROR,
    State.UNCHANGED,
)
ICONS: Mapping[State, str] = {
    State.CHANGED: "chevron_right",
    State.NEW: "plus",
    State.MISSING: "minus",
    State.CONFLICT: "exchange",
    State.ERROR: "error",
    State.UNCHANGED: "check",
}


NAMED = (State.CONFLICT, State.ERROR)


def told_of(state: State, count: int) -> str:
    """What rows of a state are called: `3 changed`, `2 errors`."""
    return f"{state.value}s" if state in NAMED and count != 1 else state.value


class Filters(QWidget):
    """A button a state with its count; `changed` carries the states whose rows are shown."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._buttons: dict[State, Button] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for state in ORDER:
            made = button("", f"spreadsheets.{state.value}", icon=ICONS[state])
            made.setCheckable(True)
            made.clicked.connect(lambda _=False: self.changed.emit(self.states()))
            made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            self._buttons[state] = made
            line.addWidget(made)

    def states(self) -> frozenset[State]:
        """The states whose rows are shown."""
        return frozenset(state for state, made in self._buttons.items() if made.isChecked())

    def show_counts(self, counts: Mapping[str, int], states: frozenset[State]) -> None:
        """Show how many rows there are of each, and which are shown."""
        for state, made in self._buttons.items():
            count = counts[state.value]
            made.setText(f"{count:,} {told_of(state, count)}")
            made.setChecked(state in states)
            made.setVisible(bool(count) or state is State.CHANGED)
            told = f"rows with {state.value}" if state in NAMED else f"{state.value} rows"
            told = f"{count:,} {told}, " + ("shown" if state in states else "hidden")
            made.setAccessibleName(told)

    def part(self, state: State) -> Button:
        """The button of a state."""
        return self._buttons[state]
