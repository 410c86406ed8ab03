"""How to export: format, marking, names; the button, the progress, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from bcu_desk.domain.markings import TIERS
from bcu_desk.features.spreadsheets.rules.held import Held, held_words, least_tier
from bcu_desk.kit.buttons import button
from bcu_desk.kit.controls import Card, Segmented, rule, words
from bcu_desk.kit.notice import Notice

WIDTH = 372
ABOUT = (
    "One sheet a subject, as of the day above, for Excel and LibreOffice. Nothing leaves this"
    " computer by itself."
)
FORMATS = (
    ("xlsx", "Workbook"),
    ("csv", "CSV"),
    ("zip", "Zip of CSV"),
    ("jsonl", "JSON Lines"),
)
THE_LEAST = "Nothing in it asks for more than OFFICIAL."
LONGEST_HANDLING = 60


class Options(Card):
    """The card at the right; `export_asked`, `cancel_asked` and `names_changed` tell of clicks."""

    export_asked = Signal()
    cancel_asked = Signal()
    names_changed = Signal()

    def __init__(self, marking: str) -> None:
        super().__init__()
        self.setFixedWidth(WIDTH)
        self.setObjectName("spreadsheets.options")
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 14, 16, 16)
        lines.setSpacing(6)
        lines.addWidget(words("Export", "section"))
        lines.addWidget(words(ABOUT, "secondary", wrap=True))
        self._make_fields(marking)
        for label, field in (
            ("Format", self.format),
            ("Marking", self.tier),
            ("Handling line, such as PERSONAL DATA (may stay empty)", self.handling),
        ):
            lines.addSpacing(8)
            lines.addWidget(_label(label, field))
            lines.addWidget(field)
            if field is self.tier:
                lines.addWidget(self.least)
        lines.addSpacing(8)
        lines.addWidget(self.names)
        lines.addWidget(words("Without them, columns that name people are left out.", "secondary"))
        lines.addSpacing(8)
        lines.addWidget(rule())
        lines.addSpacing(6)
        lines.addWidget(self._sum_label())
        lines.addLayout(self._buttons())
        lines.addWidget(self._progress_part())
        self.notice = Notice("spreadsheets.notice")
        lines.addWidget(self.notice)
        lines.addStretch(1)

    def _make_fields(self, marking: str) -> None:
        self.format = _segmented("format", "Format", FORMATS)
        self.format.choose("xlsx")
        self.tier = _segmented("marking", "Marking", tuple((tier, tier) for tier in TIERS))
        self.tier.choose(marking)
        self._own_tier = marking
        self.tier.chosen.connect(self._take_tier)
        self.held: Mapping[str, Held] = {}
        self.least = words(THE_LEAST, "secondary", wrap=True)
        self.least.setObjectName("spreadsheets.least")
        self.handling = _handling_field()
        self.names = QCheckBox("Names of people")
        self.names.setObjectName("spreadsheets.names")
        self.names.setChecked(True)
        self.names.clicked.connect(lambda _=False: self.names_changed.emit())

    def _sum_label(self) -> QLabel:
        self.sum = words("", "strong")
        self.sum.setObjectName("spreadsheets.sum")
        return self.sum

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        self.export = button("Export…", "spreadsheets.export", kind="primary", key="Ctrl+E")
        self.export.setProperty("tall", "true")
        self.export.clicked.connect(lambda: self.export_asked.emit())
        self.cancel = button("Cancel", "spreadsheets.cancel")
        self.cancel.setProperty("tall", "true")
        self.cancel.clicked.connect(lambda: self.cancel_asked.emit())
        self.cancel.hide()
        line.addWidget(self.export, 1)
        line.addWidget(self.cancel)
        return line

    def _progress_part(self) -> QWidget:
        self._progress = QWidget()
        lines = QVBoxLayout(self._progress)
        lines.setContentsMargins(0, 4, 0, 0)
        lines.setSpacing(4)
        self.bar = QProgressBar()
        self.bar.setObjectName("spreadsheets.progress")
        self.bar.setAccessibleName("Progress of the export")
        self.bar.setTextVisible(False)
        self._told = words("", "secondary")
        lines.addWidget(self.bar)
        lines.addWidget(self._told)
        self._progress.hide()
        return self._progress

    def marking(self) -> str:
        """The marking with its handling line."""
        handling = self.handling.text().strip()
        return f"{self.tier.value()}: {handling.upper()}" if handling else self.tier.value()

    def _take_tier(self, tier: str) -> None:
        self._own_tier = tier
        self.notice.hide()
        self.least.show()

    def refuse(self, told: str, go_on: Callable[[], object]) -> None:
        """Say why the marking is too low, in place of what it must be at least."""

        def mark_higher() -> None:
            self.tier.part(TIERS[1]).click()
            go_on()

        self.least.hide()
        self.notice.tell(told, fixes=((f"Mark it {TIERS[1]}", mark_higher),))
        self.tier.setFocus()

    def show_held(self, held: Mapping[str, Held]) -> None:
        """What the chosen sheets hold; the marking starts from the least that they ask for."""
        least = least_tier(held)
        if least != least_tier(self.held):
            self.tier.choose(max(least, self._own_tier))
        self.held = held
        self.least.show()
        told = f"{least} at least, for {held_words(held)}." if any(held.values()) else THE_LEAST
        self.least.setText(told)

    def show_sum(self, text: str, *, able: bool) -> None:
        """What would be written, and whether anything is chosen."""
        self.sum.setText(text)
        self.export.setEnabled(able)

    def show_progress(self, share: int, text: str) -> None:
        """How far the export is, in per cent."""
        self.bar.setValue(share)
        self._told.setText(text)

    def show_working(self, *, working: bool) -> None:
        """Whether an export is under way."""
        self.export.setEnabled(not working)
        self.cancel.setVisible(working)
        self._progress.setVisible(working)
        if working:
            self.notice.hide()
            self.show_progress(0, "Reading…")


def _segmented(name: str, told: str, options: tuple[tuple[str, str], ...]) -> Segmented:
    made = Segmented(options)
    made.setObjectName(f"spreadsheets.{name}")
    made.setAccessibleName(told)
    return made


def _handling_field() -> QLineEdit:
    made = QLineEdit()
    made.setObjectName("spreadsheets.handling")
    made.setAccessibleName("Handling line")
    made.setMaxLength(LONGEST_HANDLING)
    return made


def _label(text: str, field: QWidget) -> QLabel:
    made = words(text, "secondary")
    made.setBuddy(field)
    return made
