"""What a dragged edge would do, in words, with the two ways to save it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from bcu_desk.features.assignments.rules.plans.preview import Preview, RuleEffect
from bcu_desk.features.assignments.rules.plans.taking import step_of, title_of
from bcu_desk.kit.controls import Card, Chip, button, rule, words
from bcu_desk.kit.flow import FlowLayout
from bcu_desk.work.sentences import sentence

SIDE = 16
HELD = "Choose how it is saved. Esc puts it back."
UNDER_WAY = "Drop it, or press Enter, to choose how it is saved. Esc puts it back."


class MovePanel(Card):
    """`decided` carries whether the record is corrected; `followed` whether the next one moves."""

    decided = Signal(bool)
    followed = Signal(bool)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("assignments.move")
        self.setAccessibleName("What the move would do")
        self.setProperty("emphasis", "true")
        self.chip = Chip("Not saved", tone="accent")
        self.title = words("", "section", wrap=True)
        self._hint = words("", "secondary", wrap=True)
        self._parts = {
            name: _Part(title, tone)
            for name, title, tone in (
                ("moves", "What moves", ""),
                ("between", "What is left", ""),
                ("breaks", "What would break", "bad"),
                ("mends", "What would be mended", "good"),
            )
        }
        self._quiet = words("No rule breaks or is mended by it.", "body", wrap=True)
        self.follow = QCheckBox("The neighbour moves along")
        self.follow.setObjectName("assignments.move.follow")
        self.follow.toggled.connect(lambda on: self.followed.emit(on))
        self._step = words("", "body", wrap=True)
        self._make_buttons()
        self._lay_out()

    def _make_buttons(self) -> None:
        self.change = button("Change from a date", "assignments.move.change", kind="primary")
        self.change.clicked.connect(lambda: self.decided.emit(False))
        self.correct = button("Correct the record", "assignments.move.correct")
        self.correct.clicked.connect(lambda: self.decided.emit(True))
        self.cancel = button("Cancel", "assignments.move.cancel", kind="quiet")
        self.cancel.clicked.connect(lambda: self.cancelled.emit())

    def _lay_out(self) -> None:
        outside = QVBoxLayout(self)
        outside.setContentsMargins(1, 1, 1, 1)
        outside.setSpacing(0)
        outside.addLayout(self._head())
        outside.addWidget(rule())
        outside.addWidget(self._middle(), 1)
        outside.addWidget(rule())
        outside.addLayout(self._foot())

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(SIDE, 12, SIDE, 12)
        head.setSpacing(6)
        head.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignLeft)
        head.addWidget(self.title)
        head.addWidget(self._hint)
        return head

    def _middle(self) -> QScrollArea:
        body = QWidget()
        body.setObjectName("scrolled")
        lines = QVBoxLayout(body)
        lines.setContentsMargins(SIDE, 12, SIDE, 12)
        lines.setSpacing(12)
        for part in self._parts.values():
            lines.addWidget(part)
        lines.addWidget(self._quiet)
        lines.addWidget(self.follow)
        lines.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(body)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return scroll

    def _foot(self) -> QVBoxLayout:
        foot = QVBoxLayout()
        foot.setContentsMargins(SIDE, 10, SIDE, 12)
        foot.setSpacing(8)
        foot.addWidget(words("One step to undo", "secondary"))
        foot.addWidget(self._step)
        flow = FlowLayout(gap=8)
        for made in (self.change, self.correct, self.cancel):
            flow.addWidget(made)
        foot.addLayout(flow)
        return foot

    def show_preview(self, found: Preview, today: date, *, held: bool) -> None:
        """Say what a move would do; it can be saved once it is `held`."""
        trouble = found.trouble
        self.title.setText("This can’t be" if trouble is not None else title_of(found))
        self._hint.setText(HELD if held else UNDER_WAY)
        self._parts["moves"].show_lines(_told(found))
        self._parts["between"].show_lines([found.between] if found.between else [])
        self._parts["breaks"].show_lines(_effects(found.breaks))
        self._parts["mends"].show_lines(_effects(found.mends))
        self._quiet.setVisible(not (found.breaks or found.mends or trouble is not None))
        self.follow.blockSignals(True)
        self.follow.setChecked(found.follow)
        self.follow.blockSignals(False)
        self.follow.setVisible(found.can_follow)
        self._offer(found, today, held=held)
        self.setAccessibleDescription(f"{self.title.text()}. {found.between}")

    def _offer(self, found: Preview, today: date, *, held: bool) -> None:
        ready = held and found.trouble is None
        past = found.trouble is None and found.first() < today
        self.change.setText(f"Change from {_short(found.first())}")
        self.change.setEnabled(ready and not past)
        why = "The past is not changed, only corrected." if past else ""
        self.change.setToolTip(why or "The days before stay as they are")
        self.correct.setEnabled(ready)
        self.correct.setToolTip("The record was wrong from the start")
        self._tell_step(found, correct=past)
        if past:
            self._hint.setText(f"{why} {HELD if held else UNDER_WAY}")

    def _tell_step(self, found: Preview, *, correct: bool) -> None:
        """The step that is saved, and on each button the one that it makes."""
        self._step.setText("" if found.trouble else step_of(found, correct=correct))
        for made, corrects in ((self.change, False), (self.correct, True)):
            told = "" if found.trouble else f"One step: {step_of(found, correct=corrects)}"
            made.setAccessibleDescription(told)

    def take_keyboard(self) -> None:
        """Give the keyboard to the likelier of the two ways."""
        first = self.change if self.change.isEnabled() else self.correct
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def lines(self) -> tuple[str, ...]:
        """Everything that is said, in order."""
        return tuple(line for part in self._parts.values() for line in part.lines())

    def step(self) -> str:
        """The name of the step to undo."""
        return self._step.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves everything as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)


def _told(found: Preview) -> list[str]:
    """Why it can't be, or what moves."""
    if found.trouble is not None:
        return [sentence(found.trouble.code, found.trouble.facts)]
    return [move.words() for move in found.moves]


class _Part(QWidget):
    """A heading with lines under it; hidden where there are none."""

    def __init__(self, title: str, tone: str) -> None:
        super().__init__()
        self._tone = tone
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(4)
        self._lines.addWidget(words(title, "secondary"))
        self._shown: list[QLabel] = []

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show lines in place of those before."""
        while len(self._shown) < len(lines):
            made = words("", "body", wrap=True, tone=self._tone or None)
            self._shown.append(made)
            self._lines.addWidget(made)
        for number, label in enumerate(self._shown):
            label.setVisible(number < len(lines))
            label.setText(lines[number] if number < len(lines) else "")
        self.setVisible(bool(lines))

    def lines(self) -> list[str]:
        """The lines shown."""
        return [label.text() for label in self._shown if label.text()]


def _effects(found: Sequence[RuleEffect]) -> list[str]:
    return [f"{item.rule}  {item.words()}" for item in found]


def _short(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"
