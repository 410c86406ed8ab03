"""The gestures on a post as buttons: changes from a day, and apart from them the correction."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from bcu_desk.kit.controls import Button, button, rule, words

PAD = 14
CHANGES = (
    ("appoint", "Appoint", None),
    ("acting", "Set acting", "A"),
    ("end", "End posting", "V"),
    ("move", "Move to", "M"),
    ("create", "New post below", None),
    ("close", "Close post", None),
)
NEEDS_HOLDER = ("end",)


class GestureButtons(QWidget):
    """`asked` carries the verb of a button."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._by_verb: dict[str, Button] = {}
        grid = QGridLayout()
        grid.setSpacing(8)
        for number, (verb, label, key) in enumerate(CHANGES):
            grid.addWidget(self._made(verb, label, key), *divmod(number, 2))
        fix = QHBoxLayout()
        fix.setSpacing(8)
        fix.addWidget(words("Recorded wrongly?", "secondary"), 1)
        fix.addWidget(self._made("correct", "Correct the record", None))
        lines = QVBoxLayout(self)
        lines.setContentsMargins(PAD, 8, PAD, 10)
        lines.setSpacing(6)
        lines.addWidget(words("Change from a day", "secondary"))
        lines.addLayout(grid)
        lines.addWidget(rule())
        lines.addLayout(fix)

    def _made(self, verb: str, label: str, key: str | None) -> Button:
        kind = "primary" if verb == "appoint" else "plain"
        name = f"org_chart.{verb}" if verb != "create" else "org_chart.create_below"
        made = button(label, name, kind=kind, key=key)
        made.clicked.connect(lambda: self.asked.emit(verb))
        self._by_verb[verb] = made
        return made

    def allow(self, *, writable: bool, held: bool) -> None:
        """Enable what can be done with a post that is held or not."""
        for verb, made in self._by_verb.items():
            made.setEnabled(writable and (held or verb not in NEEDS_HOLDER))

    def take_keyboard(self) -> None:
        """Give the keyboard to the first button."""
        self._by_verb["appoint"].setFocus(Qt.FocusReason.TabFocusReason)
