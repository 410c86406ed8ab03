"""The vehicle or booking chosen: what it is, who has it, and what can be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from bcu_desk.features.bookings.model.inspected import Inspected
from bcu_desk.features.bookings.model.summary import Figure, Line, Listed, Summary
from bcu_desk.kit.controls import Button, Card, Chip, Picture, button, restyled, rule, words
from bcu_desk.kit.notice import Notice

LEFT = Qt.AlignmentFlag.AlignLeft
HINT = "Choose a row or a booking on the board to see who has it and what can be done."


@dataclass(frozen=True, slots=True)
class Verb:
    """What can be done: its name, its words, its key, and how it looks."""

    name: str
    title: str
    key: str = ""
    kind: str = "plain"


VERBS = (
    Verb("approve", "Approve", "A", "primary"),
    Verb("decline", "Decline…"),
    Verb("book_this", "Book this vehicle", "", "primary"),
    Verb("move", "Move…", "M"),
    Verb("add_back", "Add a date back…"),
    Verb("copy", "Copy…"),
    Verb("off_road", "Mark off road…"),
    Verb("back", "Back on the road…"),
    Verb("keep", "Keep some free…"),
    Verb("cancel", "Cancel booking", "", "danger"),
)


PRIMARY = ("approve", "book_this")
ORDER = ("move", "cancel", "decline", "copy", "add_back", "off_road", "back", "keep")
LONG = 12  # letters of a name from which its words stand below it


class Inspector(Card):
    """`wanted` carries the name of a verb and the key of what it is wanted for."""

    wanted = Signal(str, str)

    def __init__(self, *, writable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bookings.inspector")
        self.setAccessibleName("What is chosen")
        self._writable = writable
        self._shown: Inspected | None = None
        self._icon, self._mark = Picture("", "ink", 22), Chip("")
        self._title = words("", "title", wrap=True)
        self._about = words("", "secondary", wrap=True)
        self._head = words("", "strong", wrap=True)
        self._lines = words("", "body", wrap=True)
        self._initials = words("", "strong", tone="accent")
        self._who, self._collar = words("", "strong"), words("", "secondary")
        self._body = QWidget(self)
        self._driver = QWidget(self._body)
        self._warning = Notice("bookings.inspector.warning", flat=True)
        self._facts = QGridLayout()
        self.overview = Overview(self)
        self._pairs = QGridLayout()
        self.verbs = {verb.name: self._verb(verb) for verb in VERBS}
        self._lay_out()
        self.show_inspected(None)

    def _verb(self, verb: Verb) -> Button:
        made = button(verb.title, f"bookings.{verb.name}", kind=verb.kind, key=verb.key or None)
        made.clicked.connect(lambda: self._send(verb.name))
        return made

    def _send(self, verb: str) -> None:
        if self._shown is not None:
            self.wanted.emit(verb, self._shown.key)

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(1, 1, 1, 1)
        lines.setSpacing(0)
        lines.addWidget(self.overview)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addLayout(self._upper())
        self._rule = rule()
        body.addWidget(self._rule)
        body.addWidget(self._driver_part())
        body.addWidget(rule())
        self._facts.setContentsMargins(16, 12, 16, 12)
        self._facts.setHorizontalSpacing(12)
        self._facts.setVerticalSpacing(6)
        self._facts.setColumnMinimumWidth(0, 76)
        self._facts.setColumnStretch(1, 1)
        body.addLayout(self._facts)
        lines.addWidget(self._body)
        lines.addStretch(1)
        lines.addLayout(self._lower())

    def _upper(self) -> QVBoxLayout:
        upper = QVBoxLayout()
        upper.setContentsMargins(16, 14, 16, 12)
        upper.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._icon)
        head.addWidget(self._title, 1)
        head.addWidget(self._mark)
        upper.addLayout(head)
        upper.addWidget(self._about)
        upper.addSpacing(8)
        upper.addWidget(self._head)
        upper.addWidget(self._lines)
        return upper

    def _driver_part(self) -> QWidget:
        lines = QVBoxLayout(self._driver)
        lines.setContentsMargins(16, 12, 16, 12)
        lines.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(10)
        self._initials.setProperty("badge", "true")
        self._initials.setFixedSize(34, 34)
        self._initials.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self._initials)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._who)
        names.addWidget(self._collar)
        row.addLayout(names, 1)
        lines.addLayout(row)
        lines.addWidget(self._warning)
        return self._driver

    def _lower(self) -> QVBoxLayout:
        lower = QVBoxLayout()
        lower.setContentsMargins(16, 8, 16, 14)
        lower.setSpacing(8)
        for name in PRIMARY:
            lower.addWidget(self.verbs[name])
        self._pairs.setSpacing(8)
        for number in (0, 1):
            self._pairs.setColumnStretch(number, 1)
        lower.addLayout(self._pairs)
        return lower

    def show_summary(self, summary: Summary) -> None:
        """Take what is shown while nothing is chosen."""
        self.overview.show_summary(summary)

    def show_inspected(self, shown: Inspected | None) -> None:
        """Show a vehicle or booking, or the summary where none is chosen."""
        self._shown = shown
        self._body.setVisible(shown is not None)
        self.overview.setVisible(shown is None)
        if shown is None:
            self._show_verbs((), {})
            return
        self._show_verbs(shown.verbs if self._writable else (), shown.called)
        self._icon.show_icon(shown.icon, "ink")
        self._title.setText(shown.registration)
        self._mark.setText(shown.state)
        self._mark.set_tone(shown.tone)
        self._about.setText(shown.about)
        self._head.setText(shown.head)
        self._head.setVisible(bool(shown.head))
        self._lines.setText("\n".join(shown.lines))
        self._lines.setVisible(bool(shown.lines))
        self._show_driver(shown)
        self._show_facts(shown.facts)
        restyled(self)

    def _show_verbs(self, names: Sequence[str], called: Mapping[str, str]) -> None:
        # In their places first: a button that is shown before it has one would be a window.
        self._pair_up([name for name in ORDER if name in names])
        for name, made in self.verbs.items():
            made.setVisible(name in names)
            if name in names and name in called:
                made.setText(called[name])
                made.setAccessibleName(called[name])

    def _pair_up(self, names: Sequence[str]) -> None:
        """Put what can be done in two columns; the last alone has both."""
        for name in ORDER:
            self._pairs.removeWidget(self.verbs[name])
        for number, name in enumerate(names):
            alone = number == len(names) - 1 and number % 2 == 0
            self._pairs.addWidget(self.verbs[name], number // 2, number % 2, 1, 2 if alone else 1)

    def _show_driver(self, shown: Inspected) -> None:
        self._driver.setVisible(bool(shown.who))
        self._rule.setVisible(bool(shown.who))
        self._initials.setText(shown.initials)
        self._who.setText(shown.who)
        self._collar.setText(shown.collar)
        self._warning.hide()
        if shown.warning:
            self._warning.tell(shown.warning, tone="warn")

    def _show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        while self._facts.count():
            item = self._facts.takeAt(0)
            gone = item.widget() if item is not None else None
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for number, (label, value) in enumerate(facts):
            top = Qt.AlignmentFlag.AlignTop
            self._facts.addWidget(words(label, "secondary"), number, 0, top)
            self._facts.addWidget(words(value, "body", wrap=True), number, 1, top)


class Overview(QWidget):
    """The time shown in figures and short lists; `chosen` carries the key of a line."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bookings.overview")
        self.setAccessibleName("The fleet in short")
        self._shown: Summary | None = None
        self._body = QWidget()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(16, 14, 16, 16)
        self._lines.setSpacing(12)
        self._lines.addWidget(self._body)
        self._lines.addWidget(rule())
        self._lines.addWidget(words(HINT, "secondary", wrap=True))

    def show_summary(self, summary: Summary) -> None:
        """Show other figures and lists."""
        if summary == self._shown:
            return
        self._shown = summary
        before, self._body = self._body, QWidget(self)
        lines = QVBoxLayout(self._body)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(14)
        lines.addWidget(words(summary.title, "title"))
        figures = QHBoxLayout()
        figures.setSpacing(8)
        for figure in summary.figures:
            figures.addLayout(_figure(figure), 1)
        lines.addLayout(figures)
        for listed in summary.lists:
            lines.addLayout(self._list(listed))
        self._lines.replaceWidget(before, self._body)
        before.hide()
        before.deleteLater()

    def _list(self, listed: Listed) -> QGridLayout:
        made = QGridLayout()
        made.setHorizontalSpacing(10)
        made.setVerticalSpacing(2)
        made.setColumnStretch(1, 1)
        made.addWidget(words(listed.title, "section"), 0, 0, 1, 2)
        long = any(len(line.title) > LONG for line in listed.lines)
        for number, line in enumerate(listed.lines):
            row = 2 * number + 1
            told = words(line.words, "secondary", wrap=True)
            made.addWidget(self._link(line), row, 0, 1, 2 if long else 1, LEFT)
            made.addWidget(told, row + long, 0 if long else 1, 1, 2 if long else 1)
            if long:
                told.setIndent(4)
        if listed.more:
            more = words(f"and {listed.more} more", "secondary")
            made.addWidget(more, 2 * len(listed.lines) + 1, 0, 1, 2)
        return made

    def _link(self, line: Line) -> Button:
        made = button(line.title, f"bookings.overview.{line.key}", kind="link")
        made.setAccessibleName(f"{line.title}, {line.words}")
        made.clicked.connect(lambda: self.chosen.emit(line.key))
        return made


def _figure(figure: Figure) -> QVBoxLayout:
    made = QVBoxLayout()
    made.setSpacing(0)
    made.addWidget(words(str(figure.count), "figure", tone=figure.tone or None))
    made.addWidget(words(figure.words, "small"))
    return made
