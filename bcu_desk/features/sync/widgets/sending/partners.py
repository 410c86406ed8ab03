"""Exports for partners: what such a file is, and the form that asks what is to be in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bcu_desk.domain.markings import TIERS
from bcu_desk.features.sync.model.wording import counted
from bcu_desk.features.sync.widgets.layouts import card, emptied, ticked
from bcu_desk.kit.buttons import button
from bcu_desk.kit.controls import words
from bcu_desk.kit.fields import Option
from bcu_desk.kit.form import FieldSpec, Form, Values
from bcu_desk.work.exchange.extracting import Extracted, Partners

ABOUT = (
    "Rows of one borough, or without people's names, for somebody outside the group. An export,"
    " not a feed: no desk can take it in, and nothing changed in it comes back."
)
OPEN, CLOSED = TIERS
PEOPLE = (("no", "Left out"), ("yes", "Named"))
WITH_NAMES = (
    "An export, not a feed. It names people, so it is marked OFFICIAL-SENSITIVE. It is not"
    " encrypted."
)
WITHOUT = (
    "An export, not a feed. Codes, days and numbers only: no text that people typed. It is not"
    " encrypted."
)


class PartnersCard(QWidget):
    """What an export is, a button that asks for one, and what came of the last."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        made, lines, _ = card("For partners", "An export, not a feed")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(made)
        inside = QVBoxLayout()
        inside.setContentsMargins(16, 12, 16, 14)
        inside.setSpacing(10)
        inside.addWidget(words(ABOUT, "secondary", wrap=True))
        self.write = button("Write an export…", "exchange.export", key="Ctrl+E")
        self.write.clicked.connect(lambda: self.asked.emit())
        inside.addWidget(self.write)
        self.told = QVBoxLayout()
        self.told.setSpacing(8)
        inside.addLayout(self.told)
        lines.addLayout(inside)

    def show_made(self, made: Extracted) -> None:
        """Say what was written."""
        emptied(self.told)
        of = f" of {made.borough}" if made.borough else ""
        names = "" if made.names else ", without names"
        self.told.addWidget(ticked(f"{counted(made.rows, 'row')}{of}{names}: {made.file.name}"))
        to = f" for {made.recipient}" if made.recipient else ""
        self.told.addWidget(ticked(f"Marked {made.marking}{to}; noted in the history"))


class PartnersForm(Form):
    """Borough, names, marking, recipient; the marking follows the names."""

    def __init__(
        self,
        boroughs: Sequence[str],
        submit: Callable[[Values], object],
        cancel: Callable[[], object],
    ) -> None:
        specs = (
            FieldSpec(
                "borough",
                "Borough",
                "choice",
                tuple(Option(name, name) for name in boroughs),
                "All of the file",
                needed=False,
            ),
            FieldSpec("names", "Names of people", "segmented", PEOPLE),
            FieldSpec("marking", "Marking", "segmented", tuple((one, one) for one in TIERS)),
            FieldSpec("recipient", "To whom it goes", hint="kept in the file and in the history"),
        )
        super().__init__(
            "exchange.partners", "Write an export for partners", specs, ("Write…", submit), cancel
        )
        self.set_value("names", "no")
        self.set_value("marking", OPEN)
        self.field("names").changed.connect(self._follow)
        self._follow()

    def wanted(self) -> Partners:
        """What is filled in."""
        values = self.values()
        return Partners(
            borough=str(values["borough"] or ""),
            names=values["names"] == "yes",
            marking=str(values["marking"] or ""),
            recipient=str(values["recipient"] or ""),
        )

    def _follow(self) -> None:
        """Names ask for the higher marking."""
        named = self.values()["names"] == "yes"
        self.set_value("marking", CLOSED if named else OPEN)
        self.say(WITH_NAMES if named else WITHOUT, "warn" if named else "accent")
