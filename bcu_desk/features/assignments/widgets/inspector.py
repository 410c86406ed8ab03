"""The inspector: what is chosen on the board in words, with the gestures that fit it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from bcu_desk.features.assignments.rules.details import TONES, Detail, Point
from bcu_desk.features.assignments.rules.suggestions import Suggestion
from bcu_desk.features.assignments.widgets.history_strip import HistoryStrip
from bcu_desk.features.assignments.widgets.past import Past
from bcu_desk.features.assignments.widgets.suggestion import SuggestionButton
from bcu_desk.kit.controls import Button, Card, Chip, button, icon_button, rule, words
from bcu_desk.kit.differences import Differences
from bcu_desk.kit.flow import FlowLayout

TITLES = {
    "appoint": "Appoint…",
    "dedicate": "Dedicate…",
    "lead": "Lead…",
    "swap": "Swap…",
    "cover": "Cover…",
    "end": "End…",
    "extend": "Extend…",
    "hand_over": "Hand over…",
    "end_waiver": "End a waiver…",
    "waive": "Waive…",
    "posts": "Make a post…",
    "if_away": "If away…",
    "if_ended": "If it ends…",
}
ASKING = ("if_away", "if_ended")  # what changes nothing can be asked of any file
SIDE = 16
CODE = 36  # pixels for a rule and the gap after it
LONG = 27  # letters of a fact that fit beside its label


class Inspector(Card):
    """`verb` carries a gesture asked for, `followed` the page and key of a breach's subject.

    `suggested` carries the Suggestion that was taken, `mend_asked` the Breach to mend or the
    Opening of a form, `ticked` a HandedOver with the place of a line and whether it is done,
    `history_asked` a key and whether it is a post's.
    """

    verb = Signal(str)
    followed = Signal(str, str)
    suggested = Signal(object)
    mend_asked = Signal(object)
    ticked = Signal(object, int, bool)
    history_asked = Signal(str, bool)
    closed = Signal()

    def __init__(self, *, read_only: bool = False) -> None:
        super().__init__()
        self.setObjectName("assignments.inspector")
        self.setAccessibleName("What is chosen")
        self._read_only = read_only
        lines = QVBoxLayout(self)
        lines.setContentsMargins(1, 1, 1, 1)
        lines.setSpacing(0)
        lines.addWidget(self._head())
        lines.addWidget(rule())
        self._scroll = QScrollArea()
        self._scroll.setObjectName("assignments.inspector.scroll")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        lines.addWidget(self._scroll, 1)
        self._foot = QWidget()
        self._verbs = FlowLayout(gap=8)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(0)
        foot.addWidget(rule())
        inside = QVBoxLayout()
        inside.setContentsMargins(SIDE, 10, SIDE, 12)
        inside.addLayout(self._verbs)
        foot.addLayout(inside)
        lines.addWidget(self._foot)

    def _head(self) -> QWidget:
        made = QWidget()
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        head = QVBoxLayout(made)
        head.setContentsMargins(SIDE, 12, 8, 12)
        head.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(8)
        self._chip = Chip("")
        self._aside = words("", "secondary")
        self._close = icon_button("close", "Choose nothing", "assignments.inspector.close")
        self._close.clicked.connect(lambda: self.closed.emit())
        line.addWidget(self._chip)
        line.addWidget(self._aside, 1)
        line.addWidget(self._close)
        self.title = words("", "section", wrap=True)
        self._days = words("", "secondary", wrap=True)
        head.addLayout(line)
        head.addWidget(self.title)
        head.addWidget(self._days)
        return made

    def show_detail(self, detail: Detail, *, closable: bool) -> None:
        """Say what is chosen."""
        self._chip.setText(detail.chip)
        self._chip.set_tone(detail.tone)
        self._chip.setVisible(bool(detail.chip))
        self._aside.setText(detail.aside)
        self._aside.setVisible(bool(detail.aside) or closable)
        self._close.setVisible(closable)
        self.title.setText(detail.title)
        self._days.setText(detail.days)
        self._put(self._body(detail))
        self._offer(detail.verbs)
        self.setAccessibleDescription(f"{detail.chip}. {detail.title}. {detail.days}")

    def _put(self, body: QWidget) -> None:
        """Show it; what stood there goes later, as a tick of its own may be what asked for it."""
        before = self._scroll.takeWidget()
        if before is not None:
            before.deleteLater()
        self._scroll.setWidget(body)

    def suggest(self, found: Sequence[Suggestion]) -> None:
        """Show who could cover, under what breaks; once for what is shown."""
        if not found or self._room.count():
            return
        self._room.addWidget(words("Who could cover, rules mended", "secondary"))
        for number, one in enumerate(found):
            made = SuggestionButton(one, f"assignments.suggestion.{number}")
            made.setEnabled(not self._read_only)
            made.clicked.connect(lambda _=False, one=one: self.suggested.emit(one))
            self._room.addWidget(made)
        self._room.addSpacing(8)
        body = self._scroll.widget()
        if body is not None:
            body.adjustSize()

    def menu(self) -> QMenu:
        """The gestures that fit, as a menu that goes when it is closed."""
        found = QMenu(self)
        found.setObjectName("assignments.menu")
        found.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for verb in self.verbs():
            action = found.addAction(TITLES[verb])
            action.setEnabled(not self._read_only or verb in ASKING)
            action.triggered.connect(lambda _=False, verb=verb: self.verb.emit(verb))
        return found

    def verbs(self) -> tuple[str, ...]:
        """The gestures that fit, the likeliest first."""
        return tuple(
            made.objectName().rsplit(".", maxsplit=1)[-1] for made in self._verbs.widgets()
        )

    def first_verb(self) -> QPushButton | None:
        """The button of the likeliest gesture."""
        found = self._verbs.widgets()
        return found[0] if found and isinstance(found[0], QPushButton) else None

    def _offer(self, verbs: tuple[str, ...]) -> None:
        self._verbs.clear()
        self._foot.setVisible(bool(verbs))
        for number, verb in enumerate(verbs):
            name = f"assignments.inspector.{verb}"
            made = button(TITLES[verb], name, kind="plain" if number else "primary")
            made.setEnabled(not self._read_only or verb in ASKING)
            made.clicked.connect(lambda _=False, verb=verb: self.verb.emit(verb))
            self._verbs.addWidget(made)

    def _body(self, detail: Detail) -> QWidget:
        body = QWidget()
        body.setObjectName("scrolled")
        lines = QVBoxLayout(body)
        lines.setContentsMargins(SIDE, 12, SIDE, 12)
        lines.setSpacing(6)
        _known(detail, lines)
        self._extras(detail, lines)
        self._room = QVBoxLayout()
        self._room.setSpacing(6)
        self._points(detail, lines)
        lines.addLayout(self._room)
        if detail.steps:
            lines.addWidget(words("Next step" if detail.points else "To begin", "secondary"))
            for step in detail.steps:
                lines.addWidget(words(unbroken(step), "body", wrap=True))
        lines.addStretch(1)
        return body

    def _points(self, detail: Detail, lines: QVBoxLayout) -> None:
        """What breaks, point by point, or that nothing does."""
        if not detail.points:
            if detail.quiet:
                lines.addWidget(words(detail.quiet, "body", tone="good", wrap=True))
            return
        lines.addWidget(words("What breaks on these days", "secondary"))
        for number, point in enumerate(detail.points):
            again = [other for other in detail.points[:number] if other.name == point.name]
            name = f"{point.name}.{len(again) + 1}" if again else point.name
            lines.addWidget(self._point(point, name))
        if detail.more:
            lines.addWidget(words(f"and {detail.more} more, in the table", "secondary"))
        lines.addSpacing(8)

    def _point(self, point: Point, name: str) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 2, 0, 4)
        line.setSpacing(2)
        code = button(point.rule, f"assignments.point.{name}", kind="link")
        code.setProperty("tone", "bad" if TONES[point.stand] == "bad" else "")
        code.setAccessibleName(f"{point.rule}: {point.words} Show it")
        code.setToolTip("Show it")
        code.clicked.connect(lambda: self.followed.emit(point.page, point.key))
        waived = " (waived)" if TONES[point.stand] == "plain" else ""
        told = words(unbroken(f"{point.words}{waived}"), "body", wrap=True)
        told.setContentsMargins(0, 3, 0, 0)
        told.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        line.addWidget(code, 0, Qt.AlignmentFlag.AlignTop)
        line.addSpacing(max(0, CODE - code.sizeHint().width()))
        line.addWidget(told, 1)
        if point.mend:
            line.addWidget(self._mend(point, name), 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _mend(self, point: Point, name: str) -> Button:
        made = button(point.mend, f"assignments.mend.{name}", kind="link")
        made.setAccessibleName(f"{point.mend}: {point.rule} {point.words}")
        made.setToolTip("Open the form that mends it, filled in")
        made.setEnabled(not self._read_only)
        made.clicked.connect(lambda: self.mend_asked.emit(point.opening or point.breach))
        return made

    def _extras(self, detail: Detail, lines: QVBoxLayout) -> None:
        """What was before, what is handed over, and what differs between two days."""
        if detail.hand_over is not None or detail.histories is not None:
            past = Past(detail, read_only=self._read_only)
            past.ticked.connect(self.ticked)
            past.history_asked.connect(self.history_asked)
            lines.addWidget(past)
        if detail.compared:
            lines.addWidget(self._compared(detail))
            lines.addSpacing(8)

    def _compared(self, detail: Detail) -> Differences:
        made = Differences("assignments.differences")
        rows = tuple(replace(row, words=unbroken(row.words)) for row in detail.differences)
        made.show_rows(rows, title=detail.compared)
        made.list.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        made.chosen.connect(lambda key: self.followed.emit("", key))
        return made


def _known(detail: Detail, lines: QVBoxLayout) -> None:
    """A history as a strip, and the facts."""
    if detail.strip:
        lines.addWidget(HistoryStrip(detail.strip, of_post=detail.of_post))
    if detail.facts:
        lines.addLayout(_facts(detail.facts))
        lines.addSpacing(8)


def _facts(facts: tuple[tuple[str, str], ...]) -> QGridLayout:
    """Label and value side by side; a long value goes under its label."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    grid.setColumnStretch(1, 1)
    row = 0
    for label, value in facts:
        if row and label and len(value) > LONG:
            grid.setRowMinimumHeight(row, 6)
            row += 1
        told = words(unbroken(value), "body", wrap=True)
        if label:
            grid.addWidget(words(label, "secondary"), row, 0, Qt.AlignmentFlag.AlignTop)
        if len(value) > LONG:
            row += bool(label)
            grid.addWidget(told, row, 0, 1, 2)
        else:
            grid.addWidget(told, row, 1, Qt.AlignmentFlag.AlignTop)
        row += 1
    return grid


def unbroken(text: str) -> str:
    """The text with the hyphens of codes such as `EA-S3` kept within their line."""
    return re.sub(r"\b([A-Z]{2})-(?=[A-Z0-9])", "\\1\u2011", text)
