"""A card of the right column: what is chosen, what is wrong with it, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from bcu_desk.features.on_call.model.telling import Part, Step, Told
from bcu_desk.kit.controls import Button, Card, Chip, button, rule, words
from bcu_desk.kit.flow import FlowLayout

VERBS = (
    ("put", "Put on call…", "", "primary"),
    ("fill", "Fill…", "F", "primary"),
    ("change", "Change…", "C", "plain"),
    ("swap", "Swap…", "S", "plain"),
    ("end", "End early…", "", "plain"),
    ("remove", "Take off call", "", "danger"),
)


class ToldCard(Card):
    """`wanted` carries a verb, the key of what it is wanted for, and a collar number or ''."""

    wanted = Signal(str, str, str)

    def __init__(self, name: str, *, writable: bool) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName("What is chosen")
        self._name = name
        self._writable = writable
        self._told: Told | None = None
        self._body = QWidget()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(1, 1, 1, 1)
        self._lines.setSpacing(0)
        self._lines.addWidget(self._body)
        self._lines.addStretch(1)

    def show_told(self, told: Told) -> None:
        """Show other words."""
        if told == self._told:
            return
        self._told = told
        before, self._body = self._body, self._made(told)
        self._lines.replaceWidget(before, self._body)
        before.hide()
        before.deleteLater()
        self._body.show()

    def text(self) -> str:
        """The title shown."""
        return self._told.title if self._told is not None else ""

    def _made(self, told: Told) -> QWidget:
        body = QWidget()
        lines = QVBoxLayout(body)
        lines.setContentsMargins(0, 0, 0, 4)
        lines.setSpacing(0)
        lines.addLayout(_head(told))
        if told.facts:
            lines.addWidget(rule())
            lines.addLayout(_facts(told))
        for number, part in enumerate(told.parts):
            lines.addWidget(rule())
            lines.addLayout(self._part(part, number))
        verbs = [one for one in VERBS if one[0] in told.verbs] if self._writable else []
        if verbs:
            lines.addWidget(rule())
            foot = QVBoxLayout()
            foot.setContentsMargins(16, 12, 16, 12)
            flow = FlowLayout(gap=8)
            for verb, title, key, kind in verbs:
                flow.addWidget(self._button(verb, title, key, kind))
            foot.addLayout(flow)
            lines.addLayout(foot)
        return body

    def _button(self, verb: str, title: str, key: str, kind: str) -> Button:
        made = button(title, f"{self._name}.{verb}", kind=kind, key=key or None)
        made.clicked.connect(lambda: self._send(verb, self._told.key if self._told else "", ""))
        return made

    def _part(self, part: Part, number: int) -> QVBoxLayout:
        made = QVBoxLayout()
        made.setContentsMargins(16, 12, 16, 12)
        made.setSpacing(8)
        made.addWidget(words(part.title, "section"))
        for place, step in enumerate(part.steps):
            made.addLayout(self._step(step, f"{self._name}.{number}.{place}"))
        return made

    def _step(self, step: Step, name: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(words(step.words, "strong" if step.detail else "body", wrap=True))
        if step.detail:
            told.addWidget(words(step.detail, "secondary", wrap=True))
        line.addLayout(told, 1)
        if step.button and (self._writable or step.verb == "look"):
            made = button(step.button, name, kind="link" if step.verb == "look" else "plain")
            made.setAccessibleName(f"{step.button}: {step.words}, {step.detail}")
            made.clicked.connect(lambda: self._send(step.verb, step.key, step.person))
            line.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _send(self, verb: str, key: str, person: str) -> None:
        self.wanted.emit(verb, key, person)


def _head(told: Told) -> QVBoxLayout:
    upper = QVBoxLayout()
    upper.setContentsMargins(16, 14, 16, 12)
    upper.setSpacing(4)
    head = QHBoxLayout()
    head.setSpacing(8)
    head.addWidget(words(told.title, "title", wrap=True), 1)
    if told.chip:
        head.addWidget(Chip(told.chip, tone=told.tone), 0, Qt.AlignmentFlag.AlignTop)
    upper.addLayout(head)
    if told.about:
        upper.addWidget(words(told.about, "secondary", wrap=True))
    return upper


def _facts(told: Told) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(16, 12, 16, 12)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    grid.setColumnMinimumWidth(0, 76)
    grid.setColumnStretch(1, 1)
    for number, (label, value) in enumerate(told.facts):
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(words(label, "secondary"), number, 0, top)
        grid.addWidget(words(value, "body", wrap=True), number, 1, top)
    return grid
