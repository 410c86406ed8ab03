"""Sending: to whom, where to, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from bcu_desk.features.sync.model.state import Exchange
from bcu_desk.features.sync.model.wording import (
    ago,
    asks_words,
    counted,
    is_late,
    lacks_words,
    moment_of,
)
from bcu_desk.features.sync.queries.desks import DeskRow
from bcu_desk.features.sync.widgets.layouts import card, emptied, scrolled, walked_before
from bcu_desk.features.sync.widgets.sending.partners import PartnersCard
from bcu_desk.features.sync.widgets.sending.sent import SentCard
from bcu_desk.kit.buttons import Button, button
from bcu_desk.kit.controls import Card, rule, words
from bcu_desk.kit.form import Form
from bcu_desk.work.exchange.sending import Sent

SIDE = 404
WRITE = "Write the file"
BOX, LACKS, HEARD, APART = 220, 84, 168, 24
MEGABYTE = 1_000_000
SIZES = (
    ("One file, however large", 0),
    ("For mail: parts of at most 5 MB", 5 * MEGABYTE),
    ("For mail: parts of at most 10 MB", 10 * MEGABYTE),
    ("For mail: parts of at most 20 MB", 20 * MEGABYTE),
)
SMALL = (
    ("receipt", "Only a receipt", "A small file that says what this desk has, without changes"),
    ("request", "Ask for what is missing", "A small file that asks the others for what is lacking"),
)


class Working(QWidget):
    """How far a file is, and the button that stops it; hidden while none is written."""

    def __init__(self, stop: Callable[[], object]) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self.bar = QProgressBar()
        self.bar.setObjectName("exchange.sending_progress")
        self.bar.setAccessibleName("Progress of sending")
        self.bar.setTextVisible(False)
        cancel = button("Cancel", "exchange.cancel_sending")
        cancel.clicked.connect(lambda: stop())
        line.addWidget(self.bar, 1)
        line.addWidget(cancel)
        self.hide()


class SendPart(QWidget):
    """Who gets a file, where it goes, and whether it was read back whole.

    `send_asked`, `cancel_asked` and `place_asked` tell of clicks, `small_asked` that a receipt or
    request is wanted; `open_asked` wants the folder shown, `partners.asked` an export for partners.
    """

    send_asked = Signal()
    cancel_asked = Signal()
    small_asked = Signal(str)
    place_asked = Signal()
    open_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._boxes: dict[int, QCheckBox] = {}
        self._unticked: set[int] = set()
        self._unticked_before: set[int] | None = None
        self._writing = self._had_keyboard = False
        self.small: dict[str, Button] = {}
        self._names: Mapping[int, str] = {}
        self.place: Path | None = None
        self._writable = True
        body = QHBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(16)
        body.addWidget(self._to(), 1)
        self.side = QStackedWidget()
        self.side.setFixedWidth(SIDE)
        self.side.addWidget(scrolled("exchange.send_side", self._side()))
        body.addWidget(self.side)

    def _to(self) -> Card:
        made, lines, head = card("To", "Untick who gets no file")
        self.sum = words("", "secondary")
        head.addWidget(self.sum)
        lines.addWidget(_heads())
        lines.addWidget(rule())
        inside = QWidget()
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        lines.addWidget(scrolled("exchange.to", inside), 1)
        return made

    def _side(self) -> QWidget:
        made = QWidget()
        lines = QVBoxLayout(made)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(16)
        lines.addWidget(self._place_card())
        self.result = SentCard()
        self.result.open_asked.connect(self.open_asked.emit)
        lines.addWidget(self.result)
        self.partners = PartnersCard()
        lines.addWidget(self.partners)
        lines.addStretch(1)
        return made

    def show_form(self, form: Form) -> None:
        """Show a form in place of the side."""
        self.side.addWidget(form)
        self.side.setCurrentWidget(form)
        form.field("borough").setFocus()

    def end_form(self, form: Form) -> None:
        """Show the side again, the keyboard on the button that asked."""
        self.side.setCurrentIndex(0)
        self.side.removeWidget(form)
        form.hide()
        form.deleteLater()
        self.partners.write.setFocus()

    def _place_card(self) -> Card:
        made, lines, _ = card("Place", "One file for all of them")
        inside = QVBoxLayout()
        inside.setContentsMargins(16, 12, 16, 14)
        inside.setSpacing(10)
        line = QHBoxLayout()
        line.setSpacing(8)
        self._where = words("", "strong", wrap=True)
        self._where.setObjectName("exchange.place")
        change = self._change = button("Choose…", "exchange.choose_place", icon="folder")
        change.setAccessibleName("Choose the folder or stick to write to")
        change.clicked.connect(lambda: self.place_asked.emit())
        line.addWidget(self._where, 1)
        line.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(line)
        told = (
            "The file can be opened by these desks only. It names people and is marked"
            " OFFICIAL-SENSITIVE. Any desk may carry it on."
        )
        inside.addWidget(words(told, "secondary", wrap=True))
        inside.addLayout(self._size_line())
        self.send = button(WRITE, "exchange.send", kind="primary", key="Ctrl+Return")
        self.send.setProperty("tall", "true")
        self.send.clicked.connect(lambda: self.send_asked.emit())
        inside.addWidget(self.send)
        self.working = Working(self.cancel_asked.emit)
        self.bar = self.working.bar
        inside.addWidget(self.working)
        inside.addWidget(rule())
        inside.addLayout(self._small_line())
        lines.addLayout(inside)
        return made

    def _size_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        label = words("Size", "secondary")
        self.size_box = QComboBox()
        self.size_box.setObjectName("exchange.size")
        self.size_box.setAccessibleName("Largest file")
        for text, most in SIZES:
            self.size_box.addItem(text, most)
        label.setBuddy(self.size_box)
        line.addWidget(label)
        line.addWidget(self.size_box, 1)
        return line

    def _small_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        for purpose, text, hint in SMALL:
            made = button(text, f"exchange.{purpose}")
            made.setToolTip(hint)
            made.setAccessibleDescription(hint)
            made.clicked.connect(lambda _=False, name=purpose: self.small_asked.emit(name))
            line.addWidget(made)
            self.small[purpose] = made
        line.addStretch(1)
        return line

    def most(self) -> int:
        """The largest file in bytes, 0 for one file."""
        return int(self.size_box.currentData())

    def tick_only(self, number: int) -> None:
        """Tick one desk and no other, until it has its file."""
        if self._unticked_before is None:
            self._unticked_before = set(self._unticked)
        for other, box in self._boxes.items():
            box.setChecked(other == number)

    def show_place(self, place: Path | None) -> None:
        """Show where the file will go."""
        self.place = place
        self._where.setText("No folder or stick chosen yet" if place is None else str(place))

    def show_desks(self, found: Exchange, *, writable: bool) -> None:
        """List the desks; those that were unticked stay so."""
        self._writable = writable
        self._names = {one.number: one.name for one in found.desks}
        self.partners.write.setEnabled(writable)
        emptied(self._rows)
        self._boxes.clear()
        for one in found.desks:
            if not one.this_desk:
                self._rows.addWidget(self._row(one, found))
        self._rows.addStretch(1)
        walked_before(self._change, self._rows)
        self._show_sum()

    def _row(self, one: DeskRow, found: Exchange) -> QWidget:
        made = QFrame()
        made.setProperty("row", "true")
        line = QHBoxLayout(made)
        line.setContentsMargins(16, 9, 16, 9)
        line.setSpacing(APART)
        active = one.status == "active"
        box = QCheckBox(f"{one.number:02d} {one.name}")
        box.setObjectName(f"exchange.to.{one.number}")
        box.setAccessibleDescription(lacks_words(one, found.own.number, self._names))
        box.setFixedWidth(BOX)
        box.setChecked(active and one.number not in self._unticked)
        box.setEnabled(active)
        box.toggled.connect(lambda on, number=one.number: self._tick(number, on=on))
        self._boxes[one.number] = box
        line.addWidget(box)
        count = words(f"{one.lacking():,}" if active else "", "strong")
        count.setFixedWidth(LACKS)
        count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(count)
        told = lacks_words(one, found.own.number, self._names)
        if one.asks:
            told = f"{told}; {asks_words(one, self._names)}"
        if not active:
            told = f"{one.status.capitalize()}, taken to its change {one.last_number or 0}"
        line.addWidget(words(told, "secondary", wrap=True), 1)
        line.addWidget(_heard(one, found.minute))
        return made

    def _tick(self, number: int, *, on: bool) -> None:
        self._unticked.discard(number) if on else self._unticked.add(number)
        self._show_sum()

    def _show_sum(self) -> None:
        chosen = len(self.chosen())
        able = sum(box.isEnabled() for box in self._boxes.values())
        which = "all" if chosen == able and able > 1 else f"{chosen} of"
        self.sum.setText(f"{which} {counted(able, 'desk')} ticked" if able else "")
        self._show_able()

    def _show_able(self) -> None:
        """Nothing is sent to nobody, and one file at a time is written."""
        able = bool(self.chosen()) and self._writable and not self._writing
        for one in (self.send, *self.small.values()):
            one.setEnabled(able)

    def chosen(self) -> tuple[int, ...]:
        """The desks that are ticked."""
        return tuple(n for n, box in self._boxes.items() if box.isChecked() and box.isEnabled())

    def show_writing(self, *, writing: bool) -> None:
        """Whether a file is being written and read back."""
        if writing:
            self._had_keyboard = self.isAncestorOf(QApplication.focusWidget() or self)
        self._writing = writing
        self.send.setText("Writing and reading back…" if writing else WRITE)
        self.working.setVisible(writing)
        self.bar.setValue(0)
        self._show_able()
        if not writing and self._had_keyboard:
            self.send.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_progress(self, share: int, text: str) -> None:
        """How far it is."""
        self.bar.setValue(share)
        self.send.setText(text)

    def show_sent(self, sent: Sent, size: int) -> None:
        """Say that a file is on the disk and was read back."""
        self.result.show_sent(sent, size, self._names)
        if self._had_keyboard:
            self.result.take_keyboard()
        if self._unticked_before is not None:
            self._unticked, self._unticked_before = self._unticked_before, None


def _heads() -> QWidget:
    """The heads of the columns."""
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(16, 7, 16, 7)
    line.setSpacing(APART)
    desk, count, by, heard = (
        words(text, "secondary") for text in ("Desk", "Lacks", "Made by", "Last heard")
    )
    desk.setFixedWidth(BOX)
    count.setFixedWidth(LACKS)
    count.setAlignment(Qt.AlignmentFlag.AlignRight)
    heard.setFixedWidth(HEARD)
    for part in (desk, count):
        line.addWidget(part)
    line.addWidget(by, 1)
    line.addWidget(heard)
    return made


def _heard(one: DeskRow, minute: int) -> QWidget:
    made = QWidget()
    made.setFixedWidth(HEARD)
    lines = QVBoxLayout(made)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(0)
    late = is_late(one.last_heard, minute) and one.status == "active"
    told: Sequence[tuple[str, str | None]] = [
        (ago(one.last_heard, minute), "bad" if late else None)
    ]
    if one.last_heard:
        told = [(moment_of(one.last_heard), None), *told]
    for text, tone in told:
        lines.addWidget(words(text[:1].upper() + text[1:], "secondary", tone=tone))
    return made
